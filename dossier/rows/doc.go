// Package rows reads the tables of a dossier as typed rows, and says once what
// a row amounts to: what multiplies to an amount, which resource is public aid
// or brings money, which expense the call's parameters refuse. Figures, rules
// and the workbook ask here, so that no two of them can read one table in two
// ways. It names tables and columns by their permanent ids; it derives no
// figure, judges nothing and words nothing.
package rows

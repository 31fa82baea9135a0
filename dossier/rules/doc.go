// Package rules holds the checks beyond missing and wrong form, each a value
// that a call file names, and the needs that say when a piece is wanted. A rule
// reads a dossier.View, judges, and says a problem code; it words nothing and
// changes nothing. Calculations belong to dossier/figures.
package rules

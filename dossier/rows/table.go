package rows

import (
	"cmp"
	"reflect"
	"slices"

	"dossierpme/dossier"
)

// Row is anything that stands in a row of a table.
type Row interface {
	Where() Place
}

// Place is where a row stands.
type Place struct {
	Table dossier.FieldID
	Row   string
}

// Table is the table that rows of a type stand in.
func Table[R Row]() dossier.FieldID {
	var none R
	return none.Where().Table
}

// Spot is a cell of the row, or the row where col is "".
func (p Place) Spot(col string) dossier.Spot {
	field := p.Table
	if col != "" {
		field += "." + dossier.FieldID(col)
	}
	return dossier.Spot{Field: field, Row: p.Row}
}

// Ref is what a reference holds that names the row beside rows of other tables.
func (p Place) Ref() string { return dossier.RowRef(p.Table, p.Row) }

// Problem makes a problem of a cell of the row.
func (p Place) Problem(v *dossier.View, col string, s dossier.Severity, code string, args dossier.Args) dossier.Problem {
	return v.RowProblem(p.Table, p.Row, col, s, code, args)
}

// read reads a table in the order of the row ids, so that the order on screen
// changes no figure and no derivation. The slice is shared and must not be
// changed.
func read[R Row](v *dossier.View) []R {
	table := Table[R]()
	return dossier.Once(v, key{table, reflect.TypeFor[R]()}, func() []R {
		rows := slices.Clone(dossier.RowsOf[R](v, table))
		slices.SortStableFunc(rows, func(a, b R) int { return cmp.Compare(a.Where().Row, b.Where().Row) })
		return rows
	})
}

type key struct {
	table dossier.FieldID
	row   reflect.Type
}

// AsTyped brings rows into the order of the dossier, which is the one that
// people see; rows of several tables keep the order of their tables.
func AsTyped[R Row](v *dossier.View, list []R) []R {
	at := make(map[Place]int, len(list))
	tables := map[dossier.FieldID]bool{}
	for _, r := range list {
		table := r.Where().Table
		if tables[table] {
			continue
		}
		first := len(at)
		for i, row := range v.Rows(table) {
			at[Place{table, row.ID}] = first + i
		}
		tables[table] = true
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b R) int { return cmp.Compare(at[a.Where()], at[b.Where()]) })
	return out
}

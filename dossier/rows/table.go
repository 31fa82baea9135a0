package rows

import (
	"cmp"
	"reflect"
	"slices"

	"dossierpme/dossier"
)

// sorted reads a table in the order of the row ids, so that the order on screen
// changes no figure and no derivation. The slice is shared and must not be
// changed.
func sorted[T any](v *dossier.View, table dossier.FieldID, id func(T) string) []T {
	return dossier.Once(v, key{table, reflect.TypeFor[T]()}, func() []T {
		rows := slices.Clone(dossier.RowsOf[T](v, table))
		slices.SortStableFunc(rows, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
		return rows
	})
}

type key struct {
	table dossier.FieldID
	row   reflect.Type
}

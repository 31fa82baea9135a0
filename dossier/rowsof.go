package dossier

import (
	"reflect"
	"sync"
)

// Num is a number that may be absent.
type Num struct {
	Decimal
	OK bool
}

// Bool is a yes or no that may be absent.
type Bool struct{ Value, OK bool }

// Yes reports a yes.
func (b Bool) Yes() bool { return b.OK && b.Value }

// No reports a no.
func (b Bool) No() bool { return b.OK && !b.Value }

// RowsOf reads the visible, well-formed cells of a table into plain structs:
// fields are filled by their tag `col:"unit_price"`, the row's id by `col:"id"`.
// A field is a string, Num, Bool or Date; those of an embedded struct count too,
// so that tables may share columns. Absent cells leave the zero value.
// The slice is shared between callers and must not be changed.
func RowsOf[T any](v *View, table FieldID) []T {
	type key struct {
		table FieldID
		row   reflect.Type
	}
	return Once(v, key{table, reflect.TypeFor[T]()}, func() []T { return rowsOf[T](v, table) })
}

func rowsOf[T any](v *View, table FieldID) []T {
	f := v.Call.Field(table)
	rows := v.Rows(table)
	if f == nil || len(rows) == 0 {
		return nil
	}
	tags := tagsOf(reflect.TypeFor[T]())
	type slot struct {
		index []int
		col   *Field
	}
	slots := make([]slot, 0, len(tags))
	for _, t := range tags {
		if t.col == "id" {
			slots = append(slots, slot{t.index, nil})
		} else if c := f.Column(t.col); c != nil {
			slots = append(slots, slot{t.index, c})
		}
	}
	out := make([]T, len(rows))
	for i, r := range rows {
		dst := reflect.ValueOf(&out[i]).Elem()
		for _, s := range slots {
			p := dst.FieldByIndex(s.index).Addr().Interface()
			if s.col == nil {
				*p.(*string) = r.ID
				continue
			}
			cell := r.Get(string(s.col.ID))
			if cell == nil || !v.CellVisible(f, r, s.col) {
				continue
			}
			fill(p, cell)
		}
	}
	return out
}

func fill(p any, cell Value) {
	switch p := p.(type) {
	case *string:
		if t, ok := cell.(Text); ok {
			*p = string(t)
		}
	case *Num:
		p.Decimal, p.OK = asDecimal(cell)
	case *Bool:
		if b, ok := cell.(YesNo); ok {
			*p = Bool{bool(b), true}
		}
	case *Date:
		if d, ok := cell.(Date); ok {
			*p = d
		}
	}
}

type tag struct {
	index []int
	col   string
}

var tagCache sync.Map // reflect.Type → []tag

func tagsOf(t reflect.Type) []tag {
	if c, ok := tagCache.Load(t); ok {
		return c.([]tag)
	}
	var tags []tag
	for _, f := range reflect.VisibleFields(t) {
		if col := f.Tag.Get("col"); col != "" {
			tags = append(tags, tag{f.Index, col})
		}
	}
	tagCache.Store(t, tags)
	return tags
}

package dossier

import (
	"slices"
	"strings"
)

// refKind is a row of another table, or of this one: its id, or table/row where
// the rows of several tables serve. What may be said instead of a row is an option.
type refKind struct{ plain }

// RowRef names a row where the rows of several tables serve: table/row.
func RowRef(table FieldID, row string) string { return string(table) + "/" + row }

// ParseRowRef is the row that such a text names; false where it names none.
func ParseRowRef(ref string) (table FieldID, row string, ok bool) {
	to, row, ok := strings.Cut(ref, "/")
	return FieldID(to), row, ok
}

// RefTitle is the title of the row that such a text names, "" where it is not shown.
func (v *View) RefTitle(ref string) string {
	table, row, _ := ParseRowRef(ref)
	f, i := v.Call.Field(table), v.RowIndex(table, row)
	if f == nil || i < 0 {
		return ""
	}
	return v.Title(f, v.Rows(table), i)
}

// RefTables are the tables whose rows a reference can name.
func (f *Field) RefTables() []FieldID {
	switch {
	case f.Kind != KindRef:
		return nil
	case len(f.Tables) > 0:
		return f.Tables
	}
	return []FieldID{f.Table}
}

// RefTo is the row that a reference names; no table where it names none.
func (f *Field) RefTo(val Value) (table FieldID, row string) {
	text, ok := val.(Text)
	switch {
	case f.Kind != KindRef || !ok || text.Empty():
		return "", ""
	case len(f.Tables) == 0:
		return f.Table, string(text)
	}
	if table, row, _ = ParseRowRef(string(text)); slices.Contains(f.Tables, table) {
		return table, row
	}
	return "", ""
}

// RefValue is what a reference holds that names a row.
func (f *Field) RefValue(table FieldID, row string) Value {
	if len(f.Tables) > 0 {
		return Text(RowRef(table, row))
	}
	return Text(row)
}

func (refKind) decode(_ *Field, n *node) (Value, bool) {
	return Text(n.text), n.kind == jsonString
}

func (refKind) parse(f *Field, typed string) (Value, bool) {
	s := trim(typed)
	if _, option := f.Option(s); option {
		return Text(s), true
	}
	row := s
	if len(f.Tables) > 0 {
		_, row = f.RefTo(Text(s))
	}
	return Text(s), rowIDForm.MatchString(row)
}

// schema takes whatever decode takes that can name a row or an option.
func (refKind) schema(f *Field) map[string]any {
	row := strings.Trim(rowIDForm.String(), "^$")
	forms := []string{"^$"}
	if len(f.Tables) == 0 {
		forms = append(forms, "^"+row+"$")
	} else {
		names := make([]string, len(f.Tables))
		for i, t := range f.Tables {
			names[i] = strings.ReplaceAll(string(t), ".", `\.`)
		}
		forms = append(forms, "^("+strings.Join(names, "|")+")/"+row+"$")
	}
	for _, o := range f.Options {
		forms = append(forms, "^"+o.ID+"$")
	}
	return map[string]any{"type": "string", "pattern": strings.Join(forms, "|")}
}

func (refKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

// show words an option; a row is worded by showIn.
func (refKind) show(f *Field, v Value, _ Reference) string {
	if label, ok := f.Option(v.String()); ok {
		return label
	}
	return v.String()
}

// showIn is the title of the row that the reference names.
func (refKind) showIn(v *View, table *Field, r Row, col *Field, val Value) (string, bool) {
	to, row := col.RefTo(val)
	target := v.Call.Field(to)
	if target == nil {
		return "", false
	}
	rows := v.Dossier.Rows(to) // those of a hidden table have titles too
	type key struct{ all FieldID }
	i, ok := Once(v, key{to}, rows.places)[row]
	if !ok || to == table.ID && rows[i].ID == r.ID {
		return "", false
	}
	return v.Title(target, rows, i), true
}

// checkIn looks for the row.
func (refKind) checkIn(v *View, f *Field, val Value) []finding {
	if _, option := f.Option(val.String()); option {
		return nil
	}
	if to, row := f.RefTo(val); v.refersTo(to, row) {
		return nil
	}
	return []finding{{code: CodeUnknownRow, severity: Blocking}}
}

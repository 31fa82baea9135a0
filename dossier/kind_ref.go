package dossier

// refKind is the id of a row of another table, or of this one.
type refKind struct{ plain }

func (refKind) decode(_ *Field, n *node) (Value, bool) {
	return Text(n.text), n.kind == jsonString
}

func (refKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	return Text(s), rowIDForm.MatchString(s)
}

func (refKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": `^$|` + rowIDForm.String()}
}

func (refKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

// showIn is the title of the row that the reference names.
func (refKind) showIn(v *View, table *Field, r Row, col *Field, val Value) (string, bool) {
	target := v.Call.Field(col.Table)
	if target == nil {
		return "", false
	}
	rows := v.Dossier.Rows(col.Table) // those of a hidden table have titles too
	type key struct{ all FieldID }
	i, ok := Once(v, key{col.Table}, rows.places)[val.String()]
	if !ok || col.Table == table.ID && rows[i].ID == r.ID {
		return "", false
	}
	return v.Title(target, rows, i), true
}

// checkIn looks for the row.
func (refKind) checkIn(v *View, f *Field, val Value) []finding {
	if _, there := v.rowIndex(f.Table)[val.String()]; there {
		return nil
	}
	return []finding{{code: "unknown_row", severity: Blocking}}
}

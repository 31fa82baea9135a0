package dossier

// Begun are the cells that a new row of a table begins with: its production line, where
// the project has one line only. They are answers like typed ones.
func (v *View) Begun(table *Field) map[string]Value {
	out := map[string]Value{}
	rows := v.Rows(productionLines)
	if len(rows) != 1 || table.ID == productionLines {
		return out
	}
	for i := range table.Columns {
		if c := &table.Columns[i]; c.Kind == KindRef && c.Table == productionLines {
			out[string(c.ID)] = Text(rows[0].ID)
		}
	}
	return out
}

package dossier

// Gate is the question with yes or no that a table stands behind: its rows are asked
// after a yes. None where the table is always asked.
func (c *Call) Gate(table FieldID) FieldID {
	f := c.Field(table)
	if f == nil || f.Kind != KindRows || len(f.When) != 1 || f.When[0].Is != true {
		return ""
	}
	return f.When[0].Field
}

// ShutBy is the question whose no hides a table: whether there is anything to list. ""
// where the table has none, or it is answered otherwise. Calls of the first form have
// no gates: there a hidden table says nothing.
func (v *View) ShutBy(f *Field) FieldID {
	if f.Kind != KindRows || v.Call.Format() < 2 {
		return ""
	}
	for _, w := range f.When {
		if w.Is == true && v.No(w.Field) {
			return w.Field
		}
	}
	return ""
}

// gateRows reports tables with rows behind a gate that says there are none. The rows
// are kept and count nowhere.
func (k *checker) gateRows() {
	if k.Call.Format() < 2 {
		return
	}
	for si := range k.Call.Sections {
		for fi := range k.Call.Sections[si].Fields {
			f := &k.Call.Sections[si].Fields[fi]
			rows := k.Dossier.Rows(f.ID)
			if gate := k.ShutBy(f); gate != "" && len(rows) > 0 {
				k.add(k.Problem(gate, Blocking, "gate_rows", Args{"table": f.Name(), "count": Int(int64(len(rows))).French()}))
			}
		}
	}
}

// refersTo reports whether a row is there to be referred to: in a table that is shown,
// or in one that its gate hides, whose rows are kept.
func (v *View) refersTo(table FieldID, row string) bool {
	if _, there := v.rowIndex(table)[row]; there {
		return true
	}
	f := v.Call.Field(table)
	return f != nil && v.ShutBy(f) != "" && v.Dossier.Rows(table).Index(row) >= 0
}

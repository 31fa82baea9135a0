package dossier

import "slices"

// Gate is the question with yes or no that a table stands behind: its rows are asked
// after a yes. Of several conditions it is the last such question, the nearest one. None
// where the table is always asked, nor in a call of the first form: there a hidden table
// says nothing.
func (c *Call) Gate(table FieldID) FieldID {
	f := c.Field(table)
	if f == nil || f.Kind != KindRows || c.Format() < 2 {
		return ""
	}
	for i := range slices.Backward(f.When) {
		if f.When[i].Is == true {
			return f.When[i].Field
		}
	}
	return ""
}

// ShutBy is the gate of a table where it is answered with no: there is nothing to list.
// "" where the table has none, or it is answered otherwise.
func (v *View) ShutBy(table FieldID) FieldID {
	if gate := v.Call.Gate(table); gate != "" && v.No(gate) {
		return gate
	}
	return ""
}

// gateRows reports tables with rows behind a gate that says there are none. The rows
// are kept and count nowhere.
func (k *checker) gateRows() {
	for f := range k.Call.Questions() {
		rows := k.Dossier.Rows(f.ID)
		if gate := k.ShutBy(f.ID); gate != "" && len(rows) > 0 {
			k.add(k.Problem(gate, Blocking, CodeGateRows, Args{"table": f.Name(), "count": Int(int64(len(rows))).French()}).See(Spot{Field: f.ID}))
		}
	}
}

// refersTo reports whether a row is there to be referred to: in a table that is shown,
// or in one that its gate hides, whose rows are kept.
func (v *View) refersTo(table FieldID, row string) bool {
	if _, there := v.rowIndex(table)[row]; there {
		return true
	}
	return v.ShutBy(table) != "" && v.Dossier.Rows(table).Index(row) >= 0
}

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

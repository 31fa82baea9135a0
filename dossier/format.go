package dossier

// Format is the file form that dossiers of this call are written in: the second where
// the call has a question or a key that the first did not know. It is settled when the
// call is prepared.
func (c *Call) Format() int { return max(c.format, 1) }

// format is the lowest form that the dossier's call and its content need.
func (d *Dossier) format() int {
	if len(d.Notes) > 0 || len(d.Origins) > 0 {
		return 2
	}
	return max(d.form, 1)
}

// second reports whether a field, or a column of it, is one that the first form did
// not know.
func (f *Field) second() bool {
	if len(f.When) > 1 || len(f.Tables) > 0 || f.constant != nil || f.Carried != "" || inSecond[f.ID] {
		return true
	}
	for i := range f.Columns {
		if c := &f.Columns[i]; c.second() || inSecond[f.ID+"."+c.ID] {
			return true
		}
	}
	return false
}

// inSecond are the questions, and columns, of the second form that no key tells.
var inSecond = map[FieldID]bool{
	"start.already_signed": true, "state_aid.has_de_minimis": true, "state_aid.has_other_aids": true,
	"jobs.creates": true, "environment.has_water": true, "environment.has_waste": true, "project.has_other_costs": true, "finance.has_loans": true,
	"explanations": true, "lines.next": true,
}

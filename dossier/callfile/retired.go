package callfile

import (
	"slices"

	"dossierpme/dossier"
)

// successor is the common question that took the place of a retired one.
func (r *reader) successor(id dossier.FieldID) (dossier.Successor, bool) {
	if r.common == nil || !r.common.Retired[string(id)] {
		return dossier.Successor{}, false
	}
	next, ok := dossier.SuccessorOf(id)
	return next, ok && r.common.field(string(next.New)) != nil
}

func (r *reader) warn(line int, next dossier.Successor) {
	if len(r.warnings) < maxFaults {
		r.warnings = append(r.warnings, Fault{r.file, line, "retired_use", map[string]string{"id": string(next.Old), "use": string(next.New)}})
	}
}

// openGates lets conditions read what took the place of a retired question, and takes
// the gate from a table whose call does not ask it: it is asked without.
func (r *reader) openGates(c *dossier.Call) {
	has := map[dossier.FieldID]bool{}
	for f := range c.Questions() {
		has[f.ID] = true
	}
	conditions := func(at dossier.FieldID, in dossier.Conditions) dossier.Conditions {
		for i, w := range in {
			next, ok := r.successor(w.Field)
			if !ok || has[w.Field] {
				continue
			}
			r.warn(r.lineOf(at, "when"), next)
			in = slices.Clone(in)
			in[i] = next.Condition(w, r.common.field(string(next.New)))
		}
		return in
	}
	for f := range c.Questions() {
		f.When = conditions(f.ID, f.When)
		for i := range f.Columns {
			if when := conditions(f.ID, f.Columns[i].When); len(when) > 0 && &when[0] != &f.Columns[i].When[0] {
				f.Columns = slices.Clone(f.Columns)
				f.Columns[i].When = when
			}
		}
		if f.Kind == dossier.KindRows && r.common.field(string(f.ID)) != nil {
			f.When = slices.DeleteFunc(slices.Clone(f.When), func(w dossier.Condition) bool {
				return w.Is == true && !has[w.Field] && r.common.field(string(w.Field)) != nil
			})
		}
	}
}

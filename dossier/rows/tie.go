package rows

import "dossierpme/dossier"

// Untied is what a row says that nothing of the project brings its change.
const Untied = "none"

// Tied are the values of due_to that name something of the project that is paid for:
// a machine or a cost that is not ineligible, or a line that has such a machine.
func Tied(v *dossier.View) map[string]bool {
	type once struct{}
	return dossier.Once(v, once{}, func() map[string]bool {
		out := map[string]bool{}
		for _, p := range Purchases(v) {
			if p.Eligibility(v) == Ineligible {
				continue
			}
			out[p.Where().Ref()] = true
			if p.Machine() && p.Line != "" {
				out[Place{Table[Line](), p.Line}.Ref()] = true
			}
		}
		for due := range out { // a line that is no longer there
			if table, id, _ := dossier.ParseRowRef(due); table == Table[Line]() && v.RowIndex(table, id) < 0 {
				delete(out, due)
			}
		}
		return out
	})
}

package form

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// gated offers both ways out where a question was answered with no and its table has
// rows: to clear them, or to answer yes.
func (e Env) gated(gate dossier.FieldID) []kit.Action {
	call := e.Session.Call()
	var tables []dossier.FieldID
	for f := range call.Questions() {
		if f.Kind == dossier.KindRows && call.Gate(f.ID) == gate && len(e.Session.Dossier().Rows(f.ID)) > 0 {
			tables = append(tables, f.ID)
		}
	}
	if len(tables) == 0 {
		return nil
	}
	step := func(change func()) func() {
		return func() {
			e.Session.EndStep()
			change()
			e.Session.EndStep()
		}
	}
	empty := step(func() {
		for _, id := range slices.Backward(tables) {
			e.Session.Set(id, nil)
		}
		if e.Say != nil {
			e.Say(e.Words.T("form.gate.cleared"), e.Words.T("ui.undo"), func() {
				for range tables {
					e.Session.Undo()
				}
			})
		}
	})
	return []kit.Action{
		{Label: e.Words.T("form.gate.clear"), Do: empty},
		{Label: e.Words.T("form.gate.yes"), Do: step(func() { e.Session.Set(gate, dossier.YesNo(true)) })},
	}
}

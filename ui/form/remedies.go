package form

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// Remedies are what can be done about a problem besides typing another answer: to take
// the value of another place over, to clear rows or answer yes, to explain it.
func (e Env) Remedies(pr dossier.Problem) []kit.Action {
	var out []kit.Action
	for _, by := range e.Session.View().Settlings(pr) {
		out = append(out, e.settling(by))
	}
	if pr.Code == dossier.CodeGateRows {
		out = append(out, e.gated(pr.Field)...)
	}
	return append(out, e.explainAction(pr)...)
}

// remediesHere are those that are offered under a question, which offers by itself to
// let a carried value stand again.
func (e Env) remediesHere(pr dossier.Problem) []kit.Action {
	var out []kit.Action
	for _, by := range e.Session.View().Settlings(pr) {
		if !by.Restores() {
			out = append(out, e.settling(by))
		}
	}
	if pr.Code == dossier.CodeGateRows {
		out = append(out, e.gated(pr.Field)...)
	}
	return append(out, e.explainAction(pr)...)
}

// settling takes a value over, in one step that can be taken back.
func (e Env) settling(by dossier.Settling) kit.Action {
	shown := dossier.Show(by.Field, by.Value, e.Session.View().Env.Ref)
	return kit.Action{Label: e.Words.T("form.standing.take", "value", shown), Do: func() {
		e.Canvas.Unfocus() // what is being typed there is judged first
		if e.Session.Settle(by) && e.Say != nil {
			e.Say(e.Words.T("form.settle.done", "value", shown), e.Words.T("ui.undo"), func() { e.Session.Undo() })
		}
	}}
}

// told is something that is said of a table or a row, with what can be done about it.
type told struct {
	kit.Message
	ways []kit.Action
}

func (t told) same(as told) bool {
	return t.Message == as.Message && slices.EqualFunc(t.ways, as.ways, func(a, b kit.Action) bool { return a.Label == b.Label })
}

// tell words the problems of a place for banners.
func (p *Page) tell(about []dossier.Problem) []told {
	out := make([]told, len(about))
	for i, pr := range about {
		out[i] = told{p.env.message(pr), append(p.env.also(pr), p.env.remediesHere(pr)...)}
	}
	return out
}

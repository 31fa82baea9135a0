package form

import (
	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/kit"
)

// fewPlaces is how many of the places that a problem points to are named where it is
// said; the others are a step further.
const fewPlaces = 3

// also leads to the other places that a problem points to, each with what it says.
func (e Env) also(pr dossier.Problem) []kit.Action {
	if e.Lead == nil || pr.Explained {
		return nil
	}
	from := dossier.Spot{Field: pr.Field, Row: pr.Row}
	var out []kit.Action
	more, v := 0, e.Session.View()
	for _, s := range problemtext.Places(e.Words, v, pr) {
		switch {
		case s.At == from:
			continue
		case len(out) == fewPlaces:
			more++
			continue
		}
		words := "form.also.see"
		if !s.Answered {
			words = "form.also.see_empty"
		}
		label := e.Words.T(words, "place", s.From(from, v), "value", s.Value)
		out = append(out, kit.Action{Label: label, Do: func() { e.Lead(from, s.At) }, Quiet: true})
	}
	if more > 0 && e.ShowPlaces != nil {
		out = append(out, kit.Action{Label: e.Words.T("form.also.more", "n", more), Do: func() { e.ShowPlaces(pr) }, Quiet: true})
	}
	return out
}

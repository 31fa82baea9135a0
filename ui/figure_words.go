package ui

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// figureWords write figures for the screen.
type figureWords struct {
	*figuretext.Texts
	a *App
	v *dossier.View
}

func (a *App) figureWords(v *dossier.View) figureWords {
	return figureWords{figuretext.New(a.Words, v), a, v}
}

var statusTones = map[figures.Status]kit.Tone{
	figures.Computed: kit.Accent, figures.Estimate: kit.Warning, figures.Unknown: kit.Neutral, figures.Expired: kit.Warning,
}

// result is a figure as the pages show it.
func (f figureWords) result(id string) field.Result {
	fig, ok := f.a.opened.Figure(f.v, id)
	if !ok {
		return field.Result{}
	}
	r := field.Result{Tone: statusTones[fig.Status], Note: f.note(fig)}
	if fig.Status != figures.Computed || len(fig.Numbers) > 0 {
		r.Status = french.Capital(f.Status(fig.Status))
	}
	for _, l := range f.Lines(fig) {
		if l.Main {
			r.Text, r.Amount = l.Text, l.Shape == figures.Money
			continue
		}
		r.Lines = append(r.Lines, field.ResultLine{Label: l.Label, Value: l.Text})
	}
	if fig.Spec.Main == "" && len(r.Lines) > 0 {
		r.Text = f.Count(len(r.Lines))
	}
	return r
}

// fewNames is how many missing answers a note names.
const fewNames = 3

// note says what a figure lacks, or what it depends on.
func (f figureWords) note(fig figures.Figure) string {
	var parts []string
	if lacks := f.Lacks(fig, fewNames); lacks != "" {
		parts = append(parts, lacks)
	}
	if len(fig.Caveats) > 0 {
		parts = append(parts, f.Message(fig.Caveats[0]))
	}
	return strings.Join(parts, " ")
}

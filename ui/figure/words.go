package figure

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// texts write the figures of a dossier for the screen.
type texts struct {
	*figuretext.Texts
	f *Figures
	v *dossier.View
}

func (f *Figures) texts(v *dossier.View) texts {
	return texts{figuretext.New(f.Words, v), f, v}
}

var statusTones = map[figures.Status]kit.Tone{
	figures.Computed: kit.Accent, figures.Estimate: kit.Warning, figures.Unknown: kit.Neutral, figures.Expired: kit.Warning,
}

// Result is a figure as the pages show it.
func (f *Figures) Result(v *dossier.View, id string) field.Result { return f.texts(v).result(id) }

func (t texts) result(id string) field.Result {
	fig, ok := t.f.Compute(t.v, id)
	if !ok {
		return field.Result{}
	}
	r := field.Result{Tone: statusTones[fig.Status], Note: t.note(fig)}
	if fig.Status != figures.Computed || len(fig.Numbers) > 0 {
		r.Status = french.Capital(t.Status(fig.Status))
	}
	for _, l := range t.Lines(fig) {
		if l.Main {
			r.Text, r.Amount = l.Text, l.Shape == figures.Money
			continue
		}
		r.Lines = append(r.Lines, field.ResultLine{Label: l.Label, Value: l.Text})
	}
	if fig.Spec.Main == "" && len(r.Lines) > 0 {
		r.Text = t.Count(len(r.Lines))
	}
	return r
}

// fewNames is how many missing answers a note names.
const fewNames = 3

// note says what a figure lacks, or what it depends on.
func (t texts) note(fig figures.Figure) string {
	var parts []string
	if lacks := t.Lacks(fig, fewNames); lacks != "" {
		parts = append(parts, lacks)
	}
	if len(fig.Caveats) > 0 {
		parts = append(parts, t.Message(fig.Caveats[0]))
	}
	return strings.Join(parts, " ")
}

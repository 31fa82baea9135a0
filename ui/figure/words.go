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
	possible := t.Possible(fig)
	for _, l := range t.Lines(fig) {
		if possible != "" && l.Key == figuretext.Potential {
			continue // it is what is known of the figure
		}
		if l.Main && l.Shape == figures.Answer && fig.Status == figures.Unknown {
			continue // an answer that nothing is known of is none
		}
		if l.Main {
			r.Text, r.Amount = l.Text, l.Shape == figures.Money
			continue
		}
		r.Lines = append(r.Lines, field.ResultLine{Label: l.Label, Value: l.Text})
	}
	if fig.Spec.Main == "" && len(r.Lines) > 0 {
		r.Text = t.Count(len(r.Lines))
	}
	if possible != "" {
		r.Text, r.Amount = possible, true
	}
	if supposed := t.Hypotheses(fig); len(supposed) > 0 {
		r.Points = append(r.Points, t.Supposing())
		for _, h := range supposed {
			r.Points = append(r.Points, h.Text)
		}
		if more := len(supposed) - fewSupposed; more > 0 {
			r.Points = append(r.Points[:1+fewSupposed], t.Others(more))
		}
	}
	return r
}

// fewSupposed is how many hypotheses a page lists; the explanation has all.
const fewSupposed = 6

// Ways sets the regimes of aid side by side for the pages on which they are chosen.
func (f *Figures) Ways(v *dossier.View) field.Comparison {
	fig, ok := f.Compute(v, figures.AidID)
	if !ok {
		return field.Comparison{}
	}
	t := f.texts(v)
	out := field.Comparison{Title: t.WayTitle(), Heads: t.WayHeads()}
	for _, w := range t.Ways(fig) {
		way := field.Way{Name: w.Name, Cells: []string{w.Rate, w.Ceiling, w.Room}, Shut: !w.Open}
		if w.Chosen {
			way.Mark = t.WayChosen()
		}
		said := w.Against
		if w.Open {
			said = w.Supposes
		}
		way.Remarks = said
		out.Ways = append(out.Ways, way)
	}
	return out
}

// Asking is what may be asked of the programme, for the page of the first estimate.
func (f *Figures) Asking(v *dossier.View) field.Asking {
	return f.texts(v).Asking(f.Grant(v))
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

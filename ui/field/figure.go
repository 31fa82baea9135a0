package field

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// Figure is a computed result: it takes no answer, and says how it was found.
type Figure struct {
	env   Env
	id    string
	shown Result
	asked bool // whether shown was ever filled

	text  *kit.Text
	pill  *kit.Pill
	note  *kit.Text
	why   *kit.Button
	lines *fyne.Container
	box   *fyne.Container
}

func newFigure(f *dossier.Field, env Env, on Events) Editor {
	g := &Figure{env: env, id: f.Figure, text: kit.NewStrong(""), pill: kit.NewPill(kit.Neutral, ""), note: kit.NewHint("")}
	if g.id == "" {
		g.id = string(f.ID)
	}
	g.text.Points = kit.SizeSubtitle
	g.why = kit.NewQuiet(env.Words.T("field.why_result"), func() {
		if env.ShowFigure != nil {
			env.ShowFigure(g.id)
		}
	})
	g.why.OnFocus, g.why.OnLeave = on.Focus, on.Leave
	g.lines = kit.NewColumn(2)
	head := kit.NewRow(kit.Space12, g.text, g.pill, kit.NewSpring(), g.why)
	g.box = kit.NewColumn(kit.Space4, head, g.lines, g.note)
	g.Update()
	return g
}

// Update asks for the figure again and shows it where it has changed. It reports
// whether it takes another height now.
func (g *Figure) Update() bool {
	if g.env.Figure == nil {
		return false
	}
	r := g.env.Figure(g.id)
	if g.asked && equalResult(r, g.shown) {
		return false
	}
	moved := !g.asked || len(r.Lines) != len(g.shown.Lines) || len(r.Points) != len(g.shown.Points) || r.Note != g.shown.Note
	g.shown, g.asked = r, true
	text := r.Text
	g.text.Color = kit.ColorAccent
	if text == "" {
		text = g.env.Words.T("field.no_result")
		g.text.Color = kit.ColorMuted
	}
	g.text.Text = text
	g.text.Refresh()
	g.pill.Set(r.Tone, r.Status)
	g.pill.Hidden = r.Status == ""
	g.note.Text, g.note.Hidden = r.Note, r.Note == ""
	g.note.Refresh()
	if r.Amount {
		g.why.SetLabel(g.env.Words.T("field.why_amount"))
	} else {
		g.why.SetLabel(g.env.Words.T("field.why_result"))
	}
	g.lines.Objects = nil
	for _, l := range r.Lines {
		g.lines.Objects = append(g.lines.Objects, kit.NewPair(kit.NewMuted(l.Label), kit.NewFigure(l.Value)))
	}
	for i, p := range r.Points {
		text := kit.NewHint(p)
		if i > 0 {
			text = kit.NewHint("▸ " + p)
		}
		g.lines.Objects = append(g.lines.Objects, text)
	}
	g.lines.Hidden = len(g.lines.Objects) == 0
	kit.Relayout(g.box)
	return moved
}

func equalResult(a, b Result) bool {
	return a.Text == b.Text && a.Status == b.Status && a.Tone == b.Tone && a.Note == b.Note && a.Amount == b.Amount &&
		slices.Equal(a.Lines, b.Lines) && slices.Equal(a.Points, b.Points)
}

// Object is what the form shows.
func (g *Figure) Object() fyne.CanvasObject { return g.box }

// Show does nothing: a figure is computed.
func (g *Figure) Show(dossier.Value) {}

// Target is the button that explains the figure.
func (g *Figure) Target() fyne.Focusable { return g.why }

// SetEnabled does nothing: a figure can always be explained.
func (g *Figure) SetEnabled(bool) {}

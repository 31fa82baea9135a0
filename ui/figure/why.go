package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"dossierpme/dossier"
	"dossierpme/internal/figuretext"
	"dossierpme/ui/kit"
)

// Explain is « Pourquoi ce montant ? »: the whole derivation of a figure, what
// it rests on and what is uncertain about it.
func (f *Figures) Explain(v *dossier.View, id string) {
	fig, ok := f.Compute(v, id)
	if !ok {
		return
	}
	words := f.texts(v)
	r := words.result(id)
	title := v.Label(dossier.FieldID(id))
	for asked := range v.Call.Questions() {
		if asked.Figure == id {
			title = asked.Label
		}
	}
	column := kit.NewColumn(kit.Space8)
	value := kit.NewTitle(r.Text)
	value.Wrap = false
	status := kit.NewPill(statusTones[fig.Status], r.Status)
	column.Add(kit.NewRow(kit.Space12, status, kit.NewCaption(words.Means(fig.Status)), kit.NewSpring(), value))
	for _, line := range r.Lines {
		column.Add(kit.NewPair(kit.NewMuted(line.Label), kit.NewFigure(line.Value)))
	}
	if lacks := words.Lacks(fig, 0); lacks != "" {
		column.Add(kit.NewTinted(kit.Neutral, kit.NewBody(lacks)))
	}
	if of := words.Hypotheses(fig); len(of) > 0 {
		list := kit.NewColumn(2, kit.NewStrong(words.Supposing()))
		for _, h := range of {
			list.Add(kit.NewHint("▸ " + h.Text))
		}
		column.Add(list)
	}
	if len(fig.Steps) > 0 {
		column.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewStrong(f.T("ui.figure.steps"))))
		for i, step := range words.Steps(fig, fewOperands) {
			column.Add(kit.NewSeparator())
			column.Add(stepLine(step, i == len(fig.Steps)-1))
		}
		column.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewRow(kit.Space12,
			square(kit.ColorInk), kit.NewCaption(f.T("ui.figure.typed")),
			square(kit.ColorAccent), kit.NewCaption(f.T("ui.figure.computed")),
			square(kit.ColorRule), kit.NewCaption(f.T("ui.figure.rule")), kit.NewSpring())))
	}
	for _, c := range words.Caveats(fig) {
		text := kit.NewBody(c)
		text.Color = kit.ColorWarning
		column.Add(kit.NewTinted(kit.Warning, text))
	}
	if rules := words.Cited(fig); rules != "" {
		column.Add(kit.NewHint(rules))
	}
	var d *kit.Overlay
	done := kit.NewPrimary(f.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(f.Canvas(), kit.DialogOf{Title: title, Content: kit.NewInset(0, kit.Space12, 0, 0, column), Width: 760, Buttons: []*kit.Button{done}})
}

// fewOperands is how many operands a line shows.
const fewOperands = 6

// origins are the colours of where a value comes from.
var origins = map[figuretext.Origin]fyne.ThemeColorName{
	figuretext.Computed: kit.ColorAccent, figuretext.Typed: kit.ColorInk, figuretext.Law: kit.ColorRule,
}

// stepLine is one line of a derivation: where its value comes from, in colour
// and in words, what was done, and the result.
func stepLine(s figuretext.Step, last bool) fyne.CanvasObject {
	left := kit.NewColumn(0, kit.NewBody(s.Text))
	under := s.Operation
	if under != "" && s.Source != "" {
		under += " · "
	}
	if under += s.Source; under != "" {
		left.Add(kit.NewHint(under))
	}
	value := kit.NewFigure(s.Value)
	if last {
		value.Bold()
	}
	return kit.NewRow(kit.Space12, square(origins[s.Origin]), kit.NewStretch(left), value)
}

// square is the small mark that says where a value comes from.
func square(name fyne.ThemeColorName) fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(name))
	r.CornerRadius = 2
	r.SetMinSize(fyne.NewSquareSize(9))
	return r
}

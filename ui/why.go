package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// showFigure is « Pourquoi ce montant ? »: the whole derivation of a figure, what
// it rests on and what is uncertain about it.
func (w *wizard) showFigure(id string) {
	a, v := w.a, w.s.View()
	fig, ok := a.opened.Figure(v, id)
	if !ok {
		return
	}
	words := figureWords{a, v}
	r := words.result(id)
	title := v.Label(dossier.FieldID(id))
	for _, s := range w.call.Sections {
		for _, f := range s.Fields {
			if f.Figure == id {
				title = f.Label
			}
		}
	}
	column := kit.NewColumn(kit.Space8)
	value := kit.NewTitle(r.Text)
	value.Wrap = false
	status := kit.NewPill(statusTones[fig.Status], a.t("ui.figure.status."+string(fig.Status)))
	column.Add(kit.NewRow(kit.Space12, status, kit.NewCaption(a.t("ui.figure.means."+string(fig.Status))), kit.NewSpring(), value))
	for _, line := range r.Lines {
		label := kit.NewMuted(line.Label)
		label.Truncate = true
		column.Add(kit.NewRow(kit.Space12, kit.NewStretch(label), kit.NewFigure(line.Value)))
	}
	if names := words.missing(fig); len(names) > 0 {
		column.Add(kit.NewTinted(kit.Neutral, kit.NewBody(a.t("ui.figure.missing", "list", french.List(names)))))
	}
	if len(fig.Steps) > 0 {
		column.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewStrong(a.t("ui.figure.steps"))))
		for i := range fig.Steps {
			column.Add(kit.NewSeparator())
			column.Add(words.step(fig.Steps, i))
		}
		column.Add(kit.NewInset(kit.Space8, 0, 0, 0, kit.NewRow(kit.Space12,
			square(kit.ColorInk), kit.NewCaption(a.t("ui.figure.typed")),
			square(kit.ColorAccent), kit.NewCaption(a.t("ui.figure.computed")),
			square(kit.ColorRule), kit.NewCaption(a.t("ui.figure.rule")), kit.NewSpring())))
	}
	for _, c := range fig.Caveats {
		text := kit.NewBody(c)
		text.Color = kit.ColorWarning
		column.Add(kit.NewTinted(kit.Warning, text))
	}
	if len(fig.Rules) > 0 {
		column.Add(kit.NewHint(a.t("ui.figure.rules", "list", french.List(fig.Rules))))
	}
	var d *kit.Overlay
	done := kit.NewPrimary(a.t("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{Title: title, Content: kit.NewInset(0, kit.Space12, 0, 0, column), Width: 760, Buttons: []*kit.Button{done}})
}

// step is one line of a derivation: where its value comes from, in colour and
// in words, what was done, and the result.
func (f figureWords) step(steps []figures.Step, i int) fyne.CanvasObject {
	s := steps[i]
	colour := kit.ColorAccent
	if s.Op == figures.Lookup {
		colour = kit.ColorInk
		switch {
		case strings.HasPrefix(s.Source, "figure."):
			colour = kit.ColorAccent
		case s.Source != "":
			colour = kit.ColorRule
		}
	}
	under := f.operation(steps, i)
	if s.Source != "" {
		source := s.Source
		if strings.HasPrefix(source, "figure.") {
			for _, sec := range f.v.Call.Sections {
				for _, fld := range sec.Fields {
					if fld.Figure == s.Source {
						source = f.a.t("ui.figure.see", "label", fld.Label)
					}
				}
			}
		}
		if under != "" {
			under += " · "
		}
		under += source
	}
	left := kit.NewColumn(0, kit.NewBody(s.Text))
	if under != "" {
		left.Add(kit.NewHint(under))
	}
	value := kit.NewFigure(f.written(s.Value, s.Unit))
	if i == len(steps)-1 {
		value.Bold()
	}
	return kit.NewRow(kit.Space12, square(colour), kit.NewStretch(left), value)
}

// square is the small mark that says where a value comes from.
func square(name fyne.ThemeColorName) fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Color(name))
	r.CornerRadius = 2
	r.SetMinSize(fyne.NewSquareSize(9))
	return r
}

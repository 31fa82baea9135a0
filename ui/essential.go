package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/ui/form"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// essential is the page of the few questions that a first estimate needs.
type essential struct {
	fields map[dossier.FieldID]bool
	left   *kit.Text
	// What stands beside the page, or below it where the window is narrow.
	foot   *fyne.Container
	placed bool
	below  bool
}

// showEssential shows « L’essentiel »: fields of several steps on one page.
func (w *wizard) showEssential() {
	a := w.a
	w.clear()
	w.trail = nil
	w.essential = &essential{fields: map[dossier.FieldID]bool{}, left: kit.NewCaption(""), foot: kit.NewColumn(0)}
	for _, f := range form.Essentials(w.call) {
		w.essential.fields[f.ID] = true
	}
	w.page = form.NewEssential(w.formEnv(), figures.AidID, func(section string) { w.GoTo(shell.Place{Step: section}) })
	intro := kit.NewBody(a.T("ui.essential.intro"))
	intro.Color = kit.ColorMuted
	head := kit.NewColumn(kit.Space4, kit.NewRow(kit.Space12, w.essential.left, kit.NewSpring()), kit.NewTitle(a.T("ui.essential.title")), intro)
	w.side.explain(nil)
	w.scroll.SetContent(kit.NewPage(kit.NewColumn(kit.Space16, head, w.page.Object(), w.essential.foot)))
	w.scroll.ScrollToTop()
	w.refresh()
}

// hasEssential reports whether the call says which questions are essential.
func (w *wizard) hasEssential() bool { return len(form.Essentials(w.call)) > 0 }

// essentialLeft is how many essential questions still want an answer.
func (w *wizard) essentialLeft() int {
	v, open := w.s.View(), map[dossier.FieldID]bool{}
	for _, p := range w.s.Problems() {
		if !p.Open() {
			continue
		}
		if f, _ := v.Locate(p.Field); f != nil && f.Essential {
			open[f.ID] = true
		}
	}
	return len(open)
}

// beginsEssential reports whether a dossier is only begun: nothing is answered yet but
// essential questions, and some of them are not.
func (w *wizard) beginsEssential() bool {
	if !w.hasEssential() || w.essentialLeft() == 0 {
		return false
	}
	for id, v := range w.s.Dossier().Answers {
		if f := w.call.Field(id); v != nil && !v.Empty() && (f == nil || !f.Essential) {
			return false
		}
	}
	return true
}

// onEssential reports whether a field stands on the page that is shown.
func (w *wizard) onEssential(id dossier.FieldID) bool {
	if w.essential == nil {
		return false
	}
	f, _ := w.s.View().Locate(id)
	return f != nil && w.essential.fields[f.ID]
}

func (w *wizard) refreshEssential() {
	if w.essential == nil {
		return
	}
	left := w.essentialLeft()
	words := "ui.essential.left"
	if left == 0 {
		words = "ui.essential.done"
	}
	w.essential.left.SetText(w.a.T(words, "n", left))
}

// placeBeside puts the estimate and the prior request at the side, below the page where
// the side panel has no room.
func (w *wizard) placeBeside() {
	e := w.essential
	if e == nil {
		if len(w.side.beside.Objects) > 0 {
			w.side.show(nil)
		}
		return
	}
	below := w.frame.Folded()
	if e.placed && e.below == below {
		return
	}
	e.placed, e.below = true, below
	e.foot.Objects = nil
	w.side.show(nil)
	if below {
		e.foot.Objects = []fyne.CanvasObject{w.page.Beside()}
	} else {
		w.side.show(w.page.Beside())
	}
	e.foot.Refresh()
	kit.Relayout(e.foot)
}

// essentialItem is the first line of the rail.
func (w *wizard) essentialItem() kit.RailItem {
	return kit.RailItem{ID: shell.StepEssential, Label: w.a.T("ui.essential.title"), Short: "E", Done: w.essentialLeft() == 0}
}

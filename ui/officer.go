package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/officer"
	"dossierpme/ui/shell"
)

// showOfficer shows « Ce qu’un service instructeur verrait », with the cursor where it
// was when a way led away from there, else on a problem where one is named.
func (w *wizard) showOfficer(at shell.Place) {
	onRail := w.a.Canvas().Focused() == fyne.Focusable(w.rail)
	w.LeavePage()
	w.clear()
	w.trail = nil
	left := w.leftAt
	w.leftAt = ""
	w.officer = officer.New(officer.Config{Env: w.formEnv(), Left: func(key string) { w.leftAt = key }})
	w.side.explain(nil)
	w.scroll.SetContent(kit.NewPage(w.officer.Object()))
	w.scroll.ScrollToTop()
	w.refresh()
	switch {
	case onRail: // the arrows go on from here
		w.a.Canvas().Focus(w.rail)
	case left != "" || at.Field != "":
		w.officer.Focus(left, at.Field, at.Row)
	default:
		if f := w.officer.First(); f != nil {
			w.a.Canvas().Focus(f)
			w.scroll.ScrollToTop()
		}
	}
}

// officerItem is the last line of the rail, with how much there is to be corrected or
// checked.
func (w *wizard) officerItem() kit.RailItem {
	n := dossier.Count(w.problems())
	item := kit.RailItem{ID: shell.StepOfficer, Label: w.a.T("officer.short"), Short: "!", Count: n.Blocking + n.Warnings, Tone: kit.Warning}
	if n.Blocking > 0 {
		item.Tone = kit.Error
	}
	item.Done = item.Count+n.Missing == 0
	return item
}

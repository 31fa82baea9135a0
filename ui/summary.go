package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/figure"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// showSummary shows the page of a phase.
func (w *wizard) showSummary(phase string) {
	of := w.phases[phase]
	if of == nil {
		return
	}
	onRail := w.a.Canvas().Focused() == fyne.Focusable(w.rail)
	w.LeavePage()
	w.at = of.Last
	w.clear()
	w.trail = nil
	w.summary = figure.NewSummary(w.a.figures, w, of)
	w.side.explain(nil)
	w.scroll.SetContent(kit.NewPage(w.summary.Object()))
	w.scroll.ScrollToTop()
	w.refresh()
	if onRail { // the arrows go on from here
		w.a.Canvas().Focus(w.rail)
	} else if f := w.First(); f != nil {
		w.a.Canvas().Focus(f)
	}
}

// summaryID is the step that sums up the phase of the present step, "" where
// there is none.
func (w *wizard) summaryID() string {
	if s := w.steps[w.at].section; s != nil && w.phases[s.Phase] != nil {
		return shell.StepSummary + s.Phase
	}
	return ""
}

// lastOfPhase reports whether a section is the last one of its phase.
func (w *wizard) lastOfPhase(i int) bool {
	of := w.phases[w.steps[i].section.Phase]
	return of != nil && of.Last == i
}

// summaryItem is the last entry of a phase, false where it has no figures.
func (w *wizard) summaryItem(phase string) (kit.RailItem, bool) {
	if w.phases[phase] == nil {
		return kit.RailItem{}, false
	}
	return kit.RailItem{ID: shell.StepSummary + phase, Label: w.a.T("summary.short"), Short: "Σ"}, true
}

package ui

import (
	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/figure"
	"dossierpme/ui/paper"
	"dossierpme/ui/shell"
)

// What the pages about paper and figures know of the wizard, beside GoTo and what a
// screen has.
var (
	_ paper.Dossier  = (*wizard)(nil)
	_ figure.Dossier = (*wizard)(nil)
)

// Session is what is edited.
func (w *wizard) Session() *draft.Session { return w.s }

// View is the dossier as it is now.
func (w *wizard) View() *dossier.View { return w.s.View() }

// Name is what the dossier is called.
func (w *wizard) Name() string {
	return w.a.DossierName(shelf.NameOf(w.s.View()))
}

// LeavePage takes in what is being typed and has it stored.
func (w *wizard) LeavePage() {
	if w.page != nil {
		w.page.Leave()
	}
	w.a.Canvas().Unfocus()
	w.s.SaveNow()
}

// Resume shows the step that was left, as the dossier is now.
func (w *wizard) Resume() {
	w.a.Show(w)
	w.refresh()
}

// Detour leads to a step, and to a field of it, with a way back.
func (w *wizard) Detour(to, back shell.Place) {
	w.a.Show(w)
	w.trail = []shell.Place{back}
	w.at = w.stepOf(to.Step)
	w.showStep()
	if to.Field != "" {
		w.focus(to.Field, "")
	} else if f := w.First(); f != nil {
		w.a.Canvas().Focus(f)
	}
}

// Exported shows where the dossier stands once its files are written.
func (w *wizard) Exported(final bool) {
	if final {
		w.state, w.changed = shelf.Exported, false
		w.stand()
	}
	w.refresh()
}

// Sheet writes the funding plan as a workbook; nil where there is no way to.
func (w *wizard) Sheet() func() {
	if w.a.opened.Paper.Sheet == nil {
		return nil
	}
	return func() { w.a.paper.WriteSheet(w) }
}

// AttachSigned goes to the pieces and attaches a scan of signed pages there, for
// each that it bears pages of.
func (w *wizard) AttachSigned(path string, pieces []string) {
	for _, s := range w.steps {
		if s.section == nil {
			continue
		}
		for i := range s.section.Fields {
			if s.section.Fields[i].Kind == dossier.KindPieces {
				w.GoTo(shell.Place{Step: s.id})
				w.page.TakeSigned(path, pieces...)
				return
			}
		}
	}
}

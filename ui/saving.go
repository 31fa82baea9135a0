package ui

import (
	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/shell"
)

// savedWords are what the foot of the window says about saving, and whether it is
// bad news.
func (w *wizard) savedWords() (string, bool) {
	a, st := w.a, w.s.SaveState()
	switch st.Phase {
	case draft.Failed:
		return a.T("ui.saved.failed", "cause", a.Trouble(st.Err).What), true
	case draft.Dirty, draft.Saving:
		return a.T("ui.saved.pending"), false
	}
	at := st.At.In(a.Clock().Location())
	if dossier.DateOf(at) != dossier.DateOf(a.Clock()) {
		return a.T("ui.saved.version"), false
	}
	return a.T("ui.saved.at", "time", shell.TimeOfDay(at)), false
}

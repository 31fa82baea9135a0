package ui

import (
	"dossierpme/dossier"
	"dossierpme/dossier/draft"
)

// savedWords are what the foot of the window says about saving, and whether it is
// bad news.
func (w *wizard) savedWords() (string, bool) {
	a, st := w.a, w.s.SaveState()
	switch st.Phase {
	case draft.Failed:
		return a.t("ui.saved.failed", "cause", a.trouble(st.Err).What), true
	case draft.Dirty, draft.Saving:
		return a.t("ui.saved.pending"), false
	}
	at := st.At.In(a.Clock().Location())
	if dossier.DateOf(at) != dossier.DateOf(a.Clock()) {
		return a.t("ui.saved.version"), false
	}
	return a.t("ui.saved.at", "time", clock(at)), false
}

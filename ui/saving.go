package ui

import (
	"dossierpme/dossier"
	"dossierpme/dossier/draft"
)

// save stores a snapshot: the session calls it on a goroutine of its own.
func (w *wizard) save(snap *draft.Snapshot) (draft.Stamp, error) {
	stamp, err := w.a.opened.Library.Save(snap.Dossier(), summaryOf(snap))
	return draft.Stamp{Version: stamp.Version, Updated: stamp.Updated}, err
}

// summaryOf is what the list shows of a dossier.
func summaryOf(snap *draft.Snapshot) Summary {
	v, score := snap.View(), snap.Score()
	sum := Summary{Company: v.Text("company.name"), Project: v.Text("project.title"), Percent: score.Percent, Minutes: score.Minutes}
	if m, ok := v.Get("funding.requested").(dossier.Money); ok {
		sum.Requested = dossier.Num{Decimal: m.Decimal, OK: true}
	}
	return sum
}

// flushed has everything stored and then calls the function, with the error where
// that failed. The window is not held up meanwhile.
func (w *wizard) flushed(then func(error)) {
	w.waiting = append(w.waiting, then)
	w.s.SaveNow()
	w.s.Retry()
	w.saving(w.s.SaveState())
}

// saving is told of every state of the saving.
func (w *wizard) saving(st draft.SaveState) {
	w.bottom.refresh()
	if st.Phase != draft.Saved && st.Phase != draft.Failed {
		return
	}
	waiting := w.waiting
	w.waiting = nil
	for _, then := range waiting {
		if st.Phase == draft.Failed {
			then(st.Err)
		} else {
			then(nil)
		}
	}
}

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

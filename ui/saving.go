package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// savedWords are what the foot of the window says about saving, and whether it is
// bad news; the bar over the page says more of that.
func (w *wizard) savedWords() (string, bool) {
	a, st := w.a, w.s.SaveState()
	switch st.Phase {
	case draft.Failed:
		return a.T("ui.saved.failed"), true
	case draft.Dirty, draft.Saving:
		return a.T("ui.saved.pending"), false
	}
	at := st.At.In(a.Clock().Location())
	if dossier.DateOf(at) != dossier.DateOf(a.Clock()) {
		return a.T("ui.saved.version"), false
	}
	return a.T("ui.saved.at", "time", shell.TimeOfDay(at)), false
}

// saving shows where saving stands: at the foot, and over every page as long as it
// fails.
func (w *wizard) saving(draft.SaveState) {
	w.bottom.refresh()
	w.showUnsaved()
}

// showUnsaved says over every page of the dossier that the newest answers are in
// memory alone, why, and what can be done; it stays until they are stored.
func (w *wizard) showUnsaved() {
	a, st := w.a, w.s.SaveState()
	if st.Since.IsZero() || st.Err == nil {
		if w.unsaved != "" {
			w.unsaved = ""
			a.Notice(nil)
		}
		return
	}
	t := a.Trouble(st.Err)
	text := strings.Join([]string{a.T("ui.unsaved.text"), t.What, t.Do, w.rescued}, " ")
	if text == w.unsaved { // else a button would lose the cursor at each try
		return
	}
	w.unsaved = text
	a.Log("saving: %v", st.Err)
	a.Notice(kit.NewBanner(kit.Error, strings.TrimSpace(text),
		kit.NewSecondary(a.T("ui.unsaved.copy"), func() { w.rescue(func() {}) }),
		kit.NewPrimary(a.T("ui.unsaved.retry"), w.save)))
}

// save stores the dossier at once and says how that went.
func (w *wizard) save() {
	a := w.a
	w.s.Flush(func(err error) {
		if err != nil {
			a.Toasts.Say(a.T("ui.unsaved.again"), "", nil)
			return
		}
		a.Toasts.Say(a.T("ui.saved.auto"), "", nil)
	})
}

// rescue writes what is in memory to a file elsewhere, and goes on once it is there.
func (w *wizard) rescue(then func()) {
	a := w.a
	a.Files.Save(kit.FileQuery{
		Title: a.T("ui.unsaved.copy_title"), For: "rescue", Name: shell.FileName(w.Name()) + shelf.PortableEnding,
		Kinds: []kit.FileKind{{Name: a.T("ui.unsaved.kind"), Extensions: []string{portableExtension}}},
	}, a.Chosen(func(path string) {
		call, snapshot := w.s.Call(), w.s.Dossier()
		shell.Background(a.Shell, func() ([]string, error) { return a.opened.Library.Rescue(call, snapshot, path) }, func(left []string) {
			w.rescued = a.T("ui.unsaved.copied", "file", filepath.Base(path), "time", shell.TimeOfDay(a.Clock()))
			w.showUnsaved()
			if len(left) == 0 {
				a.Toasts.Say(a.T("ui.unsaved.done", "file", filepath.Base(path)), "", nil)
				then()
				return
			}
			a.Warn(&say.Trouble{Message: say.Message{
				What: a.T("ui.unsaved.done", "file", filepath.Base(path)),
				Safe: a.T("ui.unsaved.left", "n", len(left), "names", strings.Join(left, ", ")),
			}}, then)
		})
	}))
}

// askBeforeLosing is what leaving comes to where the dossier cannot be stored: what is
// in memory alone is given up by somebody who was told so, or by nobody.
func (w *wizard) askBeforeLosing(err error, then func()) {
	a := w.a
	a.Log("leaving: %v", err)
	if w.asking != nil {
		return
	}
	t := a.Trouble(err)
	leave := func() {
		w.s.Discard()
		w.left()
		then()
	}
	column := kit.NewColumn(kit.Space8)
	for _, words := range []string{t.What, t.Do, a.T("ui.leave.text"), w.rescued} {
		if words != "" {
			column.Add(kit.NewBody(words))
		}
	}
	give := kit.NewSecondary(a.T("ui.leave.yes"), func() {
		w.asking.Dismiss()
		leave()
	})
	give.Kind = kit.Danger
	copied := kit.NewPrimary(a.T("ui.unsaved.copy"), func() {
		w.asking.Dismiss()
		w.rescue(leave)
	})
	again := kit.NewSecondary(a.T("ui.unsaved.retry"), func() {
		w.asking.Dismiss()
		w.Leave(then)
	})
	w.asking = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("ui.leave.title"), Content: column, Width: 720, First: fyne.Focusable(copied),
		Buttons: []*kit.Button{give, kit.NewSecondary(a.T("ui.leave.no"), func() { w.asking.Dismiss() }), again, copied},
		OnClose: func() { w.asking = nil },
	})
}

// saveJSON writes the dossier, as it is in memory, as a file.
func (w *wizard) saveJSON() {
	w.LeavePage()
	w.a.saveJSON(w.Name(), func() (*dossier.Dossier, error) { return w.s.Dossier(), nil })
}

// sendFile writes the dossier as one file to be sent. Where it cannot be stored, which the
// bar says, what is in memory can be copied at least.
func (w *wizard) sendFile() {
	w.LeavePage()
	w.s.Flush(func(err error) {
		if err != nil {
			w.rescue(func() {})
			return
		}
		w.a.sharePortable(w.s.ID(), w.Name())
	})
}

// gather puts together all that is kept of the company. It is gathered from the store,
// so that what cannot be stored could only be missing.
func (w *wizard) gather() {
	w.LeavePage()
	w.s.Flush(func(err error) {
		if err != nil {
			w.a.Complain(err)
			return
		}
		w.a.gatherEverything(w.s.ID(), w.Name())
	})
}

// left is called when the dossier is stored, or given up, and is no longer edited.
func (w *wizard) left() {
	w.quiet()
	w.a.editing = nil
	w.a.session.Store(nil)
	w.a.Notice(nil)
	w.a.note(Where{})
}

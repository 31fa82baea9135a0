package ui

import (
	"slices"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Where is where a dossier is being worked on. It holds ids and nothing that was typed.
type Where struct {
	Dossier string // "" where none is open
	shell.Place
	// Again says that the program stopped before and has shown nothing else since: what
	// is there may be why.
	Again bool
}

// standsAt is where the wizard is.
func (w *wizard) standsAt() shell.Place {
	at := shell.Place{Step: w.steps[w.at].id}
	switch {
	case w.reading():
		at.Step = shell.StepReview
	case w.officer != nil:
		at.Step = shell.StepOfficer
	case w.summary != nil:
		at.Step = shell.StepSummary + w.summary.Phase()
	case w.essential != nil:
		at.Step = shell.StepEssential
	}
	if w.page != nil && w.side.field != nil {
		at.Field, at.Row = w.cursor.Field, w.cursor.Row
	}
	return at
}

// noteHere keeps where the wizard is, for the start after a crash.
func (w *wizard) noteHere() {
	a := w.a
	if w.side == nil || a.editing != w {
		return
	}
	at := Where{Dossier: w.s.ID(), Place: w.standsAt()}
	at.Again = a.where.Again && at.Dossier == a.where.Dossier && at.Place == a.where.Place
	a.note(at)
}

// note keeps where a dossier is worked on, beside the window and the newest last.
func (a *App) note(at Where) {
	if a.cfg.Note == nil || at == a.where {
		return
	}
	a.where = at
	if a.noting {
		return
	}
	a.noting = true
	a.Runner.Background(func() {
		err := a.cfg.Note(at)
		a.Runner.Main(func() {
			a.noting = false
			if err != nil {
				a.Log("noting what is open: %v", err)
			}
			if newest := a.where; newest != at {
				a.where = at
				a.note(newest)
			}
		})
	})
}

// resume opens the dossier that was open when the program stopped without being
// closed, where the cursor was, and says so. One at which it stopped twice is not
// opened by itself. It reports whether there is anything to go on with.
func (a *App) resume(from Where, entries []shelf.Entry) bool {
	i := slices.IndexFunc(entries, func(e shelf.Entry) bool { return e.ID == from.Dossier })
	if i < 0 || entries[i].InTrash() || entries[i].Damaged {
		a.note(Where{})
		return false
	}
	if from.Again {
		a.note(Where{})
		a.sayResumed(a.T("ui.resumed.again"))
		return true
	}
	a.openThen(from.Dossier, func() {
		w := a.editing
		w.GoTo(from.Place)
		a.note(Where{Dossier: from.Dossier, Place: w.standsAt(), Again: true})
		a.sayResumed(a.T("ui.resumed.text", "when", a.When(entries[i].Updated)))
	})
	return true
}

// sayResumed says what was found at the start, until somebody has read it.
func (a *App) sayResumed(words string) {
	a.Notice(kit.NewBanner(kit.Warning, words, kit.NewSecondary(a.T("ui.resumed.read"), func() { a.Notice(nil) })))
}

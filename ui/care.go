package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// quiet is how long the program only shows what was asked for after it was started.
const quiet = 2 * time.Second

// afterwards does something when the start is over.
func (a *App) afterwards(then func()) {
	if a.After == nil {
		then()
		return
	}
	a.After(quiet, then)
}

// care has everything that is kept looked at, and then the backup of the day made: what
// a list of the dossiers does not wait for.
func (a *App) care() {
	if a.cared {
		return
	}
	a.cared = true
	a.examine(a.keepBackups)
}

// careAtLast makes the backup of the day before the program ends, where it ends too soon
// for care. The program waits for it after the window.
func (a *App) careAtLast() {
	if !a.ready || a.cared {
		return
	}
	a.cared = true
	now := a.Clock()
	a.Runner.Background(func() {
		if _, err := a.opened.Library.BackupDue(now); err != nil {
			a.Log("backup: %v", err)
		}
	})
}

// examine has everything that is kept looked at beside the window. What was damaged and
// put together again is told in the list, at once or when it is shown next.
func (a *App) examine(then func()) {
	a.Runner.Background(func() {
		found, r, err := a.opened.Library.Examine()
		a.Runner.Main(func() {
			before := a.mendErr
			a.mendErr = err
			if err != nil {
				a.Log("examining: %v", err)
			}
			if r != nil {
				a.Log("damage was found and mended: %d dossiers kept, %d taken from elsewhere, %d lost", r.Kept, len(r.Dossiers), len(r.Lost))
				a.told = r
			}
			if found || err != nil || before != nil {
				a.examined(r)
			}
			then()
		})
	})
}

// examined shows what a look at everything has changed. A dossier that is open is stored
// anew: its own record may have been the damaged one, and what is in memory is newer than
// any copy.
func (a *App) examined(r *shelf.Recovery) {
	if h, ok := a.Screen().(*home); ok && a.Canvas().Overlays().Top() == nil {
		h.renew()
		return
	}
	if w, ok := a.Screen().(*wizard); ok {
		w.s.SaveAgain()
	}
	switch {
	case r != nil:
		a.Toasts.Say(a.T("care.recovery.later"), "", nil)
	case a.mendErr != nil:
		a.Toasts.Say(a.mendFailed(), "", nil)
	}
}

// renew reads the list again where nobody asked for it.
func (h *home) renew() {
	shell.Background(h.a.Shell, h.a.opened.Library.List, func(entries []shelf.Entry) {
		if h.a.Screen() != shell.Screen(h) {
			return // it is shown with the next list
		}
		h.takeOver(entries)
		h.a.tellRecovery(entries)
	})
}

// mendFailed says why damage that was found could not be put right.
func (a *App) mendFailed() string {
	return a.T("care.recovery.failed", "cause", a.Trouble(a.mendErr).What)
}

// mendingFailed says it in the list, and tries again when asked.
func (h *home) mendingFailed() fyne.CanvasObject {
	a := h.a
	return kit.NewBanner(kit.Warning, a.mendFailed()+" "+a.T("care.recovery.rest"),
		kit.NewSecondary(a.T("care.backup.again"), func() { a.examine(func() {}) }))
}

// moment writes a day with its time.
func (a *App) moment(t time.Time) string {
	t = t.In(a.Clock().Location())
	return dossier.DateOf(t).French() + " · " + shell.TimeOfDay(t)
}

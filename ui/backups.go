package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
)

// backupEvery is how often it is looked whether a backup is due: a window may stay
// open for days.
const backupEvery = time.Hour

// keepBackups has the backup of the day made, now and as long as the window is open.
func (a *App) keepBackups() {
	a.backUp()
	if a.After != nil {
		a.After(backupEvery, a.keepBackups)
	}
}

// backUp has the backup of the day made beside the window. One that fails is told in
// the list, until the next one succeeds.
func (a *App) backUp() {
	now := a.Clock()
	a.Runner.Background(func() {
		_, err := a.opened.Library.BackupDue(now)
		place := a.opened.Library.BackupPlace()
		a.Runner.Main(func() {
			before := a.backupErr
			moved := place != a.place
			a.backupErr, a.place = err, place
			if err != nil {
				a.Log("backup: %v", err)
			}
			h, ok := a.Screen().(*home)
			switch {
			case ok && (before != nil || err != nil || moved):
				h.redraw()
			case !ok && before == nil && err != nil:
				a.Toasts.Say(a.T("care.backup.failed", "cause", a.Trouble(err).What), "", nil)
			}
		})
	})
}

// takeOver shows other entries where nobody asked for it; the cursor stays in the list.
func (h *home) takeOver(entries []shelf.Entry) {
	row, in := h.a.Canvas().Focused().(*kit.TableRow)
	h.set(entries)
	if in && row != nil {
		h.a.Canvas().Focus(h.First())
	}
}

// redraw builds the list anew where nobody asked for it; the cursor stays in it.
func (h *home) redraw() {
	row, in := h.a.Canvas().Focused().(*kit.TableRow)
	h.list()
	if in && row != nil {
		h.a.Canvas().Focus(h.First())
	}
}

// backupFailed says that the last backup could not be made, and what is safe.
func (h *home) backupFailed() fyne.CanvasObject {
	a := h.a
	return kit.NewBanner(kit.Warning, a.T("care.backup.failed", "cause", a.Trouble(a.backupErr).What)+" "+a.T("care.backup.safe"),
		kit.NewSecondary(a.T("care.backup.again"), a.backUp))
}

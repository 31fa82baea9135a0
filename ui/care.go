package ui

import (
	"path/filepath"
	"slices"
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

// tellRecovery says once what was found and put right.
func (a *App) tellRecovery(entries []shelf.Entry) {
	if r := a.told; r != nil {
		a.told = nil
		a.showRecovery(*r, entries)
	}
}

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

// showRecovery says what was done because the file of the dossiers was found damaged,
// or gone: what came from where, dossier by dossier.
func (a *App) showRecovery(r shelf.Recovery, entries []shelf.Entry) {
	column := kit.NewColumn(kit.Space8)
	if r.Aside != "" {
		column.Add(kit.NewBody(a.T("care.recovery.aside", "path", r.Aside)))
	} else {
		column.Add(kit.NewBody(a.T("care.recovery.gone")))
	}
	if r.Kept > 0 {
		column.Add(kit.NewBody(a.T("care.recovery.kept", "n", r.Kept)))
	}
	about := func(name string, says ...string) {
		lines := kit.NewColumn(0, kit.NewStrong(name))
		for _, s := range says {
			lines.Add(kit.NewHint(s))
		}
		column.Add(lines)
	}
	for _, d := range r.Dossiers {
		about(a.DossierName(d.Title, "", ""), a.recovered(d)...)
	}
	listed := func(id string) (string, bool) {
		i := slices.IndexFunc(entries, func(e shelf.Entry) bool { return e.ID == id })
		if i < 0 || entries[i].Title+entries[i].Project+entries[i].Company == "" {
			return id, i >= 0
		}
		return a.DossierName(entries[i].Title, entries[i].Project, entries[i].Company), true
	}
	for _, id := range r.Histories {
		name, _ := listed(id)
		about(name, a.T("care.recovery.history"))
	}
	for _, id := range r.Lost {
		if name, there := listed(id); there {
			about(name, a.T("care.recovery.damaged"))
		} else {
			about(name, a.T("care.recovery.lost"))
		}
	}
	if r.Unsure {
		column.Add(kit.NewBody(a.T("care.recovery.unsure")))
	}
	column.Add(kit.NewBody(a.T("care.recovery.safe")))
	title := a.T("care.recovery.title")
	if r.Kept+len(r.Dossiers) == 0 { // somebody has decided to start empty
		title = a.T("care.recovery.set_aside")
	}
	a.inform(title, column)
}

// recovered says of a dossier where it came from, and what may be lacking.
func (a *App) recovered(d shelf.Recovered) []string {
	var says []string
	if d.From != "" {
		says = append(says, a.T("care.recovery.copy", "name", d.From, "date", a.moment(d.Date), "version", d.Version, "updated", a.moment(d.Updated)))
	} else {
		says = append(says, a.T("care.recovery.file", "version", d.Version))
	}
	switch {
	case d.Had > d.Version:
		says = append(says, a.T("care.recovery.had", "had", d.Had))
	case d.Unverified:
		says = append(says, a.T("care.recovery.unverified"))
	}
	return says
}

// inform shows a dialog that asks nothing.
func (a *App) inform(title string, content fyne.CanvasObject) {
	var d *kit.Overlay
	done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: title, Content: content, Width: 640, Buttons: []*kit.Button{done}})
}

// forget asks, deletes dossiers for ever, all in one go, and says what was removed.
func (h *home) forget(q kit.Question, ids ...string) {
	a := h.a
	q.Title, q.Yes, q.Danger = a.T("ui.delete.title"), a.T("ui.delete.yes"), true
	kit.Ask(a.Canvas(), q, func(yes bool) {
		if !yes {
			return
		}
		shell.Background(a.Shell, func() (shelf.Forgotten, error) { return a.opened.Library.Delete(ids...) }, func(f shelf.Forgotten) {
			h.reload("")
			a.showForgotten(len(ids), f)
		})
	})
}

// emptyTrash deletes everything in the trash, whatever is searched for.
func (h *home) emptyTrash() {
	var ids []string
	for _, e := range h.entries {
		if e.InTrash() {
			ids = append(ids, e.ID)
		}
	}
	h.forget(kit.Question{Text: h.a.T("care.forget.text", "n", len(ids))}, ids...)
}

// showForgotten says what a deletion removed, and what is left and why.
func (a *App) showForgotten(n int, f shelf.Forgotten) {
	column := kit.NewColumn(kit.Space8, kit.NewBody(a.T("care.forget.done", "n", n)))
	for _, part := range []struct {
		key string
		n   int
	}{{"events", f.Events}, {"annexes", f.Annexes}, {"copies", f.Copies}, {"temporary", f.Temporary}} {
		if part.n > 0 {
			column.Add(kit.NewHint(a.T("care.forget."+part.key, "n", part.n)))
		}
	}
	if len(f.Left) == 0 {
		column.Add(kit.NewBody(a.T("care.forget.clean")))
	} else {
		column.Add(kit.NewBody(a.T("care.forget.left", "n", len(f.Left))))
		for _, path := range f.Left {
			column.Add(kit.NewHint(path))
		}
	}
	a.inform(a.T("care.forget.title"), column)
}

// damaged says what can be done with a dossier that cannot be read, and does it.
func (h *home) damaged(e shelf.Entry) {
	a := h.a
	kit.Ask(a.Canvas(), kit.Question{
		Title: a.T("care.damaged.title"), Text: a.T("care.damaged.text", "name", h.nameOf(e)), Yes: a.T("care.damaged.yes"),
	}, func(yes bool) {
		if !yes {
			return
		}
		shell.Background(a.Shell, func() (shelf.Copy, error) { return a.opened.Library.Recover(e.ID) }, func(c shelf.Copy) {
			h.reload(e.ID)
			a.Toasts.Say(a.T("care.damaged.done", "copy", c.Name, "date", a.moment(c.Date)), "", nil)
		})
	})
}

// restoreCopy takes dossiers from a backup that lies anywhere: on a key, on a disk.
func (a *App) restoreCopy() {
	a.Files.Open(kit.FileQuery{
		Title: a.T("care.restore.title"), For: "backup",
		Kinds: []kit.FileKind{{Name: a.T("care.restore.kind"), Extensions: []string{"db"}}},
	}, a.Chosen(a.restoreFrom))
}

func (a *App) restoreFrom(path string) {
	kit.Ask(a.Canvas(), kit.Question{
		Title: a.T("care.restore.title"), Text: a.T("care.restore.text", "file", filepath.Base(path)), Yes: a.T("care.restore.yes"),
	}, func(yes bool) {
		if !yes {
			return
		}
		shell.Background(a.Shell, func() ([]shelf.Restored, error) { return a.opened.Library.RestoreFrom(path) }, func(restored []shelf.Restored) {
			a.loadHome("")
			n := map[shelf.Held]int{}
			for _, r := range restored {
				n[r.Held]++
			}
			column := kit.NewColumn(kit.Space8)
			for _, held := range []shelf.Held{shelf.IsNew, shelf.Replaced, shelf.IsSame} {
				if n[held] > 0 {
					column.Add(kit.NewBody(a.T("care.restore."+string(held), "n", n[held])))
				}
			}
			a.inform(a.T("care.restore.done"), column)
		})
	})
}

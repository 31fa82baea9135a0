package ui

import (
	"path/filepath"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

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

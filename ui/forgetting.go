package ui

import (
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

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

package ui

import (
	"context"
	"path/filepath"

	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// gatherEverything writes all that is kept on the company of a dossier into a folder of
// its own, where somebody says; it can be stopped.
func (a *App) gatherEverything(id, name string) {
	a.Files.Folder(kit.FileQuery{Title: a.T("everything.ask"), For: "everything"}, a.Chosen(func(dir string) {
		to := filepath.Join(dir, shell.FileName(a.T("everything.folder", "name", name)))
		shell.Run(a.Shell, shell.Running{
			Title: a.T("everything.running"), Text: a.T("everything.running_text"), Stopped: a.T("everything.stopped"),
		}, func(ctx context.Context, _ shell.Far) (int, error) {
			return a.opened.Library.Everything(ctx, id, to)
		}, func(n int) {
			a.Toasts.Say(a.T("everything.done", "n", n, "path", to), a.T("everything.open"), func() {
				a.Do(func() error { return a.View(filepath.Join(to, shelf.EverythingPage)) }, func() {})
			})
		})
	}))
}

package ui

import (
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
		ctx, end := a.Running(a.T("everything.running"), a.T("ui.cancel"), kit.NewBody(a.T("everything.running_text")))
		a.Runner.Background(func() {
			n, err := a.opened.Library.Everything(ctx, id, to)
			a.Runner.Main(func() {
				stopped := ctx.Err() != nil
				end()
				switch {
				case stopped:
					a.Toasts.Say(a.T("everything.stopped"), "", nil)
				case err != nil:
					a.Complain(err)
				default:
					a.Toasts.Say(a.T("everything.done", "n", n, "path", to), a.T("everything.open"), func() {
						a.Do(func() error { return a.View(filepath.Join(to, shelf.EverythingPage)) }, func() {})
					})
				}
			})
		})
	}))
}

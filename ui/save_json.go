package ui

import (
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// saveJSON writes what read gives as a dossier file where the user says.
func (a *App) saveJSON(name string, read func() (*dossier.Dossier, error)) {
	a.Files.Save(kit.FileQuery{
		Title: a.T("ui.json.title"), For: "dossier", Name: shell.FileName(name) + ".json",
		Kinds: []kit.FileKind{{Name: a.T("ui.import.kind"), Extensions: []string{"json"}}},
	}, a.Chosen(func(path string) {
		a.Do(func() error {
			d, err := read()
			if err != nil {
				return err
			}
			return a.opened.Library.SaveJSON(d, path)
		}, func() {
			a.Toasts.Say(a.T("ui.json.done", "file", filepath.Base(path)), "", nil)
		})
	}))
}

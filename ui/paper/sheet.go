package paper

import (
	"path/filepath"

	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// WriteSheet asks for a file and writes the funding plan into it.
func (k *Desk) WriteSheet(d Dossier) {
	d.LeavePage()
	k.Files.Save(kit.FileQuery{
		Title: k.T("summary.sheet.file_title"), For: "sheet", Name: shell.FileName(d.Name()) + k.T("summary.sheet.suffix") + ".xlsx",
		Kinds: []kit.FileKind{{Name: k.T("summary.sheet.kind"), Extensions: []string{"xlsx"}}},
	}, k.Chosen(func(path string) {
		flushed(d, func() { k.runSheet(d, path) })
	}))
}

// runSheet writes the workbook beside the window and offers to open it.
func (k *Desk) runSheet(d Dossier, path string) {
	call, snapshot := d.Session().Call(), d.Session().Dossier()
	k.Do(func() error { return k.Make.Sheet(call, snapshot, path) }, func() {
		k.Toasts.Say(k.T("summary.sheet.done", "file", filepath.Base(path)), k.T("summary.sheet.open"), func() {
			k.Do(func() error { return k.View(path) }, func() {})
		})
	})
}

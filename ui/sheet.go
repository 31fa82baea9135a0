package ui

import (
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// SheetWriter writes the funding plan of a snapshot as a workbook. It is called
// in the background.
type SheetWriter func(c *dossier.Call, d *dossier.Dossier, path string) error

// exportSheet asks for a file and writes the funding plan into it.
func (w *wizard) exportSheet() {
	w.leavePage()
	a := w.a
	a.Files.Save(kit.FileQuery{
		Title: a.T("summary.sheet.file_title"), Dir: a.LastFolder, Name: shell.FileName(w.name()) + a.T("summary.sheet.suffix") + ".xlsx",
		Kinds: []kit.FileKind{{Name: a.T("summary.sheet.kind"), Extensions: []string{"xlsx"}}},
	}, a.Chosen(func(path string) {
		w.s.Flush(func(err error) {
			if err == nil {
				w.writeSheet(path)
			}
		})
	}))
}

// writeSheet writes the workbook beside the window and offers to open it.
func (w *wizard) writeSheet(path string) {
	a, snapshot := w.a, w.s.Dossier()
	a.Do(func() error { return a.opened.Sheet(w.call, snapshot, path) }, func() {
		a.Toasts.Say(a.T("summary.sheet.done", "file", filepath.Base(path)), a.T("summary.sheet.open"), func() {
			a.Do(func() error { return a.View(path) }, func() {})
		})
	})
}

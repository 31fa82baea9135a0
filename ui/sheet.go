package ui

import (
	"path/filepath"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// SheetWriter writes the funding plan of a snapshot as a workbook. It is called
// in the background.
type SheetWriter func(c *dossier.Call, d *dossier.Dossier, path string) error

// exportSheet asks for a file and writes the funding plan into it.
func (w *wizard) exportSheet() {
	w.leavePage()
	a := w.a
	a.files.Save(kit.FileQuery{
		Title: a.t("summary.sheet.file_title"), Dir: a.settings.LastFolder, Name: fileName(w.name()) + a.t("summary.sheet.suffix") + ".xlsx",
		Kinds: []kit.FileKind{{Name: a.t("summary.sheet.kind"), Extensions: []string{"xlsx"}}},
	}, a.chosen(func(path string) {
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
	a.do(func() error { return a.opened.Sheet(w.call, snapshot, path) }, func() {
		a.toasts.Say(a.t("summary.sheet.done", "file", filepath.Base(path)), a.t("summary.sheet.open"), func() {
			a.do(func() error { return a.View(path) }, func() {})
		})
	})
}

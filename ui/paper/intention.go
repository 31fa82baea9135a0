package paper

import (
	"path/filepath"

	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// WriteIntention asks for a file and writes the prior request for aid into it.
func (k *Desk) WriteIntention(d Dossier) {
	d.LeavePage()
	k.Files.Save(kit.FileQuery{
		Title: k.T("prior.file_title"), For: "intention", Name: shell.FileName(d.Name()) + k.T("prior.suffix") + ".pdf",
		Kinds: []kit.FileKind{{Name: k.T("ui.export.kind"), Extensions: []string{"pdf"}}},
	}, k.Chosen(func(path string) {
		flushed(d, func() {
			call, snapshot := d.Session().Call(), d.Session().Dossier()
			k.Do(func() error { return k.Make.Intention(call, snapshot, path) }, func() {
				k.Toasts.Say(k.T("prior.written", "file", filepath.Base(path)), k.T("prior.open"), func() {
					k.Do(func() error { return k.View(path) }, func() {})
				})
			})
		})
	}))
}

// CopyIntention puts the text of the prior request where it can be pasted from.
func (k *Desk) CopyIntention(d Dossier) {
	d.LeavePage()
	flushed(d, func() {
		call, snapshot := d.Session().Call(), d.Session().Dossier()
		shell.Background(k.Shell, func() (string, error) { return k.Make.IntentionText(call, snapshot) }, func(text string) {
			k.Copy(text)
			k.Toasts.Say(k.T("prior.copied"), "", nil)
		})
	})
}

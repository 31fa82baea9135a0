package paper

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Export is the dialog before an export: which of the files, what it carries, with
// or without the owners and the data, draft or final; then where to write it.
func (k *Desk) Export(d Dossier) {
	d.LeavePage()
	c := newExportChoices(k.Shell, d)
	var dialog *kit.Overlay
	c.moved = func() {
		if dialog != nil {
			dialog.Refresh()
		}
	}
	choose := kit.NewPrimary(k.T("ui.export.choose"), func() {
		o := c.options()
		dialog.Dismiss()
		k.exportTo(d, o)
	})
	c.button = choose
	c.refresh()
	dialog = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title: k.T("ui.export.title"), Content: c.column, Width: 680, First: fyne.Focusable(choose),
		Buttons: []*kit.Button{kit.NewSecondary(k.T("ui.cancel"), func() { dialog.Dismiss() }), choose},
	})
}

// hasPersonal reports whether the call asks for tables of personal data.
func hasPersonal(d Dossier) bool {
	v := d.Session().View()
	for f := range v.Call.Questions() {
		if f.Personal && v.Visible(f.ID) {
			return true
		}
	}
	return false
}

// exportTo asks for the file, or the folder, and starts the export.
func (k *Desk) exportTo(d Dossier, o output.Options) {
	start := k.Chosen(func(path string) {
		o.Path = path
		flushed(d, func() { k.runExport(d, o) })
	})
	name := shell.FileName(d.Name())
	if o.What == output.Binder {
		name += k.T("export.binder_suffix")
	}
	if o.Short {
		name += k.T("export.short_suffix")
	}
	if !o.Final {
		name += k.T("ui.export.draft_suffix")
	}
	if o.What == output.Folder {
		k.Files.Folder(kit.FileQuery{Title: k.T("export.folder_title"), For: "export"}, func(path string, err error) {
			if path != "" { // a folder of its own, so that no file of another dossier is in the way
				path = filepath.Join(path, name)
			}
			start(path, err)
		})
		return
	}
	k.Files.Save(kit.FileQuery{
		Title: k.T("ui.export.file_title"), For: "export", Name: name + ".pdf",
		Kinds: []kit.FileKind{{Name: k.T("ui.export.kind"), Extensions: []string{"pdf"}}},
	}, start)
}

// flushed stores what is not stored yet and goes on, stored or not: what is made of a
// dossier is made of what is in memory, and the window says that it could not be stored.
func flushed(d Dossier, then func()) { d.Session().Flush(func(error) { then() }) }

// runExport writes the files beside the window and shows how far it is.
func (k *Desk) runExport(d Dossier, o output.Options) {
	type written struct {
		output.Report
		unnoted error // why the history could not be told
	}
	call, snapshot := d.Session().Call(), d.Session().Dossier()
	shell.Run(k.Shell, shell.Running{
		Title: k.T("ui.export.running"), Text: k.T("ui.export.running_text", "file", filepath.Base(o.Path)),
		Stop: k.T("ui.export.cancel"), Stopped: k.T("ui.export.cancelled"), Measured: true, Worded: true,
	}, func(ctx context.Context, far shell.Far) (got written, err error) {
		if got.Report, err = k.Make.Export(ctx, call, snapshot, o, far.Share); err != nil {
			return got, err
		}
		got.unnoted = k.Library.Exported(snapshot.ID, shelf.Export{
			File: filepath.Base(got.Path), Fingerprint: got.Fingerprint, Draft: got.Draft,
		})
		return got, nil
	}, func(got written) {
		if got.unnoted != nil {
			k.Log("noting an export: %v", got.unnoted)
			k.exported(d, got.Report, kit.NewBanner(kit.Warning, k.T("export.not_noted", "cause", k.Trouble(got.unnoted).What), nil))
			return
		}
		d.Exported(!got.Draft)
		k.exported(d, got.Report)
	})
}

// exported says where the files are, what could not be bound, and what to do with
// them: « exporté » is not « envoyé ». Then comes what else is to be said.
func (k *Desk) exported(d Dossier, r output.Report, more ...fyne.CanvasObject) {
	column := kit.NewColumn(kit.Space12)
	words := "ui.export.done_final"
	if r.Draft {
		words = "ui.export.done_draft"
	}
	text := k.T(words, "pages", r.Pages)
	if r.Files > 0 {
		text += " " + k.T("export.files", "n", r.Files)
	}
	column.Add(kit.NewBody(text))
	column.Add(kit.NewTinted(kit.Neutral, kit.NewBody(r.Path)))
	if len(r.Left) > 0 {
		left := kit.NewColumn(kit.Space8, kit.NewStrong(k.T("export.left", "n", len(r.Left))))
		for _, l := range r.Left {
			left.Add(kit.NewColumn(0, kit.NewBody(l.Name), kit.NewHint(l.Why)))
		}
		column.Add(kit.NewTinted(kit.Warning, left))
	}
	for _, o := range more {
		column.Add(o)
	}
	var dialog *kit.Overlay
	label := k.T("ui.export.open")
	if r.Files > 0 {
		label = k.T("export.open_folder")
	}
	open := kit.NewPrimary(label, func() {
		dialog.Dismiss()
		k.Do(func() error { return k.View(r.Path) }, func() {})
	})
	buttons := []*kit.Button{kit.NewSecondary(k.T("ui.close"), func() { dialog.Dismiss() })}
	if r.Files == 0 && k.Make.Print != nil {
		buttons = append(buttons, kit.NewSecondary(k.T("print.button"), func() {
			dialog.Dismiss()
			k.Print(d)
		}))
	}
	title := k.T("ui.export.done")
	if r.Files > 0 {
		title = k.T("export.done_folder")
	}
	dialog = kit.ShowDialog(k.Canvas(), kit.DialogOf{
		Title: title, Content: column, First: fyne.Focusable(open), Width: 640,
		Buttons: append(buttons, open),
	})
}

package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// export is the dialog before an export: which of the files, what it carries, with
// or without the owners and the data, draft or final; then where to write it.
func (w *wizard) export() {
	w.leavePage()
	a := w.a
	c := newExportChoices(w)
	var d *kit.Overlay
	c.moved = func() {
		if d != nil {
			d.Refresh()
		}
	}
	choose := kit.NewPrimary(a.T("ui.export.choose"), func() {
		o := c.options()
		d.Dismiss()
		w.exportTo(o)
	})
	c.button = choose
	c.refresh()
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("ui.export.title"), Content: c.column, Width: 680, First: fyne.Focusable(choose),
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), choose},
	})
}

// hasPersonal reports whether the call asks for tables of personal data.
func (w *wizard) hasPersonal() bool {
	for _, s := range w.call.Sections {
		for i := range s.Fields {
			if s.Fields[i].Personal && w.s.View().Visible(s.Fields[i].ID) {
				return true
			}
		}
	}
	return false
}

// exportTo asks for the file, or the folder, and starts the export.
func (w *wizard) exportTo(o output.Options) {
	a := w.a
	start := a.Chosen(func(path string) {
		o.Path = path
		w.s.Flush(func(err error) {
			if err == nil {
				w.run(o)
			}
		})
	})
	name := shell.FileName(w.name())
	if o.What == output.Binder {
		name += a.T("export.binder_suffix")
	}
	if !o.Final {
		name += a.T("ui.export.draft_suffix")
	}
	if o.What == output.Folder {
		a.Files.Folder(kit.FileQuery{Title: a.T("export.folder_title"), Dir: a.LastFolder}, func(path string, err error) {
			if path != "" { // a folder of its own, so that no file of another dossier is in the way
				path = filepath.Join(path, name)
			}
			start(path, err)
		})
		return
	}
	a.Files.Save(kit.FileQuery{
		Title: a.T("ui.export.file_title"), Dir: a.LastFolder, Name: name + ".pdf",
		Kinds: []kit.FileKind{{Name: a.T("ui.export.kind"), Extensions: []string{"pdf"}}},
	}, start)
}

// run writes the files beside the window and shows how far it is.
func (w *wizard) run(o output.Options) {
	a := w.a
	bar, doing := kit.NewProgress(300), kit.NewCaption("")
	ctx, end := a.Running(a.T("ui.export.running"), a.T("ui.export.cancel"), kit.NewColumn(kit.Space12,
		kit.NewBody(a.T("ui.export.running_text", "file", filepath.Base(o.Path))), bar, doing))
	snapshot := w.s.Dossier()
	a.Runner.Background(func() {
		report, err := a.opened.Export(ctx, w.call, snapshot, o, func(share float64, what string) {
			a.Runner.Main(func() {
				bar.Set(float32(share), kit.Accent)
				doing.SetText(what)
			})
		})
		if err == nil {
			err = a.opened.Library.Exported(snapshot.ID, shelf.Export{
				File: filepath.Base(report.Path), Fingerprint: report.Fingerprint, Draft: report.Draft,
			})
		}
		a.Runner.Main(func() {
			end()
			switch {
			case errors.Is(err, context.Canceled):
				a.Toasts.Say(a.T("ui.export.cancelled"), "", nil)
			case err != nil:
				a.Complain(err)
			default:
				if !report.Draft {
					w.state, w.changed = shelf.Exported, false
				}
				w.refresh()
				w.exported(report)
			}
		})
	})
}

// exported says where the files are, what could not be bound, and what to do with
// them: « exporté » is not « envoyé ».
func (w *wizard) exported(r output.Report) {
	a := w.a
	column := kit.NewColumn(kit.Space12)
	words := "ui.export.done_final"
	if r.Draft {
		words = "ui.export.done_draft"
	}
	text := a.T(words, "pages", r.Pages)
	if r.Files > 0 {
		text += " " + a.T("export.files", "n", r.Files)
	}
	column.Add(kit.NewBody(text))
	column.Add(kit.NewTinted(kit.Neutral, kit.NewBody(r.Path)))
	if len(r.Left) > 0 {
		left := kit.NewColumn(kit.Space8, kit.NewStrong(a.T("export.left", "n", len(r.Left))))
		for _, l := range r.Left {
			left.Add(kit.NewColumn(0, kit.NewBody(l.Name), kit.NewHint(l.Why)))
		}
		column.Add(kit.NewTinted(kit.Warning, left))
	}
	var d *kit.Overlay
	label := a.T("ui.export.open")
	if r.Files > 0 {
		label = a.T("export.open_folder")
	}
	open := kit.NewPrimary(label, func() {
		d.Dismiss()
		a.Do(func() error { return a.View(r.Path) }, func() {})
	})
	buttons := []*kit.Button{kit.NewSecondary(a.T("ui.close"), func() { d.Dismiss() })}
	if r.Files == 0 && a.opened.Print != nil {
		buttons = append(buttons, kit.NewSecondary(a.T("print.button"), func() {
			d.Dismiss()
			w.print()
		}))
	}
	title := a.T("ui.export.done")
	if r.Files > 0 {
		title = a.T("export.done_folder")
	}
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: title, Content: column, First: fyne.Focusable(open), Width: 640,
		Buttons: append(buttons, open),
	})
}

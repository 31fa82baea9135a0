package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// export is the dialog before an export: what the PDF carries, with or without
// the owners, draft or final; then where to write it.
func (w *wizard) export() {
	w.leavePage()
	a := w.a
	blocking, missing, warnings := w.counts()
	complete := blocking+missing == 0
	column := kit.NewColumn(kit.Space16)
	if complete {
		words := a.t("ui.export.final")
		if warnings > 0 {
			words += " " + a.t("ui.export.warnings", "n", warnings)
		}
		column.Add(kit.NewBanner(kit.Success, words, nil))
	} else {
		column.Add(kit.NewBanner(kit.Warning, a.t("ui.export.draft", "wrong", blocking, "missing", missing), nil))
	}
	carries := kit.NewColumn(kit.Space4, kit.NewStrong(a.t("ui.export.carries")), kit.NewBody(a.t("ui.export.carries_text")))
	column.Add(carries)
	owners := kit.NewCheck(a.t("ui.export.owners"))
	owners.ShowChecked(true)
	if w.hasPersonal() {
		column.Add(kit.NewColumn(kit.Space4, owners, kit.NewHint(a.t("ui.export.owners_hint"))))
	}
	column.Add(kit.NewHint(a.t("ui.statement")))
	var d *kit.Overlay
	choose := kit.NewPrimary(a.t("ui.export.choose"), func() {
		with := owners.Checked()
		d.Dismiss()
		w.exportTo(ExportOptions{Final: complete, Owners: with})
	})
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title: a.t("ui.export.title"), Content: column, Width: 640, First: fyne.Focusable(choose),
		Buttons: []*kit.Button{kit.NewSecondary(a.t("ui.cancel"), func() { d.Dismiss() }), choose},
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

// exportTo asks for the file and starts the export.
func (w *wizard) exportTo(o ExportOptions) {
	a := w.a
	name := fileName(w.name())
	if !o.Final {
		name += a.t("ui.export.draft_suffix")
	}
	a.files.Save(kit.FileQuery{
		Title: a.t("ui.export.file_title"), Dir: a.settings.LastFolder, Name: name + ".pdf",
		Kinds: []kit.FileKind{{Name: a.t("ui.export.kind"), Extensions: []string{"pdf"}}},
	}, a.chosen(func(path string) {
		o.Path = path
		w.flushed(func(err error) {
			if err == nil {
				w.run(o)
			}
		})
	}))
}

// run writes the PDF beside the window and shows how far it is.
func (w *wizard) run(o ExportOptions) {
	a := w.a
	ctx, cancel := context.WithCancel(context.Background())
	bar := kit.NewProgress(300)
	var d *kit.Overlay
	running := true
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title:   a.t("ui.export.running"),
		Content: kit.NewColumn(kit.Space12, kit.NewBody(a.t("ui.export.running_text", "file", filepath.Base(o.Path))), bar),
		Buttons: []*kit.Button{kit.NewSecondary(a.t("ui.export.cancel"), func() { d.Dismiss() })},
		OnClose: func() {
			if running {
				cancel()
			}
		},
	})
	snapshot := w.s.Dossier()
	a.Runner.Background(func() {
		report, err := a.opened.Export(ctx, w.call, snapshot, o, func(share float64) {
			a.Runner.Main(func() { bar.Set(float32(share), kit.Accent) })
		})
		if err == nil {
			err = a.opened.Library.Exported(snapshot.ID, report)
		}
		a.Runner.Main(func() {
			running = false
			d.Dismiss()
			cancel()
			switch {
			case errors.Is(err, context.Canceled):
				a.toasts.Say(a.t("ui.export.cancelled"), "", nil)
			case err != nil:
				a.complain(err)
			default:
				if !report.Draft {
					w.state, w.changed = Exported, false
				}
				w.refresh()
				w.exported(report)
			}
		})
	})
}

// exported says where the file is, and what to do with it: « exporté » is not
// « envoyé ».
func (w *wizard) exported(r ExportReport) {
	a := w.a
	column := kit.NewColumn(kit.Space12)
	words := "ui.export.done_final"
	if r.Draft {
		words = "ui.export.done_draft"
	}
	column.Add(kit.NewBody(a.t(words, "pages", r.Pages)))
	column.Add(kit.NewTinted(kit.Neutral, kit.NewBody(r.Path)))
	var d *kit.Overlay
	open := kit.NewPrimary(a.t("ui.export.open"), func() {
		d.Dismiss()
		a.do(func() error { return a.View(r.Path) }, func() {})
	})
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title: a.t("ui.export.done"), Content: column, First: fyne.Focusable(open),
		Buttons: []*kit.Button{kit.NewSecondary(a.t("ui.close"), func() { d.Dismiss() }), open},
	})
}

// labelsOf names a field or a column, and the row where there is one.
func labelsOf(v *dossier.View, id dossier.FieldID, row string) (label, title string) {
	if f := v.Call.Param(id); f != nil {
		return f.HeadOr(), ""
	}
	f, col := v.Locate(id)
	if f == nil {
		return string(id), ""
	}
	label = f.HeadOr()
	if col != "" {
		label = string(col)
		if c := f.Column(string(col)); c != nil {
			label = c.HeadOr()
		}
	}
	rows := v.Rows(f.ID)
	if i := rows.Index(row); row != "" && i >= 0 {
		title = v.Title(f, rows, i)
		if f.Kind == dossier.KindPieces {
			title = rowName(v.Call, rows[i])
		}
	}
	return label, title
}

// rowName is what an attached file is called.
func rowName(c *dossier.Call, r dossier.Row) string {
	for _, col := range []string{"name", "path"} {
		if t, _ := r.Get(col).(dossier.Text); t != "" {
			return string(t)
		}
	}
	if t, _ := r.Get("piece").(dossier.Text); c.Piece(string(t)) != nil {
		return c.Piece(string(t)).Title
	}
	return r.ID
}

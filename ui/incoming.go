package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// importDossier asks for a dossier file, or a PDF of ours, and opens what it holds.
func (a *App) importDossier() {
	a.files.Open(kit.FileQuery{
		Title: a.t("ui.import.title"), Dir: a.settings.LastFolder,
		Kinds: []kit.FileKind{{Name: a.t("incoming.kind"), Extensions: []string{"json", "pdf"}}},
	}, a.chosen(a.openFile))
}

// openFile opens the dossier that a file holds. One that the list has already is
// never written over: the user says which of the two he wants.
func (a *App) openFile(path string) {
	background(a, func() (shelf.Incoming, error) { return a.opened.Library.Look(path) }, func(in shelf.Incoming) {
		switch {
		case in.Document:
			a.noDossier(in)
		case in.Known != nil:
			a.knownDossier(in)
		default:
			a.importFile(in, "")
		}
	})
}

// importFile makes a draft of a file, opens it and says so. Annexes that are not
// there are worth a dialog: a short message is soon gone.
func (a *App) importFile(in shelf.Incoming, title string) {
	background(a, func() (shelf.Imported, error) { return a.opened.Library.Import(in.Path, title) }, func(got shelf.Imported) {
		a.openThen(got.ID, func() {
			key := "incoming.imported"
			if in.FromPDF {
				key = "incoming.imported_pdf"
			}
			words := a.t(key, "file", filepath.Base(in.Path))
			if n := len(got.Skipped); n > 0 {
				kit.ShowTrouble(a.window.Canvas(), a.t("incoming.title"), say.Trouble{Message: say.Message{
					What: words, Safe: a.t("incoming.skipped", "n", n), Do: a.t("incoming.skipped_do"),
				}}, nil)
				return
			}
			a.toasts.Say(words, "", nil)
		})
	})
}

// knownDossier asks what to do with a file whose dossier is in the list.
func (a *App) knownDossier(in shelf.Incoming) {
	e := *in.Known
	name := a.nameOf(e.Title, e.Project, e.Company)
	text := a.t("incoming.known.text", "name", name, "when", a.when(e.Updated))
	open := a.t("incoming.known.open")
	if !e.Trashed.IsZero() {
		text = a.t("incoming.known.trashed", "name", name)
		open = a.t("incoming.known.restore")
	}
	var d *kit.Overlay
	existing := kit.NewPrimary(open, func() {
		d.Dismiss()
		a.do(func() error {
			if e.Trashed.IsZero() {
				return nil
			}
			return a.opened.Library.Restore(e.ID)
		}, func() { a.openDossier(e.ID) })
	})
	copied := kit.NewSecondary(a.t("incoming.known.copy"), func() {
		d.Dismiss()
		a.importFile(in, a.t("ui.duplicate.name", "name", name))
	})
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title: a.t("incoming.known.title"), Content: kit.NewColumn(kit.Space8, kit.NewBody(text), kit.NewHint(a.t("incoming.known.hint"))),
		Width: 620, First: existing,
		Buttons: []*kit.Button{kit.NewSecondary(a.t("ui.cancel"), func() { d.Dismiss() }), copied, existing},
	})
}

// noDossier says that a file holds no dossier, and offers to verify it.
func (a *App) noDossier(in shelf.Incoming) {
	column := kit.NewColumn(kit.Space8,
		kit.NewBody(a.t("incoming.none.what", "file", filepath.Base(in.Path))),
		kit.NewBody(a.t("incoming.none.do")), kit.NewHint(a.t("incoming.none.verify_hint")))
	var d *kit.Overlay
	verify := kit.NewPrimary(a.t("verification.start"), func() {
		d.Dismiss()
		a.verifyFile(in.Path, nil)
	})
	d = kit.ShowDialog(a.window.Canvas(), kit.DialogOf{
		Title: a.t("incoming.none.title"), Content: column, Width: 620,
		Buttons: []*kit.Button{kit.NewSecondary(a.t("ui.close"), func() { d.Dismiss() }), verify},
	})
}

// dropped is told of files that were dropped on the window. A dialog in front has
// to be answered first.
func (a *App) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u != nil && u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 0:
	case a.taking != nil:
		a.taking(paths[0])
	case a.window.Canvas().Overlays().Top() != nil:
		a.toasts.Say(a.t("incoming.drop.dialog"), "", nil)
	default:
		a.screen.drop(at, paths)
	}
}

// drop opens the file that was dropped on the list. Several dossiers are
// imported beside each other; those that need an answer are named.
func (h *home) drop(_ fyne.Position, paths []string) {
	if len(paths) == 1 {
		h.a.openFile(paths[0])
		return
	}
	a := h.a
	type outcome struct{ done, left []string }
	background(a, func() (outcome, error) {
		var out outcome
		for _, path := range paths {
			in, err := a.opened.Library.Look(path)
			if err == nil && !in.Document && in.Known == nil {
				if _, err = a.opened.Library.Import(path, ""); err == nil {
					out.done = append(out.done, filepath.Base(path))
					continue
				}
			}
			if err != nil {
				a.Log("import of %s: %v", filepath.Base(path), err)
			}
			out.left = append(out.left, filepath.Base(path))
		}
		return out, nil
	}, func(out outcome) {
		if len(out.done) > 0 {
			h.reload("")
		}
		words := a.t("incoming.several.done", "n", len(out.done))
		if len(out.left) == 0 {
			a.toasts.Say(words, "", nil)
			return
		}
		a.warn(&say.Trouble{Message: say.Message{
			What: words + " " + a.t("incoming.several.left", "n", len(out.left), "files", strings.Join(out.left, ", ")),
			Do:   a.t("incoming.several.do"),
		}}, nil)
	})
}

// drop attaches files on the step of the pieces; elsewhere it says where to drop
// them.
func (w *wizard) drop(at fyne.Position, paths []string) {
	if w.page != nil && w.page.Drop(at, paths) {
		return
	}
	a := w.a
	for _, s := range w.steps {
		if s.section == nil {
			continue
		}
		for i := range s.section.Fields {
			if f := &s.section.Fields[i]; f.Kind == dossier.KindPieces && w.s.View().Visible(f.ID) {
				a.toasts.Say(a.t("incoming.drop.elsewhere"), a.t("incoming.drop.there"), func() { w.goTo(place{step: s.id}) })
				return
			}
		}
	}
	a.toasts.Say(a.t("incoming.drop.nowhere"), "", nil)
}

// drop does nothing where nothing is open yet.
func (*still) drop(fyne.Position, []string) {}

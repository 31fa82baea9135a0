package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// portableExtension is how a dialog of files knows portable files.
var portableExtension = strings.TrimPrefix(shelf.PortableEnding, ".")

// importDossier asks for a dossier file, or a PDF of ours, and opens what it holds.
func (a *App) importDossier() {
	a.Files.Open(kit.FileQuery{
		Title: a.T("ui.import.title"), For: "dossier",
		Kinds: []kit.FileKind{{Name: a.T("incoming.kind"), Extensions: []string{portableExtension, "json", "pdf"}}},
	}, a.Chosen(a.openFile))
}

// openFile opens the dossier that a file holds. One that the list has already is
// never written over: the user says which of the two he wants.
func (a *App) openFile(path string) { a.openFrom(shelf.Source{Path: path}) }

func (a *App) openFrom(from shelf.Source) {
	waiting(a, from, func(ctx context.Context) (shelf.Incoming, error) { return a.opened.Library.Look(ctx, from) }, func(in shelf.Incoming) {
		switch {
		case in.Portable != nil && in.Portable.Locked:
			a.askPassphrase(in)
		case in.Portable != nil:
			a.openPortable(from, in)
		case in.Document:
			a.noDossier(in)
		case in.Known != nil && in.Held == shelf.IsSame && in.Known.Trashed.IsZero():
			a.openThen(in.Known.ID, func() { a.Toasts.Say(a.T("incoming.known.same", "file", filepath.Base(in.Path)), "", nil) })
		case in.Known != nil:
			a.knownDossier(from, in)
		default:
			a.importFile(from, in, "", shelf.TakeNone)
		}
	})
}

func isPortable(path string) bool { return strings.EqualFold(filepath.Ext(path), shelf.PortableEnding) }

// OpenFile opens the dossier that a file holds, from whatever screen is shown.
func (a *App) OpenFile(path string) { a.fromList(func() { a.openFile(path) }) }

// fromList does something with the list on the screen.
func (a *App) fromList(then func()) {
	if _, ok := a.Screen().(*home); ok {
		then()
		return
	}
	a.Screen().Leave(func() { a.loadHomeThen("", then) })
}

// importFile makes a draft of a file, opens it and says so. Annexes that are not
// there are worth a dialog: a short message is soon gone.
func (a *App) importFile(from shelf.Source, in shelf.Incoming, title string, known shelf.Take) {
	waiting(a, from, func(ctx context.Context) (shelf.Imported, error) {
		return a.opened.Library.Import(ctx, from, title, known)
	}, func(got shelf.Imported) {
		if got.Held == shelf.IsOther { // it came into the list after the look
			a.openFrom(from)
			return
		}
		key := "incoming.imported"
		switch {
		case got.Held == shelf.Replaced:
			key = "incoming.known.replaced"
		case in.FromPDF:
			key = "incoming.imported_pdf"
		}
		a.openThen(got.ID, func() { a.tookIn(a.T(key, "file", filepath.Base(in.Path)), got, "", nil) })
	})
}

// tookIn says what came of a file, with something that can still be done about it.
func (a *App) tookIn(words string, got shelf.Imported, verb string, action func()) {
	if n := len(got.Skipped); n > 0 {
		kit.ShowTrouble(a.Canvas(), a.T("incoming.title"), say.Trouble{Message: say.Message{
			What: words, Safe: a.T("incoming.skipped", "n", n), Do: a.T("incoming.skipped_do"),
		}}, nil)
		return
	}
	a.Toasts.Say(words, verb, action)
}

// knownDossier asks what to do with a file whose dossier is in the list.
func (a *App) knownDossier(from shelf.Source, in shelf.Incoming) {
	e := *in.Known
	name := a.DossierName(e.Name())
	text := a.T("incoming.known.text", "name", name, "when", a.When(e.Updated))
	open := a.T("incoming.known.open")
	if !e.Trashed.IsZero() {
		text = a.T("incoming.known.trashed", "name", name)
		open = a.T("incoming.known.restore")
	}
	var d *kit.Overlay
	existing := kit.NewPrimary(open, func() {
		d.Dismiss()
		a.Do(func() error {
			if e.Trashed.IsZero() {
				return nil
			}
			return a.opened.Library.Restore(e.ID)
		}, func() { a.openDossier(e.ID) })
	})
	copied := kit.NewSecondary(a.T("incoming.known.copy"), func() {
		d.Dismiss()
		a.importFile(from, in, a.T("ui.duplicate.name", "name", name), shelf.TakeCopy)
	})
	replaced := kit.NewSecondary(a.T("incoming.known.replace"), func() {
		d.Dismiss()
		a.importFile(from, in, e.Title, shelf.TakeOver)
	})
	column := kit.NewColumn(kit.Space8, kit.NewBody(text))
	buttons := []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), copied, replaced, existing}
	if in.Held == shelf.IsSame { // it lies in the trash
		buttons = slices.Delete(buttons, 1, 3)
	} else {
		column.Add(kit.NewHint(a.T("incoming.known.hint")))
	}
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("incoming.known.title"), Content: column, Width: 720, First: existing, Buttons: buttons,
	})
}

// noDossier says that a file holds no dossier, and offers to verify it.
func (a *App) noDossier(in shelf.Incoming) {
	what := a.T("incoming.none.what", "file", filepath.Base(in.Path))
	if in.Is != "" {
		what = a.T("incoming.none.picture", "file", filepath.Base(in.Path), "is", in.Is)
	}
	column := kit.NewColumn(kit.Space8,
		kit.NewBody(what),
		kit.NewBody(a.T("incoming.none.do")), kit.NewHint(a.T("incoming.none.verify_hint")))
	var d *kit.Overlay
	verify := kit.NewPrimary(a.T("verification.start"), func() {
		d.Dismiss()
		a.paper.VerifyFile(in.Path, nil)
	})
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("incoming.none.title"), Content: column, Width: 620,
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.close"), func() { d.Dismiss() }), verify},
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
	case a.Taking != nil:
		a.Taking(paths[0])
	case a.Canvas().Overlays().Top() != nil:
		a.Toasts.Say(a.T("incoming.drop.dialog"), "", nil)
	case len(paths) == 1 && isPortable(paths[0]) && a.ready:
		a.OpenFile(paths[0])
	case !slices.ContainsFunc(paths, func(p string) bool { return !isPortable(p) }) && a.ready:
		a.fromList(func() { a.takeSeveral(paths) })
	default:
		a.Screen().Drop(at, paths)
	}
}

// Drop opens the file that was dropped on the list, or takes in several.
func (h *home) Drop(_ fyne.Position, paths []string) {
	if len(paths) == 1 {
		h.a.openFile(paths[0])
		return
	}
	h.a.takeSeveral(paths)
}

// drop attaches files on the step of the pieces; elsewhere it says where to drop
// them.
func (w *wizard) Drop(at fyne.Position, paths []string) {
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
				a.Toasts.Say(a.T("incoming.drop.elsewhere"), a.T("incoming.drop.there"), func() { w.GoTo(shell.Place{Step: s.id}) })
				return
			}
		}
	}
	a.Toasts.Say(a.T("incoming.drop.nowhere"), "", nil)
}

// drop does nothing where nothing is open yet.
func (*still) Drop(fyne.Position, []string) {}

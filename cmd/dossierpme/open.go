package main

import (
	"io/fs"
	"path"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/reference"
	"dossierpme/internal/say"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/raster"
	"dossierpme/ui"
	"dossierpme/ui/field"
)

// open opens the store and reads the calls, beside the window.
func (w *window) open() (ui.Opened, error) {
	if w.library != nil { // after « Réessayer »
		_ = w.library.Close()
		w.library = nil
	}
	parts, err := wiring.New(w.dir, dossier.DateOf(time.Now()))
	if err != nil {
		return ui.Opened{}, troubleOf(w.words, err, w.dir)
	}
	db, err := store.Open(w.dir, store.Options{})
	if err != nil {
		return ui.Opened{}, troubleOf(w.words, err, w.dir)
	}
	if err := db.BackupError(); err != nil {
		w.journal.Printf("daily backup: %v", err)
	}
	for _, f := range parts.Calls.Faults {
		w.journal.Printf("call file: %v", f)
	}
	w.library = &library{db: db, parts: parts, examples: exampleList(parts)}
	w.work.Background(func() { parts.Ref.Commune("80001") }) // parsed before somebody types a postcode
	e := exporter{parts: parts, library: w.library, pages: w.pages, printDir: printFolder(), handOver: printInSystem}
	w.work.Background(func() {
		if err := clearPrinted(e.printDir); err != nil {
			w.journal.Printf("printed files: %v", err)
		}
		w.pages.Warm() // so that the preview is there when somebody wants it
	})
	return ui.Opened{
		Library: w.library, Env: parts.Env, Lookups: lookups(parts.Ref),
		Export: e.export, Preview: e.preview, Look: e.look, Print: e.print, Verify: w.library.verify,
		Figure:  func(v *dossier.View, id string) (figures.Figure, bool) { f, ok := parts.Figures(v)[id]; return f, ok },
		Group:   func(v *dossier.View) ([]figures.Member, []string) { return figures.Group(v, parts.Law) },
		Sheet:   e.sheet,
		Message: func(v *dossier.View, p dossier.Problem) say.Message { return problemtext.Of(parts.Words, v, p) },
	}, nil
}

// lookups gives the entries what can be searched while typing.
func lookups(ref *reference.Reference) field.Lookups {
	commune := func(found []reference.Commune) []field.Commune {
		out := make([]field.Commune, len(found))
		for i, c := range found {
			out[i] = field.Commune{Code: c.Code, Name: c.Name, Postcodes: c.Postcodes, Former: c.Former}
		}
		return out
	}
	return field.Lookups{
		Communes:   func(text string, limit int) []field.Commune { return commune(ref.SearchCommunes(text, limit)) },
		CommunesAt: func(postcode string) []field.Commune { return commune(ref.CommunesByPostcode(postcode)) },
		Activities: func(text string, limit int) []field.Entry {
			var out []field.Entry
			for _, e := range ref.SearchNAF(text, limit) {
				out = append(out, field.Entry{Code: e.Code, Label: e.Label})
			}
			return out
		},
		LegalForms: func(text string, limit int) []field.Entry {
			var out []field.Entry
			for _, e := range ref.SearchLegalForms(text, limit) {
				label := e.Label
				if e.Abbreviation != "" {
					label = e.Abbreviation + " · " + label
				}
				out = append(out, field.Entry{Code: e.Code, Label: label})
			}
			return out
		},
		Labels: ref,
	}
}

// exporter prints a dossier of the store.
type exporter struct {
	parts   *wiring.Parts
	library *library
	pages   *raster.Engine
	// printDir holds what is handed to the system, by handOver.
	printDir string
	handOver func(path string) (ui.PrintWay, error)
}

// exampleList reads which examples are shipped.
func exampleList(parts *wiring.Parts) []ui.Example {
	entries, err := fs.ReadDir(assets.Examples(), ".")
	if err != nil {
		return nil
	}
	var out []ui.Example
	for _, e := range entries {
		raw, err := fs.ReadFile(assets.Examples(), path.Join(e.Name(), "dossier.json"))
		if err != nil {
			continue
		}
		d, c, err := dossier.Read(raw, parts.Calls.Find)
		if err != nil {
			continue
		}
		call := c.Short
		if call == "" {
			call = c.Title
		}
		out = append(out, ui.Example{Name: e.Name(), Title: d.Title, Call: call})
	}
	return out
}

// OpenExample makes a dossier of a worked example, with its annexes.
func (l *library) OpenExample(name string) (string, error) {
	files, err := fs.Sub(assets.Examples(), name)
	if err != nil {
		return "", l.words(err)
	}
	raw, err := fs.ReadFile(files, "dossier.json")
	if err != nil {
		return "", l.words(err)
	}
	d, c, err := dossier.Read(raw, l.parts.Calls.Find)
	if err != nil {
		return "", l.wordsOf(err, name)
	}
	d.ID = "" // every opening is a dossier of its own
	id, _, err := l.parts.Import(l.db, &paper.File{Dossier: d, Call: c}, paper.AnnexesOf(files))
	return id, l.words(err)
}

package main

import (
	"sync"
	"sync/atomic"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/folders"
	"dossierpme/internal/library"
	"dossierpme/internal/opener"
	"dossierpme/internal/paper"
	"dossierpme/internal/reference"
	"dossierpme/internal/wiring"
	"dossierpme/ui"
	"dossierpme/ui/field"
	uipaper "dossierpme/ui/paper"
)

// open opens the store and reads the calls, beside the window.
func (w *window) open(d shelf.Decision) (ui.Opened, error) {
	if w.library != nil { // after « Réessayer »
		_ = w.library.Close()
		w.library = nil
	}
	parts, err := wiring.New(w.dir, dossier.DateOf(time.Now()))
	if err != nil {
		return ui.Opened{}, err
	}
	db, err := store.Open(w.dir, store.Options{Temporary: folders.Temporary(), Decision: d, Later: true})
	if err != nil {
		return ui.Opened{}, err
	}
	for _, f := range parts.Calls.Faults {
		w.journal.Printf("call file: %v", f)
	}
	w.opened.Store(true)
	w.library = library.New(db, &parts.Press)
	w.library.Viewed = folders.Viewed()
	desk := &paper.Desk{Press: &parts.Press, Shelf: db, Viewer: w.pages, PrintDir: folders.Printed(), HandOver: opener.Print}
	w.work.Background(func() {
		db.SweepTemporary()
		if err := desk.ClearPrinted(); err != nil {
			w.journal.Printf("printed files: %v", err)
		}
	})
	warm := sync.OnceFunc(func() {
		w.pages.Warm()
		w.work.Background(func() { parts.Ref.SearchCommunes("80100", 1) }) // before somebody types a postcode
	})
	env := parts.Env
	env.Annex = w.library.Annex
	return ui.Opened{
		Library: warming{w.library, warm}, Env: env, Lookups: lookups(parts.Ref),
		Paper: uipaper.Maker{
			Export: desk.Export, Preview: desk.Preview, Print: desk.Print, Look: desk.Look, Sheet: desk.WriteWorkbook,
			Intention: desk.WriteIntention, IntentionText: desk.IntentionText,
		},
		Figure:      parts.Figure,
		Group:       func(v *dossier.View) ([]figures.Member, []dossier.Spot) { return figures.Group(v, parts.Law) },
		Grant:       func(v *dossier.View) figures.Grant { return figures.Askable(v, parts.Law) },
		Outline:     parts.Outline,
		Interrupted: takeMark(w.dir),
	}, nil
}

// ahead begins to open the store at once, while the toolkit gets ready, and returns what
// the window opens it with: the first time that is what has begun already.
func (w *window) ahead() func(shelf.Decision) (ui.Opened, error) {
	begun := sync.OnceValues(func() (ui.Opened, error) { return w.open(shelf.Ask) })
	w.begun = func() { _, _ = begun() }
	w.work.Background(w.begun)
	var asked atomic.Bool
	return func(d shelf.Decision) (ui.Opened, error) {
		if !asked.Swap(true) {
			return begun()
		}
		return w.open(d)
	}
}

// warming is the library that gets ready for a dossier when one is opened: what draws
// pages, and all communes, take a moment and some memory, which a list does not want.
type warming struct {
	shelf.Library
	warm func()
}

func (l warming) Get(id string) (*dossier.Dossier, *dossier.Call, error) {
	l.warm()
	return l.Library.Get(id)
}

// lookups gives the entries what can be searched while typing.
func lookups(ref *reference.Reference) field.Lookups {
	return field.Lookups{
		Communes: ref.SearchCommunes, CommunesAt: ref.CommunesByPostcode,
		Activities: ref.SearchNAF, LegalForms: ref.SearchLegalForms,
		Labels: ref,
	}
}

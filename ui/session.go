package ui

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/field"
	"dossierpme/ui/form"
	"dossierpme/ui/shell"
)

// open makes the session of a dossier, and has its changes shown and stored.
func (w *wizard) open(d *dossier.Dossier) {
	a := w.a
	env := a.opened.Env
	env.Today = dossier.DateOf(a.Clock())
	w.s = draft.New(w.call, d, env, draft.Options{Save: a.opened.Library.Save, Post: a.Runner.Main, Clock: a.Clock})
	w.state = shelf.Draft
	w.quiet = w.s.OnSaveState(w.saving)
	a.editing = w
	a.session.Store(w.s)
	w.s.OnChange(func(c draft.Change) {
		w.checkSince(c.By)
		if w.page != nil {
			w.page.Refresh(c)
		}
		if w.params != nil {
			w.params.refresh()
		}
		if w.summary != nil {
			w.summary.Refresh()
		}
		if w.officer != nil {
			w.officer.Refresh()
		}
		w.refresh()
	})
}

// newDay judges the dossier on another day.
func (w *wizard) newDay(today dossier.Date) {
	env := w.a.opened.Env
	env.Today = today
	w.s.SetEnv(env)
}

// entry is the dossier's line in the list.
func (w *wizard) entry(id string) (shelf.Entry, error) {
	entries, err := w.a.opened.Library.List()
	for _, e := range entries {
		if e.ID == id {
			return e, nil
		}
	}
	return shelf.Entry{State: shelf.Draft}, err
}

// formEnv is what a page of questions needs.
func (w *wizard) formEnv() form.Env {
	a := w.a
	var look func(dossier.Row)
	if a.opened.Paper.Look != nil {
		look = func(r dossier.Row) { a.paper.LookAt(w, r) }
	}
	var asking func() field.Asking
	if a.figures.Grant != nil {
		asking = func() field.Asking { return a.figures.Asking(w.s.View()) }
	}
	var request *form.Request
	if a.opened.Paper.Intention != nil {
		request = &form.Request{Make: func() { a.paper.WriteIntention(w) }, Copy: func() { a.paper.CopyIntention(w) }}
	}
	return form.Env{
		LookAt:  look,
		Session: w.s, Words: a.Words, Ref: a.opened.Lookups, Today: func() dossier.Date { return dossier.DateOf(a.Clock()) },
		Canvas: a.Canvas(), Run: a.Runner, Files: a.Files,
		AttachFile:  a.opened.Library.Attach,
		InspectFile: a.opened.Library.Inspect,
		ReadSigned:  a.opened.Library.ReadSigned,
		ReadScan:    a.opened.Library.ReadScan,
		BoundNames:  a.opened.Library.BoundNames,
		OpenFile:    w.openAttached,
		ShowWhy:     w.explain,
		Judged:      w.refresh,
		GoTo:        func(p dossier.Problem) { w.lead(w.standsAt(), w.placeOf(p)) },
		Lead:        w.leadToSpot,
		ShowPlaces: func(p dossier.Problem) {
			w.GoTo(shell.Place{Step: shell.StepOfficer, Field: p.Field, Row: p.Row})
		},
		Figure:     func(id string) field.Result { return a.figures.Result(w.s.View(), id) },
		Ways:       func() field.Comparison { return a.figures.Ways(w.s.View()) },
		ShowFigure: func(id string) { a.figures.Explain(w.s.View(), id) },
		Copy:       a.Copy,
		Name:       func(p dossier.Problem) string { return w.short(p, true) },
		Asking:     asking,
		Request:    request,
		Say:        a.Toasts.Say,
	}
}

// explain says why a field is asked that has the cursor now.
func (w *wizard) explain(f *dossier.Field, at dossier.FieldID, row string) {
	w.side.explain(f)
	w.cursor = shell.Place{Field: at, Row: row}
	w.noteHere()
}

// openAttached shows the attached file of a row.
func (w *wizard) openAttached(r dossier.Row) {
	a := w.a
	sum := r.Text("sha256")
	a.Do(func() error {
		at, err := a.opened.Library.Attached(sum, w.call.FileName(r))
		if err != nil {
			return err
		}
		return a.View(at)
	}, func() {})
}

// problems are those that may be said: of an answer that is being typed nothing is
// wrong yet.
func (w *wizard) problems() []dossier.Problem {
	all := w.s.Problems()
	if w.page == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), w.page.Typing)
}

// labels name what a problem is about.
func (w *wizard) labels(p dossier.Problem) (label, title string) {
	n := w.s.View().Named(dossier.Spot{Field: p.Field, Row: p.Row})
	return n.Head(), n.Row
}

func (w *wizard) undo() { w.step(w.s.Undo()) }

func (w *wizard) redo() { w.step(w.s.Redo()) }

// step shows where something was undone or done again.
func (w *wizard) step(c draft.Step, ok bool) {
	if !ok || c.Title || w.reading() || w.officer != nil {
		return
	}
	to := shell.Place{Step: shell.StepParams, Field: c.Field, Row: c.Row}
	if c.Explanation {
		if f, _ := w.s.View().Locate(c.Field); f != nil {
			to.Step = w.call.SectionOf(f.ID).ID
			w.GoTo(to)
		}
		return
	}
	if s := w.call.SectionOf(c.Field); s != nil {
		to.Step = s.ID
		if w.onEssential(c.Field) {
			to.Step = shell.StepEssential
		}
		if c.Column != "" {
			to.Field += "." + c.Column
		}
	}
	w.GoTo(to)
}

func (w *wizard) rename() {
	a := w.a
	a.askName(a.T("ui.rename.title"), a.T("ui.rename.yes"), w.Name(), func(name string) {
		w.s.SetTitle(name)
		a.Toasts.Say(a.T("ui.renamed"), "", nil)
	})
}

func (w *wizard) setState(s shelf.State) {
	id := w.s.Dossier().ID
	w.s.Flush(func(err error) {
		if err != nil {
			w.a.Complain(err)
			return
		}
		shell.Background(w.a.Shell, func() (shelf.Entry, error) { return w.entry(id) }, func(e shelf.Entry) {
			w.a.mark(e, s, w.stand)
		})
	})
}

// stand shows where the dossier stands, as the library knows it, and whether what is
// printed changed since then.
func (w *wizard) stand() {
	id := w.s.Dossier().ID
	shell.Background(w.a.Shell, func() (shelf.Entry, error) { return w.entry(id) }, func(e shelf.Entry) {
		w.state, w.said = e.State, e.StateSaid
		w.changed = e.ChangedSince()
		w.checkSince(draft.Outside)
		w.top.refresh()
	})
}

// checkSince notes that the dossier is not any more what was exported or signed.
func (w *wizard) checkSince(by draft.Origin) {
	switch {
	case w.said == "":
		w.changed = w.changed || by != draft.Outside
	case w.state != shelf.Draft:
		w.changed = w.s.View().Said() != w.said
	}
}

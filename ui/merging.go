package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/internal/spottext"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// The sides of a choice.
const (
	sideHere  = "here"
	sideThere = "there"
)

// merger is the page on which somebody says which of two answers stands, where a
// dossier of the list and that of a file both changed. Nothing is written by it.
type merger struct {
	a       *App
	from    shelf.Source
	in      shelf.Incoming
	plan    *shelf.Merging
	choices map[dossier.Spot]*kit.Versus
	left    *kit.Text
	next    *kit.Button
	bottom  *kit.Panel
	shown   fyne.CanvasObject
	first   fyne.Focusable
}

func newMerger(a *App, from shelf.Source, in shelf.Incoming) *merger {
	m := &merger{a: a, from: from, in: in, plan: in.Portable.Merging, choices: map[dossier.Spot]*kit.Versus{}, left: kit.NewMuted("")}
	column := kit.NewColumn(kit.Space16, kit.NewTitle(a.T("portable.merge.title")), kit.NewIntro(a.T("portable.merge.intro", "file", filepath.Base(in.Path))))
	here := dossier.NewView(m.plan.Call, m.plan.Here, a.opened.Env)
	there := dossier.NewView(m.plan.Call, m.plan.There, a.opened.Env)
	for _, c := range m.plan.Conflicts {
		column.Add(m.card(here, there, c))
	}
	m.next = kit.NewPrimary(a.T("portable.see"), m.goOn)
	all := func(side string) func() { return func() { m.takeAll(side) } }
	m.bottom = kit.NewBar(kit.EdgeTop, kit.NewRow(kit.Space12,
		kit.NewSecondary(a.T("portable.merge.all_here"), all(sideHere)), kit.NewSecondary(a.T("portable.merge.all_there"), all(sideThere)),
		m.left, kit.NewSpring(), kit.NewSecondary(a.T("portable.merge.abandon"), a.goHome), m.next))
	top := kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space8, kit.NewQuiet(a.T("ui.crumb"), a.goHome), kit.NewMuted("▸"), kit.NewStretch(kit.NewStrong(m.Title()))))
	m.shown = kit.NewShell(top, m.bottom, kit.NewScroll(kit.NewPage(kit.NewInset(kit.Space24, 0, kit.Space32, 0, column))))
	m.refresh()
	return m
}

// card shows one place with its two answers beside each other, and marks the words that
// only one of them has; where one is not there, nothing needs a mark.
func (m *merger) card(here, there *dossier.View, c shelf.Conflict) fyne.CanvasObject {
	a := m.a
	ours := kit.SideOf{ID: sideHere, Title: a.T("portable.here"), Text: spottext.Value(a.Words, here, c.Spot, c.Here)}
	theirs := kit.SideOf{ID: sideThere, Title: a.T("portable.there"), Text: spottext.Value(a.Words, there, c.Spot, c.There)}
	if spottext.Given(c.Here) && spottext.Given(c.There) {
		ours.Marks, theirs.Marks = differing(ours.Text, theirs.Text)
	}
	choice := kit.NewVersus(ours, theirs)
	choice.OnChange = func(string) { m.refresh() }
	m.choices[c.Spot] = choice
	if m.first == nil {
		m.first = choice
	}
	return kit.NewCard(kit.NewField(kit.FieldOf{Label: a.spotName(here, there, c.Spot), Editor: choice}))
}

// takeAll answers everything from one side.
func (m *merger) takeAll(side string) {
	for _, c := range m.choices {
		c.ShowChosen(side)
	}
	m.refresh()
}

// there are the places in which the file stands.
func (m *merger) there() map[dossier.Spot]bool {
	out := map[dossier.Spot]bool{}
	for spot, c := range m.choices {
		if c.Chosen() == sideThere {
			out[spot] = true
		}
	}
	return out
}

// open is how many places wait for an answer.
func (m *merger) open() int {
	n := 0
	for _, c := range m.choices {
		if c.Chosen() == "" {
			n++
		}
	}
	return n
}

func (m *merger) refresh() {
	n := m.open()
	words := m.a.T("portable.merge.left", "n", n)
	if n == 0 {
		words = m.a.T("portable.merge.left_none")
	}
	m.left.SetText(words)
	m.next.SetEnabled(n == 0)
	m.bottom.Refresh()
}

func (m *merger) goOn() {
	if m.open() == 0 {
		m.a.confirmMerge(m.from, m.in, m.there())
	}
}

func (m *merger) Object() fyne.CanvasObject { return m.shown }

func (m *merger) Title() string { return m.a.T("portable.merge.title") }

func (m *merger) Shortcut(what shell.Action) bool {
	if what == shell.ActHome {
		m.a.goHome()
		return true
	}
	return false
}

// Leave asks where something was chosen already: it would have to be chosen again.
func (m *merger) Leave(then func()) {
	if m.open() == len(m.choices) {
		then()
		return
	}
	a := m.a
	kit.Ask(a.Canvas(), kit.Question{
		Title: a.T("portable.merge.abandon"), Text: a.T("portable.merge.abandon_text"), Yes: a.T("portable.merge.abandon"), No: a.T("portable.merge.stay"),
	}, func(yes bool) {
		if yes {
			then()
		}
	})
}

func (m *merger) First() fyne.Focusable { return m.first }

// Drop takes nothing: what is open has to be answered first.
func (m *merger) Drop(fyne.Position, []string) {
	m.a.Toasts.Say(m.a.T("incoming.drop.dialog"), "", nil)
}

// spotName is what a place is called, with its row wherever it still is.
func (a *App) spotName(here, there *dossier.View, at dossier.Spot) string {
	n := here.Named(at)
	if n.Row == "" && at.Row != "" {
		n.Row = there.Named(at).Row
	}
	return spottext.Name(a.Words, n, at.Row)
}

// mostChanges is how many places are listed of what will be written.
const mostChanges = 60

// confirmMerge says what will be written, and writes it when somebody agrees.
func (a *App) confirmMerge(from shelf.Source, in shelf.Incoming, there map[dossier.Spot]bool) {
	m := in.Portable.Merging
	would, changed := m.Would(there)
	before := dossier.NewView(m.Call, m.Here, a.opened.Env)
	after := dossier.NewView(m.Call, would, a.opened.Env)
	column := kit.NewColumn(kit.Space12, kit.NewBody(a.T("portable.write.text", "n", len(changed))))
	if would.Title != m.Here.Title {
		column.Add(a.changeLine(spottext.Head(a.Words, before.Call.Named(shelf.TitleField)), m.Here.Title, would.Title))
	}
	for i, c := range changed {
		if i == mostChanges {
			column.Add(kit.NewHint(a.T("verification.more", "n", len(changed)-mostChanges)))
			break
		}
		was, is := spottext.At(a.Words, before, c), spottext.At(a.Words, after, c)
		column.Add(a.changeLine(a.spotName(after, before, c), was, is))
	}
	column.Add(kit.NewHint(a.T("portable.write.safe")))
	var d *kit.Overlay
	write := kit.NewPrimary(a.T("portable.write.yes"), func() {
		d.Dismiss()
		a.mergeFile(from, in, there)
	})
	d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
		Title: a.T("portable.write.title"), Content: column, Width: 760,
		Buttons: []*kit.Button{kit.NewSecondary(a.T("ui.cancel"), func() { d.Dismiss() }), write},
	})
}

func (a *App) changeLine(name, was, is string) fyne.CanvasObject {
	before, after := kit.NewHint(a.T("portable.write.was", "value", was)), kit.NewBody(a.T("portable.write.is", "value", is))
	if nothing := spottext.Nothing(a.Words); was != nothing && is != nothing {
		gone, came := differing(was, is)
		before.Marks, after.Marks = shifted(gone, len(before.Text)-len(was)), shifted(came, len(after.Text)-len(is))
	}
	return kit.NewColumn(0, kit.NewStrong(name), before, after)
}

// mergeFile writes what was agreed to, and opens the dossier with a way back.
func (a *App) mergeFile(from shelf.Source, in shelf.Incoming, there map[dossier.Spot]bool) {
	mark := in.Portable.Merging.Mark
	type merged struct {
		shelf.Imported
		events []shelf.Event
		moved  bool
	}
	waiting(a, from, func(ctx context.Context) (out merged, err error) {
		out.Imported, err = a.opened.Library.Merge(ctx, from, mark, there)
		if errors.Is(err, shelf.ErrMoved) {
			return merged{moved: true}, nil
		}
		if err == nil {
			out.events, err = a.opened.Library.History(out.ID)
		}
		return out, err
	}, func(got merged) {
		if got.moved {
			a.Warn(&say.Trouble{Message: say.Message{What: a.T("portable.moved.what"), Safe: a.T("portable.moved.safe"), Do: a.T("portable.moved.do")}}, func() { a.openFrom(from) })
			return
		}
		a.openThen(got.ID, func() {
			a.tookIn(a.T("portable.merged", "file", filepath.Base(in.Path)), got.Imported, a.T("portable.undo"), a.undoMerge(got.ID, got.events))
		})
	})
}

// undoMerge makes the dossier what it was before it was merged last; nil where the
// history does not say.
func (a *App) undoMerge(id string, events []shelf.Event) func() {
	for _, e := range slices.Backward(events) {
		if e.Kind == shelf.WasMerged && e.Dossier != "" {
			return func() { a.goBackTo(id, e) }
		}
	}
	return nil
}

// goBackTo makes a dossier what it was at an event. What was typed since is stored
// first, and stays in the history.
func (a *App) goBackTo(id string, e shelf.Event) {
	a.Screen().Leave(func() {
		a.Runner.Background(func() {
			err := a.opened.Library.GoBack(id, e)
			a.Runner.Main(func() {
				a.openThen(id, func() { // as it is, where that failed: what was left is not edited any more
					if err != nil {
						a.Complain(err)
						return
					}
					a.Toasts.Say(a.T("portable.went_back", "version", e.Version), "", nil)
				})
			})
		})
	})
}

package ui

import (
	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/shelf"
	"dossierpme/ui/kit"
	"dossierpme/ui/reading"
	"dossierpme/ui/shell"
)

// history lists what happened to the dossier. What it kept can be looked at, and
// gone back to.
func (w *wizard) history() {
	a := w.a
	id := w.s.Dossier().ID
	shell.Background(a.Shell, func() ([]shelf.Event, error) { return a.opened.Library.History(id) }, func(events []shelf.Event) {
		var d *kit.Overlay
		column := kit.NewColumn(kit.Space8)
		for i := len(events) - 1; i >= 0; i-- {
			e := events[i]
			line := kit.NewColumn(0, kit.NewStrong(a.T("ui.history."+string(e.Kind))), kit.NewCaption(a.T("ui.history.line", "when", a.moment(e.At), "version", e.Version)))
			if e.Dossier == "" {
				column.Add(line)
				continue
			}
			then := func(do func(shelf.Event)) func() {
				return func() {
					d.Dismiss()
					do(e)
				}
			}
			column.Add(kit.NewRow(kit.Space8, kit.NewStretch(line),
				kit.NewSecondary(a.T("ui.history.look"), then(w.lookBack)), kit.NewSecondary(a.T("ui.history.back"), then(w.goBack))))
		}
		if len(events) == 0 {
			column.Add(kit.NewHint(a.T("ui.history.empty")))
		}
		done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
		d = kit.ShowDialog(a.Canvas(), kit.DialogOf{Title: a.T("ui.history.title"), Content: column, Width: 720, Buttons: []*kit.Button{done}})
	})
}

// version is a dossier as it was, with its call.
type version struct {
	d *dossier.Dossier
	c *dossier.Call
}

// lookBack shows what the dossier was at an event, to be read alone.
func (w *wizard) lookBack(e shelf.Event) {
	a, id := w.a, w.s.ID()
	shell.Background(a.Shell, func() (v version, err error) {
		v.d, v.c, err = a.opened.Library.Version(id, e)
		return v, err
	}, func(v version) {
		env := a.opened.Env
		env.Today = dossier.DateOf(a.Clock())
		column := kit.NewColumn(kit.Space16, kit.NewBanner(kit.Neutral, a.T("ui.history.look_text"), nil))
		reader := &reading.Reader{Lead: leadNowhere}
		for _, p := range a.read(dossier.NewView(v.c, v.d, env)) {
			column.Add(reader.Card(p, nil, a.T("ui.review.nothing")))
		}
		var d *kit.Overlay
		done := kit.NewPrimary(a.T("ui.close"), func() { d.Dismiss() })
		back := kit.NewSecondary(a.T("ui.history.back"), func() {
			d.Dismiss()
			w.goBack(e)
		})
		d = kit.ShowDialog(a.Canvas(), kit.DialogOf{
			Title: a.T("ui.history.look_title", "version", e.Version, "when", a.moment(e.At)), Content: column, Width: 900,
			First: done, Buttons: []*kit.Button{back, done},
		})
	})
}

// leadNowhere is for what is only to be read.
func leadNowhere(outline.ID) func() { return nil }

// goBack asks whether the dossier is to be what it was, and makes it so.
func (w *wizard) goBack(e shelf.Event) {
	a := w.a
	kit.Ask(a.Canvas(), kit.Question{
		Title: a.T("ui.history.back"), Yes: a.T("ui.history.back"),
		Text: a.T("ui.history.back_text", "version", e.Version, "when", a.moment(e.At)),
	}, func(yes bool) {
		if yes {
			a.goBackTo(w.s.ID(), e)
		}
	})
}

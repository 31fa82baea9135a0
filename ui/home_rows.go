package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// tableOf lists dossiers with what is to be done next.
func (h *home) tableOf(found []shelf.Entry) fyne.CanvasObject {
	a := h.a
	columns := []kit.TableColumn{
		{Title: a.T("ui.column.dossier"), Weight: 30},
		{Title: a.T("ui.column.call"), Weight: 17, Least: 960},
		{Title: a.T("ui.column.state"), Weight: 10},
		{Title: a.T("ui.column.progress"), Weight: 16, Least: 700},
		{Title: a.T("ui.column.asked"), Weight: 15, Right: true, Least: 820},
		{Title: a.T("ui.column.next"), Weight: 21},
		{Weight: 5},
	}
	if h.trash {
		columns[5].Title = a.T("ui.column.trashed")
	}
	h.table = kit.NewTable(columns, h.scroll)
	h.table.SetRows(len(found), func(i int) *kit.TableRow { return h.row(found[i]) })
	return h.table
}

func (h *home) row(e shelf.Entry) *kit.TableRow {
	a := h.a
	complete := e.Percent == 100
	word, tone := a.standing(e.State, complete)
	if e.ChangedSince() {
		word, tone = a.T("ui.state.changed", "state", word), kit.Warning
	}
	if e.Damaged {
		word, tone = a.T("care.damaged.word"), kit.Error
	}
	bar := kit.NewProgress(60)
	barTone := kit.Accent
	if complete {
		barTone = kit.Success
	}
	bar.Set(float32(e.Percent)/100, barTone)
	share := kit.NewCaption(shell.Percent(e.Percent)).Bold()
	share.Color = kit.ColorInk
	progress := kit.NewRow(kit.Space8, kit.NewStretch(bar), kit.NewWide(44, share))
	asked := "–"
	if e.Requested.OK {
		asked = e.Requested.WholeEuros()
	}
	amount := kit.NewFigure(asked)
	next := kit.NewHint(a.nextFor(e))
	next.Color, next.Most = kit.ColorInk, 2
	if words, tone := a.deadline(e); words != "" {
		next.Text, next.Color = a.T("ui.deadline.next", "deadline", words, "next", next.Text), tone.Ink()
	}
	if h.trash {
		next.Text = a.T("ui.trash.since", "when", a.When(e.Trashed))
	}
	call := kit.NewHint(e.CallTitle)
	call.Color, call.Most = kit.ColorInk, 2
	if e.CallClosed {
		call.Text = a.T("ui.home.closed_call", "call", e.CallTitle)
	}
	changed := a.T("ui.home.changed", "when", a.When(e.Updated))
	if e.Company != "" {
		changed = e.Company + " · " + changed
	}
	var more *kit.Button
	more = kit.NewIconButton(theme.MoreVerticalIcon(), a.T("ui.row.menu"), func() { kit.ShowMenu(more, more, h.rowMenu(e)) })
	row := kit.NewTableRow(
		kit.NewTwoLines(h.nameOf(e), changed), call, kit.NewPill(tone, word), progress, amount, next, more,
	)
	row.OnOpen = func() { h.open(e) }
	if h.trash {
		row.OnOpen = func() { kit.ShowMenu(row, row, h.rowMenu(e)) }
	}
	row.Menu = func() []kit.MenuItem { return h.rowMenu(e) }
	return row
}

// deadline says how long a call is open, from a week before its last day on, and since
// when it is closed; "" where there is nothing to hurry for. The list knows both days
// without the dossier.
func (a *App) deadline(e shelf.Entry) (words string, tone kit.Tone) {
	if e.Damaged || e.InTrash() || e.State == shelf.Filed {
		return "", kit.Neutral
	}
	today := dossier.DateOf(a.Clock())
	closes := e.Deadline.Closes.French()
	switch state := e.Deadline.On(today); {
	case state == dossier.DeadlineFar:
		return "", kit.Neutral
	case today.After(e.Deadline.Closes) && state == dossier.DeadlineClaimed:
		return a.T("ui.deadline.closed", "date", closes), kit.Warning
	case today.After(e.Deadline.Closes):
		return a.T("ui.deadline.closed", "date", closes), kit.Error
	case state == dossier.DeadlineLate:
		return a.T("ui.deadline.late"), kit.Error
	}
	switch n := e.Deadline.Days(today); n {
	case 0:
		return a.T("ui.deadline.today"), kit.Warning
	case 1:
		return a.T("ui.deadline.tomorrow"), kit.Warning
	default:
		return a.T("ui.deadline.days", "n", n), kit.Warning
	}
}

// nextFor is the one thing to do next with a dossier.
func (a *App) nextFor(e shelf.Entry) string {
	switch {
	case e.Damaged:
		return a.T("care.damaged.next")
	case e.State == shelf.Filed && e.Later > 0:
		return a.T("ui.next.filed_later", "when", a.When(e.StateAt), "n", e.Later)
	case e.State == shelf.Filed:
		return a.T("ui.next.filed", "when", a.When(e.StateAt))
	case e.State != shelf.Draft && e.ChangedSince():
		return a.T("ui.next.again")
	case e.State == shelf.Exported:
		return a.T("ui.next.exported")
	case e.State == shelf.Signed:
		return a.T("ui.next.signed")
	case e.Percent == 100 && e.Later > 0:
		return a.T("ui.next.complete_later", "n", e.Later)
	case e.Percent == 100:
		return a.T("ui.next.complete")
	case e.Blocking > 0:
		return a.T("ui.next.correct_n", "n", e.Blocking)
	case e.Minutes > 0:
		return a.T("ui.next.fill", "time", french.Minutes(e.Minutes))
	}
	return a.T("ui.next.correct")
}

func (h *home) rowMenu(e shelf.Entry) []kit.MenuItem {
	a := h.a
	lib := a.opened.Library
	again := func() { h.reload(e.ID) }
	if h.trash {
		return []kit.MenuItem{
			{Label: a.T("ui.row.restore"), Do: func() { a.Do(func() error { return lib.Restore(e.ID) }, again) }},
			{},
			{Label: a.T("ui.row.delete"), Do: func() {
				h.forget(kit.Question{Text: a.T("ui.delete.text", "name", h.nameOf(e))}, e.ID)
			}},
		}
	}
	trash := kit.MenuItem{Label: a.T("ui.row.trash"), Do: func() {
		a.Do(func() error { return lib.Trash(e.ID) }, func() {
			h.reload("")
			a.Toasts.Say(a.T("ui.trash.done", "name", h.nameOf(e)), a.T("ui.trash.undo"), func() {
				a.Do(func() error { return lib.Restore(e.ID) }, again)
			})
		})
	}}
	if e.Damaged {
		items := []kit.MenuItem{{Label: a.T("care.damaged.menu"), Do: func() { h.damaged(e) }}}
		if !e.Updated.IsZero() { // else its entry is damaged too, and takes no note
			items = append(items, kit.MenuItem{}, trash)
		}
		return items
	}
	items := []kit.MenuItem{{Label: a.T("ui.row.open"), Do: func() { a.openDossier(e.ID) }}}
	if e.Newer && (e.State == shelf.Draft || e.State == shelf.Exported) { // what is signed stays what it is
		items = append(items, kit.MenuItem{Label: a.T("ui.row.move_on"), Do: func() { h.moveOn(e) }})
	}
	items = append(items, []kit.MenuItem{
		{Label: a.T("ui.row.rename"), Do: func() { h.rename(e) }},
		{Label: a.T("ui.row.duplicate"), Do: func() { h.duplicate(e) }},
		{Label: a.T("ui.row.copy_to"), Do: func() { a.copyToCall(e) }},
		{Label: a.T("ui.row.json"), Do: func() {
			a.saveJSON(h.nameOf(e), func() (*dossier.Dossier, error) {
				d, _, err := a.opened.Library.Get(e.ID)
				return d, err
			})
		}},
		{Label: a.T("everything.menu"), Do: func() { a.gatherEverything(e.ID, h.nameOf(e)) }},
		{Label: a.T("portable.save.menu"), Do: func() { a.sharePortable(e.ID, h.nameOf(e)) }},
		{},
	}...)
	for _, s := range []shelf.State{shelf.Draft, shelf.Exported, shelf.Signed, shelf.Filed} {
		if s != e.State && (s != shelf.Exported || e.State != shelf.Draft) {
			items = append(items, kit.MenuItem{Label: a.T("ui.row.state_" + string(s)), Do: func() {
				a.mark(e, s, again)
			}})
		}
	}
	return append(items, kit.MenuItem{}, trash)
}

// reload reads the list again on the same screen and puts the cursor on a dossier.
func (h *home) reload(at string) {
	h.at = at
	shell.Background(h.a.Shell, h.a.opened.Library.List, func(entries []shelf.Entry) {
		h.set(entries)
		h.a.Canvas().Focus(h.First())
	})
}

func (h *home) rename(e shelf.Entry) {
	a := h.a
	a.askName(a.T("ui.rename.title"), a.T("ui.rename.yes"), h.nameOf(e), func(name string) {
		a.Do(func() error { return a.opened.Library.Rename(e.ID, name) }, func() { h.reload(e.ID) })
	})
}

func (h *home) duplicate(e shelf.Entry) {
	a := h.a
	a.askName(a.T("ui.duplicate.title"), a.T("ui.duplicate.yes"), a.T("ui.duplicate.name", "name", h.nameOf(e)), func(name string) {
		shell.Background(a.Shell, func() (string, error) { return a.opened.Library.Duplicate(e.ID, name) }, h.reload)
	})
}

// moveOn takes a dossier to the newest revision of its call, once its owner has read
// what that means, and says what became of the answers.
func (h *home) moveOn(e shelf.Entry) {
	a := h.a
	question := kit.Question{Title: a.T("ui.move.title"), Text: a.T("ui.move.text", "name", h.nameOf(e)), Yes: a.T("ui.move.yes"), No: a.T("ui.cancel")}
	kit.Ask(a.Canvas(), question, func(yes bool) {
		if !yes {
			return
		}
		shell.Background(a.Shell, func() (shelf.Moved, error) { return a.opened.Library.MoveOn(e.ID) }, func(got shelf.Moved) {
			h.reload(e.ID)
			a.tellMoved(got)
		})
	})
}

package ui

import (
	"slices"

	"fyne.io/fyne/v2/theme"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// topBar says which dossier this is, and leads home, to the reading page and to
// the export.
type topBar struct {
	w       *wizard
	bar     *kit.Panel
	title   *kit.Text
	pill    *kit.Pill
	todo    *kit.Button
	undo    *kit.Button
	redo    *kit.Button
	reading *kit.Button
	preview *kit.Button
}

func newTopBar(w *wizard) *topBar {
	a := w.a
	b := &topBar{w: w, title: kit.NewStrong(""), pill: kit.NewPill(kit.Neutral, "")}
	b.title.Truncate = true
	b.title.Points = kit.SizeBody + 1
	var menu *kit.Button
	menu = kit.NewIconButton(theme.MenuIcon(), a.T("ui.main_menu"), func() { kit.ShowMenu(menu, menu, w.menu()) })
	b.undo = kit.NewIconButton(theme.ContentUndoIcon(), a.T("ui.undo"), w.undo)
	b.redo = kit.NewIconButton(theme.ContentRedoIcon(), a.T("ui.redo"), w.redo)
	b.todo = kit.NewSecondary("", w.frameToggle)
	b.todo.Reserve(a.T("ui.todo", "n", 188)) // it counts down, and nothing moves
	b.pill.Reserve(a.T("ui.state.complete"), a.T("ui.state.draft"))
	b.reading = kit.NewSecondary(a.T("ui.read"), func() { w.GoTo(shell.Place{Step: shell.StepReview}) })
	b.preview = kit.NewSecondary(a.T("preview.button"), func() { a.paper.Preview(w, 0) })
	b.preview.Hidden = a.opened.Paper.Preview == nil
	b.bar = kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space8,
		menu, kit.NewQuiet(a.T("ui.crumb"), a.goHome), kit.NewMuted("▸"),
		kit.NewStretch(kit.NewRow(kit.Space12, b.title, b.pill)),
		b.undo, b.redo, b.todo, b.reading, b.preview,
		kit.NewPrimary(a.T("ui.export.button"), func() { a.paper.Export(w) }),
	))
	return b
}

func (w *wizard) frameToggle() { w.frame.ToggleSide(); w.top.refresh() }

func (b *topBar) refresh() {
	w := b.w
	b.title.SetText(w.Name())
	word, tone := w.a.standing(w.state, w.s.Score().Percent == 100)
	if w.changed && w.state != shelf.Draft {
		word, tone = w.a.T("ui.state.changed", "state", word), kit.Warning
	}
	b.pill.Set(tone, word)
	_, can := w.s.CanUndo()
	b.undo.SetEnabled(can)
	_, can = w.s.CanRedo()
	b.redo.SetEnabled(can)
	n := 0
	for _, p := range w.problems() {
		if p.Severity != dossier.Advice && !p.Explained {
			n++
		}
	}
	b.todo.SetLabel(w.a.T("ui.todo", "n", n))
	hidden := w.frame == nil || !w.frame.Folded()
	if b.todo.Hidden != hidden {
		b.todo.Hidden = hidden
		b.bar.Refresh()
	}
}

func (w *wizard) menu() []kit.MenuItem {
	a := w.a
	items := []kit.MenuItem{
		{Label: a.T("ui.menu.home"), Do: a.goHome},
		{Label: a.T("ui.menu.rename"), Do: w.rename},
		{Label: a.T("ui.row.json"), Do: w.saveJSON},
		{Label: a.T("portable.save.menu"), Do: w.sendFile},
		{Label: a.T("everything.menu"), Do: w.gather},
		{Label: a.T("verification.menu"), Do: func() { a.paper.Verify(w) }},
		{Label: a.T("ui.menu.history"), Do: w.history},
		{},
	}
	if a.opened.Paper.Print != nil {
		items = slices.Insert(items, 3, kit.MenuItem{Label: a.T("print.menu"), Do: func() { a.paper.Print(w) }})
	}
	if write := w.Sheet(); write != nil {
		items = slices.Insert(items, 3, kit.MenuItem{Label: a.T("summary.sheet.menu"), Do: write})
	}
	items = slices.Insert(items, 1, kit.MenuItem{Label: a.T("officer.menu"), Do: func() { w.GoTo(shell.Place{Step: shell.StepOfficer}) }})
	if id := w.summaryID(); id != "" {
		items = slices.Insert(items, 1, kit.MenuItem{Label: a.T("summary.menu"), Do: func() { w.GoTo(shell.Place{Step: id}) }})
	}
	for _, s := range []shelf.State{shelf.Draft, shelf.Signed, shelf.Filed} {
		if s != w.state {
			items = append(items, kit.MenuItem{Label: a.T("ui.row.state_" + string(s)), Do: func() { w.setState(s) }})
		}
	}
	return append(items, kit.MenuItem{},
		kit.MenuItem{Label: a.T("ui.menu.settings"), Do: a.showSettings},
		kit.MenuItem{Label: a.T("ui.menu.help"), Do: a.showHelp},
		kit.MenuItem{Label: a.T("about.menu"), Do: a.showAbout},
		kit.MenuItem{Label: a.T("ui.menu.quit"), Do: a.close})
}

// bottomBar says how far the dossier is and that it is stored, and leads on.
type bottomBar struct {
	w              *wizard
	bar            *kit.Panel
	steps, left    *kit.Text
	progress       *kit.Progress
	saved          *kit.Text
	previous, next *kit.Button

	before dossier.Score // as of the last change
	grown  string        // why it takes longer since then
}

func newBottomBar(w *wizard) *bottomBar {
	a := w.a
	b := &bottomBar{
		w: w, steps: kit.NewStrong(""), left: kit.NewMuted(""), progress: kit.NewProgress(110), saved: kit.NewCaption(""),
	}
	b.left.Truncate = true
	b.previous = kit.NewSecondary(a.T("ui.previous"), func() { w.move(-1) })
	b.next = kit.NewPrimary(a.T("ui.next_step"), func() { w.move(1) })
	b.bar = kit.NewBar(kit.EdgeTop, kit.NewRow(kit.Space12,
		b.steps, b.progress, kit.NewStretch(b.left), b.saved, b.previous, b.next))
	return b
}

func (b *bottomBar) refresh() {
	w, score := b.w, b.w.s.Score()
	before := b.steps.Text + b.left.Text + b.saved.Text + b.next.Label()
	done, all := score.Steps()
	b.steps.SetText(w.a.T("ui.steps", "n", done, "of", all))
	tone := kit.Accent
	if score.Percent == 100 {
		tone = kit.Success
	}
	b.progress.Set(float32(score.Percent)/100, tone)
	switch {
	case score.Percent == 100:
		b.left.SetText(w.a.T("ui.left_none"))
	case score.Minutes == 0:
		b.left.SetText(w.a.T("ui.left_correct"))
	default:
		b.left.SetText(b.time(score))
	}
	b.before = score
	text, failed := w.savedWords()
	b.saved.SetText(text)
	ink := kit.ColorMuted
	if failed {
		ink = kit.ColorError
	}
	b.saved.SetColor(ink)
	b.previous.SetEnabled(w.essential == nil && (w.at > 0 || w.reading() || w.officer != nil || w.hasEssential()))
	next := "ui.next_step"
	switch {
	case w.essential != nil:
		next = "ui.essential.next"
	case w.reading():
		next = "ui.export.button"
	case w.at == len(w.call.Sections)-1 || w.params != nil || w.officer != nil:
		next = "ui.next_review"
	}
	b.next.SetLabel(w.a.T(next))
	if before != b.steps.Text+b.left.Text+b.saved.Text+b.next.Label() {
		b.bar.Refresh()
	}
}

// time says how long the rest takes and, from a change that made it longer until the
// next one that changes it, why.
func (b *bottomBar) time(score dossier.Score) string {
	a := b.w.a
	left := french.Minutes(score.Minutes)
	if g, ok := score.Grown(b.before); ok {
		b.grown = a.T("ui.grown.line", "time", french.Minutes(g.Minutes), "why", b.why(g))
	} else if score.Minutes != b.before.Minutes {
		b.grown = ""
	}
	if b.grown != "" {
		return a.T("ui.left_grown", "time", left, "grown", b.grown)
	}
	return a.T("ui.left", "time", left)
}

// why names what came.
func (b *bottomBar) why(g dossier.Growth) string {
	a := b.w.a
	switch {
	case g.Rows == 1 && g.Field.Item != "":
		return a.T("ui.grown.row", "item", g.Field.Item)
	case g.Rows > 0:
		return a.T("ui.grown.rows", "n", g.Rows, "label", g.Field.Label)
	case g.Asked > 1:
		return a.T("ui.grown.questions", "n", g.Asked)
	case g.Asked == 1:
		return a.T("ui.grown.question", "label", g.Field.Label)
	}
	return a.T("ui.grown.again", "label", g.Field.Label)
}

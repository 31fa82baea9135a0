package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// home is the list of dossiers, or of those in the trash.
type home struct {
	a       *App
	trash   bool
	entries []listed
	order   string // how the list is sorted
	at      string // the dossier that has the cursor

	search *kit.Entry
	body   *fyne.Container
	scroll *kit.Scroll
	shown  fyne.CanvasObject
	fresh  *kit.Button
	table  *kit.Table
}

// listed is an entry with what it is searched and sorted by, prepared once.
type listed struct {
	shelf.Entry
	text, name string // folded
}

// The orders of the list.
const (
	byChange = "change"
	byTitle  = "title"
	byScore  = "score"
)

func newHome(a *App) *home {
	h := &home{a: a, order: byChange}
	h.search = kit.NewSearch(a.T("ui.home.search"))
	h.search.OnChange = func(string) { h.list() }
	h.search.OnEnter = h.openFirst
	h.fresh = kit.NewPrimary(a.T("ui.home.new"), a.newDossier)
	var menu *kit.Button
	menu = kit.NewIconButton(theme.MenuIcon(), a.T("ui.main_menu"), func() { kit.ShowMenu(menu, menu, h.menu()) })
	bar := kit.NewBar(kit.EdgeBottom, kit.NewRow(kit.Space12,
		menu, kit.NewSubtitle(a.Name).OneLine(), kit.NewSpring(),
		kit.NewWide(330, h.search),
		kit.NewSecondary(a.T("ui.home.open"), a.importDossier),
		h.fresh,
	))
	h.body = kit.NewColumn(kit.Space16)
	h.scroll = kit.NewScroll(kit.NewMaxWidth(1310, h.body))
	h.shown = kit.NewShell(bar, kit.NewColumn(0), h.scroll)
	return h
}

func (h *home) Object() fyne.CanvasObject { return h.shown }

func (h *home) Title() string { return "" }

func (h *home) Leave(then func()) { then() }

func (h *home) First() fyne.Focusable {
	found := h.found()
	if len(found) == 0 {
		return h.fresh
	}
	at := slices.IndexFunc(found, func(e shelf.Entry) bool { return e.ID == h.at })
	return h.table.Row(max(at, 0))
}

func (h *home) Shortcut(what shell.Action) bool {
	switch what {
	case shell.ActSearch:
		h.a.Canvas().Focus(h.search)
	case shell.ActNew:
		h.a.newDossier()
	case shell.ActVerify:
		h.a.paper.Verify(nil)
	case shell.ActHome:
		h.showTrash(false)
	default:
		return false
	}
	return true
}

func (h *home) menu() []kit.MenuItem {
	a := h.a
	trash := kit.MenuItem{Label: a.T("ui.menu.trash", "n", h.count(true)), Do: func() { h.showTrash(true) }}
	if h.trash {
		trash = kit.MenuItem{Label: a.T("ui.menu.home"), Do: func() { h.showTrash(false) }}
	}
	items := []kit.MenuItem{
		{Label: a.T("ui.home.new"), Do: a.newDossier},
		{Label: a.T("ui.home.open"), Do: a.importDossier},
		{Label: a.T("verification.menu"), Do: func() { a.paper.Verify(nil) }},
		{Label: a.T("care.restore.menu"), Do: a.restoreCopy},
		trash,
		{},
	}
	for _, e := range a.opened.Library.Examples() {
		items = append(items, kit.MenuItem{Label: a.T("ui.menu.example", "call", e.Call), Do: func() { a.openExample(e.Name) }})
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: a.T("ui.menu.settings"), Do: a.showSettings},
		kit.MenuItem{Label: a.T("ui.menu.help"), Do: a.showHelp}, kit.MenuItem{Label: a.T("about.menu"), Do: a.showAbout},
		kit.MenuItem{Label: a.T("ui.menu.quit"), Do: a.close})
}

func (h *home) showTrash(trash bool) {
	h.trash = trash
	h.search.ShowText("")
	h.list()
	h.scroll.ScrollToTop()
	h.a.Canvas().Focus(h.First())
}

// set shows these dossiers.
func (h *home) set(entries []shelf.Entry) {
	h.entries = make([]listed, len(entries))
	for i, e := range entries {
		h.entries[i] = listed{
			e, french.Fold(e.Title + " " + e.Project + " " + e.Company + " " + e.CallTitle + " " + e.ID), french.Fold(h.nameOf(e)),
		}
	}
	h.list()
}

func (h *home) count(trashed bool) int {
	n := 0
	for _, e := range h.entries {
		if !e.Trashed.IsZero() == trashed {
			n++
		}
	}
	return n
}

// found are the entries that the search leaves, in the order asked for.
func (h *home) found() []shelf.Entry {
	words := strings.Fields(french.Fold(h.search.Text))
	var left []*listed
	for i := range h.entries {
		e := &h.entries[i]
		if !e.Trashed.IsZero() == h.trash && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(e.text, w) }) {
			left = append(left, e)
		}
	}
	slices.SortStableFunc(left, func(x, y *listed) int {
		switch h.order {
		case byTitle:
			return cmp.Compare(x.name, y.name)
		case byScore:
			return cmp.Compare(y.Percent, x.Percent)
		}
		return y.Updated.Compare(x.Updated)
	})
	out := make([]shelf.Entry, len(left))
	for i, e := range left {
		out[i] = e.Entry
	}
	return out
}

func (h *home) openFirst() {
	if found := h.found(); len(found) > 0 && !h.trash {
		h.open(found[0])
	}
}

// open opens a dossier of the list; of one that is damaged it says what can be done.
func (h *home) open(e shelf.Entry) {
	if e.Damaged {
		h.damaged(e)
		return
	}
	h.a.openDossier(e.ID)
}

// nameOf is what a dossier is called in the list.
func (h *home) nameOf(e shelf.Entry) string { return h.a.DossierName(e.Name()) }

// list builds the page anew.
func (h *home) list() {
	a := h.a
	found := h.found()
	var objects []fyne.CanvasObject
	if !h.trash {
		objects = append(objects, h.offered()...)
	}
	if a.backupErr != nil && !h.trash {
		objects = append(objects, h.backupFailed())
	}
	if a.mendErr != nil && !h.trash {
		objects = append(objects, h.mendingFailed())
	}
	switch {
	case h.trash:
		back := kit.NewQuiet(a.T("ui.trash.back"), func() { h.showTrash(false) })
		title := kit.NewRow(0, kit.NewTitle(a.T("ui.trash.title")).OneLine(), kit.NewSpring())
		if h.count(true) > 0 {
			title.Add(kit.NewSecondary(a.T("care.forget.all"), h.emptyTrash))
		}
		objects = append(objects, kit.NewRow(0, back, kit.NewSpring()), title)
		if len(found) == 0 {
			objects = append(objects, kit.NewEmptyState(a.T("ui.trash.empty"), a.T("ui.trash.empty_text")))
		}
	case h.count(false) == 0:
		objects = append(objects, kit.NewTitle(a.T("ui.home.title")), h.empty())
	default:
		if h.count(false) >= 3 {
			objects = append(objects, h.stats())
		}
		var sorting *kit.Button
		sorting = kit.NewQuiet(a.T("ui.home.sort", "order", a.T("ui.home.by_"+h.order)), func() { kit.ShowMenu(sorting, sorting, h.orders()) })
		objects = append(objects, kit.NewRow(0, kit.NewTitle(a.T("ui.home.title")).OneLine(), kit.NewSpring(), sorting))
		if len(found) == 0 {
			objects = append(objects, kit.NewEmptyState(a.T("ui.home.none"), a.T("ui.home.none_text")))
		}
	}
	if len(found) > 0 {
		objects = append(objects, h.tableOf(found))
	}
	if !h.trash {
		objects = append(objects, h.statement())
	}
	h.body.Objects = objects
	h.body.Refresh()
	kit.Relayout(h.body)
}

func (h *home) orders() []kit.MenuItem {
	var items []kit.MenuItem
	for _, o := range []string{byChange, byTitle, byScore} {
		items = append(items, kit.MenuItem{Label: h.a.T("ui.home.by_" + o), Do: func() { h.order = o; h.list() }})
	}
	return items
}

// statement says what the program is, and what it is not.
func (h *home) statement() fyne.CanvasObject {
	a := h.a
	says := kit.NewColumn(kit.Space4, kit.NewHint(a.T("ui.home.where")), kit.NewHint(a.T("ui.statement")))
	if a.place.Dir != "" && !a.place.There {
		says.Objects = slices.Insert(says.Objects, 1, fyne.CanvasObject(kit.NewHint(a.T("care.place.away", "path", a.place.Dir))))
	}
	return says
}

func (h *home) stats() fyne.CanvasObject {
	a := h.a
	n, left := 0, 0
	var asked dossier.Decimal
	for _, e := range h.entries {
		if !e.Trashed.IsZero() || e.State == shelf.Filed {
			continue
		}
		n++
		left += e.Minutes
		if e.Requested.OK {
			asked = asked.Add(e.Requested.Decimal)
		}
	}
	time := french.Minutes(left)
	if left == 0 {
		time = "–"
	}
	amount := asked.WholeEuros()
	return kit.NewColumns(220,
		kit.NewStat(french.Count(n), a.T("ui.home.stat_open", "n", n), kit.Neutral),
		kit.NewStat(amount, a.T("ui.home.stat_asked"), kit.Neutral),
		kit.NewStat(time, a.T("ui.home.stat_left"), kit.Neutral),
	)
}

// empty leads to the first dossier, or to an example.
func (h *home) empty() fyne.CanvasObject {
	a := h.a
	actions := []fyne.CanvasObject{kit.NewPrimary(a.T("ui.home.first"), a.newDossier)}
	for _, e := range a.opened.Library.Examples() {
		actions = append(actions, kit.NewSecondary(a.T("ui.home.example", "call", e.Call), func() { a.openExample(e.Name) }))
	}
	return kit.NewEmptyState(a.T("ui.home.empty"), a.T("ui.home.empty_text"), actions...)
}

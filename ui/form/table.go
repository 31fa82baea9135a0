package form

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
)

// table is a field of rows: the list, what can be done with it, and the form of
// the row that is open.
type table struct {
	page *Page
	f    *dossier.Field
	use  dossier.Use

	visible bool
	list    *rowList
	card    *kit.Panel
	empty   *kit.Panel
	add     *kit.Button
	full    *kit.Text
	window  *kit.Text
	total   *kit.Text
	amount  *kit.Text
	why     *kit.Button
	saying  *fyne.Container
	said    []told
	box     *fyne.Container

	opened string
	form   *rowForm
	hold   *fyne.Container
}

const (
	tallRow  float32 = 58
	shortRow float32 = 44
)

// newTable shows a table under the title of its group, or under its own where
// that has been said already. One that is alone on its page opens its first row
// by itself.
func newTable(p *Page, f *dossier.Field, group, said string, lone bool) *table {
	t := &table{page: p, f: f, saying: kit.NewColumn(kit.Space4), hold: kit.NewColumn(0)}
	words := p.env.Words
	height := tallRow
	if len(f.Summary) == 0 {
		height = shortRow
	}
	t.list = newRowList(height)
	t.list.Describe = t.describe
	t.list.OnOpen = func(id string) { t.open(id, false) }
	t.list.OnEnter = func(id string) { t.open(id, true) }
	t.list.OnFocus = func(id string) { p.why(f, dossier.Spot{Field: f.ID, Row: id}) }
	if len(f.Fixed) == 0 {
		t.list.Menu = t.menu
	}
	t.card = kit.NewFlushCard(t.list)
	t.add = kit.NewSecondary(words.T("form.rows.add", "item", f.Item), t.addRow)
	t.add.OnFocus = func() { p.why(f, dossier.Spot{Field: f.ID}) }
	t.add.Hidden = len(f.Fixed) > 0
	t.full, t.window = kit.NewCaption(""), kit.NewCaption("")
	t.use = p.env.Session.View().UseOf(f)
	label := words.T("form.rows.total")
	if own := "form.rows.totals." + t.use.Total; words.Has(own) {
		label = words.T(own)
	}
	t.total, t.amount = kit.NewMuted(label), kit.NewStrong("")
	t.why = kit.NewQuiet(words.T("field.why_amount"), func() { p.env.ShowFigure(t.use.Total) })
	t.empty = kit.NewCard(kit.NewMuted(words.T("form.rows.empty")))
	head := kit.NewColumn(2)
	if title := tableTitle(p, f, group, said); title != "" {
		head.Add(kit.NewSubtitle(title))
	}
	hint := kit.NewBody(f.Hint)
	hint.Color = kit.ColorMuted
	if f.Hint != "" && f.Hint != p.sectionOf(f).Intro {
		head.Add(hint)
	}
	foot := newEnds(kit.NewRow(kit.Space12, t.add, t.full, t.window), kit.NewRow(kit.Space12, t.why, t.total, t.amount))
	t.box = kit.NewColumn(kit.Space12, head, t.saying, t.empty, t.card, foot, t.hold)
	head.Hidden = len(head.Objects) == 0
	t.refresh()
	if ids := t.ids(); lone && len(ids) > 0 {
		t.open(ids[0], false)
	}
	return t
}

// tableTitle is the label of a table, where the page has not said it yet.
func tableTitle(p *Page, f *dossier.Field, group, said string) string {
	section := p.sectionOf(f).Title
	switch {
	case f.Label == section, f.Label == said:
		return ""
	case group != "" && group != section && strings.Contains(f.Label, group):
		return f.Label
	case group != "" && group != section && strings.Contains(group, f.Label):
		return group
	}
	return f.Label
}

func (t *table) object() fyne.CanvasObject { return t.box }

func (t *table) shown() bool { return t.visible }

// ids are the rows in order. Fixed rows are always there.
func (t *table) ids() []string {
	rows := t.rows()
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}

func (t *table) rows() dossier.Rows { return t.page.env.Session.Rows(t.f.ID) }

func (t *table) refresh() bool {
	t.visible = t.page.env.Session.View().Visible(t.f.ID)
	if !t.visible {
		return false
	}
	ids := t.ids()
	moved := t.list.set(ids)
	if t.card.Hidden != (len(ids) == 0) {
		t.card.Hidden, moved = len(ids) == 0, true
	}
	t.empty.Hidden = len(ids) > 0
	most, _ := strconv.Atoi(t.f.Max)
	full := most > 0 && len(ids) >= most && len(t.f.Fixed) == 0
	if full != t.add.Disabled() {
		if full {
			t.add.Disable()
		} else {
			t.add.Enable()
		}
	}
	t.full.Hidden = !full
	if full {
		t.full.SetText(t.page.env.Words.T("form.rows.full", "n", most))
	}
	t.count()
	t.sum()
	var about []dossier.Problem
	for _, p := range t.page.problems.at[dossier.Spot{Field: t.f.ID}] {
		if p.Severity == dossier.Missing { // an empty list says so by itself
			continue
		}
		about = append(about, p)
	}
	moved = tellIn(t.saying, &t.said, t.page.tell(about)) || moved
	if t.opened != "" && !slices.Contains(ids, t.opened) {
		t.close()
		moved = true
	}
	if t.form != nil {
		moved = t.form.refresh() || moved
	}
	return moved
}

// count says how much of a long list is seen.
func (t *table) count() {
	n := len(t.list.ids)
	t.window.Hidden = n <= shownRows
	if !t.window.Hidden {
		t.window.SetText(t.page.env.Words.T("form.rows.count", "n", n))
	}
}

// sum adds the amounts up, where they are money or a count.
func (t *table) sum() {
	v := t.page.env.Session.View()
	hidden := !v.AddsUp(t.f) || len(t.rows()) == 0
	if !hidden {
		sum, _ := v.Sum(t.f, t.rows())
		t.amount.SetText(dossier.Show(t.f.Column(t.f.Amount), dossier.Number{Decimal: sum}, nil))
	}
	t.total.Hidden, t.amount.Hidden = hidden, hidden
	t.why.Hidden = hidden || t.use.Total == "" || t.page.env.ShowFigure == nil
}

// describe is a row of the list.
func (t *table) describe(id string) kit.RowOf {
	v := t.page.env.Session.View()
	rows := t.rows()
	i := rows.Index(id)
	if i < 0 {
		return kit.RowOf{}
	}
	row := rows[i]
	of := kit.RowOf{Title: v.Title(t.f, rows, i)}
	var parts []string
	for _, name := range t.f.Summary {
		if c := t.f.Column(name); c != nil {
			if s := v.ShowCell(t.f, row, c); s != "" {
				s, _, _ = strings.Cut(s, "\n")
				parts = append(parts, s)
			}
		}
	}
	of.Detail = strings.Join(parts, " · ")
	words := t.page.env.Words
	if col := t.f.Column(t.f.Amount); col != nil {
		if d, ok := v.Amount(t.f, row); ok {
			of.Amount = dossier.Show(col, dossier.Number{Decimal: d}, nil)
		}
		if of.Amount == "" {
			of.Amount = "–" // keeps the columns of the list in line
		}
		if t.use.Times != "" && of.Amount != "–" {
			q, _ := dossier.AsDecimal(v.Cell(t.f, row, t.f.Column(t.use.Times)))
			price, _ := dossier.AsDecimal(row.Get(t.f.Amount))
			of.Middle = words.T("form.rows.quantity", "n", q.French(), "price", price.Euros())
		}
	}
	worst := t.page.problems.rows[dossier.Spot{Field: t.f.ID, Row: id}]
	if worst == "" && t.f.Required() && v.RowIndex(t.f.ID, id) < 0 {
		worst = dossier.Missing // a fixed row of which nothing is written yet
	}
	of.Status, of.Tone = words.T("form.rows.complete"), kit.Success
	if worst.Worse(dossier.Advice) {
		of.Status, of.Tone = severity.WordOf(words, worst), severity.ToneOf(worst)
	}
	return of
}

// after is the row that follows, "" for none.
func (t *table) after(id string) string {
	ids := t.ids()
	if i := slices.Index(ids, id); i >= 0 && i+1 < len(ids) {
		return ids[i+1]
	}
	return ""
}

// open shows the form of a row, with the cursor in its first field where that is
// wanted; an empty id closes it.
func (t *table) open(id string, enter bool) {
	if id == "" {
		was := t.opened
		t.close()
		t.relayout()
		t.list.focus(was)
		return
	}
	if t.opened != id {
		t.close()
		t.opened = id
		t.form = newRowForm(t, id)
		t.hold.Objects = []fyne.CanvasObject{t.form.box}
		t.list.selectRow(id)
		t.list.reveal(id)
		t.relayout()
	}
	if first := t.form.first(); first != nil && enter {
		t.page.env.Canvas.Focus(first)
	} else {
		kit.Reveal(t.form.title)
	}
}

func (t *table) close() {
	t.opened, t.form = "", nil
	t.hold.Objects = nil
	t.list.selectRow("")
}

func (t *table) relayout() {
	t.box.Refresh()
	kit.Relayout(t.box)
}

func (t *table) addRow() {
	id := t.page.env.Session.AddRow(t.f.ID)
	t.page.show()
	t.open(id, true)
}

func (t *table) menu(id string) []kit.MenuItem {
	s, words := t.page.env.Session, t.page.env.Words
	ids := t.ids()
	i := slices.Index(ids, id)
	most, _ := strconv.Atoi(t.f.Max)
	return []kit.MenuItem{
		{Label: words.T("form.rows.duplicate"), Disabled: most > 0 && len(ids) >= most, Do: func() {
			twin := s.DuplicateRow(t.f.ID, id)
			t.page.show()
			t.open(twin, true)
		}},
		{Label: words.T("form.rows.up"), Disabled: i <= 0, Do: func() { t.move(id, -1) }},
		{Label: words.T("form.rows.down"), Disabled: i == len(ids)-1, Do: func() { t.move(id, 1) }},
		{},
		{Label: words.T("form.rows.delete"), Delete: true, Do: func() { t.deleteRow(id) }},
	}
}

func (t *table) move(id string, by int) {
	t.page.env.Session.MoveRow(t.f.ID, id, by)
	t.page.show()
	t.list.focus(id)
}

// deleteRow takes a row away and offers to bring it back: into its place, even
// where something else was changed since.
func (t *table) deleteRow(id string) {
	rows := t.rows()
	i := rows.Index(id)
	if i < 0 {
		return
	}
	row, cited := rows[i], t.page.env.Session.References(t.f.ID, id)
	t.page.env.Session.DeleteRow(t.f.ID, id)
	t.page.show()
	if ids := t.ids(); len(ids) > 0 {
		t.list.focus(ids[min(i, len(ids)-1)])
	} else {
		t.page.env.Canvas.Focus(t.add)
	}
	if t.page.env.Say == nil {
		return
	}
	said := t.page.env.Words.T("form.rows.deleted")
	if cited > 0 {
		said = t.page.env.Words.T("form.rows.deleted_cited", "n", cited)
	}
	t.page.env.Say(said, t.page.env.Words.T("form.rows.undo"), func() {
		now := t.rows()
		if now.Index(id) >= 0 {
			return // brought back by the dossier's own undo
		}
		t.page.env.Session.Set(t.f.ID, slices.Insert(slices.Clone(now), min(i, len(now)), row))
		t.page.show()
		t.list.focus(id)
	})
}

func (t *table) first() fyne.Focusable {
	if row := t.list.firstRow(); row != nil {
		return row
	}
	if t.add.Visible() {
		return t.add
	}
	return nil
}

func (t *table) focus(f *dossier.Field, col dossier.FieldID, row string) bool {
	if f != t.f {
		return false
	}
	if row != "" && slices.Contains(t.ids(), row) {
		t.open(row, false)
		if col != "" && t.form.focus(col) {
			return true
		}
		t.list.focus(row)
		return true
	}
	if first := t.first(); first != nil {
		t.page.env.Canvas.Focus(first)
	}
	return true
}

package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// rowForm is the form of one row of a table.
type rowForm struct {
	rec    *rowRecord
	sheets []*sheet
	heads  []fyne.CanvasObject // the titles of the groups, with their sheets
	title  *kit.Text
	saying *fyne.Container // what is wrong with the row as a whole
	said   []told
	box    *kit.Panel
}

func newRowForm(t *table, id string) *rowForm {
	r := &rowForm{rec: &rowRecord{t.page, t.f, id}, title: kit.NewSubtitle(""), saying: kit.NewColumn(kit.Space4)}
	words := t.page.env.Words
	saved := kit.NewCaption(words.T("form.rows.saved"))
	content := kit.NewColumn(kit.Space12, kit.NewRow(kit.Space12, kit.NewStretch(r.title), saved), r.saying)
	var fields []*dossier.Field
	group := ""
	flush := func() {
		if len(fields) == 0 {
			return
		}
		s := newSheet(t.page, r.rec, true, fields)
		title := kit.NewStrong(group)
		title.SetColor(kit.ColorMuted)
		var head fyne.CanvasObject = title
		if len(r.sheets) > 0 {
			head = kit.NewInset(kit.Space12, 0, 0, 0, title)
		}
		if group == "" {
			head = kit.NewColumn(0)
		}
		r.sheets, r.heads = append(r.sheets, s), append(r.heads, head)
		content.Add(head)
		content.Add(s.grid)
		fields = nil
	}
	for i := range t.f.Columns {
		c := &t.f.Columns[i]
		if c.Group != group {
			flush()
			group = c.Group
		}
		fields = append(fields, c)
	}
	flush()
	close := kit.NewQuiet(words.T("form.rows.close"), func() { t.open("", false) })
	foot := kit.NewRow(kit.Space8, kit.NewSpring(), close)
	if t.after(id) != "" {
		foot.Add(kit.NewSecondary(words.T("form.rows.next"), func() { t.open(t.after(id), true) }))
	}
	content.Add(foot)
	r.box = kit.NewCard(content)
	r.refresh()
	return r
}

func (r *rowForm) refresh() bool {
	moved := false
	for i, s := range r.sheets {
		moved = s.refresh() || moved
		if hidden := len(s.asked) == 0; hidden {
			r.heads[i].Hide()
			s.grid.Hide()
		} else if s.grid.Hidden {
			r.heads[i].Show()
			s.grid.Show()
		}
	}
	if title := r.rec.title(); r.title.Text != title {
		r.title.SetText(title)
	}
	about := r.rec.p.problems.at[dossier.Spot{Field: r.rec.table.ID, Row: r.rec.id}]
	return tellIn(r.saying, &r.said, r.rec.p.tell(about)) || moved
}

// sayIn shows messages as banners and reports whether they are others than
// before.
func sayIn(in *fyne.Container, before *[]kit.Message, now []kit.Message) bool {
	in.Hidden = len(now) == 0
	if slices.Equal(now, *before) {
		return false
	}
	*before = now
	in.Objects = nil
	for _, m := range now {
		in.Add(kit.NewBanner(m.Tone, m.Text))
	}
	return true
}

// tellIn is sayIn with what can be done about each message below it.
func tellIn(in *fyne.Container, before *[]told, now []told) bool {
	in.Hidden = len(now) == 0
	if slices.EqualFunc(now, *before, told.same) {
		return false
	}
	*before = now
	in.Objects = nil
	for _, t := range now {
		var beside []*kit.Button
		var below []fyne.CanvasObject
		for _, a := range t.ways {
			if a.Quiet {
				below = append(below, kit.NewQuiet(a.Label, a.Do))
			} else {
				beside = append(beside, kit.NewSecondary(a.Label, a.Do))
			}
		}
		in.Add(kit.NewBanner(t.Tone, t.Text, beside...))
		if below != nil {
			in.Add(kit.NewFlow(0, below...))
		}
	}
	return true
}

func (r *rowForm) first() fyne.Focusable {
	for _, s := range r.sheets {
		if f := s.first(); f != nil {
			return f
		}
	}
	return nil
}

func (r *rowForm) focus(col dossier.FieldID) bool {
	for _, s := range r.sheets {
		if s.focus(col) {
			return true
		}
	}
	return false
}

// rowRecord is the answers of one row.
type rowRecord struct {
	p     *Page
	table *dossier.Field
	id    string
}

func (r *rowRecord) cells() dossier.Row {
	rows := r.p.env.Session.Rows(r.table.ID)
	if i := rows.Index(r.id); i >= 0 {
		return rows[i]
	}
	return dossier.Row{ID: r.id}
}

func (r *rowRecord) get(f *dossier.Field) dossier.Value { return r.cells().Get(string(f.ID)) }

func (r *rowRecord) set(f *dossier.Field, v dossier.Value) {
	r.p.env.Session.SetCell(r.table.ID, r.id, string(f.ID), v)
}

func (r *rowRecord) visible(f *dossier.Field) bool {
	return r.p.env.Session.View().CellVisible(r.table, r.cells(), f)
}

func (r *rowRecord) place(f *dossier.Field) dossier.Spot {
	return dossier.Spot{Field: r.table.ID + "." + f.ID, Row: r.id}
}

func (r *rowRecord) spot(f *dossier.Field) dossier.Place {
	return dossier.PlaceOf(r.table.ID, r.id, string(f.ID))
}

func (r *rowRecord) use(f *dossier.Field) dossier.Use {
	return r.p.env.Session.View().ColumnUse(r.table, f)
}

func (r *rowRecord) beside(id dossier.FieldID) (*dossier.Field, dossier.Value) {
	c := r.table.Column(string(id))
	if c == nil {
		return nil, nil
	}
	return c, r.get(c)
}

func (r *rowRecord) title() string {
	v := r.p.env.Session.View()
	rows := r.p.env.Session.Rows(r.table.ID)
	if i := rows.Index(r.id); i >= 0 {
		return v.Title(r.table, rows, i)
	}
	return ""
}

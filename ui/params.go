package ui

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/problemtext"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
	"dossierpme/ui/severity"
	"dossierpme/ui/shell"
)

// paramsPage is what the user read in the cahier des charges: for each parameter
// its value, where it stands, and when it was read.
type paramsPage struct {
	w      *wizard
	column *fyne.Container
	shared *sharedBox
	rows   map[dossier.FieldID]*paramRow
}

type paramRow struct {
	f     *dossier.Field
	value *field.Question
	lines *paramLines
	from  *kit.Entry
	day   *field.Question
}

func newParamsPage(w *wizard) *paramsPage {
	p := &paramsPage{w: w, column: kit.NewColumn(kit.Space16), rows: map[dossier.FieldID]*paramRow{}}
	p.shared = newSharedBox(w)
	p.column.Add(p.shared.column)
	var group *fyne.Container
	name := ""
	for i := range w.call.Params {
		f := &w.call.Params[i]
		if group == nil || f.Group != name {
			name = f.Group
			group = kit.NewColumn(kit.Space16)
			if name != "" {
				group.Add(kit.NewSubtitle(name))
			}
			p.column.Add(kit.NewCard(group))
		}
		group.Add(p.build(f))
	}
	p.refresh()
	return p
}

// build is one parameter: on one line where there is room.
func (p *paramsPage) build(f *dossier.Field) fyne.CanvasObject {
	w, a := p.w, p.w.a
	r := &paramRow{f: f}
	p.rows[f.ID] = r
	env := field.Env{
		Words: a.Words, Ref: a.opened.Lookups, Dense: true,
		Today: func() dossier.Date { return dossier.DateOf(a.Clock()) },
	}
	r.from = kit.NewEntry()
	r.from.OnChange = func(text string) {
		q := p.get(f.ID)
		q.Source = dossier.CleanText(text)
		w.s.SetParam(f.ID, q)
	}
	r.from.OnFocus = func() { w.side.explain(f) }
	day := &dossier.Field{ID: f.ID + ".read", Kind: dossier.KindDate, Label: a.T("form.params.date")}
	r.day = field.NewQuestion(day, env, field.Hooks{Change: func(v dossier.Value) {
		q := p.get(f.ID)
		q.Date, _ = v.(dossier.Date)
		w.s.SetParam(f.ID, q)
	}})
	set := func(v dossier.Value) {
		q := p.get(f.ID)
		if q.Date.IsZero() && (q.Value == nil || q.Value.Empty()) { // read today, unless said otherwise
			q.Date = dossier.DateOf(a.Clock())
		}
		q.Value = v
		w.s.SetParam(f.ID, q)
	}
	var first fyne.CanvasObject
	if f.Kind == dossier.KindRows {
		r.lines = newParamLines(p, f, env, set)
		first = r.lines.column
	} else {
		r.value = field.NewQuestion(f, env, field.Hooks{Change: set, Focus: func() { w.side.explain(f) }})
		first = r.value.Object()
	}
	source := kit.NewField(kit.FieldOf{Label: a.T("form.params.source"), Hint: a.T("form.params.source_hint"), Editor: r.from})
	return kit.NewColumns(170, kit.Span(2, first), source, r.day.Object())
}

func (p *paramsPage) get(id dossier.FieldID) dossier.Param { return p.w.s.View().Dossier.Params[id] }

// refresh shows what the session says now.
func (p *paramsPage) refresh() {
	p.shared.refresh()
	for id, r := range p.rows {
		q := p.get(id)
		if r.value != nil {
			r.value.Show(q.Value)
		} else {
			rows, _ := q.Value.(dossier.Rows)
			r.lines.show(rows)
		}
		r.from.ShowText(q.Source)
		var day dossier.Value
		if !q.Date.IsZero() {
			day = q.Date
		}
		r.day.Show(day)
		var said []kit.Message
		for _, pr := range p.w.s.Problems() {
			if pr.Section == shell.StepParams && pr.Field == id && pr.Severity == dossier.Blocking {
				text := problemtext.Of(p.w.a.Words, p.w.s.View(), pr).Short()
				said = append(said, kit.Message{Tone: severity.ToneOf(pr.Severity), Text: text})
			}
		}
		if r.value != nil && !r.value.Focused() {
			r.value.SetMessages(said...)
		}
	}
}

func (p *paramsPage) focus(id dossier.FieldID) {
	r := p.rows[id]
	if r == nil {
		return
	}
	on := p.w.a.Canvas()
	switch {
	case r.value != nil && r.value.Target() != nil:
		on.Focus(r.value.Target())
	case r.lines != nil:
		on.Focus(r.lines.add)
	}
}

// paramLines is a parameter with lines: from which amount how many quotes are
// asked, the criteria of the call.
type paramLines struct {
	p      *paramsPage
	f      *dossier.Field
	env    field.Env
	set    func(dossier.Value)
	column *fyne.Container
	rows   dossier.Rows
	cells  map[string]map[dossier.FieldID]*field.Question
	add    *kit.Button
}

func newParamLines(p *paramsPage, f *dossier.Field, env field.Env, set func(dossier.Value)) *paramLines {
	l := &paramLines{p: p, f: f, env: env, set: set, column: kit.NewColumn(kit.Space8)}
	item := f.Item
	if item == "" {
		item = p.w.a.T("ui.params.line")
	}
	l.add = kit.NewSecondary(p.w.a.T("form.rows.add", "item", item), func() {
		rows := append(append(dossier.Rows{}, l.rows...), dossier.Row{ID: l.rows.FreshID()})
		l.set(rows)
	})
	l.build()
	return l
}

func (l *paramLines) show(rows dossier.Rows) {
	same := len(rows) == len(l.rows)
	for i := range rows {
		same = same && rows[i].ID == l.rows[i].ID
	}
	l.rows = rows
	if !same {
		l.build()
	}
	for _, r := range rows {
		for id, q := range l.cells[r.ID] {
			q.Show(r.Get(string(id)))
		}
	}
}

func (l *paramLines) build() {
	a := l.p.w.a
	l.cells = map[string]map[dossier.FieldID]*field.Question{}
	head := kit.NewColumn(0, kit.NewStrong(l.f.Label))
	if l.f.Hint != "" {
		head.Add(kit.NewHint(l.f.Hint))
	}
	l.column.Objects = []fyne.CanvasObject{head}
	for _, r := range l.rows {
		cells := map[dossier.FieldID]*field.Question{}
		l.cells[r.ID] = cells
		id := r.ID
		line := kit.NewColumns(150)
		for c := range l.f.Columns {
			col := &l.f.Columns[c]
			q := field.NewQuestion(col, l.env, field.Hooks{
				Change: func(v dossier.Value) { l.setCell(id, col.ID, v) }, Focus: func() { l.p.w.side.explain(l.f) },
			})
			cells[col.ID] = q
			line.Add(kit.Span(field.Span(col, true), q.Object()))
		}
		line.Add(kit.NewQuiet(a.T("form.rows.delete"), func() {
			rows := dossier.Rows{}
			for _, x := range l.rows {
				if x.ID != id {
					rows = append(rows, x)
				}
			}
			var v dossier.Value = rows
			if len(rows) == 0 {
				v = nil
			}
			l.set(v)
		}))
		l.column.Add(line)
	}
	l.column.Add(kit.NewRow(0, l.add, kit.NewSpring()))
	l.column.Refresh()
	kit.Relayout(l.column)
}

func (l *paramLines) setCell(row string, col dossier.FieldID, v dossier.Value) {
	rows := append(dossier.Rows{}, l.rows...)
	if i := rows.Index(row); i >= 0 {
		rows[i] = rows[i].With(string(col), v)
		l.set(rows)
	}
}

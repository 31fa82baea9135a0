package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// Page is one section of a call, or a choice of fields of several.
type Page struct {
	env      Env
	sections []*dossier.Section
	problems problems
	parts    []part
	column   *fyne.Container
	beside   []part          // of Beside
	aside    *fyne.Container // nil where there is nothing beside the page

	asking  *field.Question // that the cursor came to last
	askedAt dossier.Spot
	spot    dossier.Place // of asking
}

// part is a piece of a page: a card of questions, a table, the annexes.
type part interface {
	object() fyne.CanvasObject
	// refresh shows what the session says now and reports whether the part takes
	// other room than before.
	refresh() bool
	// shown reports whether there is anything to show.
	shown() bool
	first() fyne.Focusable
	// focus puts the cursor into a field, a column of a row where row is set.
	focus(f *dossier.Field, col dossier.FieldID, row string) bool
}

// New returns the page of a section.
func New(env Env, section *dossier.Section) *Page {
	p := &Page{env: env, sections: []*dossier.Section{section}, column: kit.NewColumn(kit.Space16)}
	p.index()
	tables := 0
	for i := range section.Fields {
		if section.Fields[i].Kind == dossier.KindRows {
			tables++
		}
	}
	for _, g := range groupsOf(section) {
		p.parts = append(p.parts, p.partsOf(g, tables == 1)...)
	}
	p.show()
	return p
}

// Object is what the shell shows, below its title and inside its scroll.
func (p *Page) Object() fyne.CanvasObject { return p.column }

// Refresh shows what the session says after a change. Only what is different
// changes on screen.
func (p *Page) Refresh(draft.Change) { p.show() }

func (p *Page) index() {
	here := func(section string) bool {
		return slices.ContainsFunc(p.sections, func(s *dossier.Section) bool { return s.ID == section })
	}
	p.problems = indexProblems(p.env.Session.View(), here, p.env.Session.Problems(), p.Typing)
}

// sectionOf is the section that a field of the page is in.
func (p *Page) sectionOf(f *dossier.Field) *dossier.Section {
	return p.env.Session.Call().SectionOf(f.ID)
}

func (p *Page) show() {
	p.index()
	showParts(p.parts, p.column)
	if p.aside != nil {
		showParts(p.beside, p.aside)
	}
}

// showParts brings parts up to date and lays those out that have something to show.
func showParts(parts []part, column *fyne.Container) {
	moved := false
	for _, part := range parts {
		moved = part.refresh() || moved
	}
	var objects []fyne.CanvasObject
	for _, part := range parts {
		if part.shown() {
			objects = append(objects, part.object())
		}
	}
	if moved || len(objects) != len(column.Objects) {
		column.Objects = objects
		column.Refresh()
		kit.Relayout(column)
	}
}

// Focus puts the cursor into the field of a problem, opening its row.
func (p *Page) Focus(id dossier.FieldID, row string) {
	f, col := p.env.Session.View().Locate(id)
	if f == nil {
		return
	}
	for _, part := range p.parts {
		if part.shown() && part.focus(f, col, row) {
			return
		}
	}
}

// FirstFocusable is where the cursor begins, nil where nothing takes it.
func (p *Page) FirstFocusable() fyne.Focusable {
	for _, part := range p.parts {
		if part.shown() {
			if f := part.first(); f != nil {
				return f
			}
		}
	}
	return nil
}

// Leave ends what is being typed, so that it is formatted and judged.
func (p *Page) Leave() { p.env.Canvas.Unfocus() }

// Typing reports whether a problem is about an answer that is being typed, and is
// therefore not said yet.
func (p *Page) Typing(about dossier.Problem) bool {
	return p.asking != nil && p.asking.Typing() && p.askedAt == dossier.Spot{Field: about.Field, Row: about.Row}
}

// judged shows what is said of an answer that is finished, and tells the shell.
func (p *Page) judged() {
	p.show()
	if p.env.Judged != nil {
		p.env.Judged()
	}
}

// why tells the shell which field the cursor is in, and where that is.
func (p *Page) why(f *dossier.Field, at dossier.Spot) {
	if p.env.ShowWhy != nil {
		p.env.ShowWhy(f, at.Field, at.Row)
	}
}

// rowsOf are the rows that a reference of a record can name.
func (p *Page) rowsOf(id dossier.FieldID, from record) []field.Row {
	v := p.env.Session.View()
	t := v.Call.Field(id)
	if t == nil {
		return nil
	}
	own := ""
	if r, ok := from.(*rowRecord); ok && r.table == t {
		own = r.id
	}
	rows := v.Dossier.Rows(id)
	out := make([]field.Row, 0, len(rows))
	for i, r := range rows {
		if r.ID != own {
			out = append(out, field.Row{ID: r.ID, Title: v.Title(t, rows, i)})
		}
	}
	return out
}

// group is a run of fields with the same title.
type group struct {
	title  string
	fields []*dossier.Field
}

func groupsOf(s *dossier.Section) []group {
	var out []group
	for i := range s.Fields {
		f := &s.Fields[i]
		if len(out) == 0 || out[len(out)-1].title != f.Group {
			out = append(out, group{title: f.Group})
		}
		g := &out[len(out)-1]
		g.fields = append(g.fields, f)
	}
	return out
}

// partsOf cuts a group into cards of questions and tables.
func (p *Page) partsOf(g group, lone bool) []part {
	var out []part
	var plain []*dossier.Field
	title, said := g.title, ""
	flush := func() {
		if len(plain) > 0 {
			out = append(out, newCard(p, title, plain))
			if slices.ContainsFunc(plain, p.decides) {
				out = append(out, newWays(p, plain))
			}
			if slices.ContainsFunc(plain, p.sends) {
				out = append(out, newPrior(p))
			}
			plain, title, said = nil, "", g.title
		}
	}
	for _, f := range g.fields {
		if f == p.env.Session.Call().Explanations() {
			flush()
			out = append(out, newExplanations(p, f))
			title = ""
			continue
		}
		switch f.Kind {
		case dossier.KindRows:
			flush()
			out = append(out, newTable(p, f, title, said, lone))
			title, said = "", g.title
		case dossier.KindPieces:
			flush()
			out = append(out, newPieces(p, f))
			title = ""
		default:
			plain = append(plain, f)
		}
	}
	flush()
	return out
}

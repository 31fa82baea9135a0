package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// stands is what stands where an answer is not typed.
type stands struct {
	how  dossier.Standing
	val  dossier.Value   // that is shown
	from []dossier.Place // where a carried value was found
	// carried is what would stand were nothing typed, nil where nothing would.
	carried dossier.Value
	lone    bool // a typed reference to the only row there is
	// offered is what a button types into an empty field that may stay so.
	offered   dossier.Value
	through   bool // another value is typed where the carried one is found
	scattered bool // it is found in several cells, and can be changed only there
}

func (r dossierRecord) stands(f *dossier.Field) stands {
	v := r.p.env.Session.View()
	out := stands{how: v.Stands(f.ID), val: v.Get(f.ID)}
	out.carried, out.from = v.Carried(f.ID)
	_, out.through = v.Through(f)
	carry := f.Carry()
	out.scattered = carry != nil && carry.Through != nil && !out.through
	if val, from := v.Offered(f); val != nil {
		out.offered, out.from = val, from
	}
	return out
}

func (r *rowRecord) stands(f *dossier.Field) stands {
	v := r.p.env.Session.View()
	cells := r.cells()
	out := stands{how: v.CellStands(r.table.ID, r.id, string(f.ID)), val: cells.Get(string(f.ID))}
	if out.how == dossier.DefaultValue {
		out.val = f.Constant()
	}
	begun := v.Begun(r.table)[string(f.ID)]
	out.lone = begun != nil && dossier.Equal(begun, out.val)
	return out
}

// shownValue is what a question shows: the typed answer, else what stands in its
// place. While the cursor is in it, only what is typed: an entry that is emptied stays
// empty until it is left.
func (s *sheet) shownValue(q *field.Question) dossier.Value {
	val := s.rec.get(q.Field)
	if q.Focused() || val != nil && !val.Empty() {
		return val
	}
	return s.rec.stands(q.Field).val
}

// source says under a question where its value comes from, and offers the other one. A
// carried value is not typed over by accident: another one is asked for.
func (s *sheet) source(q *field.Question) []kit.Action {
	words, at := s.page.env.Words, s.rec.stands(q.Field)
	open := s.opened[q.Field.ID]
	if carries := q.Field.Carried != ""; carries { // any other question can always be answered
		q.SetEnabled(at.how != dossier.CarriedValue || open || at.through)
	}
	switch {
	case at.how == dossier.CarriedValue:
		q.SetSource(words.T("form.standing.carried", "place", s.page.placeName(at.from)), s.page.leadTo(at.from))
		if open || at.through || at.scattered {
			return nil
		}
		return []kit.Action{{Label: words.T("form.standing.other"), Do: func() { s.openStanding(q) }, Quiet: true}}
	case at.how == dossier.DefaultValue:
		q.SetSource(words.T("form.standing.default"), nil)
	case at.how == dossier.TypedValue && at.carried != nil:
		q.SetSource(words.T("form.standing.instead", "value", dossier.Show(q.Field, at.carried, nil), "place", s.page.placeName(at.from)), s.page.leadTo(at.from))
		return []kit.Action{{Label: words.T("form.standing.back"), Do: func() { s.takeBack(q) }, Quiet: true}}
	case at.lone:
		q.SetSource(words.T("form.standing.lone"), nil)
	case at.offered != nil:
		q.SetSource(words.T("form.standing.from", "place", s.page.placeName(at.from)), s.page.leadTo(at.from))
		return []kit.Action{{Label: words.T("form.standing.take", "value", dossier.Show(q.Field, at.offered, nil)), Do: func() { s.take(q, at.offered) }, Quiet: true}}
	default:
		q.SetSource("", nil)
	}
	return nil
}

// openStanding lets another value be typed in the place of a carried one, which is
// selected: what is typed replaces it.
func (s *sheet) openStanding(q *field.Question) {
	s.opened[q.Field.ID] = true
	q.SetEnabled(true)
	s.page.env.Canvas.Focus(q.Target())
	if e, ok := q.Target().(*kit.Entry); ok {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	s.say(q)
}

// takeBack takes the typed value away, so that the carried one stands again.
func (s *sheet) takeBack(q *field.Question) {
	s.page.env.Canvas.Unfocus()
	delete(s.opened, q.Field.ID)
	s.page.env.Session.EndStep()
	s.rec.set(q.Field, nil)
	s.page.env.Session.EndStep()
	s.page.show()
}

// take types what was offered.
func (s *sheet) take(q *field.Question, val dossier.Value) {
	s.page.env.Session.EndStep()
	s.rec.set(q.Field, val)
	s.page.env.Session.EndStep()
	s.page.show()
	s.page.env.Canvas.Focus(q.Target())
}

// placeName names where a value was found: « Exercices clos · 2025 ».
func (p *Page) placeName(from []dossier.Place) string {
	if len(from) == 0 {
		return ""
	}
	v := p.env.Session.View()
	id, row, _ := from[0].Parts()
	f := v.Call.Field(id)
	if f == nil {
		return string(id)
	}
	rows := v.Rows(id)
	i := rows.Index(row)
	if row == "" || i < 0 {
		return f.Name()
	}
	name := f.Name() + " · " + v.Title(f, rows, i)
	for _, other := range from[1:] {
		if _, r, _ := other.Parts(); r != row {
			return f.Name() // of several rows
		}
	}
	return name
}

// leadTo leads to where a value was found, nil where that is not known.
func (p *Page) leadTo(from []dossier.Place) func() {
	if len(from) == 0 || p.env.GoTo == nil {
		return nil
	}
	id, row, col := from[0].Parts()
	s := p.env.Session.Call().SectionOf(id)
	if s == nil {
		return nil
	}
	if col != "" {
		id += "." + dossier.FieldID(col)
	}
	return func() { p.env.GoTo(dossier.Problem{Field: id, Row: row, Section: s.ID}) }
}

package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// record is where the answers to a sheet of questions are: the dossier, or one
// row of a table.
type record interface {
	get(f *dossier.Field) dossier.Value
	set(f *dossier.Field, v dossier.Value)
	visible(f *dossier.Field) bool
	place(f *dossier.Field) dossier.Spot
	spot(f *dossier.Field) dossier.Place // what notes know it by
	stands(f *dossier.Field) stands
	use(f *dossier.Field) dossier.Use
	// beside is another answer of the same record: the postcode of a commune.
	beside(id dossier.FieldID) (*dossier.Field, dossier.Value)
	title() string // of the row, "" outside tables
}

// sheet is a set of questions in columns. A question is built when it is first
// asked and kept from then on, so that what was typed and the cursor stay.
type sheet struct {
	page   *Page
	rec    record
	dense  bool
	fields []*dossier.Field

	built  map[dossier.FieldID]*field.Question
	opened map[dossier.FieldID]bool // carried values that another one is typed for
	cells  map[dossier.FieldID]fyne.CanvasObject
	asked  []*field.Question // those that are shown, in order
	grid   *fyne.Container
}

func newSheet(p *Page, rec record, dense bool, fields []*dossier.Field) *sheet {
	return &sheet{
		page: p, rec: rec, dense: dense, fields: fields,
		built: map[dossier.FieldID]*field.Question{}, opened: map[dossier.FieldID]bool{}, cells: map[dossier.FieldID]fyne.CanvasObject{},
		grid: kit.NewColumns(field.LeastColumn),
	}
}

// refresh shows what the record says now. It reports whether other questions
// are asked than before.
func (s *sheet) refresh() bool {
	asked := make([]*field.Question, 0, len(s.fields))
	for _, f := range s.fields {
		if !s.rec.visible(f) {
			continue
		}
		q := s.built[f.ID]
		if q == nil {
			q = s.build(f)
		} else {
			q.Show(s.shownValue(q))
		}
		if g, ok := q.Editor().(*field.Figure); ok {
			g.Update()
		}
		asked = append(asked, q)
	}
	moved := !slices.Equal(asked, s.asked)
	if moved {
		s.asked = asked
		objects := make([]fyne.CanvasObject, len(asked))
		for i, q := range asked {
			objects[i] = s.cells[q.Field.ID]
		}
		s.grid.Objects = objects
	}
	for _, q := range asked {
		s.say(q)
	}
	return moved
}

func (s *sheet) build(f *dossier.Field) *field.Question {
	var q *field.Question
	q = field.NewQuestion(f, s.fieldEnv(f), field.Hooks{
		Change: func(v dossier.Value) { s.rec.set(f, v) },
		Focus: func() {
			s.page.why(f, s.rec.place(f))
			s.page.ask(q, s.rec, f)
			if f.Kind == dossier.KindChoices {
				s.say(q) // from box to box nothing is left yet
			}
		},
		Leave: func() {
			s.page.env.Session.EndStep() // one field, one step of undo
			delete(s.opened, f.ID)
			s.say(q)
			s.page.judged()
		},
		Enter: func() {
			s.say(q)
			s.page.judged()
		},
	})
	s.teach(q)
	v := s.shownValue(q)
	q.Show(v)
	if v != nil && !v.Empty() {
		q.Touch() // an answer that was there before may say what is wrong with it
	}
	s.built[f.ID] = q
	s.cells[f.ID] = kit.Span(field.Span(f, s.dense), q.Object())
	return q
}

func (s *sheet) fieldEnv(f *dossier.Field) field.Env {
	e := s.page.env
	env := field.Env{Words: e.Words, Ref: e.Ref, Today: e.Today, Dense: s.dense, Figure: e.Figure, ShowFigure: e.ShowFigure}
	env.Printable = e.Session.View().Env.Printable
	env.Rows = func(id dossier.FieldID) []field.Row { return s.page.rowsOf(id, s.rec) }
	if f.Postcode != "" {
		env.Postcode = func() string {
			_, v := s.rec.beside(f.Postcode)
			if v == nil {
				return ""
			}
			return v.String()
		}
		env.SetPostcode = func(code string) {
			if other, _ := s.rec.beside(f.Postcode); other != nil {
				s.rec.set(other, dossier.Parse(other, code))
			}
		}
	}
	return env
}

// say puts what is wrong under a question. While an answer is being typed it is
// not yet wrong for being half typed; what was wrong before may be said to be so
// still, or no longer.
func (s *sheet) say(q *field.Question) {
	var messages []kit.Message
	var actions []kit.Action
	for _, p := range s.page.problems.at[s.rec.place(q.Field)] {
		if !q.Touched() || q.Typing() || q.Focused() && p.Code == dossier.CodeMissing {
			continue
		}
		messages = append(messages, s.page.env.message(p))
		switch p.Code {
		case dossier.CodeForm, dossier.CodeAmbiguous:
			actions = append(actions, s.mend(q)...)
		}
		actions = append(append(actions, s.page.env.also(p)...), s.page.env.remediesHere(p)...)
	}
	q.SetMessages(messages...)
	q.SetActions(append(actions, s.source(q)...)...)
	s.page.showNote(q, s.rec.spot(q.Field))
}

// mend offers the values that a text kept as typed can mean: both readings of a
// number, the SIREN within a SIRET.
func (s *sheet) mend(q *field.Question) []kit.Action {
	f, v := q.Field, s.rec.get(q.Field)
	offer := func(to dossier.Value, words func(string) string) kit.Action {
		return kit.Action{Label: words(dossier.Show(f, to, nil)), Do: func() {
			s.rec.set(f, to)
			s.page.env.Session.EndStep()
			s.page.show()
			s.page.env.Canvas.Focus(q.Target())
		}}
	}
	var out []kit.Action
	for _, reading := range dossier.Readings(f, v) {
		out = append(out, offer(reading, func(shown string) string { return shown }))
	}
	if mended := dossier.Mended(f, v); mended != nil {
		out = append(out, offer(mended, func(shown string) string { return s.page.env.Words.T("field.keep", "value", shown) }))
	}
	return out
}

// focus puts the cursor into a question, and lets it say what it lacks.
func (s *sheet) focus(id dossier.FieldID) bool {
	for _, q := range s.asked {
		if q.Field.ID != id {
			continue
		}
		q.Touch()
		s.say(q)
		if t := q.Target(); t != nil {
			s.page.env.Canvas.Focus(t)
		} else {
			kit.Reveal(q.Object())
		}
		return true
	}
	return false
}

// first is where the cursor begins.
func (s *sheet) first() fyne.Focusable {
	for _, q := range s.asked {
		if t := q.Target(); t != nil && q.Field.Asked() {
			return t
		}
	}
	return nil
}

package form

import (
	"dossierpme/dossier"
	"dossierpme/ui/field"
)

// NoteLength is how long a note can be that is written in the window.
const NoteLength = "2000"

// ask remembers the question that the cursor came to, which offers to note something
// beside its answer. The offer stays until the cursor comes to another question: a
// click on it takes the cursor away first.
func (p *Page) ask(q *field.Question, rec record, f *dossier.Field) {
	if p.asking != nil && p.asking != q {
		p.asking.SetAside("", nil)
	}
	p.asking, p.askedAt, p.spot = q, rec.place(f), rec.spot(f)
	if f.Asked() {
		p.offerNote()
	}
}

func (p *Page) offerNote() {
	words := "form.note.add"
	if p.env.Session.Note(p.spot) != "" {
		words = "form.note.change"
	}
	p.asking.SetAside(p.env.Words.T(words), p.Note)
}

// showNote shows under a question what is noted beside its answer.
func (p *Page) showNote(q *field.Question, at dossier.Place) {
	note := p.env.Session.Note(at)
	if note != "" {
		note = p.env.Words.T("form.note.noted", "text", note)
	}
	q.SetMemo(note, func() { p.note(q, at) })
	if q == p.asking && at == p.spot && q.Object().Aside() != nil {
		p.offerNote()
	}
}

// Note asks for a note beside the answer that the cursor came to last.
func (p *Page) Note() {
	if p.asking != nil && p.asking.Field.Asked() {
		p.note(p.asking, p.spot)
	}
}

// note asks for the note at a place in a dialog. One that could not be read is left
// alone.
func (p *Page) note(q *field.Question, at dossier.Place) {
	e := p.env
	if held := e.Session.Dossier().Notes[at]; held != nil {
		if _, ok := held.(dossier.Text); !ok {
			return
		}
	}
	of := &dossier.Field{ID: dossier.FieldID(at), Kind: dossier.KindNote, Label: q.Object().Label(), Max: NoteLength}
	e.askText(textOf{
		title: e.Words.T("form.note.title"), hint: e.Words.T("form.note.private"), keep: e.Words.T("form.note.keep"),
		held: e.Session.Note(at),
		question: func(on field.Hooks) *field.Question {
			return field.NewQuestion(of, field.Env{Words: e.Words, Today: e.Today}, on)
		},
		set: func(text string) { e.Session.SetNote(at, text) },
		closed: func() {
			if t := q.Target(); t != nil {
				e.Canvas.Focus(t)
			}
		},
	})
}

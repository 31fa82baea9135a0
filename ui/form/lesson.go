package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// teach puts below a question what helps to answer it: a good answer, a weak one, and
// what a case officer looks for. It is unfolded by a click or a key, and never typed.
func (s *sheet) teach(q *field.Question) {
	l := s.rec.use(q.Field).Lesson
	if l.Empty() {
		return
	}
	words := s.page.env.Words
	of := "form.lesson.text."
	if q.Field.Kind == dossier.KindChoice {
		of = "form.lesson.choice."
	}
	column := kit.NewColumn(kit.Space4)
	for _, part := range []struct{ name, text string }{{"good", l.Good}, {"weak", l.Weak}, {"sought", l.Sought}} {
		if part.text == "" {
			continue
		}
		top := kit.Space8
		if len(column.Objects) == 0 {
			top = 0
		}
		column.Add(kit.NewInset(top, 0, 0, 0, kit.NewStrong(words.T(of+part.name))))
		for line := range strings.SplitSeq(part.text, "\n") {
			column.Add(kit.NewHint(line))
		}
	}
	q.Object().SetFold(words.T(of+"show"), lessonBox(column))
}

// lessonBox sets the examples off from what is asked and answered.
func lessonBox(content fyne.CanvasObject) fyne.CanvasObject {
	card := kit.NewMarkedCard(kit.Accent, content)
	card.Top, card.Bottom = kit.Space8, kit.Space8
	return card
}

// Examples unfolds what helps to answer the question that the cursor came to last, or
// folds it again.
func (p *Page) Examples() {
	if p.asking != nil {
		p.asking.Object().Unfold()
	}
}

package field

import (
	"strconv"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// Question is a field as a form shows it: label, hint, editor, counter, messages.
type Question struct {
	Field *dossier.Field

	editor  Editor
	box     *kit.Field
	env     Env
	touched bool
	focused bool
	counted string
}

// Hooks are what a Question tells the form. Any of them may be nil.
type Hooks struct {
	Change func(dossier.Value)
	Focus  func()
	Leave  func()
}

// NewQuestion returns the question of a field that is no table.
func NewQuestion(f *dossier.Field, env Env, on Hooks) *Question {
	q := &Question{Field: f, env: env}
	q.editor = New(f, env, Events{
		Change: func(v dossier.Value) {
			q.count(v)
			if on.Change != nil {
				on.Change(v)
			}
		},
		Focus: func() {
			q.focused = true
			if on.Focus != nil {
				on.Focus()
			}
		},
		Leave: func() {
			q.focused = false
			if f.Asked() {
				q.touched = true
			}
			if on.Leave != nil {
				on.Leave()
			}
		},
		Note: func(text string) {
			if q.box != nil {
				q.box.SetNote(text)
			}
		},
	})
	q.box = kit.NewField(kit.FieldOf{
		Label: f.Label, Optional: f.Asked() && f.Optional, Hint: f.Hint, Editor: q.editor.Object(),
	})
	q.count(nil)
	return q
}

// Object is what the form lays out.
func (q *Question) Object() *kit.Field { return q.box }

// Editor is the control.
func (q *Question) Editor() Editor { return q.editor }

// Target is what gets the focus; nil where the field takes none.
func (q *Question) Target() fyne.Focusable { return q.editor.Target() }

// Show shows an answer that does not come from this question.
func (q *Question) Show(v dossier.Value) {
	q.editor.Show(v)
	q.count(v)
}

// Touched reports whether a person has left the field, or was said to have.
func (q *Question) Touched() bool { return q.touched }

// Focused reports whether the cursor is in the field.
func (q *Question) Focused() bool { return q.focused }

// Touch lets the question say that its answer is missing.
func (q *Question) Touch() { q.touched = true }

// SetMessages says what is wrong under the editor.
func (q *Question) SetMessages(messages ...kit.Message) { q.box.SetMessages(messages...) }

// Messages returns what stands under the editor.
func (q *Question) Messages() []kit.Message { return q.box.Messages() }

// SetEnabled makes the field answerable or not.
func (q *Question) SetEnabled(enabled bool) { q.editor.SetEnabled(enabled) }

// limit is the greatest length of a text, 0 where there is none.
func limit(f *dossier.Field) int {
	switch f.Kind {
	case dossier.KindText, dossier.KindProse, dossier.KindNote:
		n, _ := strconv.Atoi(f.Max)
		return n
	}
	return 0
}

// codeLength is the length up to which a text is a code, such as a postcode: it is
// full when it is right, and has a counter only where it is too long.
const codeLength = 20

// count shows how long a text is: always for prose, for a line of text when it
// comes near its limit.
func (q *Question) count(v dossier.Value) {
	most := limit(q.Field)
	if most == 0 || q.box == nil {
		return
	}
	n := 0
	if text, ok := v.(dossier.Text); ok {
		n = utf8.RuneCountInString(string(text)) // a Text is normalised: dossier.Length without copying
	}
	if q.Field.Kind == dossier.KindText && (n*5 < most*4 || most <= codeLength && n <= most) {
		q.say("", false)
		return
	}
	words := q.env.Words.T("field.counter", "n", n, "most", most)
	if u := q.Field.Useful; len(u) == 2 && (n < u[0] || n > u[1]) && n <= most {
		words = q.env.Words.T("field.counter_useful", "n", n, "most", most, "from", french.Count(u[0]), "to", french.Count(u[1]))
	}
	q.say(words, n > most)
}

func (q *Question) say(counter string, over bool) {
	q.counted = counter
	q.box.SetCounter(counter, over)
}

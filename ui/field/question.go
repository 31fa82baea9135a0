package field

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/internal/french"
	"dossierpme/internal/say"
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
	typed   bool // in since the cursor came
	blamed  bool // something was wrong when the typing began, and still is
	counted string

	said  []kit.Message
	taken string // what was taken out of a pasted text
}

// Hooks are what a Question tells the form. Any of them may be nil.
type Hooks struct {
	Change func(dossier.Value)
	Focus  func()
	Leave  func()
	Enter  func() // the answer is finished, though the cursor stays
}

// NewQuestion returns the question of a field that is no table.
func NewQuestion(f *dossier.Field, env Env, on Hooks) *Question {
	q := &Question{Field: f, env: env}
	q.editor = New(f, env, Events{
		Change: func(v dossier.Value) {
			q.typed = q.focused && q.written()
			q.count(v)
			if on.Change != nil {
				on.Change(v)
			}
		},
		Focus: func() {
			q.focused, q.typed = true, false
			q.blamed = blames(q.said)
			q.setTaken("")
			if on.Focus != nil {
				on.Focus()
			}
		},
		Leave: func() {
			q.focused, q.typed = false, false
			if f.Asked() {
				q.touched = true
			}
			if on.Leave != nil {
				on.Leave()
			}
		},
		Enter: func() {
			q.typed, q.touched = false, true
			if on.Enter != nil {
				on.Enter()
			}
		},
		Taken: func(gone []rune) { q.setTaken(takenOut(env.Words, gone)) },
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

// Target is what gets the focus; nil where the field takes none. Where the answer
// stands without being typed, it is the button that asks for another one.
func (q *Question) Target() fyne.Focusable {
	t := q.editor.Target()
	if d, ok := t.(fyne.Disableable); ok && d.Disabled() && len(q.box.Actions()) > 0 {
		return q.box.Actions()[0]
	}
	return t
}

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

// Typing reports whether the answer is being typed and nothing was wrong with it
// before: what is half typed is no mistake yet.
func (q *Question) Typing() bool { return q.typed && !q.blamed }

// written reports whether the answer is typed, not picked.
func (q *Question) written() bool {
	switch q.editor.(type) {
	case *typed, *coded:
		return true
	}
	return false
}

// SetMessages says what is wrong under the editor.
func (q *Question) SetMessages(messages ...kit.Message) {
	q.said = messages
	q.blamed = q.blamed && blames(messages)
	q.speak()
}

// SetActions offers ways to put right what the messages say.
func (q *Question) SetActions(actions ...kit.Action) { q.box.SetActions(actions...) }

// SetAside offers something beside answering; see kit.Field.
func (q *Question) SetAside(words string, do func()) { q.box.SetAside(words, do) }

// SetMemo shows what was noted beside the answer; see kit.Field.
func (q *Question) SetMemo(text string, do func()) { q.box.SetMemo(text, do) }

// SetSource says where a value comes from that nobody typed; see kit.Field.
func (q *Question) SetSource(text string, do func()) { q.box.SetSource(text, do) }

// blames reports whether an answer is said to be wrong: one that is missing is not.
func blames(messages []kit.Message) bool {
	return slices.ContainsFunc(messages, func(m kit.Message) bool { return m.Tone != kit.Neutral })
}

func (q *Question) setTaken(words string) {
	if q.taken != words {
		q.taken = words
		q.speak()
	}
}

func (q *Question) speak() {
	all := q.said
	if q.taken != "" {
		all = append(slices.Clip(all), kit.Message{Tone: kit.Accent, Text: q.taken})
	}
	q.box.SetMessages(all...)
}

// takenOut says which characters were taken out of a pasted text.
func takenOut(words *say.Words, gone []rune) string {
	const named = 4
	if len(gone) == 0 {
		return ""
	}
	signs := make([]string, 0, named)
	for _, r := range gone[:min(len(gone), named)] {
		signs = append(signs, string(r))
	}
	if len(gone) > named {
		signs = append(signs, "…")
	}
	return words.T("field.taken_out", "n", len(gone), "signs", strings.Join(signs, " "))
}

// Messages returns what stands under the editor.
func (q *Question) Messages() []kit.Message { return q.box.Messages() }

// Actions returns the buttons under the messages.
func (q *Question) Actions() []*kit.Button { return q.box.Actions() }

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

package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// FieldOf is what a Field is made of.
type FieldOf struct {
	Label    string
	Optional bool   // adds « (facultatif) » to the label
	Hint     string // one short sentence
	Unit     string // behind the editor: « € », « kWh »
	Note     string // muted, under the editor: where a value comes from
	Editor   fyne.CanvasObject
}

// Action is a way to put right what a field says.
type Action struct {
	Label string
	Do    func()
	Quiet bool // nothing is wrong: it is a link, not a button
}

// Field is a row of a form: the label above, a hint, the editor with its unit,
// a counter, and what there is to say about the answer.
type Field struct {
	widget.BaseWidget

	label, optional, hint, unit, note, counter *Text
	editor                                     fyne.CanvasObject
	messages                                   []Message
	lines                                      []fyne.CanvasObject
	offered                                    []string
	actions                                    []*Button
	head                                       float32
	spread                                     float32 // what the messages may take, 0 for the width of the editor

	aside tapText // what can be done beside answering
	memo  tapText // what somebody noted
	from  tapText // where the value comes from that nobody typed

	fold   *TapLine // shows and hides what helps to answer, nil where nothing does
	folded fyne.CanvasObject
	sign   *Text // the words of fold, and whether it is open
}

// NewField returns a row of a form.
func NewField(of FieldOf) *Field {
	f := &Field{
		label:    newText(of.Label, SizeBody, ColorInk).Bold(),
		optional: newText(word("optional"), SizeBody, ColorMuted),
		hint:     NewHint(of.Hint),
		unit:     NewMuted(of.Unit),
		note:     NewHint(of.Note),
		counter:  NewCaption(""),
		editor:   of.Editor,
	}
	f.label.Wrap = true
	f.counter.Align = fyne.TextAlignTrailing
	f.optional.Hidden = !of.Optional
	f.hint.Hidden = of.Hint == ""
	f.unit.Hidden = of.Unit == ""
	f.note.Hidden = of.Note == ""
	f.counter.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Held returns the editor, and the buttons below it.
func (f *Field) Held() []fyne.CanvasObject {
	held := []fyne.CanvasObject{f.editor}
	for _, b := range f.actions {
		held = append(held, b)
	}
	return held
}

// Editor returns the editor.
func (f *Field) Editor() fyne.CanvasObject { return f.editor }

// Label returns the words above the editor.
func (f *Field) Label() string { return f.label.Text }

// Messages returns what the field says under its editor.
func (f *Field) Messages() []Message { return f.messages }

// SetMessages says something under the editor, and lays out what is around the
// field for the room that this takes. The worst tone colours an Entry too.
func (f *Field) SetMessages(messages ...Message) {
	if slices.Equal(f.messages, messages) {
		return
	}
	f.messages = messages
	f.lines = nil
	worst := Neutral
	for _, m := range messages {
		f.lines = append(f.lines, newMessageLine(m))
		if m.Tone == Error || (m.Tone == Warning && worst != Error) {
			worst = m.Tone
		}
	}
	if e, ok := f.editor.(interface{ SetState(Tone) }); ok {
		e.SetState(worst)
	}
	f.changed()
}

// SetActions offers ways to put right what the messages say, as buttons below
// them.
func (f *Field) SetActions(actions ...Action) {
	labels := make([]string, len(actions))
	for i, a := range actions {
		labels[i] = a.Label
	}
	if slices.Equal(labels, f.offered) {
		for i, a := range actions {
			f.actions[i].onTap = a.Do
		}
		return
	}
	f.offered, f.actions = labels, nil
	for _, a := range actions {
		build := NewSecondary
		if a.Quiet {
			build = NewQuiet
		}
		f.actions = append(f.actions, build(a.Label, a.Do))
	}
	f.changed()
}

// Actions returns the buttons below the messages.
func (f *Field) Actions() []*Button { return f.actions }

// SetCounter shows how much is written: « 212 / 1 000 ». An empty text hides it.
func (f *Field) SetCounter(text string, over bool) {
	color := ColorMuted
	if over {
		color = ColorError
	}
	if f.counter.Text == text && f.counter.Color == color {
		return
	}
	hidden := text == ""
	moved := f.counter.Hidden != hidden
	f.counter.Text, f.counter.Color, f.counter.Hidden = text, color, hidden
	f.counter.Style.Bold = over
	f.counter.Refresh()
	if moved {
		f.changed()
	} else {
		f.Refresh()
	}
}

// SetNote says where the value comes from: « Repris de la fiche client ».
func (f *Field) SetNote(text string) {
	if f.note.Text == text {
		return
	}
	f.note.Text, f.note.Hidden = text, text == ""
	f.note.Refresh()
	f.changed()
}

// SetAside offers something beside answering, in the room that label and hint leave.
// It is for the mouse, so that Tab still goes from answer to answer; no words take it
// away.
func (f *Field) SetAside(words string, do func()) {
	if !f.aside.set(words, do, func(s string) *Text { return newText(s, SizeCaption, ColorAccent) }) {
		return
	}
	f.placeHead(f.Size().Width)
	f.Refresh() // what is around stays where it is
}

// Aside is what SetAside offers; nil where nothing is.
func (f *Field) Aside() *TapLine { return f.aside.line }

// SetFold puts below the hint words that unfold something, such as examples of an
// answer. It is for the mouse as SetAside is; Unfold is for the keyboard.
func (f *Field) SetFold(words string, content fyne.CanvasObject) {
	f.sign = newText(words+" ▸", SizeCaption+1, ColorAccent)
	f.fold, f.folded = NewTapLine(f.sign, f.Unfold), content
	content.Hide()
	f.changed()
}

// Unfold shows what helps to answer, or hides it again.
func (f *Field) Unfold() {
	if f.fold == nil {
		return
	}
	words := strings.TrimRight(f.sign.Text, " ▸▾")
	if f.folded.Visible() {
		f.folded.Hide()
		f.sign.SetText(words + " ▸")
	} else {
		f.folded.Show()
		f.sign.SetText(words + " ▾")
	}
	f.changed()
	Reveal(f)
}

// Folded is what Unfold shows, and whether it is shown; nil where there is nothing.
func (f *Field) Folded() (content fyne.CanvasObject, shown bool) {
	return f.folded, f.folded != nil && f.folded.Visible()
}

// SetMemo shows what was noted beside the answer, and what a click on it does.
func (f *Field) SetMemo(text string, do func()) {
	changed := f.memo.set(text, do, func(s string) *Text {
		line := newText(s, SizeCaption+1, ColorMuted)
		line.Wrap, line.Style.Italic = true, true
		return line
	})
	if changed {
		f.changed()
	}
}

// SetSource says where a value comes from that nobody typed: « repris de : Exercice
// 2025 ». A click leads there where do is not nil; no words take it away.
func (f *Field) SetSource(text string, do func()) {
	lead, color := do, ColorAccent
	if do == nil {
		lead, color = func() {}, ColorMuted
	}
	changed := f.from.set(text, lead, func(s string) *Text {
		line := newText(s, SizeCaption+1, color)
		line.Wrap = true
		return line
	})
	if changed {
		f.changed()
	}
}

// Source is what SetSource says, with what a click on it does; nil where nothing is
// said.
func (f *Field) Source() (string, *TapLine) { return f.from.said, f.from.line }

// Memo is the text that SetMemo shows.
func (f *Field) Memo() string { return f.memo.said }

func (f *Field) changed() {
	f.Refresh()
	Relayout(f)
}

func (f *Field) arrangeAgain() { f.place(f.Size().Width) }

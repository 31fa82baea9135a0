package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Message is one line under a field, or in a list: what is wrong and what to do.
type Message struct {
	Tone Tone
	Text string
}

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

	aside *TapLine // what can be done beside answering, nil where nothing can
	does  string   // the words of aside
	memo  *TapLine // what somebody noted, nil where nothing is
	noted string
	from  *TapLine // where the value comes from, nil where it was typed
	said  string   // the words of from

	fold   *TapLine // shows and hides what helps to answer, nil where nothing does
	folded fyne.CanvasObject
	sign   *Text // the words of fold, and whether it is open
}

// NewField returns a row of a form.
func NewField(of FieldOf) *Field {
	f := &Field{
		label:    newText(of.Label, SizeBody, ColorInk).Bold(),
		optional: newText("(facultatif)", SizeBody, ColorMuted),
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

// SetLabel changes the words above the editor.
func (f *Field) SetLabel(label string, optional bool) {
	if f.label.Text == label && f.optional.Hidden == !optional {
		return
	}
	f.label.Text, f.optional.Hidden = label, !optional
	f.label.Refresh()
	f.changed()
}

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
	if f.does == words {
		if f.aside != nil {
			f.aside.onTap = do
		}
		return
	}
	f.does, f.aside = words, nil
	if words != "" {
		f.aside = NewTapLine(newText(words, SizeCaption, ColorAccent), do)
		f.placeHead(f.Size().Width)
	}
	f.Refresh() // what is around stays where it is
}

// Aside is what SetAside offers; nil where nothing is.
func (f *Field) Aside() *TapLine { return f.aside }

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
	if f.noted == text {
		if f.memo != nil {
			f.memo.onTap = do
		}
		return
	}
	f.noted, f.memo = text, nil
	if text != "" {
		line := newText(text, SizeCaption+1, ColorMuted)
		line.Wrap, line.Style.Italic = true, true
		f.memo = NewTapLine(line, do)
	}
	f.changed()
}

// SetSource says where a value comes from that nobody typed: « repris de : Exercice
// 2025 ». A click leads there where do is not nil; no words take it away.
func (f *Field) SetSource(text string, do func()) {
	lead, color := do, ColorAccent
	if do == nil {
		lead, color = func() {}, ColorMuted
	}
	if f.said == text {
		if f.from != nil {
			f.from.onTap = lead
		}
		return
	}
	f.said, f.from = text, nil
	if text != "" {
		line := newText(text, SizeCaption+1, color)
		line.Wrap = true
		f.from = NewTapLine(line, lead)
	}
	f.changed()
}

// Source is what SetSource says, with what a click on it does; nil where nothing is
// said.
func (f *Field) Source() (string, *TapLine) { return f.said, f.from }

// Memo is the text that SetMemo shows.
func (f *Field) Memo() string { return f.noted }

func (f *Field) changed() {
	f.Refresh()
	Relayout(f)
}

func (f *Field) arrangeAgain() { f.place(f.Size().Width) }

// newMessageLine puts the sign of the tone before the words.
func newMessageLine(m Message) fyne.CanvasObject {
	text := newText(m.Text, SizeCaption+1, m.Tone.Ink())
	text.Wrap = true
	return &fyne.Container{Layout: messageLayout{}, Objects: []fyne.CanvasObject{NewSign(m.Tone), text}}
}

// messageLayout keeps the sign on the first line of the words.
type messageLayout struct{}

const messageIndent = SignSize + 6

func (messageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	sign, text := objects[0], objects[1].(*Text)
	sign.Resize(fyne.NewSize(SignSize, text.lineHeight()))
	sign.Move(fyne.NewPos(0, 0))
	width := max(size.Width-messageIndent, 0)
	text.Resize(fyne.NewSize(width, heightAt(text, width)))
	text.Move(fyne.NewPos(messageIndent, 0))
}

func (messageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(messageIndent, 0)
}

// headHeight returns the height of what stands above the editor, at a width.
func (f *Field) headHeight(width float32) float32 { return f.placeHead(width) }

// setHead makes the part above the editor as high as that of its neighbours.
func (f *Field) setHead(height float32) { f.head = height }

// setSpread lets the messages run on under the next fields of a line, over a
// width. A width of 0 keeps them under the editor.
func (f *Field) setSpread(width float32) { f.spread = width }

// placeHead places label, « (facultatif) » and hint.
func (f *Field) placeHead(width float32) float32 {
	line := f.label.lineHeight()
	f.label.Move(fyne.NewPos(0, 0))
	labelHeight := heightAt(f.label, width)
	f.label.Resize(fyne.NewSize(width, labelHeight))
	y := labelHeight
	if f.optional.Visible() {
		lines := f.label.layLines(width)
		end := f.label.measure(lines[len(lines)-1]) + 5
		least := f.optional.MinSize()
		f.optional.Resize(least)
		if end+least.Width <= width {
			f.optional.Move(fyne.NewPos(end, labelHeight-line))
		} else {
			f.optional.Move(fyne.NewPos(0, labelHeight))
			y += line
		}
	}
	if f.hint.Visible() {
		height := heightAt(f.hint, width)
		f.hint.Move(fyne.NewPos(0, y))
		f.hint.Resize(fyne.NewSize(width, height))
		y += height
	}
	f.placeAside(width)
	if f.fold != nil {
		y += 2
		least := f.fold.MinSize()
		f.fold.Resize(fyne.NewSize(min(least.Width, width), least.Height))
		f.fold.Move(fyne.NewPos(0, y))
		y += least.Height
		if f.folded.Visible() {
			y += Space4
			height := heightAt(f.folded, width)
			f.folded.Resize(fyne.NewSize(width, height))
			f.folded.Move(fyne.NewPos(0, y))
			y += height + Space4
		}
	}
	return y
}

// placeAside places what can be done beside answering at the end of the last line of
// the label or of the hint, whichever has room. Where none has, it is not shown: it
// comes and goes with the cursor, and must not move what the cursor is in.
func (f *Field) placeAside(width float32) {
	if f.aside == nil {
		return
	}
	least := f.aside.MinSize()
	f.aside.Resize(least)
	for _, t := range []*Text{f.label, f.hint} {
		lines := t.layLines(width)
		if !t.Visible() || len(lines) == 0 {
			continue
		}
		line, end := t.lineHeight(), t.measure(lines[len(lines)-1])
		if t == f.label && f.optional.Visible() && f.optional.Position().Y < f.label.Size().Height {
			end = f.optional.Position().X + f.optional.MinSize().Width
		}
		if end+Space12+least.Width <= width {
			bottom := t.Position().Y + t.Size().Height
			f.aside.Move(fyne.NewPos(width-least.Width, bottom-line+(line-least.Height)/2))
			f.aside.Hidden = false
			return
		}
	}
	f.aside.Hidden = true
}

// bareHeight returns the height at a width without any messages.
func (f *Field) bareHeight(width float32) float32 {
	lines, actions := f.lines, f.actions
	f.lines, f.actions = nil, nil
	height := f.place(width)
	f.lines, f.actions = lines, actions
	return height
}

// place places everything for a width and returns the height.
func (f *Field) place(width float32) float32 {
	y := max(f.placeHead(width), f.head) + Space4
	editor := width
	if f.unit.Visible() {
		least := f.unit.MinSize()
		editor = max(width-least.Width-Space8, 0)
		f.unit.Resize(least)
		f.unit.Move(fyne.NewPos(editor+Space8, y+(ControlHeight-least.Height)/2))
	}
	if f.editor != nil {
		height := heightAt(f.editor, editor)
		f.editor.Resize(fyne.NewSize(editor, height))
		f.editor.Move(fyne.NewPos(0, y))
		y += height
	}
	counterWidth := float32(0)
	if f.counter.Visible() {
		least := f.counter.MinSize()
		counterWidth = least.Width + Space12
		f.counter.Resize(least)
		f.counter.Move(fyne.NewPos(width-least.Width, y+3))
	}
	under := y + Space4
	for _, o := range f.lines {
		lineWidth := width - counterWidth
		if f.spread > 0 {
			lineWidth = f.spread
		}
		height := heightAt(o, lineWidth)
		o.Resize(fyne.NewSize(lineWidth, height))
		o.Move(fyne.NewPos(0, under))
		under += height + 2
	}
	under = placeLine(f.from, under, width-counterWidth)
	under = f.placeActions(under, width)
	if f.note.Visible() {
		lineWidth := width - counterWidth
		height := heightAt(f.note, lineWidth)
		f.note.Resize(fyne.NewSize(lineWidth, height))
		f.note.Move(fyne.NewPos(0, under))
		under += height
	}
	under = placeLine(f.memo, under, width-counterWidth)
	if len(f.lines)+len(f.actions) == 0 && !f.note.Visible() && f.memo == nil && f.from == nil {
		under = y
		if f.counter.Visible() {
			under = y + 3 + f.counter.MinSize().Height
		}
	}
	return under
}

// placeLine places a line that leads somewhere, where there is one, and returns where
// it ends.
func placeLine(l *TapLine, y, width float32) float32 {
	if l == nil {
		return y
	}
	height := heightAt(l.content, width)
	l.Resize(fyne.NewSize(width, height))
	l.Move(fyne.NewPos(0, y))
	return y + height
}

// placeActions places the buttons in lines and returns where they end.
func (f *Field) placeActions(y, width float32) float32 {
	if len(f.actions) == 0 {
		return y
	}
	if f.spread > 0 {
		width = f.spread
	}
	x, high := float32(0), float32(0)
	y += Space4
	for _, b := range f.actions {
		least := b.MinSize()
		least.Width = min(least.Width, width)
		if x > 0 && x+least.Width > width {
			x, y = 0, y+high+Space4
		}
		b.Resize(least)
		b.Move(fyne.NewPos(x, y))
		x, high = x+least.Width+Space8, least.Height
	}
	return y + high + Space4
}

// CreateRenderer is called by Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return &fieldRenderer{f} }

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) Layout(size fyne.Size) { r.f.place(size.Width) }

func (r *fieldRenderer) MinSize() fyne.Size {
	width := r.f.Size().Width
	if width <= 0 {
		width = 240
	}
	least := float32(80)
	if r.f.editor != nil {
		least = max(least, r.f.editor.MinSize().Width)
	}
	return fyne.NewSize(least, r.f.place(width))
}

func (r *fieldRenderer) Refresh() {
	for _, o := range r.Objects() {
		if o != r.f.editor {
			o.Refresh()
		}
	}
	r.f.place(r.f.Size().Width)
	canvas.Refresh(r.f)
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	objects := []fyne.CanvasObject{f.label, f.optional, f.hint}
	if f.editor != nil {
		objects = append(objects, f.editor)
	}
	objects = append(objects, f.unit, f.counter, f.note)
	objects = append(objects, f.lines...)
	for _, b := range f.actions {
		objects = append(objects, b)
	}
	for _, l := range []*TapLine{f.aside, f.memo, f.from, f.fold} {
		if l != nil {
			objects = append(objects, l)
		}
	}
	if f.folded != nil {
		objects = append(objects, f.folded)
	}
	return objects
}

func (r *fieldRenderer) Destroy() {}

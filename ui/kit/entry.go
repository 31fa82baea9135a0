package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text entry that comes into view when it gets the focus, lets Tab
// pass on, shows that its text is wrong or doubtful, and keeps its undo history
// where the text that it is told to show is the one it has.
type Entry struct {
	widget.Entry

	// OnChange is called with the text after every change by the user, never by
	// ShowText.
	OnChange func(text string)
	// OnLeave is called when the focus goes elsewhere.
	OnLeave func()
	// OnEnter is called for Enter in an entry of one line.
	OnEnter func()
	// OnKey sees a key before the entry does, and keeps it by returning true.
	OnKey func(*fyne.KeyEvent) bool
	// OnPaste sees a text before it is pasted, and returns what is; it may be nil.
	OnPaste func(text string) string
	// OnFocus is called when the entry gets the focus.
	OnFocus func()

	state   Tone
	focused bool
	showing bool
	fresh   bool // the text was shown since the focus was here last
	rests   bool // until it is used
	rows    int
	self    fyne.Widget
}

// NewEntry returns an entry of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.prepare(e)
	return e
}

// NewMultiline returns an entry of several lines, as high as the given number
// of rows, that wraps by words.
func NewMultiline(rows int) *Entry {
	e := &Entry{rows: rows}
	e.MultiLine = true
	e.prepare(e)
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(rows)
	return e
}

func (e *Entry) prepare(self fyne.Widget) {
	e.self = self
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(self)
	e.OnChanged = func(text string) {
		if !e.showing && e.OnChange != nil {
			e.OnChange(text)
		}
	}
}

// ShowText shows a text that does not come from this entry. An equal text does
// nothing: setting it would wipe the undo history and move the cursor.
func (e *Entry) ShowText(text string) {
	if e.Text == text {
		return
	}
	e.showing = true
	defer func() { e.showing = false }()
	e.SetText(text)
	e.fresh = !e.focused
}

// SetState shows that the text is wrong (Error), doubtful (Warning) or neither
// (Neutral).
func (e *Entry) SetState(state Tone) {
	if e.state == state {
		return
	}
	e.state = state
	e.Refresh()
}

// Focused reports whether the entry has the focus.
func (e *Entry) Focused() bool { return e.focused }

// State returns what SetState was given.
func (e *Entry) State() Tone { return e.state }

// AcceptsTab lets Tab go to the next widget, from several lines too.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained is called by Fyne.
func (e *Entry) FocusGained() {
	e.focused = true
	if e.fresh && !e.MultiLine { // typing goes on behind the text, not before it
		e.fresh = false
		e.CursorColumn = len([]rune(e.Text))
	}
	e.Entry.FocusGained()
	if tabbing && !e.MultiLine { // as everywhere: typing replaces the answer, an arrow keeps it
		e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	Reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// FocusLost is called by Fyne.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedKey is called by Fyne.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	if !e.MultiLine && turnPage(e.self, key.Name) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		escape(e.self)
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.MultiLine && e.OnEnter != nil {
			e.OnEnter()
			return
		}
	}
	e.Entry.TypedKey(key)
}

// MinSize is ControlHeight high for one line.
func (e *Entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	if !e.MultiLine {
		size.Height = ControlHeight
	}
	size.Width = max(size.Width, 48)
	return size
}

// Cursor is called by Fyne.
func (e *Entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer is called by Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{e: e, halo: canvas.NewRectangle(nil)}
	if e.resting() {
		r.WidgetRenderer = newRestingEntry(e)
	} else {
		r.WidgetRenderer = e.Entry.CreateRenderer()
	}
	r.wheel = newWheel(e, r.inside)
	r.paint()
	return r
}

// entryRenderer draws Fyne's entry in the colours of its state and catches the
// mouse wheel: Fyne's entry keeps it for itself even where it has nothing to
// scroll, and the page under it would stand still.
type entryRenderer struct {
	fyne.WidgetRenderer
	e     *Entry
	halo  *canvas.Rectangle
	wheel *wheel
}

// border returns Fyne's outline, the second object of its renderer; a test
// fails where a new version of Fyne changes that.
func (r *entryRenderer) border() *canvas.Rectangle {
	b, _ := r.WidgetRenderer.Objects()[1].(*canvas.Rectangle)
	return b
}

// ground returns Fyne's filled background.
func (r *entryRenderer) ground() *canvas.Rectangle {
	b, _ := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle)
	return b
}

func (r *entryRenderer) paint() {
	e := r.e
	stroke, halo, width := ColorControl, ColorNone, float32(1)
	switch {
	case e.Disabled():
		stroke = ColorLine
	case e.state == Error || e.state == Warning:
		stroke, width = e.state.Ink(), 2
		if e.focused {
			halo = ColorAccent
		}
	case e.focused:
		stroke, width = ColorAccent, 2
		halo = ColorAccentSoft
	}
	if b := r.border(); b != nil {
		b.StrokeColor, b.StrokeWidth, b.CornerRadius = paint(stroke), width, RadiusControl
		b.Refresh()
	}
	if g := r.ground(); g != nil {
		fill := ColorSurface
		if e.Disabled() {
			fill = ColorBackground
		}
		g.FillColor, g.CornerRadius = paint(fill), RadiusControl
		g.Refresh()
	}
	r.halo.FillColor = paint(ColorNone)
	r.halo.StrokeColor, r.halo.StrokeWidth = paint(halo), 2
	r.halo.CornerRadius = RadiusControl + 2
	r.halo.Hidden = halo == ColorNone
	r.halo.Refresh()
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	if b := r.border(); b != nil { // whole pixels on both edges, unlike Fyne's
		b.Move(fyne.NewPos(0, 0))
		b.Resize(size)
	}
	if s := r.inside(); s != nil && !r.e.MultiLine {
		// Fyne's text wants a little more than the height of a control and would
		// show a scroll bar for it: it gets its height, around the same middle.
		height := max(s.Content.MinSize().Height, size.Height-2)
		s.Move(fyne.NewPos(s.Position().X, (size.Height-height)/2))
		s.Resize(fyne.NewSize(s.Size().Width, height))
	}
	r.halo.Move(fyne.NewPos(-2, -2))
	r.halo.Resize(size.AddWidthHeight(4, 4))
	r.wheel.Resize(size)
	r.paint()
}

func (r *entryRenderer) Refresh() {
	if _, rests := r.WidgetRenderer.(*restingEntry); rests && !r.e.resting() {
		r.WidgetRenderer = r.e.Entry.CreateRenderer()
		r.Layout(r.e.Size())
	}
	r.WidgetRenderer.Refresh()
	r.paint()
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	objects := make([]fyne.CanvasObject, 0, len(inner)+2)
	objects = append(objects, r.halo)
	objects = append(objects, inner...)
	return append(objects, r.wheel)
}

// inside returns the scroll within Fyne's entry.
func (r *entryRenderer) inside() *container.Scroll {
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

// wheel lies invisibly over an entry and passes the mouse wheel on: to the text
// where there is more of it than can be seen, otherwise to the page.
type wheel struct {
	widget.BaseWidget
	e      *Entry
	inside func() *container.Scroll
}

func newWheel(e *Entry, inside func() *container.Scroll) *wheel {
	w := &wheel{e: e, inside: inside}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	if w.e.MultiLine {
		if s := w.inside(); s != nil {
			room := s.Content.MinSize().Height - s.Size().Height
			up, down := ev.Scrolled.DY > 0 && s.Offset.Y > 0, ev.Scrolled.DY < 0 && s.Offset.Y < room-0.5
			if room > 0.5 && (up || down) {
				s.Scrolled(ByLines(ev))
				return
			}
		}
	}
	path := lineage(w.e.self)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].(*Scroll); ok {
			s.Scrolled(ev)
			return
		}
	}
}

// CreateRenderer is called by Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

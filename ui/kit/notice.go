package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// NewBanner says something about a whole page, with actions where there are any: nil
// is none.
func NewBanner(tone Tone, text string, actions ...*Button) *Panel {
	words := NewBody(text)
	if tone != Neutral {
		words.Color = tone.Ink()
	}
	line := &fyne.Container{Layout: messageLayout{}, Objects: []fyne.CanvasObject{NewSign(tone), words}}
	objects := []fyne.CanvasObject{NewStretch(line)}
	for _, b := range actions {
		if b != nil {
			objects = append(objects, b)
		}
	}
	return NewTinted(tone, NewRow(Space12, objects...))
}

// NewEmptyState says what will stand here, and how to begin.
func NewEmptyState(title, text string, actions ...fyne.CanvasObject) *Panel {
	words := NewBody(text)
	words.Color = ColorMuted
	objects := []fyne.CanvasObject{NewSubtitle(title), words}
	if len(actions) > 0 {
		objects = append(objects, NewInset(Space8, 0, 0, 0, NewFlow(Space8, actions...)))
	}
	return NewCard(NewColumn(Space4, objects...)).Pad(Space24)
}

// NewStat is one large figure with its words: « 7 dossiers en cours ».
func NewStat(figure, words string, tone Tone) *Panel {
	large := newText(figure, SizeTitle, ColorInk)
	large.Style.Bold, large.Heavy = true, true
	if tone != Neutral {
		large.Color = tone.Ink()
	}
	return NewCard(NewColumn(0, large, NewCaption(words))).PadXY(Space16, Space12)
}

// problemLines is how many lines a problem may take in the list: the whole of it
// stands under its field.
const problemLines = 3

// NewProblemLine is a problem in the list at the side; a click or Enter leads to
// its field.
func NewProblemLine(tone Tone, text string, onTap func()) *ProblemLine {
	p := &ProblemLine{tone: tone, text: NewBody(text), onTap: onTap}
	p.text.Points = SizeCaption + 1
	p.text.Most = problemLines
	if tone != Neutral {
		p.text.Color = ColorInk
	}
	p.panel = NewTinted(tone, p.text)
	p.panel.Top, p.panel.Bottom = 7, 7
	if tone == Neutral {
		p.panel.Fill, p.panel.Left, p.panel.Right = ColorNone, 0, 0
	}
	p.extend(p)
	return p
}

// ProblemLine is a problem in a list that leads to where it can be mended.
type ProblemLine struct {
	control
	tone  Tone
	text  *Text
	panel *Panel
	onTap func()
}

// Text returns the words.
func (p *ProblemLine) Text() string { return p.text.Text }

// AccessibilityLabel gives screen readers the words.
func (p *ProblemLine) AccessibilityLabel() string { return p.text.Text }

// Tapped is called by Fyne.
func (p *ProblemLine) Tapped(*fyne.PointEvent) {
	if p.onTap != nil {
		p.onTap()
	}
}

// TypedKey is called by Fyne.
func (p *ProblemLine) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(nil)
	case fyne.KeyEscape:
		escape(p)
	}
}

// CreateRenderer is called by Fyne.
func (p *ProblemLine) CreateRenderer() fyne.WidgetRenderer {
	return &problemRenderer{p: p, ring: newRing()}
}

type problemRenderer struct {
	p    *ProblemLine
	ring ring
}

func (r *problemRenderer) Layout(size fyne.Size) {
	r.p.panel.Resize(size)
	r.ring.around(fyne.Position{}, size, 3, RadiusControl)
}

func (r *problemRenderer) MinSize() fyne.Size {
	size := r.p.panel.MinSize()
	size.Height = max(size.Height, TargetHeight)
	return size
}

func (r *problemRenderer) Refresh() {
	r.p.text.Color = ColorInk
	if r.p.hovered {
		r.p.text.Color = ColorAccent
	}
	r.p.panel.Refresh()
	r.ring.show(r.p.focused)
}

func (r *problemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.panel, r.ring.Rectangle}
}

func (r *problemRenderer) Destroy() {}

// Toasts shows short messages over the end of some content: « Ligne supprimée. »
// with « Annuler », above the bar at the foot of the window, which says what is
// stored. A message stays until the next one, or until its time is over.
type Toasts struct {
	widget.BaseWidget
	// After calls the function on the goroutine of the window when the time is over;
	// nil keeps messages.
	After func(d time.Duration, then func())

	content fyne.CanvasObject
	bar     *Panel
	text    *Text
	action  *Button
	onTap   func()
	said    int // messages so far
}

// A message stays long enough to be read and its button to be reached.
const toastTime = 6 * time.Second

// footHeight is the height of the bar that a message stays above.
const footHeight = ControlHeight + 2*Space8 + 1

// NewToasts returns content with a place for messages.
func NewToasts(content fyne.CanvasObject) *Toasts {
	t := &Toasts{content: content, text: NewLine("")}
	t.action = NewSecondary("", func() {
		do := t.onTap
		t.Quiet()
		if do != nil {
			do()
		}
	})
	t.bar = NewCard(NewRow(Space12, t.text, t.action))
	t.bar.Stroke = ColorControl
	t.bar.PadXY(Space12, 6)
	t.bar.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a message. The action, with its verb, may be left out.
func (t *Toasts) Say(text, verb string, action func()) {
	t.text.Text, t.onTap = text, action
	t.action.Hidden = verb == ""
	t.action.SetLabel(verb)
	t.bar.Show()
	t.Refresh()
	t.said++
	if now := t.said; t.After != nil {
		t.After(toastTime, func() {
			if t.said == now {
				t.Quiet()
			}
		})
	}
}

// Quiet takes the message away.
func (t *Toasts) Quiet() {
	if t.bar.Visible() {
		t.bar.Hide()
		t.Refresh()
	}
}

// Saying returns the message that is shown, empty for none.
func (t *Toasts) Saying() string {
	if !t.bar.Visible() {
		return ""
	}
	return t.text.Text
}

// Held returns the content and the message.
func (t *Toasts) Held() []fyne.CanvasObject { return []fyne.CanvasObject{t.content, t.bar} }

// CreateRenderer is called by Fyne.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer { return &toastsRenderer{t} }

type toastsRenderer struct{ t *Toasts }

func (r *toastsRenderer) Layout(size fyne.Size) {
	r.t.content.Resize(size)
	least := r.t.bar.MinSize()
	r.t.bar.Resize(least)
	r.t.bar.Move(fyne.NewPos((size.Width-least.Width)/2, size.Height-least.Height-footHeight-Space12))
}

func (r *toastsRenderer) MinSize() fyne.Size { return r.t.content.MinSize() }

// Refresh has the whole painted: a bar that was hidden so far is unknown to the window,
// which would show it with the next movement of the pointer.
func (r *toastsRenderer) Refresh() {
	r.Layout(r.t.Size())
	r.t.bar.Refresh()
	canvas.Refresh(r.t)
}

func (r *toastsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.content, r.t.bar}
}

func (r *toastsRenderer) Destroy() {}

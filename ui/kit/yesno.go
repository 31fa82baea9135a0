package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dossierpme/internal/french"
)

// Truth is the answer to a question of yes or no.
type Truth int

// The answers. Unanswered is not No.
const (
	Unanswered Truth = iota
	Yes
	No
)

// YesNo is the answer « Oui » or « Non » as two segments, empty until it is
// given. The arrows, « o » and « n » answer; Delete takes the answer back.
type YesNo struct {
	control
	// OnChange is called after a change by the user.
	OnChange func(Truth)

	answer Truth
	at     Truth
	state  Tone
}

// NewYesNo returns an unanswered question.
func NewYesNo() *YesNo {
	y := &YesNo{at: Yes}
	y.extend(y)
	return y
}

// ShowAnswer shows an answer without calling OnChange.
func (y *YesNo) ShowAnswer(answer Truth) {
	if y.answer == answer {
		return
	}
	y.answer = answer
	if answer != Unanswered {
		y.at = answer
	}
	y.Refresh()
}

// SetState shows that the answer is wrong or doubtful.
func (y *YesNo) SetState(state Tone) {
	if y.state != state {
		y.state = state
		y.Refresh()
	}
}

func (y *YesNo) give(answer Truth) {
	if y.Disabled() {
		return
	}
	changed := y.answer != answer
	y.ShowAnswer(answer)
	y.Refresh()
	if changed && y.OnChange != nil {
		y.OnChange(answer)
	}
}

const segmentWidth float32 = 72

// Tapped is called by Fyne.
func (y *YesNo) Tapped(ev *fyne.PointEvent) {
	if y.Disabled() {
		return
	}
	y.takeFocus()
	switch x := ev.Position.X; {
	case x < segmentWidth:
		y.give(Yes)
	case x < 2*segmentWidth:
		y.give(No)
	case x < 2*segmentWidth+clearWidth && y.answer != Unanswered:
		y.give(Unanswered)
	}
}

// TypedRune is called by Fyne.
func (y *YesNo) TypedRune(r rune) {
	switch r {
	case 'o', 'O':
		y.give(Yes)
	case 'n', 'N':
		y.give(No)
	}
}

// TypedKey is called by Fyne.
func (y *YesNo) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		y.give(Yes)
	case fyne.KeyRight, fyne.KeyDown:
		y.give(No)
	case fyne.KeySpace:
		y.give(y.at)
	case fyne.KeyDelete, fyne.KeyBackspace:
		y.give(Unanswered)
	case fyne.KeyEscape:
		escape(y)
	}
}

// CreateRenderer is called by Fyne.
func (y *YesNo) CreateRenderer() fyne.WidgetRenderer {
	r := &yesNoRenderer{y: y, ring: newRing(), clear: newLabel(SizeCaption)}
	for range 2 {
		r.boxes = append(r.boxes, canvas.NewRectangle(nil))
		r.labels = append(r.labels, newLabel(SizeBody))
	}
	r.Refresh()
	return r
}

type yesNoRenderer struct {
	y      *YesNo
	ring   ring
	boxes  []*canvas.Rectangle
	labels []*canvas.Text
	clear  *canvas.Text
}

const clearWidth float32 = 72

func (r *yesNoRenderer) Layout(fyne.Size) {
	for i := range r.boxes {
		x := float32(i) * (segmentWidth - 1)
		r.boxes[i].Move(fyne.NewPos(x, 0))
		r.boxes[i].Resize(fyne.NewSize(segmentWidth, ControlHeight))
		least := r.labels[i].MinSize()
		middle(r.labels[i], x+(segmentWidth-least.Width)/2, ControlHeight)
	}
	middle(r.clear, 2*segmentWidth+Space12, ControlHeight)
	r.ring.around(fyne.Position{}, fyne.NewSize(2*segmentWidth-1, ControlHeight), 3, RadiusControl)
}

func (r *yesNoRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*segmentWidth+clearWidth, ControlHeight)
}

func (r *yesNoRenderer) Refresh() {
	for i, words := range []string{word("yes"), word("no")} {
		chosen := r.y.answer == Truth(i+1)
		fill, stroke, ink := ColorSurface, ColorControl, ColorInk
		if r.y.state == Error || r.y.state == Warning {
			stroke = r.y.state.Ink()
		}
		if chosen {
			fill, stroke, ink = ColorAccentSoft, ColorAccent, ColorAccent
			words = "✓" + french.Hard + words
		}
		if r.y.Disabled() {
			stroke, ink = ColorLine, ColorMuted
			if chosen {
				fill = ColorQuiet
			} else {
				fill = ColorBackground
			}
		}
		box := r.boxes[i]
		box.FillColor, box.StrokeColor, box.StrokeWidth = paint(fill), paint(stroke), 1
		if i == 0 {
			box.TopLeftCornerRadius, box.BottomLeftCornerRadius = RadiusControl, RadiusControl
		} else {
			box.TopRightCornerRadius, box.BottomRightCornerRadius = RadiusControl, RadiusControl
		}
		box.Refresh()
		setLabel(r.labels[i], words, ink, chosen)
	}
	setLabel(r.clear, word("clear"), ColorMuted, false)
	r.clear.Hidden = r.y.answer == Unanswered || r.y.Disabled()
	r.ring.show(r.y.focused && !r.y.Disabled())
	r.Layout(r.y.Size())
	canvas.Refresh(r.y)
}

// Objects puts the chosen segment last, so that its outline is whole.
func (r *yesNoRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.Rectangle, r.boxes[0], r.boxes[1]}
	if r.y.answer == Yes {
		objects = []fyne.CanvasObject{r.ring.Rectangle, r.boxes[1], r.boxes[0]}
	}
	return append(objects, r.labels[0], r.labels[1], r.clear)
}

func (r *yesNoRenderer) Destroy() {}

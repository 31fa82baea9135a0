package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Option is one of the answers of a choice.
type Option struct {
	ID    string
	Label string
	Hint  string // muted, behind the label
}

// Choice is a list of radio buttons: one answer of a few. It is one stop of the
// Tab key; the arrows choose, as do Space and Enter, Delete clears where that is allowed.
type Choice struct {
	control
	// OnChange is called with the chosen id after a change by the user, with
	// an empty one after clearing.
	OnChange func(id string)

	options   []Option
	chosen    string
	clearable bool
	at        int // where the keyboard is
	state     Tone
	rows      []*Text
}

// NewChoice returns a list of radio buttons; where it is clearable, Delete takes
// the answer back.
func NewChoice(options []Option, clearable bool) *Choice {
	c := &Choice{options: options, clearable: clearable}
	for _, o := range options {
		text := o.Label
		if o.Hint != "" {
			text += " · " + o.Hint
		}
		c.rows = append(c.rows, NewBody(text))
	}
	c.extend(c)
	return c
}

// Chosen returns the id of the answer, empty where there is none.
func (c *Choice) Chosen() string { return c.chosen }

// ShowChosen shows an answer without calling OnChange.
func (c *Choice) ShowChosen(id string) {
	if c.chosen == id {
		return
	}
	c.chosen = id
	c.at = max(c.indexOf(id), 0)
	c.Refresh()
}

// SetState shows that the answer is wrong or doubtful.
func (c *Choice) SetState(state Tone) {
	if c.state != state {
		c.state = state
		c.Refresh()
	}
}

func (c *Choice) indexOf(id string) int {
	for i, o := range c.options {
		if o.ID == id {
			return i
		}
	}
	return -1
}

func (c *Choice) choose(id string) {
	if c.Disabled() {
		return
	}
	if i := c.indexOf(id); i >= 0 {
		c.at = i
	}
	changed := c.chosen != id
	c.chosen = id
	c.Refresh()
	if changed && c.OnChange != nil {
		c.OnChange(id)
	}
}

// Tapped is called by Fyne.
func (c *Choice) Tapped(ev *fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	c.takeFocus()
	y := float32(0)
	for i := range c.rows {
		height := c.rowHeight(i)
		if ev.Position.Y >= y && ev.Position.Y < y+height {
			c.choose(c.options[i].ID)
			return
		}
		y += height
	}
}

// TypedKey is called by Fyne.
func (c *Choice) TypedKey(key *fyne.KeyEvent) {
	if c.Disabled() || len(c.options) == 0 {
		return
	}
	step := func(by int) {
		n := len(c.options)
		if c.chosen == "" && by > 0 && c.at == 0 {
			by = 0
		}
		c.choose(c.options[(c.at+by+n)%n].ID)
	}
	switch key.Name {
	case fyne.KeyDown, fyne.KeyRight:
		step(1)
	case fyne.KeyUp, fyne.KeyLeft:
		step(-1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.choose(c.options[c.at].ID)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if c.clearable {
			c.choose("")
		}
	case fyne.KeyEscape:
		escape(c)
	default:
		turnPage(c, key.Name)
	}
}

const radioIndent float32 = 28

func (c *Choice) rowHeight(i int) float32 { return max(c.rows[i].MinSize().Height+8, TargetHeight) }

// CreateRenderer is called by Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{c: c, ring: newRing()}
	for range c.rows {
		r.circles = append(r.circles, canvas.NewCircle(nil))
		r.dots = append(r.dots, canvas.NewCircle(nil))
	}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	c             *Choice
	ring          ring
	circles, dots []*canvas.Circle
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	y := float32(0)
	for i, row := range r.c.rows {
		width := max(size.Width-radioIndent, 0)
		textHeight := heightAt(row, width)
		row.Resize(fyne.NewSize(width, textHeight))
		height := r.c.rowHeight(i)
		row.Move(fyne.NewPos(radioIndent, y+(height-textHeight)/2))
		top := y + (height-textHeight)/2 + (row.lineHeight()-18)/2
		r.circles[i].Move(fyne.NewPos(2, top))
		r.circles[i].Resize(fyne.NewSquareSize(18))
		r.dots[i].Move(fyne.NewPos(7, top+5))
		r.dots[i].Resize(fyne.NewSquareSize(8))
		if i == r.c.at {
			r.ring.around(fyne.NewPos(2, top), fyne.NewSquareSize(18), 4, 9)
		}
		y += height
	}
}

func (r *choiceRenderer) MinSize() fyne.Size {
	size := fyne.Size{}
	for i, row := range r.c.rows {
		size.Width = max(size.Width, row.MinSize().Width+radioIndent)
		size.Height += r.c.rowHeight(i)
	}
	return size
}

func (r *choiceRenderer) Refresh() {
	for i, row := range r.c.rows {
		chosen := r.c.options[i].ID == r.c.chosen && r.c.chosen != ""
		stroke, ink := ColorControl, ColorInk
		switch {
		case r.c.Disabled():
			stroke, ink = ColorLine, ColorMuted
		case chosen:
			stroke = ColorAccent
		case r.c.state == Error || r.c.state == Warning:
			stroke = r.c.state.Ink()
		}
		r.circles[i].FillColor, r.circles[i].StrokeColor, r.circles[i].StrokeWidth = paint(ColorSurface), paint(stroke), 1.5
		r.circles[i].Refresh()
		dot := ColorAccent
		if r.c.Disabled() {
			dot = ColorMuted
		}
		r.dots[i].FillColor, r.dots[i].Hidden = paint(dot), !chosen
		r.dots[i].Refresh()
		row.Color = ink
		row.Refresh()
	}
	r.Layout(r.c.Size())
	r.ring.show(r.c.focused && !r.c.Disabled())
	canvas.Refresh(r.c)
}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring.Rectangle}
	for i, row := range r.c.rows {
		objects = append(objects, r.circles[i], r.dots[i], row)
	}
	return objects
}

func (r *choiceRenderer) Destroy() {}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Check is one statement that holds or not.
type Check struct {
	control
	// OnChange is called after a change by the user.
	OnChange func(checked bool)
	// OnArrow is called for the arrows up and down, with -1 and 1; it may be nil.
	OnArrow func(by int)

	checked bool
	state   Tone
	text    *Text
}

// NewCheck returns a check box with its words beside it.
func NewCheck(label string) *Check {
	c := &Check{text: NewBody(label)}
	c.extend(c)
	return c
}

// Checked reports whether the box is checked.
func (c *Check) Checked() bool { return c.checked }

// ShowChecked checks or clears the box without calling OnChange.
func (c *Check) ShowChecked(checked bool) {
	if c.checked != checked {
		c.checked = checked
		c.Refresh()
	}
}

// SetState shows that the answer is wrong or doubtful.
func (c *Check) SetState(state Tone) {
	if c.state != state {
		c.state = state
		c.Refresh()
	}
}

// AccessibilityLabel gives screen readers the words.
func (c *Check) AccessibilityLabel() string { return c.text.Text }

func (c *Check) toggle() {
	if c.Disabled() {
		return
	}
	c.checked = !c.checked
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(c.checked)
	}
}

// Tapped is called by Fyne.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	c.takeFocus()
	c.toggle()
}

// TypedKey is called by Fyne: Space checks and clears.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace:
		c.toggle()
	case fyne.KeyDown, fyne.KeyUp:
		by := 1
		if key.Name == fyne.KeyUp {
			by = -1
		}
		if c.OnArrow != nil {
			c.OnArrow(by)
		}
	case fyne.KeyEscape:
		escape(c)
	default:
		turnPage(c, key.Name)
	}
}

// CreateRenderer is called by Fyne.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: canvas.NewRectangle(nil), ring: newRing()}
	r.mark = canvas.NewImageFromResource(theme.NewColoredResource(theme.ConfirmIcon(), ColorOnAccent))
	r.mark.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type checkRenderer struct {
	c    *Check
	box  *canvas.Rectangle
	mark *canvas.Image
	ring ring
}

func (r *checkRenderer) Layout(size fyne.Size) {
	width := max(size.Width-radioIndent, 0)
	textHeight := heightAt(r.c.text, width)
	top := max((TargetHeight-textHeight)/2, 4)
	r.c.text.Resize(fyne.NewSize(width, textHeight))
	r.c.text.Move(fyne.NewPos(radioIndent, top))
	at := fyne.NewPos(2, top+(r.c.text.lineHeight()-18)/2)
	r.box.Move(at)
	r.box.Resize(fyne.NewSquareSize(18))
	r.mark.Move(at.AddXY(1, 1))
	r.mark.Resize(fyne.NewSquareSize(16))
	r.ring.around(at, fyne.NewSquareSize(18), 4, 4)
}

func (r *checkRenderer) MinSize() fyne.Size {
	least := r.c.text.MinSize()
	return fyne.NewSize(least.Width+radioIndent, max(least.Height+8, TargetHeight))
}

func (r *checkRenderer) Refresh() {
	fill, stroke, ink := ColorSurface, ColorControl, ColorInk
	switch {
	case r.c.Disabled():
		stroke, ink = ColorLine, ColorMuted
		if r.c.checked {
			fill = ColorMuted
		}
	case r.c.checked:
		fill, stroke = ColorAccent, ColorAccent
	case r.c.state == Error || r.c.state == Warning:
		stroke = r.c.state.Ink()
	}
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth, r.box.CornerRadius = paint(fill), paint(stroke), 1.5, 4
	r.box.Refresh()
	r.mark.Hidden = !r.c.checked
	r.mark.Refresh()
	r.c.text.Color = ink
	r.c.text.Refresh()
	r.ring.show(r.c.focused && !r.c.Disabled())
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.mark, r.ring.Rectangle, r.c.text}
}

func (r *checkRenderer) Destroy() {}

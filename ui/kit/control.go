package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what everything that takes the focus has in common: it shows that
// it has it, and comes into view.
type control struct {
	widget.DisableableWidget
	// OnFocus is called when the control gets the focus, OnLeave when it goes
	// elsewhere.
	OnFocus, OnLeave func()

	self             fyne.Widget
	focused, hovered bool
}

// SetEnabled enables or disables what can be, where it is not so already.
func SetEnabled(o fyne.Disableable, can bool) {
	switch {
	case can && o.Disabled():
		o.Enable()
	case !can && !o.Disabled():
		o.Disable()
	}
}

func (c *control) extend(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
}

// FocusGained is called by Fyne.
func (c *control) FocusGained() {
	c.focused = true
	c.self.Refresh()
	Reveal(c.self)
	if c.OnFocus != nil {
		c.OnFocus()
	}
}

// FocusLost is called by Fyne.
func (c *control) FocusLost() {
	c.focused = false
	c.self.Refresh()
	if c.OnLeave != nil {
		c.OnLeave()
	}
}

// TypedRune is called by Fyne.
func (c *control) TypedRune(rune) {}

// MouseIn is called by Fyne.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.self.Refresh()
}

// MouseMoved is called by Fyne.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (c *control) MouseOut() {
	c.hovered = false
	c.self.Refresh()
}

// takeFocus gives the control the focus, as a click does.
func (c *control) takeFocus() {
	if f, ok := c.self.(fyne.Focusable); ok {
		if on := canvasOf(c.self); on != nil && lineage(c.self) != nil {
			on.Focus(f)
		}
	}
}

// ring is the outline that shows where the keyboard is. It stands a little
// outside its control, so that it is seen around a filled button too.
type ring struct{ *canvas.Rectangle }

func newRing() ring {
	r := canvas.NewRectangle(nil)
	r.StrokeWidth = 2
	r.Hide()
	return ring{r}
}

// around places the ring outside an area by a margin, which may be negative.
func (r ring) around(pos fyne.Position, size fyne.Size, margin, radius float32) {
	r.Move(pos.SubtractXY(margin, margin))
	r.Resize(size.AddWidthHeight(2*margin, 2*margin))
	r.CornerRadius = max(radius+margin, 2)
}

func (r ring) show(focused bool) {
	r.FillColor = paint(ColorNone)
	r.StrokeColor = paint(ColorAccent)
	r.Hidden = !focused
	r.Refresh()
}

func newLabel(size float32) *canvas.Text {
	t := canvas.NewText("", nil)
	t.TextSize, t.FontSource = size, Face("", t.TextStyle)
	return t
}

func setLabel(t *canvas.Text, text string, color fyne.ThemeColorName, bold bool) {
	t.Text, t.Color, t.TextStyle.Bold = text, paint(color), bold
	t.FontSource = Face(text, t.TextStyle)
	t.Refresh()
}

// middle puts an object of its own size on the middle line of a height.
func middle(o fyne.CanvasObject, x, height float32) float32 {
	size := o.MinSize()
	o.Resize(size)
	o.Move(fyne.NewPos(x, (height-size.Height)/2))
	return x + size.Width
}

package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dossierpme/ui/kit"
)

// checks lays boxes out in as many columns as there is room for, read down the
// columns; a short list stays one column.
type checks struct {
	widget.BaseWidget
	boxes []*kit.Check
}

const (
	checkWidth   float32 = 230
	checksOneCol int     = 4
)

func newChecks(boxes []*kit.Check) *checks {
	c := &checks{boxes: boxes}
	c.ExtendBaseWidget(c)
	return c
}

// Held returns the boxes.
func (c *checks) Held() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(c.boxes))
	for i, box := range c.boxes {
		objects[i] = box
	}
	return objects
}

// SetState colours every box.
func (c *checks) SetState(tone kit.Tone) {
	for _, box := range c.boxes {
		box.SetState(tone)
	}
}

func (c *checks) columns(width float32) int {
	if len(c.boxes) <= checksOneCol {
		return 1
	}
	return max(1, min(3, int((width+kit.Space16)/(checkWidth+kit.Space16))))
}

// place puts the boxes for a width and returns the height.
func (c *checks) place(width float32) float32 {
	if len(c.boxes) == 0 || width <= 0 {
		return kit.TargetHeight
	}
	n := c.columns(width)
	down := (len(c.boxes) + n - 1) / n
	column := (width - kit.Space16*float32(n-1)) / float32(n)
	tallest := float32(0)
	y := float32(0)
	for i, box := range c.boxes {
		if i%down == 0 {
			y = 0
		}
		if box.Size().Width != column {
			box.Resize(fyne.NewSize(column, box.Size().Height))
		}
		height := box.MinSize().Height
		box.Resize(fyne.NewSize(column, height))
		box.Move(fyne.NewPos(float32(i/down)*(column+kit.Space16), y))
		y += height
		tallest = max(tallest, y)
	}
	return tallest
}

// CreateRenderer is called by Fyne.
func (c *checks) CreateRenderer() fyne.WidgetRenderer { return &checksRenderer{c} }

type checksRenderer struct{ c *checks }

func (r *checksRenderer) Layout(size fyne.Size) { r.c.place(size.Width) }

func (r *checksRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, r.c.place(r.c.Size().Width))
}

func (r *checksRenderer) Refresh() {
	for _, box := range r.c.boxes {
		box.Refresh()
	}
}

func (r *checksRenderer) Objects() []fyne.CanvasObject { return r.c.Held() }

func (r *checksRenderer) Destroy() {}

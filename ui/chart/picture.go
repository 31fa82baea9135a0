package chart

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Picture is a drawing as wide as it is given, and as high as that makes it.
type Picture struct {
	widget.BaseWidget
	draw func(p *pen, width float32) (height float32)
}

// leastWidth is what a picture needs; below it labels are cut.
const leastWidth float32 = 280

func newPicture(draw func(p *pen, width float32) float32) *Picture {
	c := &Picture{draw: draw}
	c.ExtendBaseWidget(c)
	return c
}

// Texts are the words of the picture from its top, as they are drawn.
func (c *Picture) Texts() []string {
	p := &pen{}
	c.draw(p, max(c.Size().Width, leastWidth))
	return p.words
}

// AccessibilityLabel gives screen readers the words of the picture.
func (c *Picture) AccessibilityLabel() string { return strings.Join(c.Texts(), ", ") }

// CreateRenderer is called by Fyne.
func (c *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{c: c}
	r.drawAt(max(c.BaseWidget.Size().Width, leastWidth))
	return r
}

type renderer struct {
	c       *Picture
	width   float32
	height  float32
	objects []fyne.CanvasObject
}

func (r *renderer) drawAt(width float32) {
	p := &pen{}
	r.height = r.c.draw(p, width)
	r.width, r.objects = width, p.objects()
}

func (r *renderer) Layout(size fyne.Size) {
	if width := max(size.Width, leastWidth); width != r.width {
		r.drawAt(width)
	}
}

func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(leastWidth, r.height) }

// Refresh draws again: the theme may have changed.
func (r *renderer) Refresh() {
	r.drawAt(max(r.c.BaseWidget.Size().Width, leastWidth))
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Destroy() {}

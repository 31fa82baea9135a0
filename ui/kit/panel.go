package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Panel is a filled and outlined box around some content.
type Panel struct {
	widget.BaseWidget

	Content      fyne.CanvasObject
	Fill, Stroke fyne.ThemeColorName
	Radius       float32
	// Top, Right, Bottom and Left are the room between the box and its content.
	Top, Right, Bottom, Left float32
	// Shrinks gives the content no more height than there is, for what scrolls
	// by itself.
	Shrinks bool
	// Edges draws lines at some sides only, instead of an outline.
	Edges Edge
	// Mark is the colour of a bar at the left side that says a tone; ColorNone for none.
	Mark fyne.ThemeColorName
}

// markWidth is the width of the bar of a tone.
const markWidth float32 = 4

// Edge is a set of sides.
type Edge int

// The sides of a Panel.
const (
	EdgeTop Edge = 1 << iota
	EdgeRight
	EdgeBottom
	EdgeLeft
)

func newPanel(content fyne.CanvasObject) *Panel {
	p := &Panel{Content: content}
	p.ExtendBaseWidget(p)
	return p
}

// NewCard returns a white box with rounded corners.
func NewCard(content fyne.CanvasObject) *Panel {
	p := newPanel(content)
	p.Fill, p.Stroke, p.Radius = ColorSurface, ColorLine, RadiusCard
	p.Top, p.Right, p.Bottom, p.Left = Space16, Space16, Space16, Space16
	return p
}

// NewMarkedCard returns a card with the bar of a tone at its left side.
func NewMarkedCard(tone Tone, content fyne.CanvasObject) *Panel {
	p := NewCard(content)
	p.Mark = tone.Ink()
	p.Left += markWidth
	return p
}

// NewFlushCard returns a card whose content reaches its edges: a list, a table.
func NewFlushCard(content fyne.CanvasObject) *Panel {
	p := NewCard(content)
	p.Top, p.Right, p.Bottom, p.Left = 1, 1, 1, 1
	return p
}

// NewBar returns a white bar over the whole width with a line at some sides: the
// top and bottom of the window, the rail.
func NewBar(edges Edge, content fyne.CanvasObject) *Panel {
	p := newPanel(content)
	p.Fill, p.Edges = ColorSurface, edges
	p.Top, p.Right, p.Bottom, p.Left = Space8, Space16, Space8, Space16
	return p
}

// NewGround returns the background behind pages.
func NewGround(content fyne.CanvasObject) *Panel {
	p := newPanel(content)
	p.Fill = ColorBackground
	return p
}

// NewTinted returns a box in the soft colour of a tone.
func NewTinted(tone Tone, content fyne.CanvasObject) *Panel {
	p := newPanel(content)
	p.Fill, p.Radius = tone.Soft(), RadiusControl
	p.Top, p.Right, p.Bottom, p.Left = Space8, Space12, Space8, Space12
	return p
}

// Pad sets the same room on all sides and returns the panel.
func (p *Panel) Pad(room float32) *Panel {
	p.Top, p.Right, p.Bottom, p.Left = room, room, room, room
	return p
}

// PadXY sets the room beside, and above and below, and returns the panel.
func (p *Panel) PadXY(x, y float32) *Panel {
	p.Top, p.Right, p.Bottom, p.Left = y, x, y, x
	return p
}

// Held returns the content.
func (p *Panel) Held() []fyne.CanvasObject { return []fyne.CanvasObject{p.Content} }

// SetContent shows something else in the panel.
func (p *Panel) SetContent(content fyne.CanvasObject) {
	p.Content = content
	p.Refresh()
}

func (p *Panel) arrangeAgain() { p.arrange(p.Size()) }

func (p *Panel) arrange(size fyne.Size) {
	if p.Content == nil {
		return
	}
	width := max(size.Width-p.Left-p.Right, 0)
	room := size.Height - p.Top - p.Bottom
	height := heightAt(p.Content, width)
	if p.Shrinks {
		height = room
	}
	p.Content.Resize(fyne.NewSize(width, max(height, room)))
	p.Content.Move(fyne.NewPos(p.Left, p.Top))
}

// CreateRenderer is called by Fyne.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p: p, mark: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil)}
	for range 4 {
		line := canvas.NewRectangle(nil)
		line.Hide()
		r.edges = append(r.edges, line)
	}
	r.paint()
	return r
}

type panelRenderer struct {
	p      *Panel
	mark   *canvas.Rectangle
	ground *canvas.Rectangle
	edges  []*canvas.Rectangle
}

func (r *panelRenderer) paint() {
	r.ground.FillColor, r.ground.StrokeColor, r.ground.CornerRadius = paint(r.p.Fill), paint(r.p.Stroke), r.p.Radius
	r.ground.StrokeWidth = 0
	if r.p.Stroke != ColorNone {
		r.ground.StrokeWidth = 1
	}
	r.ground.Refresh()
	r.mark.FillColor, r.mark.CornerRadius, r.mark.Hidden = paint(r.p.Mark), r.p.Radius, r.p.Mark == ColorNone
	r.mark.Refresh()
	for i, line := range r.edges {
		line.FillColor = paint(ColorLine)
		line.Hidden = r.p.Edges&(1<<i) == 0
		line.Refresh()
	}
}

func (r *panelRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ground.Move(fyne.NewPos(0, 0))
	if !r.mark.Hidden {
		r.mark.Resize(fyne.NewSize(markWidth+2*r.p.Radius, size.Height)) // under the rounded corners
		r.ground.Resize(size.SubtractWidthHeight(markWidth, 0))
		r.ground.Move(fyne.NewPos(markWidth, 0))
	}
	place := func(i int, x, y, w, h float32) {
		r.edges[i].Move(fyne.NewPos(x, y))
		r.edges[i].Resize(fyne.NewSize(w, h))
	}
	place(0, 0, 0, size.Width, 1)
	place(1, size.Width-1, 0, 1, size.Height)
	place(2, 0, size.Height-1, size.Width, 1)
	place(3, 0, 0, 1, size.Height)
	r.p.arrange(size)
}

func (r *panelRenderer) MinSize() fyne.Size {
	size := fyne.Size{}
	if r.p.Content != nil {
		size = r.p.Content.MinSize()
	}
	return size.AddWidthHeight(r.p.Left+r.p.Right, r.p.Top+r.p.Bottom)
}

func (r *panelRenderer) Refresh() {
	r.paint()
	r.p.arrange(r.p.Size())
	if r.p.Content != nil {
		r.p.Content.Refresh()
	}
	canvas.Refresh(r.p)
}

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground}
	if r.p.Mark != ColorNone {
		objects = []fyne.CanvasObject{r.mark, r.ground}
	}
	if r.p.Content != nil {
		objects = append(objects, r.p.Content)
	}
	for _, line := range r.edges {
		objects = append(objects, line)
	}
	return objects
}

func (r *panelRenderer) Destroy() {}

// NewSeparator returns a hairline over the whole width.
func NewSeparator() *Panel {
	p := newPanel(nil)
	p.Fill, p.Top = ColorLine, 1
	return p
}

// Pill is a word, or a number, in the soft colour of its tone.
type Pill struct {
	Panel
	text *Text
	room float32 // for the words that it will have
}

// NewPill returns a pill: « Brouillon », « 3 ».
func NewPill(tone Tone, text string) *Pill {
	p := &Pill{text: newText(text, SizeCaption, tone.Ink())}
	p.text.Style.Bold = true
	p.text.Align = fyne.TextAlignCenter
	p.Content = p.text
	p.Radius = 10
	p.Top, p.Right, p.Bottom, p.Left = 1, Space8, 2, Space8
	p.Fill = tone.Soft()
	p.ExtendBaseWidget(p)
	return p
}

// Reserve keeps room for words that the pill will have, so that what stands beside
// it stays where it is.
func (p *Pill) Reserve(words ...string) {
	now := p.text.Text
	for _, w := range words {
		p.text.Text = w
		p.text.Refresh()
		p.room = max(p.room, p.Panel.MinSize().Width)
	}
	p.text.Text = now
	p.text.Refresh()
}

// MinSize is called by Fyne.
func (p *Pill) MinSize() fyne.Size {
	least := p.Panel.MinSize()
	return fyne.NewSize(max(least.Width, p.room), least.Height)
}

// Set changes the tone and the word.
func (p *Pill) Set(tone Tone, text string) {
	if p.Fill == tone.Soft() && p.text.Text == text {
		return
	}
	p.Fill, p.text.Color, p.text.Text = tone.Soft(), tone.Ink(), text
	p.Refresh()
}

// Text returns the word.
func (p *Pill) Text() string { return p.text.Text }

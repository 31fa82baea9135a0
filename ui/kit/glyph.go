package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// glyph is the small sign at the right of an entry, for the mouse: the keyboard
// reaches what it does from the entry itself.
type glyph struct {
	widget.DisableableWidget
	icon  fyne.Resource
	onTap func()
}

func newGlyph(icon fyne.Resource, onTap func()) *glyph {
	g := &glyph{icon: icon, onTap: onTap}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped is called by Fyne.
func (g *glyph) Tapped(*fyne.PointEvent) {
	if !g.Disabled() {
		g.onTap()
	}
}

// Cursor is called by Fyne.
func (g *glyph) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(theme.NewColoredResource(g.icon, ColorMuted))
	image.FillMode = canvas.ImageFillContain
	return &glyphRenderer{image: image}
}

type glyphRenderer struct{ image *canvas.Image }

func (r *glyphRenderer) Layout(size fyne.Size) {
	r.image.Resize(fyne.NewSquareSize(18))
	r.image.Move(fyne.NewPos((size.Width-18)/2, (size.Height-18)/2))
}

func (r *glyphRenderer) MinSize() fyne.Size { return fyne.NewSize(TargetHeight, 18) }

func (r *glyphRenderer) Refresh() { r.image.Refresh() }

func (r *glyphRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

func (r *glyphRenderer) Destroy() {}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Sign is the small mark that says a tone without colour: a filled disc with
// « ! » for an error, an open one for a warning, a check for success, « i » for
// anything else.
type Sign struct {
	widget.BaseWidget
	tone Tone
}

// SignSize is the width and height of a Sign.
const SignSize float32 = 16

// NewSign returns the mark of a tone.
func NewSign(tone Tone) *Sign {
	s := &Sign{tone: tone}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *Sign) CreateRenderer() fyne.WidgetRenderer {
	r := &signRenderer{s: s, disc: canvas.NewCircle(nil), mark: newLabel(SizeHeading)}
	r.Refresh()
	return r
}

type signRenderer struct {
	s    *Sign
	disc *canvas.Circle
	mark *canvas.Text
}

func (r *signRenderer) Layout(size fyne.Size) {
	r.disc.Resize(fyne.NewSquareSize(SignSize))
	r.disc.Move(fyne.NewPos(0, (size.Height-SignSize)/2))
	least := r.mark.MinSize()
	r.mark.Resize(least)
	r.mark.Move(fyne.NewPos((SignSize-least.Width)/2, (size.Height-least.Height)/2))
}

func (r *signRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(SignSize) }

func (r *signRenderer) Refresh() {
	r.disc.StrokeWidth = 1.5
	r.disc.Hidden = false
	r.mark.TextSize = SizeHeading
	switch r.s.tone {
	case Error:
		r.disc.FillColor, r.disc.StrokeWidth = paint(ColorError), 0
		setLabel(r.mark, "!", ColorOnError, true)
	case Success:
		r.disc.Hidden = true
		r.mark.TextSize = SizeBody
		setLabel(r.mark, "✓", ColorSuccess, true)
	case Warning:
		r.disc.FillColor, r.disc.StrokeColor = paint(ColorNone), paint(ColorWarning)
		setLabel(r.mark, "!", ColorWarning, true)
	default:
		r.disc.FillColor, r.disc.StrokeColor = paint(ColorNone), paint(r.s.tone.Ink())
		setLabel(r.mark, "i", r.s.tone.Ink(), true)
	}
	r.disc.Refresh()
	r.Layout(r.s.Size())
}

func (r *signRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.disc, r.mark} }

func (r *signRenderer) Destroy() {}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar. What it measures is written beside it.
type Progress struct {
	widget.BaseWidget
	share float32
	tone  Tone
	width float32
}

// NewProgress returns an empty bar, at least as wide as given.
func NewProgress(width float32) *Progress {
	p := &Progress{tone: Accent, width: width}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a share between 0 and 1.
func (p *Progress) Set(share float32, tone Tone) {
	share = max(min(share, 1), 0)
	if p.share == share && p.tone == tone {
		return
	}
	p.share, p.tone = share, tone
	p.Refresh()
}

// Share returns the share shown.
func (p *Progress) Share() float32 { return p.share }

// CreateRenderer is called by Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{p: p, track: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

const progressHeight float32 = 6

type progressRenderer struct {
	p          *Progress
	track, bar *canvas.Rectangle
}

func (r *progressRenderer) Layout(size fyne.Size) {
	y := (size.Height - progressHeight) / 2
	r.track.Move(fyne.NewPos(0, y))
	r.track.Resize(fyne.NewSize(size.Width, progressHeight))
	r.bar.Move(fyne.NewPos(0, y))
	width := size.Width * r.p.share
	if width > 0 {
		width = max(width, progressHeight)
	}
	r.bar.Resize(fyne.NewSize(width, progressHeight))
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(r.p.width, progressHeight) }

func (r *progressRenderer) Refresh() {
	r.track.FillColor, r.track.CornerRadius = paint(ColorLine), progressHeight/2
	r.bar.FillColor, r.bar.CornerRadius = paint(r.p.tone.Ink()), progressHeight/2
	r.bar.Hidden = r.p.share == 0
	r.track.Refresh()
	r.bar.Refresh()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.bar}
}

func (r *progressRenderer) Destroy() {}

package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dossierpme/ui/kit"
)

// Paper is white whatever the appearance, and what lies on it is drawn for white.
var (
	paper       = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	marked      = color.NRGBA{0xE8, 0xB9, 0x3C, 0x60}
	markedNow   = color.NRGBA{0xE8, 0x9A, 0x1E, 0x70}
	markedEdge  = color.NRGBA{0x9A, 0x5B, 0x00, 0xFF}
	wordsOnIt   = color.NRGBA{0x5C, 0x6A, 0x6E, 0xFF}
	marksAround = float32(1.5) // points
)

// sheet is what scrolls: all pages, of which those that are seen have objects.
type sheet struct {
	widget.BaseWidget
	v *View
}

func newSheet(v *View) *sheet {
	s := &sheet{v: v}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is called by Fyne.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{v: s.v, pages: map[int]*pageObjects{}}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	v       *View
	pages   map[int]*pageObjects
	objects []fyne.CanvasObject
}

// pageObjects are what a page is made of, kept as long as it is seen: so the
// picture is handed to the screen once.
type pageObjects struct {
	ground *canvas.Rectangle
	image  *canvas.Image
	words  *canvas.Text
	shows  *picture
}

func (r *sheetRenderer) Layout(fyne.Size) {}

func (r *sheetRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.v.geo.total.Width, r.v.geo.total.Height)
}

func (r *sheetRenderer) Refresh() {
	v := r.v
	r.objects = r.objects[:0]
	kept := map[int]*pageObjects{}
	if v.room.Height > 0 {
		first, last := v.geo.seen(v.scroll.Offset.Y, v.scroll.Offset.Y+v.room.Height)
		for i := first; i <= last; i++ {
			p := r.pages[i]
			if p == nil {
				p = &pageObjects{ground: canvas.NewRectangle(paper)}
			}
			kept[i] = p
			r.page(i, p)
		}
	}
	r.pages = kept
	canvas.Refresh(v.sheet)
}

// page puts a page where it stands: paper, picture, marks.
func (r *sheetRenderer) page(i int, p *pageObjects) {
	v := r.v
	pos, size := fyne.NewPos(v.geo.x[i], v.geo.y[i]), fyne.NewSize(v.geo.width[i], v.geo.height[i])
	p.ground.StrokeColor, p.ground.StrokeWidth = theme.Color(kit.ColorLine), 1
	p.ground.Move(pos.SubtractXY(1, 1))
	p.ground.Resize(size.AddWidthHeight(2, 2))
	r.objects = append(r.objects, p.ground)
	pic := v.drawing.pictures[i]
	switch {
	case pic != nil:
		if p.shows != pic {
			p.image, p.shows = canvas.NewImageFromImage(pic.image), pic
			p.image.FillMode = canvas.ImageFillStretch
		}
		p.image.ScaleMode = canvas.ImageScaleFastest
		if pic.pixels == v.pixelsOf(i) {
			p.image.ScaleMode = canvas.ImageScalePixels
		}
		p.image.Move(pos)
		p.image.Resize(size)
		r.objects = append(r.objects, p.image)
	case v.drawing.failed[i]:
		if p.words == nil {
			p.words = canvas.NewText(v.fails, wordsOnIt)
			p.words.Alignment = fyne.TextAlignCenter
		}
		p.words.Move(fyne.NewPos(pos.X, pos.Y+size.Height/3))
		p.words.Resize(fyne.NewSize(size.Width, p.words.MinSize().Height))
		r.objects = append(r.objects, p.words)
	}
	r.marks(i, pos, size.Width/max(v.sizes[i].Width, 0.01))
}

// marks are what the search found on a page, whose points have a size of unit.
func (r *sheetRenderer) marks(page int, pos fyne.Position, unit float32) {
	s := &r.v.search
	for i, h := range s.hits {
		if h.Page != page {
			continue
		}
		for _, rect := range h.Rects {
			m := canvas.NewRectangle(marked)
			m.CornerRadius = 2
			if i == s.at {
				m.FillColor, m.StrokeColor, m.StrokeWidth = markedNow, markedEdge, 2
			}
			m.Move(pos.AddXY((rect.X-marksAround)*unit, (rect.Y-marksAround)*unit))
			m.Resize(fyne.NewSize((rect.Width+2*marksAround)*unit, (rect.Height+2*marksAround)*unit))
			r.objects = append(r.objects, m)
		}
	}
}

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *sheetRenderer) Destroy() {}

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TapLine is content that a click leads somewhere from. It is for the mouse: the
// keyboard needs a way of its own.
type TapLine struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	onTap   func()
}

// NewTapLine makes content lead somewhere.
func NewTapLine(content fyne.CanvasObject, onTap func()) *TapLine {
	l := &TapLine{content: content, ground: canvas.NewRectangle(nil), onTap: onTap}
	l.ground.CornerRadius = RadiusControl
	l.ground.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// Held returns the content.
func (l *TapLine) Held() []fyne.CanvasObject { return []fyne.CanvasObject{l.content} }

// Tapped is called by Fyne.
func (l *TapLine) Tapped(*fyne.PointEvent) { l.onTap() }

// Cursor is called by Fyne.
func (l *TapLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (l *TapLine) MouseIn(*desktop.MouseEvent) {
	l.ground.FillColor = theme.Color(ColorBackground)
	l.ground.Show()
	l.ground.Refresh()
}

// MouseMoved is called by Fyne.
func (l *TapLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (l *TapLine) MouseOut() { l.ground.Hide() }

// CreateRenderer is called by Fyne.
func (l *TapLine) CreateRenderer() fyne.WidgetRenderer { return &tapLineRenderer{l} }

type tapLineRenderer struct{ l *TapLine }

func (r *tapLineRenderer) Layout(size fyne.Size) {
	r.l.ground.Move(fyne.NewPos(-Space8, -2))
	r.l.ground.Resize(size.AddWidthHeight(2*Space8, 4))
	r.l.content.Resize(size)
}

func (r *tapLineRenderer) MinSize() fyne.Size {
	if width := r.l.Size().Width; width > 0 && r.l.content.Size().Width != width {
		r.l.content.Resize(fyne.NewSize(width, r.l.content.Size().Height))
	}
	return r.l.content.MinSize()
}

func (r *tapLineRenderer) Refresh() { r.l.content.Refresh() }

func (r *tapLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.content}
}

func (r *tapLineRenderer) Destroy() {}

// tapText is a line that is there where there are words for it.
type tapText struct {
	line *TapLine // nil where there are none
	said string
}

// set says words, as a text that is made where they are others than before, and what a
// click on them does; it reports whether they are.
func (t *tapText) set(words string, do func(), text func(string) *Text) bool {
	if t.said == words {
		if t.line != nil {
			t.line.onTap = do
		}
		return false
	}
	t.said, t.line = words, nil
	if words != "" {
		t.line = NewTapLine(text(words), do)
	}
	return true
}

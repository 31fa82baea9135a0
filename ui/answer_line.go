package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dossierpme/ui/kit"
)

// answerLine is an answer on the reading page that a click leads to. It is for the
// mouse: the keyboard has « Modifier » above.
type answerLine struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	onTap   func()
}

func newAnswerLine(content fyne.CanvasObject, onTap func()) *answerLine {
	l := &answerLine{content: content, ground: canvas.NewRectangle(nil), onTap: onTap}
	l.ground.CornerRadius = kit.RadiusControl
	l.ground.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// Held returns the answer.
func (l *answerLine) Held() []fyne.CanvasObject { return []fyne.CanvasObject{l.content} }

// Tapped is called by Fyne.
func (l *answerLine) Tapped(*fyne.PointEvent) { l.onTap() }

// Cursor is called by Fyne.
func (l *answerLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (l *answerLine) MouseIn(*desktop.MouseEvent) {
	l.ground.FillColor = theme.Color(kit.ColorBackground)
	l.ground.Show()
	l.ground.Refresh()
}

// MouseMoved is called by Fyne.
func (l *answerLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (l *answerLine) MouseOut() { l.ground.Hide() }

// CreateRenderer is called by Fyne.
func (l *answerLine) CreateRenderer() fyne.WidgetRenderer { return &answerRenderer{l} }

type answerRenderer struct{ l *answerLine }

func (r *answerRenderer) Layout(size fyne.Size) {
	r.l.ground.Move(fyne.NewPos(-kit.Space8, -2))
	r.l.ground.Resize(size.AddWidthHeight(2*kit.Space8, 4))
	r.l.content.Resize(size)
}

func (r *answerRenderer) MinSize() fyne.Size {
	if width := r.l.Size().Width; width > 0 && r.l.content.Size().Width != width {
		r.l.content.Resize(fyne.NewSize(width, r.l.content.Size().Height))
	}
	return r.l.content.MinSize()
}

func (r *answerRenderer) Refresh() { r.l.content.Refresh() }

func (r *answerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ground, r.l.content}
}

func (r *answerRenderer) Destroy() {}

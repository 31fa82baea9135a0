package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Overlay lies over the whole window with something on it: a dialog on a veil,
// or a list that dropped down from a control. Escape and a click beside the
// content leave it, unless it is modal: then only Escape does, and a click on nothing
// leaves the keys with its main button.
type Overlay struct {
	widget.BaseWidget

	content fyne.CanvasObject
	on      fyne.Canvas
	under   fyne.CanvasObject // the control it dropped from, nil for a dialog
	width   float32
	modal   bool
	main    fyne.Focusable // of a modal one
	open    bool
	onClose func()
}

// newOverlay prepares an overlay: onClose is called when the user leaves it and
// when it is closed.
func newOverlay(on fyne.Canvas, content fyne.CanvasObject, onClose func()) *Overlay {
	o := &Overlay{on: on, content: content, onClose: onClose}
	o.ExtendBaseWidget(o)
	return o
}

// Open shows the overlay.
func (o *Overlay) Open() {
	if o.open {
		return
	}
	o.open = true
	o.on.Overlays().Add(o)
	o.Refresh()
}

// Dismiss takes the overlay away.
func (o *Overlay) Dismiss() {
	if !o.open {
		return
	}
	o.open = false
	o.on.Overlays().Remove(o)
	if o.onClose != nil {
		o.onClose()
	}
}

// Held returns the content.
func (o *Overlay) Held() []fyne.CanvasObject { return []fyne.CanvasObject{o.content} }

func (o *Overlay) arrangeAgain() { o.arrange(o.Size()) }

// Tapped is called by Fyne for a click beside the content, and on what in it takes none:
// the toolkit has taken the focus away by then, and with it Return and Escape.
func (o *Overlay) Tapped(*fyne.PointEvent) {
	switch {
	case !o.modal:
		o.Dismiss()
	case o.main != nil && o.on.Focused() == nil:
		o.on.Focus(o.main)
	}
}

// TappedSecondary is called by Fyne.
func (o *Overlay) TappedSecondary(ev *fyne.PointEvent) { o.Tapped(ev) }

// Scrolled keeps the page under the overlay still.
func (o *Overlay) Scrolled(*fyne.ScrollEvent) {}

func (o *Overlay) arrange(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	if o.under == nil {
		width := min(o.width, size.Width-2*Space24)
		height := min(heightAt(o.content, width), size.Height-2*Space24)
		o.content.Resize(fyne.NewSize(width, height))
		o.content.Move(fyne.NewPos((size.Width-width)/2, max((size.Height-height)*0.4, Space24)))
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.under)
	width := max(o.width, o.content.MinSize().Width)
	height := heightAt(o.content, width)
	below := size.Height - (at.Y + o.under.Size().Height) - Space8
	y := at.Y + o.under.Size().Height + 2
	if height > below && at.Y > below { // more room above
		height = min(height, at.Y-Space8)
		y = at.Y - height - 2
	} else {
		height = min(height, below)
	}
	o.content.Resize(fyne.NewSize(width, height))
	o.content.Move(fyne.NewPos(max(min(at.X, size.Width-width-Space8), Space8), y))
}

// CreateRenderer is called by Fyne.
func (o *Overlay) CreateRenderer() fyne.WidgetRenderer {
	r := &overlayRenderer{o: o, veil: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type overlayRenderer struct {
	o    *Overlay
	veil *canvas.Rectangle
}

func (r *overlayRenderer) paint() {
	veil := ColorScrim
	if r.o.under != nil {
		veil = ColorNone
	}
	r.veil.FillColor = paint(veil)
	r.veil.Refresh()
}

func (r *overlayRenderer) Layout(size fyne.Size) {
	r.veil.Resize(size)
	r.o.arrange(size)
}

func (r *overlayRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *overlayRenderer) Refresh() {
	r.paint()
	r.o.arrange(r.o.Size())
	r.o.content.Refresh()
	canvas.Refresh(r.o)
}

func (r *overlayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.o.content}
}

func (r *overlayRenderer) Destroy() {}

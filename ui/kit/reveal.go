package kit

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Holder is a widget that holds other objects. Reveal and Relayout find their
// way through holders, Fyne's containers and its scrolls; a widget that shows
// controls inside its own renderer says so by this method.
type Holder interface {
	Held() []fyne.CanvasObject
}

// arranger is a widget that can lay its content out again at the same size.
type arranger interface{ arrangeAgain() }

// Scroll shows content that may be higher than the room there is. The content
// is laid out for the width first, so that wrapped text has its height.
type Scroll struct {
	container.Scroll
}

// NewScroll returns a vertical scroll.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{}
	s.Direction = container.ScrollVerticalOnly
	s.Content = content
	s.ExtendBaseWidget(s)
	return s
}

// Held returns the content.
func (s *Scroll) Held() []fyne.CanvasObject { return []fyne.CanvasObject{s.Content} }

// MinSize lets the scroll be as small as its parent needs.
func (s *Scroll) MinSize() fyne.Size {
	return fyne.NewSize(min(s.Content.MinSize().Width, 200), 32)
}

// Scrolled is called by Fyne for the wheel.
func (s *Scroll) Scrolled(ev *fyne.ScrollEvent) { s.Scroll.Scrolled(ByLines(ev)) }

// ByLines is an event of the wheel as far as other programs would scroll.
func ByLines(ev *fyne.ScrollEvent) *fyne.ScrollEvent {
	faster := *ev
	faster.Scrolled.DX *= wheelFactor
	faster.Scrolled.DY *= wheelFactor
	return &faster
}

// wheelFactor makes three lines of a notch of the wheel, as in other programs: Fyne
// moves 25 pixels. A trackpad gives fractions of a notch; macOS accelerates both by
// itself.
var wheelFactor = func() float32 {
	if runtime.GOOS == "darwin" {
		return 1
	}
	return 3
}()

// Resize gives the scroll its room.
func (s *Scroll) Resize(size fyne.Size) {
	s.fit(size)
	s.Scroll.Resize(size)
	s.moved() // what stands above may have another height
}

// ScrollToOffset scrolls to a place. Fyne's own tells OnScrolled of what the user
// does only.
func (s *Scroll) ScrollToOffset(to fyne.Position) {
	s.Scroll.ScrollToOffset(to)
	s.moved()
}

// ScrollToTop scrolls to the top.
func (s *Scroll) ScrollToTop() { s.ScrollToOffset(fyne.Position{}) }

func (s *Scroll) moved() {
	if s.OnScrolled != nil {
		s.OnScrolled(s.Offset)
	}
}

// fit lays the content out for a width, so that its MinSize is true.
func (s *Scroll) fit(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	height := heightAt(s.Content, size.Width)
	s.Content.Resize(fyne.NewSize(size.Width, max(height, size.Height)))
}

// SetContent shows something else, from its top.
func (s *Scroll) SetContent(content fyne.CanvasObject) {
	s.Content = content
	s.Offset = fyne.Position{}
	s.fit(s.Size())
	s.Refresh()
}

func (s *Scroll) arrangeAgain() {
	s.fit(s.Size())
	s.ScrollToOffset(s.Offset)
	s.Refresh()
}

// bring moves the content so that the span from top to bottom, measured in the
// content, can be seen.
func (s *Scroll) bring(top, bottom float32) {
	room := s.Size().Height
	if room <= 2*TargetHeight { // not laid out yet
		return
	}
	const margin = Space12
	offset := s.Offset
	switch {
	case top-margin < offset.Y || bottom-top+2*margin > room:
		offset.Y = max(top-margin, 0)
	case bottom+margin > offset.Y+room:
		offset.Y = bottom + margin - room
	default:
		return
	}
	s.ScrollToOffset(offset)
}

// held returns what an object is known to hold.
func held(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case Holder:
		return o.Held()
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.ThemeOverride:
		return []fyne.CanvasObject{o.Content}
	case *container.Split:
		return []fyne.CanvasObject{o.Leading, o.Trailing}
	}
	return nil
}

// pathTo returns the objects from a root down to an object, both included, or
// nil where the root does not hold it.
func pathTo(root, o fyne.CanvasObject) []fyne.CanvasObject {
	if root == nil {
		return nil
	}
	if root == o {
		return []fyne.CanvasObject{o}
	}
	for _, child := range held(root) {
		if rest := pathTo(child, o); rest != nil {
			return append([]fyne.CanvasObject{root}, rest...)
		}
	}
	return nil
}

// lineage returns the path to an object from what its window shows.
func lineage(o fyne.CanvasObject) []fyne.CanvasObject {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	return pathIn(c, o)
}

// Shown reports whether an object is in a window.
func Shown(o fyne.CanvasObject) bool { return lineage(o) != nil }

// pathIn returns the path to an object from what a canvas shows: its overlays
// first, the front one before the others.
func pathIn(c fyne.Canvas, o fyne.CanvasObject) []fyne.CanvasObject {
	overlays := c.Overlays().List()
	for i := len(overlays) - 1; i >= 0; i-- {
		if path := pathTo(overlays[i], o); path != nil {
			return path
		}
	}
	return pathTo(c.Content(), o)
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	if c := app.Driver().CanvasForObject(o); c != nil {
		return c
	}
	return canvasAmong(app.Driver().AllWindows(), o)
}

// canvasAmong looks for an object in what the windows show. The toolkit knows only
// the objects that it has painted: a page that was built just now, and shall
// show the field of a problem, has not been.
func canvasAmong(windows []fyne.Window, o fyne.CanvasObject) fyne.Canvas {
	for _, w := range windows {
		if c := w.Canvas(); c != nil && pathIn(c, o) != nil {
			return c
		}
	}
	return nil
}

// Reveal scrolls whatever encloses the object until it can be seen, together
// with its label where it stands in a Field.
func Reveal(o fyne.CanvasObject) {
	path := lineage(o)
	for i := len(path) - 1; i >= 0; i-- {
		s, ok := path[i].(*Scroll)
		if !ok || i+1 >= len(path) {
			continue
		}
		target := len(path) - 1
		for j := i + 2; j < target; j++ {
			if f, ok := path[j].(*Field); ok && f.Size().Height < s.Size().Height-2*Space12 {
				target = j
				break
			}
		}
		top := float32(0)
		for _, between := range path[min(i+2, target+1) : target+1] {
			top += between.Position().Y
		}
		s.bring(top, top+path[target].Size().Height)
	}
}

// ScrollAround returns the innermost Scroll that an object stands in, nil for
// none.
func ScrollAround(o fyne.CanvasObject) *Scroll {
	path := lineage(o)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].(*Scroll); ok {
			return s
		}
	}
	return nil
}

// Relayout lays out everything around an object whose wanted size has changed:
// Fyne does that by itself for a window on screen, a frame later.
func Relayout(o fyne.CanvasObject) {
	for _, around := range lineage(o) {
		switch around := around.(type) {
		case *fyne.Container:
			if around.Layout != nil {
				around.Layout.Layout(around.Objects, around.Size())
			}
		case arranger:
			around.arrangeAgain()
		}
	}
}

// IsVisibleIn reports whether the object can be seen in its window: every
// scroll around it shows its top.
func IsVisibleIn(o fyne.CanvasObject) bool {
	path := lineage(o)
	if path == nil {
		return false
	}
	for i, around := range path {
		if !around.Visible() {
			return false
		}
		s, ok := around.(*Scroll)
		if !ok || i+1 >= len(path) {
			continue
		}
		top := float32(0)
		for _, between := range path[i+1:] {
			top += between.Position().Y
		}
		bottom := top + min(o.Size().Height, s.Size().Height)
		if top < -0.5 || bottom > s.Size().Height+0.5 {
			return false
		}
	}
	return true
}

// escape tells the overlay in front, if it is one of this package, that the user
// wants to leave it.
func escape(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if overlay, ok := c.Overlays().Top().(*Overlay); ok {
		overlay.Dismiss()
	}
}

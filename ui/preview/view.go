package preview

import (
	"context"
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dossierpme/dossier/output"
	"dossierpme/ui/kit"
)

// View shows a document. The keyboard scrolls it when it has the focus.
type View struct {
	widget.BaseWidget
	// OnPage is called when another page is the one looked at.
	OnPage func(page int)
	// OnZoom is called when the zoom has changed.
	OnZoom func()
	// OnEscape is called for the escape key.
	OnEscape func()

	doc   output.Document
	run   kit.Runner
	on    fyne.Canvas
	fails string // what stands on a page that cannot be drawn
	sizes []output.Size

	sheet   *sheet
	scroll  *roll
	focused bool
	fit     Fit
	zoom    float32 // 1 is 100 %
	pixel   float32 // pixels of a unit
	room    fyne.Size
	geo     geometry
	page    int // looked at
	goal    *goal
	closed  bool

	drawing drawing
	search  search
}

// Fit says what the zoom follows when the window changes.
type Fit int

// The ways to follow.
const (
	Free  Fit = iota // nothing: it was chosen
	Width            // pages as wide as the room
	Whole            // pages that are seen as a whole
)

// goal is where to scroll once there is room: what was asked for before the
// window had its size.
type goal struct {
	page int
	down float32 // points below its upper edge
}

// New returns a view of a document for a window, at the width of the room it
// gets. fails are the words on a page that cannot be drawn. The document is
// closed by Close.
func New(doc output.Document, run kit.Runner, on fyne.Canvas, fails string) *View {
	v := &View{doc: doc, run: run, on: on, fails: fails, fit: Width, zoom: 1, pixel: 1}
	for i := range doc.Pages() {
		v.sizes = append(v.sizes, doc.Size(i))
	}
	v.drawing.pictures = map[int]*picture{}
	v.drawing.failed = map[int]bool{}
	v.search.at = -1
	v.sheet = newSheet(v)
	v.scroll = newRoll(v.sheet)
	v.scroll.OnScrolled = func(fyne.Position) { v.moved() }
	v.ExtendBaseWidget(v)
	return v
}

// Close stops what is under way and closes the document, beside the window.
func (v *View) Close() {
	if v.closed {
		return
	}
	v.closed = true
	v.drawing.end()
	v.search.end()
	doc := v.doc
	v.run.Background(doc.Close)
}

// Pages is how many pages there are.
func (v *View) Pages() int { return len(v.sizes) }

// Page is the page looked at, from 0.
func (v *View) Page() int { return v.page }

// Zoom is the zoom in force: 1 for 100 %.
func (v *View) Zoom() float32 { return v.zoom }

// Fits says what the zoom follows.
func (v *View) Fits() Fit { return v.fit }

// Fit makes the zoom follow the room there is.
func (v *View) Fit(to Fit) {
	page := v.page
	v.fit = to
	v.arrange(v.room, true)
	if to == Whole { // the one looked at, and not halves of two
		v.GoTo(page)
	}
}

// ZoomBy goes to the next step of the zoom: 1 to see larger, -1 to see more.
func (v *View) ZoomBy(steps int) {
	v.fit = Free
	v.zoom = nextZoom(v.zoom, steps)
	v.arrange(v.room, true)
}

// GoTo shows a page, counted from 0, from its top.
func (v *View) GoTo(page int) {
	if len(v.sizes) == 0 {
		return
	}
	page = max(min(page, len(v.sizes)-1), 0)
	v.show(goal{page, -gap / 2})
	v.setPage(page)
}

// show scrolls to a place, now or when there is room.
func (v *View) show(to goal) {
	if v.room.Height <= 0 {
		v.goal = &to
		return
	}
	v.scrollTo(v.scroll.Offset.X, v.geo.y[to.page]+to.down*v.zoom*unitsPerPoint)
}

func (v *View) scrollTo(x, y float32) {
	x = max(min(x, v.geo.total.Width-v.room.Width), 0)
	y = max(min(y, v.geo.total.Height-v.room.Height), 0)
	whole := func(u float32) float32 { return float32(math.Round(float64(u*v.pixel))) / v.pixel }
	v.scroll.ScrollToOffset(fyne.NewPos(whole(x), whole(y)))
	v.moved()
}

// moved is called when something else is seen than before.
func (v *View) moved() {
	if v.room.Height > 0 && v.on.Scale() != v.pixel { // on another screen
		v.arrange(v.room, true)
	}
	if v.room.Height > 0 && len(v.sizes) > 0 {
		v.setPage(v.geo.at(v.scroll.Offset.Y + v.room.Height/3))
	}
	v.sheet.Refresh()
	v.draw()
}

func (v *View) setPage(page int) {
	if page != v.page {
		v.page = page
		if v.OnPage != nil {
			v.OnPage(page)
		}
	}
}

// arrange lays the pages out for a room. What stood at the upper edge stays there.
func (v *View) arrange(room fyne.Size, again bool) {
	if room.Width <= 0 || room.Height <= 0 || (room == v.room && !again) {
		return
	}
	first := v.room.Height <= 0
	anchor := goal{}
	if !first && len(v.sizes) > 0 {
		anchor.page = v.geo.at(v.scroll.Offset.Y)
		anchor.down = (v.scroll.Offset.Y - v.geo.y[anchor.page]) / (v.geoZoom() * unitsPerPoint)
	}
	before := v.zoom
	v.room = room
	v.pixel = v.on.Scale()
	if v.fit != Free {
		v.zoom = fitting(v.sizes, v.fit, room.SubtractWidthHeight(theme.ScrollBarSize(), 0))
	}
	v.geo = layPages(v.sizes, v.zoom, room.Width, v.pixel)
	v.scroll.Resize(room)
	v.sheet.Resize(fyne.NewSize(v.geo.total.Width, v.geo.total.Height))
	v.scroll.Refresh()
	switch {
	case v.goal != nil:
		to := *v.goal
		v.goal = nil
		v.show(to)
	case first:
		v.moved()
	case len(v.sizes) > 0:
		v.show(anchor)
	}
	if v.OnZoom != nil && (before != v.zoom || again) {
		v.OnZoom()
	}
}

// geoZoom is the zoom that the pages stand in now.
func (v *View) geoZoom() float32 {
	for i, s := range v.sizes {
		if s.Width > 0 {
			return v.geo.width[i] / (s.Width * unitsPerPoint)
		}
	}
	return v.zoom
}

// FocusGained is called by Fyne.
func (v *View) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost is called by Fyne.
func (v *View) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune is called by Fyne.
func (v *View) TypedRune(rune) {}

// TypedKey is called by Fyne: the keys that scroll.
func (v *View) TypedKey(key *fyne.KeyEvent) {
	const line = 48
	at := v.scroll.Offset
	screen := v.room.Height * 0.9
	switch key.Name {
	case fyne.KeyDown:
		at.Y += line
	case fyne.KeyUp:
		at.Y -= line
	case fyne.KeyRight:
		at.X += line
	case fyne.KeyLeft:
		at.X -= line
	case fyne.KeyPageDown, fyne.KeySpace:
		at.Y += screen
	case fyne.KeyPageUp:
		at.Y -= screen
	case fyne.KeyHome:
		at.Y = 0
	case fyne.KeyEnd:
		at.Y = v.geo.total.Height
	case fyne.KeyEscape:
		if v.OnEscape != nil {
			v.OnEscape()
		}
		return
	default:
		return
	}
	v.scrollTo(at.X, at.Y)
}

// KeyDown is called by Fyne: function keys are the window's.
func (v *View) KeyDown(key *fyne.KeyEvent) {
	on, ok := v.on.(desktop.Canvas)
	if ok && on.OnKeyDown() != nil && key.Name == fyne.KeyF1 {
		on.OnKeyDown()(key)
	}
}

// KeyUp is called by Fyne.
func (v *View) KeyUp(*fyne.KeyEvent) {}

// Tapped is called by Fyne: a click brings the keyboard here.
func (v *View) Tapped(*fyne.PointEvent) {
	v.on.Focus(v)
}

// AccessibilityLabel tells screen readers which page is shown.
func (v *View) AccessibilityLabel() string { return fmt.Sprintf("%d / %d", v.page+1, len(v.sizes)) }

// Held returns what scrolls.
func (v *View) Held() []fyne.CanvasObject { return []fyne.CanvasObject{v.scroll} }

// CreateRenderer is called by Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(nil)
	ring.StrokeWidth = 2
	r := &viewRenderer{v: v, ring: ring}
	r.Refresh()
	return r
}

type viewRenderer struct {
	v    *View
	ring *canvas.Rectangle
}

func (r *viewRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	r.v.arrange(size, false)
}

func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

func (r *viewRenderer) Refresh() {
	r.ring.FillColor = theme.Color(kit.ColorNone)
	r.ring.StrokeColor = theme.Color(kit.ColorAccent)
	r.ring.Hidden = !r.v.focused
	r.ring.Refresh()
	r.v.sheet.Refresh()
}

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.scroll, r.ring}
}

func (r *viewRenderer) Destroy() {}

// running is what goes on beside the window and can be ended.
type running struct{ cancel context.CancelFunc }

// end ends it, if anything goes on.
func (s *running) end() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// begin ends what is under way and returns the context of what comes.
func (s *running) begin() context.Context {
	s.end()
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	return ctx
}

package form

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dossierpme/ui/kit"
)

// shownRows is how many rows a list shows at once; a longer one scrolls by whole
// rows, and only what is seen exists.
const shownRows = 5

// rowList is the list of the rows of a table. The arrows go from row to row, the
// Tab key from the last visible row to what follows.
type rowList struct {
	widget.BaseWidget

	// Describe says what a row shows.
	Describe func(id string) kit.RowOf
	OnOpen   func(id string)
	OnEnter  func(id string) // by the keyboard: the cursor goes into the row
	OnFocus  func(id string) // the cursor is on the row
	Menu     func(id string) []kit.MenuItem

	ids      []string
	first    int
	selected string
	height   float32
	rows     map[string]*listed
	wheel    *listWheel
	thumb    *canvas.Rectangle
}

// listed is a row that has been seen, with what it shows.
type listed struct {
	row *kit.ListRow
	of  kit.RowOf
}

func newRowList(height float32) *rowList {
	l := &rowList{height: height, rows: map[string]*listed{}, thumb: canvas.NewRectangle(nil)}
	l.wheel = newListWheel(l)
	l.ExtendBaseWidget(l)
	return l
}

// set shows these rows, and what has changed in those that are seen. It reports
// whether the list takes another height.
func (l *rowList) set(ids []string) bool {
	before := l.seen()
	changed := !slices.Equal(ids, l.ids)
	if changed {
		l.ids = slices.Clone(ids)
		for id := range l.rows {
			if !slices.Contains(ids, id) {
				delete(l.rows, id)
			}
		}
		l.first = min(l.first, max(len(ids)-shownRows, 0))
	}
	l.describe()
	if changed {
		l.Refresh()
	}
	return l.seen() != before
}

// seen is how many rows are on screen.
func (l *rowList) seen() int { return min(len(l.ids), shownRows) }

func (l *rowList) window() []string {
	return l.ids[l.first : l.first+min(shownRows, len(l.ids)-l.first)]
}

// describe brings the visible rows up to date.
func (l *rowList) describe() {
	for _, id := range l.window() {
		r := l.rows[id]
		of := l.Describe(id)
		if r == nil {
			r = &listed{row: l.build(id, of), of: of}
			l.rows[id] = r
		} else if r.of != of {
			r.of = of
			r.row.Set(of)
		}
		r.row.SetSelected(id == l.selected)
	}
}

func (l *rowList) build(id string, of kit.RowOf) *kit.ListRow {
	row := kit.NewListRow(of)
	row.OnOpen = func() { l.OnOpen(id) }
	row.OnFocus = func() {
		if l.OnFocus != nil {
			l.OnFocus(id)
		}
	}
	if l.Menu != nil {
		row.Menu = func() []kit.MenuItem { return l.Menu(id) }
	}
	row.OnKey = func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			l.OnEnter(id)
		case fyne.KeyDown:
			l.step(id, 1)
		case fyne.KeyUp:
			l.step(id, -1)
		case fyne.KeyPageDown:
			l.step(id, shownRows)
		case fyne.KeyPageUp:
			l.step(id, -shownRows)
		case fyne.KeyHome:
			l.step(id, -len(l.ids))
		case fyne.KeyEnd:
			l.step(id, len(l.ids))
		default:
			return false
		}
		return true
	}
	return row
}

func (l *rowList) step(from string, by int) {
	i := slices.Index(l.ids, from)
	if i < 0 || len(l.ids) == 0 {
		return
	}
	l.focus(l.ids[min(max(i+by, 0), len(l.ids)-1)])
}

// focus puts the cursor on a row.
func (l *rowList) focus(id string) {
	l.reveal(id)
	if r := l.rows[id]; r != nil {
		if on := fyne.CurrentApp().Driver().CanvasForObject(l); on != nil {
			on.Focus(r.row)
		}
	}
}

// reveal scrolls the list so that a row is seen.
func (l *rowList) reveal(id string) {
	i := slices.Index(l.ids, id)
	switch {
	case i < 0:
	case i < l.first:
		l.scrollTo(i)
	case i >= l.first+shownRows:
		l.scrollTo(i - shownRows + 1)
	}
}

func (l *rowList) scrollTo(first int) bool {
	first = min(max(first, 0), max(len(l.ids)-shownRows, 0))
	if first == l.first {
		return false
	}
	l.first = first
	l.describe()
	l.Refresh()
	return true
}

func (l *rowList) selectRow(id string) {
	if l.selected == id {
		return
	}
	l.selected = id
	for other, r := range l.rows {
		r.row.SetSelected(other == id)
	}
}

// Held returns the rows on screen.
func (l *rowList) Held() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, id := range l.window() {
		if r := l.rows[id]; r != nil {
			objects = append(objects, r.row)
		}
	}
	return objects
}

// firstRow is the first row on screen, nil where the list is empty.
func (l *rowList) firstRow() fyne.Focusable {
	if len(l.ids) == 0 {
		return nil
	}
	if r := l.rows[l.ids[l.first]]; r != nil {
		return r.row
	}
	return nil
}

// CreateRenderer is called by Fyne.
func (l *rowList) CreateRenderer() fyne.WidgetRenderer {
	r := &rowListRenderer{l: l}
	r.Refresh()
	return r
}

type rowListRenderer struct {
	l       *rowList
	objects []fyne.CanvasObject
}

func (r *rowListRenderer) Layout(size fyne.Size) {
	l := r.l
	y := float32(0)
	for _, o := range r.objects {
		switch o := o.(type) {
		case *kit.ListRow:
			o.Resize(fyne.NewSize(size.Width, l.height))
			o.Move(fyne.NewPos(0, y))
			y += l.height
		case *kit.Panel: // a hairline
			o.Resize(fyne.NewSize(size.Width, 1))
			o.Move(fyne.NewPos(0, y))
			y++
		}
	}
	l.wheel.Resize(size)
	if n := len(l.ids); n > shownRows {
		height := max(size.Height*shownRows/float32(n), 24)
		at := (size.Height - height) * float32(l.first) / float32(n-shownRows)
		l.thumb.Resize(fyne.NewSize(4, height))
		l.thumb.Move(fyne.NewPos(size.Width-5, at))
	}
}

func (r *rowListRenderer) MinSize() fyne.Size {
	n := float32(r.l.seen())
	return fyne.NewSize(240, n*r.l.height+max(n-1, 0))
}

func (r *rowListRenderer) Refresh() {
	l := r.l
	r.objects = r.objects[:0]
	for i, o := range l.Held() {
		if i > 0 {
			r.objects = append(r.objects, kit.NewSeparator())
		}
		r.objects = append(r.objects, o)
	}
	if len(l.ids) > shownRows {
		l.thumb.FillColor, l.thumb.CornerRadius = theme.Color(kit.ColorControl), 2
		r.objects = append(r.objects, l.thumb, l.wheel)
	}
	r.Layout(l.Size())
	canvas.Refresh(l)
}

func (r *rowListRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *rowListRenderer) Destroy() {}

// listWheel lies over a long list and turns the mouse wheel into rows; at its
// ends the page moves on.
type listWheel struct {
	widget.BaseWidget
	l    *rowList
	rest float32
}

func newListWheel(l *rowList) *listWheel {
	w := &listWheel{l: l}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne.
func (w *listWheel) Scrolled(ev *fyne.ScrollEvent) {
	const notch = 10
	w.rest -= ev.Scrolled.DY
	rows := int(w.rest / notch)
	w.rest -= float32(rows) * notch
	if rows == 0 || w.l.scrollTo(w.l.first+rows) {
		return
	}
	if s := kit.ScrollAround(w.l); s != nil {
		s.Scrolled(ev)
	}
}

// CreateRenderer is called by Fyne.
func (w *listWheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

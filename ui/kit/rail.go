package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// RailItem is one step in the rail.
type RailItem struct {
	ID    string
	Label string
	Short string // what is left of the label when the rail is narrow: « 8 »
	Done  bool
	Share float32 // of what is asked, answered: a step that is begun looks so
	Count int     // how many things need attention, 0 for none
	Tone  Tone    // of the count
}

// RailGroup is a phase: its heading and its steps.
type RailGroup struct {
	Heading string
	Items   []RailItem
}

// Rail lists the steps. It is one stop of the Tab key: the arrows move, Enter
// and Space open.
type Rail struct {
	control
	// OnOpen is called with the id of the step the user wants.
	OnOpen func(id string)

	groups   []RailGroup
	selected string
	narrow   bool
	rows     []*railRow
	heads    []*Heading
	column   *fyne.Container
	at       int
}

// Widths of the rail, wide and narrow.
const (
	RailWidth       float32 = 218
	RailNarrowWidth float32 = 60
)

// NewRail returns an empty rail.
func NewRail() *Rail {
	r := &Rail{column: NewColumn(0)}
	r.extend(r)
	return r
}

// Set shows these steps, with one of them selected. Rows are kept where the
// steps are the same, so that it may be called after every key.
func (r *Rail) Set(groups []RailGroup, selected string) {
	same := len(groups) == len(r.groups)
	for i := 0; same && i < len(groups); i++ {
		same = groups[i].Heading == r.groups[i].Heading && len(groups[i].Items) == len(r.groups[i].Items)
		for j := 0; same && j < len(groups[i].Items); j++ {
			same = groups[i].Items[j].ID == r.groups[i].Items[j].ID
		}
	}
	moved := r.selected != selected
	r.groups, r.selected = groups, selected
	if !same {
		r.build()
	}
	k := 0
	for _, g := range groups {
		for _, item := range g.Items {
			r.rows[k].set(item, item.ID == selected)
			if item.ID == selected && (moved || !same) {
				r.at = k
			}
			k++
		}
	}
	if !same {
		r.Refresh()
	}
	if moved && r.at < len(r.rows) {
		Reveal(r.rows[r.at])
	}
}

func (r *Rail) build() {
	r.rows, r.heads, r.column.Objects = nil, nil, nil
	for i, g := range r.groups {
		if g.Heading != "" {
			head := NewHeading(g.Heading)
			top := Space12
			if i == 0 {
				top = Space4
			}
			inset := NewInset(top, Space8, Space4, Space8, head)
			inset.Hidden = r.narrow
			r.heads = append(r.heads, head)
			r.column.Add(inset)
		}
		for range g.Items {
			row := newRailRow(r, len(r.rows))
			r.rows = append(r.rows, row)
			r.column.Add(row)
		}
	}
	r.at = 0
}

// SetNarrow leaves only the short labels and the signs.
func (r *Rail) SetNarrow(narrow bool) {
	if r.narrow == narrow {
		return
	}
	r.narrow = narrow
	for _, o := range r.column.Objects {
		if _, ok := o.(*railRow); !ok {
			if narrow {
				o.Hide()
			} else {
				o.Show()
			}
		}
	}
	r.Refresh()
}

// Held returns the steps.
func (r *Rail) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.column} }

func (r *Rail) open(i int) {
	if i < 0 || i >= len(r.rows) {
		return
	}
	r.at = i
	r.refreshRows()
	if r.OnOpen != nil {
		r.OnOpen(r.rows[i].item.ID)
	}
}

func (r *Rail) move(to int) {
	if len(r.rows) == 0 {
		return
	}
	r.at = max(min(to, len(r.rows)-1), 0)
	r.refreshRows()
	Reveal(r.rows[r.at])
}

func (r *Rail) refreshRows() {
	for _, row := range r.rows {
		row.Refresh()
	}
}

// FocusGained is called by Fyne.
func (r *Rail) FocusGained() {
	r.focused = true
	for i, row := range r.rows {
		if row.selected {
			r.at = i
		}
	}
	r.move(r.at)
}

// FocusLost is called by Fyne.
func (r *Rail) FocusLost() {
	r.focused = false
	r.refreshRows()
}

// TypedKey is called by Fyne.
func (r *Rail) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		r.move(r.at + 1)
	case fyne.KeyUp:
		r.move(r.at - 1)
	case fyne.KeyHome:
		r.move(0)
	case fyne.KeyEnd:
		r.move(len(r.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.open(r.at)
	}
}

// CreateRenderer is called by Fyne.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.column) }

// railRow is a step in the rail.
type railRow struct {
	widget.BaseWidget
	rail     *Rail
	index    int
	item     RailItem
	selected bool
	hovered  bool
	label    *Text
	count    *Pill
}

func newRailRow(rail *Rail, index int) *railRow {
	r := &railRow{rail: rail, index: index, label: NewLine(""), count: NewPill(Neutral, "")}
	r.label.Truncate = true
	r.ExtendBaseWidget(r)
	return r
}

func (r *railRow) set(item RailItem, selected bool) {
	if r.item == item && r.selected == selected {
		return
	}
	r.item, r.selected = item, selected
	r.Refresh()
}

// AccessibilityLabel gives screen readers the name of the step.
func (r *railRow) AccessibilityLabel() string { return r.item.Label }

// Tapped is called by Fyne.
func (r *railRow) Tapped(*fyne.PointEvent) { r.rail.open(r.index) }

// MouseIn is called by Fyne.
func (r *railRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is called by Fyne.
func (r *railRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *railRow) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer is called by Fyne.
func (r *railRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &railRowRenderer{r: r, ground: canvas.NewRectangle(nil), ring: newRing(), sign: newLabel(SizeBody), dot: canvas.NewCircle(nil), track: canvas.NewRectangle(nil), part: canvas.NewRectangle(nil)}
	rr.Refresh()
	return rr
}

type railRowRenderer struct {
	r      *railRow
	ground *canvas.Rectangle
	ring   ring
	sign   *canvas.Text
	dot    *canvas.Circle
	// track and part are a short bar: how much of a step that is begun is answered.
	track, part *canvas.Rectangle
}

// The bar of a step that is begun.
const (
	shareWidth  float32 = 14
	shareHeight float32 = 5
)

func (rr *railRowRenderer) Layout(size fyne.Size) {
	r := rr.r
	rr.ground.Resize(size)
	rr.ring.around(fyne.Position{}, size, -1, RadiusControl)
	middle(rr.sign, Space8, size.Height)
	rr.dot.Resize(fyne.NewSquareSize(7))
	rr.dot.Move(fyne.NewPos(Space8+3, (size.Height-7)/2))
	rr.track.Resize(fyne.NewSize(shareWidth, shareHeight))
	rr.track.Move(fyne.NewPos(Space8, (size.Height-shareHeight)/2))
	rr.part.Resize(fyne.NewSize(max(shareWidth*min(r.item.Share, 1), shareHeight), shareHeight))
	rr.part.Move(rr.track.Position())
	right := size.Width - Space8
	if r.count.Visible() {
		least := r.count.MinSize()
		least.Width = max(least.Width, 22)
		right -= least.Width
		r.count.Resize(least)
		r.count.Move(fyne.NewPos(right, (size.Height-least.Height)/2))
		right -= Space8
	}
	left := float32(32)
	if r.rail.narrow {
		left, right = 26, size.Width
	}
	r.label.Resize(fyne.NewSize(max(right-left, 0), r.label.lineHeight()))
	r.label.Move(fyne.NewPos(left, (size.Height-r.label.lineHeight())/2))
}

func (rr *railRowRenderer) MinSize() fyne.Size { return fyne.NewSize(40, TargetHeight) }

func (rr *railRowRenderer) Refresh() {
	r := rr.r
	fill, ink := ColorNone, ColorInk
	if r.hovered {
		fill = ColorQuiet
	}
	if r.selected {
		fill, ink = ColorAccentSoft, ColorAccent
	}
	rr.ground.FillColor, rr.ground.CornerRadius = paint(fill), RadiusControl
	rr.ground.Refresh()
	rr.dot.FillColor, rr.dot.Hidden = paint(ColorAccent), !r.selected
	rr.dot.Refresh()
	setLabel(rr.sign, "✓", ColorSuccess, false)
	rr.sign.Hidden = !r.item.Done || r.selected
	begun := r.item.Share > 0 && !r.item.Done && !r.selected
	for _, bar := range []*canvas.Rectangle{rr.track, rr.part} {
		bar.CornerRadius, bar.Hidden = shareHeight/2, !begun
	}
	rr.track.FillColor, rr.part.FillColor = paint(ColorLine), paint(ColorAccent)
	r.label.Text = r.item.Label
	if r.rail.narrow {
		r.label.Text = r.item.Short
	}
	r.label.Color, r.label.Style.Bold = ink, r.selected
	r.label.Refresh()
	r.count.Hidden = r.item.Count == 0 || r.rail.narrow
	if r.item.Count > 0 {
		r.count.Set(r.item.Tone, strconv.Itoa(r.item.Count))
		if r.rail.narrow { // the count has no room: its tone colours the number of the step
			r.label.Color = r.item.Tone.Ink()
			r.label.Style.Bold = true
		}
	}
	rr.ring.show(r.rail.focused && r.rail.at == r.index)
	rr.Layout(r.Size())
	canvas.Refresh(r)
}

func (rr *railRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.ground, rr.ring.Rectangle, rr.track, rr.part, rr.dot, rr.sign, rr.r.label, rr.r.count}
}

func (rr *railRowRenderer) Destroy() {}

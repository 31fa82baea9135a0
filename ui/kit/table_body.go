package kit

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// beyond is how many rows above and below those that can be seen are there too:
// the Tab key goes to a row only where there is one.
const beyond = 4

// tableBody holds the rows of a Table. All are equally high, and only those that
// can be seen are there: a thousand dossiers cost what twenty cost.
type tableBody struct {
	widget.BaseWidget
	table  *Table
	count  int
	build  func(i int) *TableRow
	made   map[int]tablePlace
	asked  int // the row that was asked for last, -1 for none
	height float32
	width  float32
	stale  bool // the height is that of another width, or of other letters
	shown  []fyne.CanvasObject
	from   int // the rows that can be seen, and some beyond
	to     int
}

// tablePlace is a row with the hairline above it. Both are made once: whatever
// Fyne has not seen before, it lays out everything around anew for.
type tablePlace struct {
	row  *TableRow
	line *Panel
}

func newTableBody(t *Table) *tableBody {
	b := &tableBody{table: t, made: map[int]tablePlace{}, asked: -1}
	b.ExtendBaseWidget(b)
	return b
}

// set shows other rows.
func (b *tableBody) set(count int, row func(i int) *TableRow) {
	b.count, b.build, b.asked, b.height = count, row, -1, 0
	clear(b.made)
	b.place()
}

// at returns a row, which stays until another one is asked for.
func (b *tableBody) at(i int) *TableRow {
	b.asked = i
	if b.made[i].row == nil {
		b.add(i)
		b.place()
	}
	return b.made[i].row
}

func (b *tableBody) add(i int) {
	row := b.build(i)
	row.line.table = b.table
	b.made[i] = tablePlace{row, NewSeparator()}
}

// Held returns the rows that are there.
func (b *tableBody) Held() []fyne.CanvasObject { return b.shown }

func (b *tableBody) arrangeAgain() { b.place() }

// moved is called when something else may be seen than before.
func (b *tableBody) moved() {
	from, to := b.span()
	if from == b.from && to == b.to {
		return
	}
	before := b.height
	b.place()
	if b.height != before {
		Relayout(b)
	}
	canvas.Refresh(b)
}

// span returns the rows that can be seen, and some beyond.
func (b *tableBody) span() (from, to int) {
	if b.table.around == nil {
		return 0, b.count
	}
	room := b.table.around.Size().Height
	if room <= 0 || b.height <= 0 {
		return 0, min(beyond, b.count) // not laid out yet: one of them gives the height
	}
	path := pathTo(b.table.around.Content, b)
	if path == nil {
		return 0, min(beyond, b.count)
	}
	top := b.table.around.Offset.Y
	for _, between := range path[1:] {
		top -= between.Position().Y
	}
	from = int(top/b.pitch()) - beyond
	to = int((top+room)/b.pitch()) + 1 + beyond
	return min(max(from, 0), b.count), max(min(to, b.count), 0)
}

// pitch is how far below each other two rows stand: a hairline is between them.
func (b *tableBody) pitch() float32 { return b.height + 1 }

// place puts the rows that can be seen where they belong.
func (b *tableBody) place() {
	if width := b.Size().Width; width != b.width {
		b.width, b.stale = width, true
	}
	b.from, b.to = b.span()
	if b.width > 0 && b.measure() { // the height was not known, and says which are seen
		b.from, b.to = b.span()
		b.measure()
	}
	at := b.focused()
	for i := range b.made {
		if (i < b.from || i >= b.to) && i != b.asked && (at < 0 || i < at-1 || i > at+1) {
			delete(b.made, i)
		}
	}
	b.shown = b.shown[:0:0]
	for _, i := range slices.Sorted(maps.Keys(b.made)) {
		at, y := b.made[i], float32(i)*b.pitch()
		if i > 0 {
			at.line.Move(fyne.NewPos(0, y-1))
			at.line.Resize(fyne.NewSize(b.width, 1))
			b.shown = append(b.shown, at.line)
		}
		at.row.Move(fyne.NewPos(0, y))
		at.row.Resize(fyne.NewSize(b.width, b.height))
		b.shown = append(b.shown, at.row)
	}
}

// measure makes the rows that can be seen and reports whether they are as high as
// was thought.
func (b *tableBody) measure() (changed bool) {
	height, stale := b.height, b.stale
	if stale {
		height = 0
	}
	for i := b.from; i < b.to; i++ {
		known := b.made[i].row != nil
		if !known {
			b.add(i)
		}
		if !known || stale {
			height = max(height, heightAt(b.made[i].row, b.width))
		}
	}
	changed = height != b.height
	b.height, b.stale = height, false
	return changed
}

// focused returns the row that the keyboard is in, with its neighbours made for
// the Tab key; -1 for none.
func (b *tableBody) focused() int {
	c := canvasOf(b.table)
	if c == nil {
		return -1
	}
	focused, ok := c.Focused().(fyne.CanvasObject)
	if !ok {
		return -1
	}
	for at, place := range b.made {
		if pathTo(place.row, focused) == nil {
			continue
		}
		for i := max(at-1, 0); i <= min(at+1, b.count-1); i++ {
			if b.made[i].row == nil {
				b.add(i)
			}
		}
		return at
	}
	return -1
}

// CreateRenderer is called by Fyne.
func (b *tableBody) CreateRenderer() fyne.WidgetRenderer { return &tableBodyRenderer{b} }

type tableBodyRenderer struct{ b *tableBody }

func (r *tableBodyRenderer) Layout(fyne.Size) { r.b.place() }

func (r *tableBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(320, max(float32(r.b.count)*r.b.pitch()-1, 0))
}

func (r *tableBodyRenderer) Refresh() {
	r.b.stale = true // letters may have another size
	r.b.place()
	for _, o := range r.b.shown {
		o.Refresh()
	}
	canvas.Refresh(r.b)
}

func (r *tableBodyRenderer) Objects() []fyne.CanvasObject { return r.b.shown }

func (r *tableBodyRenderer) Destroy() {}

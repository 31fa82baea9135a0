package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TableColumn is a column of a Table.
type TableColumn struct {
	Title  string
	Weight float32 // share of the width
	Right  bool    // figures stand flush right
	// Least is the width of the window's content below which the column is
	// left out: the less important ones go first.
	Least float32
}

// Table is a list with columns: the portfolio. Its rows take the focus; Enter
// opens one.
type Table struct {
	widget.BaseWidget
	columns []TableColumn
	head    *tableLine
	body    *tableBody
	card    *Panel
	around  *Scroll
}

// NewTable returns an empty table that will stand in a Scroll: only the rows that
// can be seen there are made. Without a Scroll all of them are.
func NewTable(columns []TableColumn, around *Scroll) *Table {
	t := &Table{columns: columns, around: around}
	t.body = newTableBody(t)
	if around != nil {
		around.OnScrolled = func(fyne.Position) { t.body.moved() }
	}
	var heads []fyne.CanvasObject
	for _, c := range columns {
		title := newText(c.Title, SizeCaption, ColorMuted).Bold()
		title.Truncate = true
		if c.Right {
			title.Align = fyne.TextAlignTrailing
		}
		heads = append(heads, title)
	}
	t.head = newTableLine(t, heads)
	t.card = NewFlushCard(NewColumn(0, t.head, NewSeparator(), t.body))
	t.ExtendBaseWidget(t)
	return t
}

// Held returns the rows.
func (t *Table) Held() []fyne.CanvasObject { return []fyne.CanvasObject{t.card} }

// SetRows shows so many rows. Each is made when it comes into view, and made again
// when it comes back; all are as high as the highest.
func (t *Table) SetRows(count int, row func(i int) *TableRow) {
	t.body.set(count, row)
	t.body.Refresh()
	Relayout(t)
}

// Row returns a row, counted from 0, so that it can be given the focus wherever
// it stands.
func (t *Table) Row(i int) *TableRow { return t.body.at(i) }

// CreateRenderer is called by Fyne.
func (t *Table) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.card) }

// tableLine lays cells out under the columns.
type tableLine struct {
	widget.BaseWidget
	table *Table
	cells []fyne.CanvasObject
}

func newTableLine(t *Table, cells []fyne.CanvasObject) *tableLine {
	l := &tableLine{table: t, cells: cells}
	l.ExtendBaseWidget(l)
	return l
}

// Held returns the cells.
func (l *tableLine) Held() []fyne.CanvasObject { return l.cells }

// CreateRenderer is called by Fyne.
func (l *tableLine) CreateRenderer() fyne.WidgetRenderer { return &tableLineRenderer{l} }

type tableLineRenderer struct{ l *tableLine }

// arrange places the cells for a width and returns the height.
func (r *tableLineRenderer) arrange(width, height float32) float32 {
	if r.l.table == nil || width <= 0 {
		return 36
	}
	columns := r.l.table.columns
	total := float32(0)
	for _, c := range columns {
		if width >= c.Least {
			total += c.Weight
		}
	}
	room := width - 2*Space16
	tallest := float32(0)
	x := Space16
	for i, cell := range r.l.cells {
		c := columns[i]
		shown := width >= c.Least
		if shown != cell.Visible() {
			if shown {
				cell.Show()
			} else {
				cell.Hide()
			}
		}
		if !shown {
			continue
		}
		share := room * c.Weight / total
		cellWidth := share - Space16
		if p, ok := cell.(*Pill); ok {
			cellWidth = min(p.MinSize().Width, cellWidth)
		}
		cellHeight := heightAt(cell, cellWidth)
		cell.Resize(fyne.NewSize(cellWidth, cellHeight))
		if height > 0 {
			cell.Move(fyne.NewPos(x, (height-cellHeight)/2))
		}
		tallest = max(tallest, cellHeight)
		x += share
	}
	return tallest
}

func (r *tableLineRenderer) Layout(size fyne.Size) { r.arrange(size.Width, size.Height) }

func (r *tableLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(320, max(r.arrange(r.l.Size().Width, 0)+2*Space8, 36))
}

func (r *tableLineRenderer) Refresh() {
	for _, cell := range r.l.cells {
		cell.Refresh()
	}
	size := r.l.Size()
	r.arrange(size.Width, size.Height)
	canvas.Refresh(r.l)
}

func (r *tableLineRenderer) Objects() []fyne.CanvasObject { return r.l.cells }

func (r *tableLineRenderer) Destroy() {}

// TableRow is a row of a Table.
type TableRow struct {
	control
	// OnOpen is called for a click, Enter and Space.
	OnOpen func()
	// Menu returns what can be done with the row, for the right button, the menu
	// key and Shift+F10.
	Menu func() []MenuItem
	line *tableLine
}

// NewTableRow returns a row with a cell for every column.
func NewTableRow(cells ...fyne.CanvasObject) *TableRow {
	r := &TableRow{line: newTableLine(nil, cells)}
	r.extend(r)
	return r
}

// NewTwoLines returns the cell of a title with a caption under it.
func NewTwoLines(title, caption string) fyne.CanvasObject {
	above, below := NewStrong(title), NewCaption(caption)
	above.Truncate, below.Truncate = true, true
	return NewColumn(0, above, below)
}

// Held returns the cells.
func (r *TableRow) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

// Tapped is called by Fyne.
func (r *TableRow) Tapped(*fyne.PointEvent) {
	r.takeFocus()
	if r.OnOpen != nil {
		r.OnOpen()
	}
}

// TappedSecondary is called by Fyne.
func (r *TableRow) TappedSecondary(*fyne.PointEvent) {
	r.takeFocus()
	if r.Menu != nil {
		ShowMenu(r, r, r.Menu())
	}
}

// TypedKey is called by Fyne.
func (r *TableRow) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r.OnOpen != nil {
			r.OnOpen()
		}
	case "Menu", fyne.KeyF10:
		if r.Menu != nil {
			ShowMenu(r, r, r.Menu())
		}
	}
}

// CreateRenderer is called by Fyne.
func (r *TableRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &tableRowRenderer{r: r, ground: canvas.NewRectangle(nil), ring: newRing()}
	rr.paint()
	return rr
}

type tableRowRenderer struct {
	r      *TableRow
	ground *canvas.Rectangle
	ring   ring
}

func (rr *tableRowRenderer) paint() {
	fill := ColorNone
	if rr.r.hovered {
		fill = ColorBackground
	}
	rr.ground.FillColor, rr.ground.CornerRadius = paint(fill), RadiusCard-1
	rr.ground.Refresh()
	rr.ring.show(rr.r.focused)
}

func (rr *tableRowRenderer) Layout(size fyne.Size) {
	rr.ground.Resize(size)
	rr.ring.around(fyne.Position{}, size, -2, RadiusCard)
	rr.r.line.Resize(size)
}

func (rr *tableRowRenderer) MinSize() fyne.Size { return rr.r.line.MinSize() }

func (rr *tableRowRenderer) Refresh() {
	rr.paint()
	rr.r.line.Refresh()
	canvas.Refresh(rr.r)
}

func (rr *tableRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.ground, rr.r.line, rr.ring.Rectangle}
}

func (rr *tableRowRenderer) Destroy() {}

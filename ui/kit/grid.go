package kit

import "fyne.io/fyne/v2"

// GridColumn is a column of a grid.
type GridColumn struct {
	// Weight is its share of what the whole columns leave; 0 counts as 1.
	Weight float32
	// Whole columns are as wide as their widest cell.
	Whole bool
}

func (c GridColumn) weight() float32 {
	if c.Weight > 0 {
		return c.Weight
	}
	return 1
}

// NewGrid lays rows of cells out under columns, with hairlines between them. A row
// of one object stands below the row before it, over the whole width. It is a table
// that is read: nothing in it takes the focus.
func NewGrid(columns []GridColumn, rows [][]fyne.CanvasObject) *fyne.Container {
	l := &gridLayout{columns: columns, rows: rows}
	c := &fyne.Container{Layout: l}
	for i, row := range rows {
		c.Objects = append(c.Objects, row...)
		var line fyne.CanvasObject
		if i > 0 && len(row) == len(columns) {
			line = NewSeparator()
			c.Objects = append(c.Objects, line)
		}
		l.lines = append(l.lines, line)
	}
	return c
}

type gridLayout struct {
	columns []GridColumn
	rows    [][]fyne.CanvasObject
	lines   []fyne.CanvasObject // above each row, nil for none
}

const gridGap, gridInset float32 = Space12, 6

// widths shares a width out among the columns. Where the whole columns leave less
// than a third to the others, they shrink alike.
func (l *gridLayout) widths(width float32) []float32 {
	out := make([]float32, len(l.columns))
	room := width - gridGap*float32(len(out)-1)
	whole, weights := float32(0), float32(0)
	for i, c := range l.columns {
		if !c.Whole {
			weights += c.weight()
			continue
		}
		for _, row := range l.rows {
			if len(row) == len(out) {
				out[i] = max(out[i], natural(row[i]))
			}
		}
		whole += out[i]
	}
	most := room
	if weights > 0 {
		most = room * 2 / 3
	}
	if whole > most {
		for i := range out {
			out[i] *= most / whole
		}
		whole = most
	}
	for i, c := range l.columns {
		if !c.Whole {
			out[i] = (room - whole) * c.weight() / weights
		}
	}
	return out
}

// natural is the width that a cell takes without wrapping.
func natural(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *Text:
		return o.measure(o.Text) + 1
	case *fyne.Container:
		wide := float32(0)
		for _, child := range o.Objects {
			wide = max(wide, natural(child))
		}
		return wide
	case Holder:
		wide := float32(0)
		for _, child := range o.Held() {
			wide = max(wide, natural(child))
		}
		return wide
	}
	return o.MinSize().Width
}

func (l *gridLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	widths, y := l.widths(size.Width), float32(0)
	for i, row := range l.rows {
		if line := l.lines[i]; line != nil {
			line.Move(fyne.NewPos(0, y))
			line.Resize(fyne.NewSize(size.Width, 1))
			y++
		}
		if len(row) != len(widths) {
			y = place(row, []float32{size.Width}, y) + gridInset
			continue
		}
		y = place(row, widths, y+gridInset) + gridInset
	}
}

// place puts cells beside each other and returns where the tallest ends.
func place(cells []fyne.CanvasObject, widths []float32, y float32) float32 {
	x, tallest := float32(0), float32(0)
	for i, cell := range cells {
		height := heightAt(cell, widths[i])
		cell.Move(fyne.NewPos(x, y))
		cell.Resize(fyne.NewSize(widths[i], height))
		tallest = max(tallest, height)
		x += widths[i] + gridGap
	}
	return y + tallest
}

func (l *gridLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for i, row := range l.rows {
		tallest := float32(0)
		for _, cell := range row {
			tallest = max(tallest, cell.MinSize().Height)
		}
		height += tallest + gridInset
		if len(row) == len(l.columns) {
			height += gridInset
		}
		if l.lines[i] != nil {
			height++
		}
	}
	return fyne.NewSize(240, height)
}

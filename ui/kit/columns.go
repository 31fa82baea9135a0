package kit

import (
	"fyne.io/fyne/v2"
)

// cellLayout marks a container that takes several columns of NewColumns.
type cellLayout struct {
	columnLayout
	span int
}

// Span makes an object take several columns of NewColumns; 0 stands for the
// whole line.
func Span(columns int, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: cellLayout{span: columns}, Objects: []fyne.CanvasObject{o}}
}

func spanned(o fyne.CanvasObject) (content fyne.CanvasObject, span int) {
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(cellLayout); ok {
			return c.Objects[0], l.span
		}
	}
	return o, 1
}

// NewColumns flows objects into as many equal columns as fit, none of them
// narrower than least. Fields of one line have their editors on one line, even
// where a label is longer than the others.
func NewColumns(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &columnsLayout{least: least, gap: Space16, rowGap: Space16}, Objects: objects}
}

type columnsLayout struct {
	least, gap, rowGap float32
	width              float32
}

type placed struct {
	o             fyne.CanvasObject
	column, spans int
}

// count returns how many columns there are: as many as fit, but no empty ones.
func (l *columnsLayout) count(objects []fyne.CanvasObject, width float32) int {
	fit := max(1, int((width+l.gap)/(l.least+l.gap)))
	wanted := 0
	for _, o := range objects {
		if content, span := spanned(o); o.Visible() && content.Visible() {
			if span <= 0 {
				return fit
			}
			wanted += span
		}
	}
	return max(1, min(fit, wanted))
}

// lines breaks the objects into lines of n columns.
func (l *columnsLayout) lines(objects []fyne.CanvasObject, n int) [][]placed {
	var lines [][]placed
	at := n
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		content, spans := spanned(o)
		if !content.Visible() {
			continue
		}
		if spans <= 0 || spans > n {
			spans = n
		}
		if at+spans > n {
			lines = append(lines, nil)
			at = 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], placed{o, at, spans})
		at += spans
	}
	return lines
}

func fieldIn(o fyne.CanvasObject) *Field {
	content, _ := spanned(o)
	f, _ := content.(*Field)
	return f
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := l.count(objects, size.Width)
	column := (size.Width - l.gap*float32(n-1)) / float32(n)
	y := float32(0)
	for _, line := range l.lines(objects, n) {
		widthOf := func(p placed) float32 { return column*float32(p.spans) + l.gap*float32(p.spans-1) }
		head := float32(0)
		for _, p := range line {
			if f := fieldIn(p.o); f != nil {
				head = max(head, f.headHeight(widthOf(p)))
			}
		}
		height := float32(0)
		for _, p := range line {
			if f := fieldIn(p.o); f != nil {
				f.setHead(head)
				f.setSpread(0)
			}
		}
		l.spread(line, column, widthOf, size.Width)
		for _, p := range line {
			height = max(height, heightAt(p.o, widthOf(p)))
		}
		for _, p := range line {
			p.o.Move(fyne.NewPos(float32(p.column)*(column+l.gap), y))
			p.o.Resize(fyne.NewSize(widthOf(p), heightAt(p.o, widthOf(p))))
			if _, box := p.o.(*Jump); box { // boxes of a line end together
				p.o.Resize(fyne.NewSize(widthOf(p), height))
			}
		}
		y += height + l.rowGap
	}
}

// spread lets the messages of a line run on to its end where only one field of it
// has something to say and nothing stands in the way. They begin under their own
// field: further left they would be taken for another's.
func (l *columnsLayout) spread(line []placed, column float32, widthOf func(placed) float32, width float32) {
	var speaker *Field
	var at placed
	others := float32(0)
	for _, p := range line {
		f := fieldIn(p.o)
		if f == nil || len(f.lines) == 0 {
			others = max(others, heightAt(p.o, widthOf(p)))
			continue
		}
		if speaker != nil {
			return
		}
		speaker, at = f, p
	}
	if speaker == nil || len(line) < 2 || speaker.counter.Visible() || speaker.note.Visible() {
		return
	}
	if speaker.bareHeight(widthOf(at))+0.5 < others {
		return
	}
	speaker.setSpread(width - float32(at.column)*(column+l.gap))
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		if o.Visible() {
			size.Width = max(size.Width, o.MinSize().Width)
		}
	}
	n := 1
	if l.width > 0 {
		n = l.count(objects, l.width)
	}
	lines := l.lines(objects, n)
	for _, line := range lines {
		height := float32(0)
		for _, p := range line {
			height = max(height, p.o.MinSize().Height)
		}
		size.Height += height
	}
	size.Height += l.rowGap * float32(max(len(lines)-1, 0))
	return size
}

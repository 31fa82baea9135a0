package kit

import (
	"fyne.io/fyne/v2"
)

// heightAt returns the height an object wants at a width. Objects whose height
// depends on their width know it only once they have been given that width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

// NewColumn stacks objects over the whole width with a gap between them. Hidden
// objects take no room.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: columnLayout{gap}, Objects: objects}
}

type columnLayout struct{ gap float32 }

func (l columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + l.gap
	}
}

func (l columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	seen := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		seen++
	}
	size.Height += l.gap * float32(max(seen-1, 0))
	return size
}

// stretchLayout marks a container that takes the room left in a row.
type stretchLayout struct{ columnLayout }

// NewSpring returns an empty object that takes the room left in a row.
func NewSpring() *fyne.Container { return &fyne.Container{Layout: stretchLayout{}} }

// NewStretch makes an object take the room left in a row.
func NewStretch(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: stretchLayout{}, Objects: []fyne.CanvasObject{o}}
}

func stretches(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(stretchLayout)
	return ok
}

// NewRow puts objects side by side, centred on one line, each as wide as it
// wants; springs and stretches share what is left.
func NewRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: rowLayout{gap}, Objects: objects}
}

type rowLayout struct{ gap float32 }

// naturalWidth is the width of an object that need not break its lines.
func naturalWidth(o fyne.CanvasObject) float32 {
	if t, ok := o.(*Text); ok && (t.Wrap || t.Truncate) {
		return t.measure(t.Text) + 1
	}
	return o.MinSize().Width
}

func (l rowLayout) widths(objects []fyne.CanvasObject, width float32) map[fyne.CanvasObject]float32 {
	widths := map[fyne.CanvasObject]float32{}
	left, springs, seen := width, 0, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		seen++
		if stretches(o) {
			springs++
			continue
		}
		widths[o] = naturalWidth(o)
		left -= widths[o]
	}
	left -= l.gap * float32(max(seen-1, 0))
	for _, o := range objects {
		if stretches(o) && o.Visible() {
			widths[o] = max(left/float32(springs), 0)
		}
	}
	if springs == 0 && left < 0 { // the widest gives way: a text that may be cut
		var widest fyne.CanvasObject
		for _, o := range objects {
			if o.Visible() && (widest == nil || widths[o] > widths[widest]) {
				widest = o
			}
		}
		if widest != nil {
			widths[widest] = max(widths[widest]+left, 0)
		}
	}
	return widths
}

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(objects, size.Width)
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightAt(o, widths[o])
		o.Resize(fyne.NewSize(widths[o], height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += widths[o] + l.gap
	}
}

func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	seen := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
		seen++
	}
	size.Width += l.gap * float32(max(seen-1, 0))
	return size
}

// NewFlow puts objects side by side and goes to the next line where they do not
// fit: the buttons under a list.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flowLayout{gap: gap}, Objects: objects}
}

type flowLayout struct {
	gap   float32
	width float32
}

func (l *flowLayout) walk(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y, lineHeight float32)) float32 {
	var line []fyne.CanvasObject
	x, y, lineHeight := float32(0), float32(0), float32(0)
	flush := func() {
		at := float32(0)
		for _, o := range line {
			if place != nil {
				place(o, at, y, lineHeight)
			}
			at += o.MinSize().Width + l.gap
		}
		line = line[:0]
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if len(line) > 0 && width > 0 && x+least.Width > width+0.5 {
			flush()
			y += lineHeight + l.gap
			x, lineHeight = 0, 0
		}
		line = append(line, o)
		x += least.Width + l.gap
		lineHeight = max(lineHeight, least.Height)
	}
	flush()
	return y + lineHeight
}

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, size.Width, func(o fyne.CanvasObject, x, y, lineHeight float32) {
		least := o.MinSize()
		o.Resize(fyne.NewSize(min(least.Width, size.Width), least.Height))
		o.Move(fyne.NewPos(x, y+(lineHeight-least.Height)/2))
	})
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, l.walk(objects, l.width, nil))
}

// PageWidth is the width of the column that pages are written in.
const PageWidth float32 = 808

// NewPage centres content in a column of PageWidth, with margins around it.
func NewPage(content fyne.CanvasObject) *fyne.Container {
	return NewMaxWidth(PageWidth, content)
}

// NewMaxWidth centres content in a column that is never wider than given, with
// margins around it.
func NewMaxWidth(width float32, content fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: maxWidthLayout{width}, Objects: []fyne.CanvasObject{content}}
}

type maxWidthLayout struct{ width float32 }

func (l maxWidthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(l.width, size.Width-2*Space24)
	for _, o := range objects {
		height := heightAt(o, width)
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, Space16))
	}
}

func (l maxWidthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*Space24, Space16+Space32)
}

// NewInset puts fixed room around content.
func NewInset(top, right, bottom, left float32, content fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: insetLayout{top, right, bottom, left}, Objects: []fyne.CanvasObject{content}}
}

type insetLayout struct{ top, right, bottom, left float32 }

func (l insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - l.left - l.right
	for _, o := range objects {
		height := max(heightAt(o, width), size.Height-l.top-l.bottom)
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(l.left, l.top))
	}
}

func (l insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(l.left+l.right, l.top+l.bottom)
}

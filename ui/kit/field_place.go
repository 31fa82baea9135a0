package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// headHeight returns the height of what stands above the editor, at a width.
func (f *Field) headHeight(width float32) float32 { return f.placeHead(width) }

// setHead makes the part above the editor as high as that of its neighbours.
func (f *Field) setHead(height float32) { f.head = height }

// setSpread lets the messages run on under the next fields of a line, over a
// width. A width of 0 keeps them under the editor.
func (f *Field) setSpread(width float32) { f.spread = width }

// placeHead places label, « (facultatif) » and hint.
func (f *Field) placeHead(width float32) float32 {
	line := f.label.lineHeight()
	f.label.Move(fyne.NewPos(0, 0))
	labelHeight := heightAt(f.label, width)
	f.label.Resize(fyne.NewSize(width, labelHeight))
	y := labelHeight
	if f.optional.Visible() {
		lines := f.label.layLines(width)
		end := f.label.measure(lines[len(lines)-1]) + 5
		least := f.optional.MinSize()
		f.optional.Resize(least)
		if end+least.Width <= width {
			f.optional.Move(fyne.NewPos(end, labelHeight-line))
		} else {
			f.optional.Move(fyne.NewPos(0, labelHeight))
			y += line
		}
	}
	if f.hint.Visible() {
		height := heightAt(f.hint, width)
		f.hint.Move(fyne.NewPos(0, y))
		f.hint.Resize(fyne.NewSize(width, height))
		y += height
	}
	f.placeAside(width)
	if f.fold != nil {
		y += 2
		least := f.fold.MinSize()
		f.fold.Resize(fyne.NewSize(min(least.Width, width), least.Height))
		f.fold.Move(fyne.NewPos(0, y))
		y += least.Height
		if f.folded.Visible() {
			y += Space4
			height := heightAt(f.folded, width)
			f.folded.Resize(fyne.NewSize(width, height))
			f.folded.Move(fyne.NewPos(0, y))
			y += height + Space4
		}
	}
	return y
}

// placeAside places what can be done beside answering at the end of the last line of
// the label or of the hint, whichever has room. Where none has, it is not shown: it
// comes and goes with the cursor, and must not move what the cursor is in.
func (f *Field) placeAside(width float32) {
	aside := f.aside.line
	if aside == nil {
		return
	}
	least := aside.MinSize()
	aside.Resize(least)
	for _, t := range []*Text{f.label, f.hint} {
		lines := t.layLines(width)
		if !t.Visible() || len(lines) == 0 {
			continue
		}
		line, end := t.lineHeight(), t.measure(lines[len(lines)-1])
		if t == f.label && f.optional.Visible() && f.optional.Position().Y < f.label.Size().Height {
			end = f.optional.Position().X + f.optional.MinSize().Width
		}
		if end+Space12+least.Width <= width {
			bottom := t.Position().Y + t.Size().Height
			aside.Move(fyne.NewPos(width-least.Width, bottom-line+(line-least.Height)/2))
			aside.Hidden = false
			return
		}
	}
	aside.Hidden = true
}

// bareHeight returns the height at a width without any messages.
func (f *Field) bareHeight(width float32) float32 {
	lines, actions := f.lines, f.actions
	f.lines, f.actions = nil, nil
	height := f.place(width)
	f.lines, f.actions = lines, actions
	return height
}

// place places everything for a width and returns the height.
func (f *Field) place(width float32) float32 {
	y := max(f.placeHead(width), f.head) + Space4
	editor := width
	if f.unit.Visible() {
		least := f.unit.MinSize()
		editor = max(width-least.Width-Space8, 0)
		f.unit.Resize(least)
		f.unit.Move(fyne.NewPos(editor+Space8, y+(ControlHeight-least.Height)/2))
	}
	if f.editor != nil {
		height := heightAt(f.editor, editor)
		f.editor.Resize(fyne.NewSize(editor, height))
		f.editor.Move(fyne.NewPos(0, y))
		y += height
	}
	counterWidth := float32(0)
	if f.counter.Visible() {
		least := f.counter.MinSize()
		counterWidth = least.Width + Space12
		f.counter.Resize(least)
		f.counter.Move(fyne.NewPos(width-least.Width, y+3))
	}
	under := y + Space4
	for _, o := range f.lines {
		lineWidth := width - counterWidth
		if f.spread > 0 {
			lineWidth = f.spread
		}
		height := heightAt(o, lineWidth)
		o.Resize(fyne.NewSize(lineWidth, height))
		o.Move(fyne.NewPos(0, under))
		under += height + 2
	}
	under = placeLine(f.from.line, under, width-counterWidth)
	under = f.placeActions(under, width)
	if f.note.Visible() {
		lineWidth := width - counterWidth
		height := heightAt(f.note, lineWidth)
		f.note.Resize(fyne.NewSize(lineWidth, height))
		f.note.Move(fyne.NewPos(0, under))
		under += height
	}
	under = placeLine(f.memo.line, under, width-counterWidth)
	if len(f.lines)+len(f.actions) == 0 && !f.note.Visible() && f.memo.line == nil && f.from.line == nil {
		under = y
		if f.counter.Visible() {
			under = y + 3 + f.counter.MinSize().Height
		}
	}
	return under
}

// placeLine places a line that leads somewhere, where there is one, and returns where
// it ends.
func placeLine(l *TapLine, y, width float32) float32 {
	if l == nil {
		return y
	}
	height := heightAt(l.content, width)
	l.Resize(fyne.NewSize(width, height))
	l.Move(fyne.NewPos(0, y))
	return y + height
}

// placeActions places the buttons in lines and returns where they end.
func (f *Field) placeActions(y, width float32) float32 {
	if len(f.actions) == 0 {
		return y
	}
	if f.spread > 0 {
		width = f.spread
	}
	x, high := float32(0), float32(0)
	y += Space4
	for _, b := range f.actions {
		least := b.MinSize()
		least.Width = min(least.Width, width)
		if x > 0 && x+least.Width > width {
			x, y = 0, y+high+Space4
		}
		b.Resize(least)
		b.Move(fyne.NewPos(x, y))
		x, high = x+least.Width+Space8, least.Height
	}
	return y + high + Space4
}

// CreateRenderer is called by Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return &fieldRenderer{f} }

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) Layout(size fyne.Size) { r.f.place(size.Width) }

func (r *fieldRenderer) MinSize() fyne.Size {
	width := r.f.Size().Width
	if width <= 0 {
		width = 240
	}
	least := float32(80)
	if r.f.editor != nil {
		least = max(least, r.f.editor.MinSize().Width)
	}
	return fyne.NewSize(least, r.f.place(width))
}

func (r *fieldRenderer) Refresh() {
	for _, o := range r.Objects() {
		if o != r.f.editor {
			o.Refresh()
		}
	}
	r.f.place(r.f.Size().Width)
	canvas.Refresh(r.f)
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	objects := []fyne.CanvasObject{f.label, f.optional, f.hint}
	if f.editor != nil {
		objects = append(objects, f.editor)
	}
	objects = append(objects, f.unit, f.counter, f.note)
	objects = append(objects, f.lines...)
	for _, b := range f.actions {
		objects = append(objects, b)
	}
	for _, l := range []*TapLine{f.aside.line, f.memo.line, f.from.line, f.fold} {
		if l != nil {
			objects = append(objects, l)
		}
	}
	if f.folded != nil {
		objects = append(objects, f.folded)
	}
	return objects
}

func (r *fieldRenderer) Destroy() {}

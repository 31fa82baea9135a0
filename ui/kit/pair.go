package kit

import "fyne.io/fyne/v2"

// NewPair puts a label at the left and what it is at the right of one line; where
// both do not fit, the value stands under the label, on as many lines as it needs.
func NewPair(label, value *Text) *fyne.Container {
	label.Wrap, label.Truncate = true, false
	value.Wrap, value.Truncate = true, false
	value.Align = fyne.TextAlignTrailing
	return &fyne.Container{Layout: &pairLayout{}, Objects: []fyne.CanvasObject{label, value}}
}

type pairLayout struct{ width float32 }

// place places both for a width and returns the height.
func (l *pairLayout) place(objects []fyne.CanvasObject, width float32) float32 {
	label, value := objects[0].(*Text), objects[1].(*Text)
	left, right := natural(label), natural(value)
	if left+Space12+right <= width {
		height := max(heightAt(label, left), heightAt(value, right))
		label.Resize(fyne.NewSize(left, height))
		value.Resize(fyne.NewSize(right, height))
		label.Move(fyne.NewPos(0, 0))
		value.Move(fyne.NewPos(width-right, 0))
		return height
	}
	above, below := heightAt(label, width), heightAt(value, width)
	label.Resize(fyne.NewSize(width, above))
	value.Resize(fyne.NewSize(width, below))
	label.Move(fyne.NewPos(0, 0))
	value.Move(fyne.NewPos(0, above))
	return above + below
}

func (l *pairLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width)
}

func (l *pairLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.width <= 0 {
		return fyne.NewSize(120, objects[0].(*Text).lineHeight())
	}
	return fyne.NewSize(120, l.place(objects, l.width))
}

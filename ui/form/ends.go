package form

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// ends lays two objects out at the two ends of a line, or one below the other
// where the line is too short.
type ends struct{ width float32 }

func newEnds(left, right fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &ends{}, Objects: []fyne.CanvasObject{left, right}}
}

func (*ends) fits(objects []fyne.CanvasObject, width float32) bool {
	return objects[0].MinSize().Width+kit.Space12+objects[1].MinSize().Width <= width
}

func (e *ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	e.width = size.Width
	y := float32(0)
	for i, o := range objects {
		least := o.MinSize()
		o.Resize(least)
		switch {
		case i == 0:
			o.Move(fyne.NewPos(0, 0))
			if !e.fits(objects, size.Width) {
				y = least.Height + kit.Space8
			}
		case y > 0:
			o.Move(fyne.NewPos(max(size.Width-least.Width, 0), y))
		default:
			o.Move(fyne.NewPos(size.Width-least.Width, (size.Height-least.Height)/2))
		}
	}
}

func (e *ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	size := fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
	if e.width > 0 && !e.fits(objects, e.width) {
		size.Height = a.Height + kit.Space8 + b.Height
	}
	return size
}

package kit

import "fyne.io/fyne/v2"

// NewWide gives an object a width of its own in a row.
func NewWide(width float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: widthLayout{width}, Objects: []fyne.CanvasObject{o}}
}

type widthLayout struct{ width float32 }

func (l widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, (size.Height-height)/2))
	}
}

func (l widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

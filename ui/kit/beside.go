package kit

import "fyne.io/fyne/v2"

// NewBeside puts a label in a third of the width and what it names in the rest.
func NewBeside(label, value fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: besideLayout{}, Objects: []fyne.CanvasObject{label, value}}
}

// besideMost is how wide a label is at most.
const besideMost float32 = 280

type besideLayout struct{}

func (besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(size.Width*0.36, besideMost)
	for i, o := range objects {
		x, width := float32(0), left-Space16
		if i == 1 {
			x, width = left, size.Width-left
		}
		o.Resize(fyne.NewSize(width, heightAt(o, width)))
		o.Move(fyne.NewPos(x, 0))
	}
}

func (besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

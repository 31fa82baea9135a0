package kit

import "fyne.io/fyne/v2"

// Steady shows one of several objects and has the room of the largest of them, so
// that what a choice says of itself moves nothing under the pointer.
type Steady struct {
	Object *fyne.Container
}

// NewSteady returns a place for one of these objects; the first one is shown.
func NewSteady(objects ...fyne.CanvasObject) *Steady {
	s := &Steady{Object: &fyne.Container{Layout: steadyLayout{}, Objects: objects}}
	for _, o := range objects[1:] {
		o.Hide()
	}
	return s
}

// Show shows the object at a place and no other.
func (s *Steady) Show(at int) {
	for i, o := range s.Object.Objects {
		if i == at {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.Object.Refresh()
}

// steadyLayout gives every object the whole width; hidden ones take room as well.
type steadyLayout struct{}

func (steadyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(fyne.NewSize(size.Width, heightAt(o, size.Width)))
	}
}

func (steadyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	return least
}

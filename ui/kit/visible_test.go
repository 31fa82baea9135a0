package kit

import "fyne.io/fyne/v2"

// isVisibleIn reports whether the object can be seen in its window: every
// scroll around it shows its top.
func isVisibleIn(o fyne.CanvasObject) bool {
	path := lineage(o)
	if path == nil {
		return false
	}
	for i, around := range path {
		if !around.Visible() {
			return false
		}
		s, ok := around.(*Scroll)
		if !ok || i+1 >= len(path) {
			continue
		}
		top := float32(0)
		for _, between := range path[i+1:] {
			top += between.Position().Y
		}
		bottom := top + min(o.Size().Height, s.Size().Height)
		if top < -0.5 || bottom > s.Size().Height+0.5 {
			return false
		}
	}
	return true
}

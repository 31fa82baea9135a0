package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dossierpme/ui/kit"
)

// roll scrolls the pages, in both directions, as far at a notch of the wheel as
// everything else in the window.
type roll struct {
	container.Scroll
}

func newRoll(pages fyne.CanvasObject) *roll {
	r := &roll{}
	r.Content = pages
	r.ExtendBaseWidget(r)
	return r
}

// Held returns the pages.
func (r *roll) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.Content} }

// Scrolled is called by Fyne for the wheel.
func (r *roll) Scrolled(ev *fyne.ScrollEvent) { r.Scroll.Scrolled(kit.ByLines(ev)) }

package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dossierpme/ui/kit"
)

// top is what lies in front: a dialog, or the window's content.
func (s *Stage) top() fyne.CanvasObject {
	if o := s.Window.Canvas().Overlays().Top(); o != nil {
		return o
	}
	return s.Window.Content()
}

// Seen are all objects of a type in front, in order.
func Seen[T fyne.CanvasObject](s *Stage) []T { return In[T](s.top()) }

// In are all objects of a type that are shown in another, in order.
func In[T fyne.CanvasObject](within fyne.CanvasObject) []T {
	var out []T
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(within)
	return out
}

// Press presses the button with these words.
func (s *Stage) Press(label string) {
	s.T.Helper()
	for _, b := range Seen[*kit.Button](s) {
		if b.Label() == label && !b.Disabled() {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
	}
	var labels []string
	for _, b := range Seen[*kit.Button](s) {
		labels = append(labels, b.Label())
	}
	s.T.Fatalf("there is no button %q, but %q", label, labels)
}

// Says reports whether a text is to be seen in front.
func (s *Stage) Says(text string) bool {
	for _, x := range Seen[*kit.Text](s) {
		if x.Text == text {
			return true
		}
	}
	return false
}

// Dialog reports whether something lies over the window.
func (s *Stage) Dialog() bool { return s.Window.Canvas().Overlays().Top() != nil }

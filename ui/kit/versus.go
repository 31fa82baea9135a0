package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// SideOf is one of two answers of which one stands.
type SideOf struct {
	ID    string
	Title string // whose answer it is
	Text  string
	Marks []Mark // what the other one has not
}

// Versus shows two answers beside each other, one of which is chosen; below each other
// where there is no room. It is one stop of the Tab key, like the radio buttons of a
// Choice: the arrows choose, as do Space and Enter.
type Versus struct {
	control
	// OnChange is called with the chosen id after a change by the user.
	OnChange func(id string)

	sides  [2]SideOf
	titles [2]*Text
	texts  [2]*Text
	chosen string
	at     int // where the keyboard is
}

// NewVersus returns two answers, none of them chosen.
func NewVersus(first, second SideOf) *Versus {
	v := &Versus{sides: [2]SideOf{first, second}}
	for i, s := range v.sides {
		v.titles[i], v.texts[i] = NewHint(s.Title).Bold(), NewBody(s.Text)
		v.texts[i].Marks = s.Marks
	}
	v.extend(v)
	return v
}

// Chosen returns the id of the answer that stands, empty where none does yet.
func (v *Versus) Chosen() string { return v.chosen }

// ShowChosen shows an answer as chosen without calling OnChange.
func (v *Versus) ShowChosen(id string) {
	if v.chosen == id {
		return
	}
	v.chosen = id
	for i, s := range v.sides {
		if s.ID == id {
			v.at = i
		}
	}
	v.Refresh()
}

func (v *Versus) choose(i int) {
	if v.Disabled() {
		return
	}
	changed := v.chosen != v.sides[i].ID
	v.at, v.chosen = i, v.sides[i].ID
	v.Refresh()
	if changed && v.OnChange != nil {
		v.OnChange(v.chosen)
	}
}

// Tapped is called by Fyne.
func (v *Versus) Tapped(ev *fyne.PointEvent) {
	if v.Disabled() {
		return
	}
	v.takeFocus()
	for i := range v.sides {
		pos, size := v.place(i, v.Size().Width)
		if ev.Position.X >= pos.X && ev.Position.X < pos.X+size.Width && ev.Position.Y >= pos.Y && ev.Position.Y < pos.Y+size.Height {
			v.choose(i)
		}
	}
}

// TypedKey is called by Fyne.
func (v *Versus) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		v.choose(0)
	case fyne.KeyRight, fyne.KeyDown:
		v.choose(1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		v.choose(v.at)
	case fyne.KeyEscape:
		escape(v)
	default:
		turnPage(v, key.Name)
	}
}

const (
	// versusLeast is the width below which one answer stands under the other.
	versusLeast float32 = 240
	versusPad           = Space12
)

// beside reports whether the answers stand beside each other in a width.
func (v *Versus) beside(width float32) bool { return width >= 2*versusLeast+Space12 }

// height is how high the panel of a side is at a width of its own.
func (v *Versus) height(i int, width float32) float32 {
	inner := max(width-radioIndent-2*versusPad, 1)
	return heightAt(v.titles[i], inner) + Space4 + heightAt(v.texts[i], inner) + 2*versusPad
}

// place is where the panel of a side stands.
func (v *Versus) place(i int, width float32) (fyne.Position, fyne.Size) {
	if v.beside(width) {
		each := (width - Space12) / 2
		return fyne.NewPos(float32(i)*(each+Space12), 0), fyne.NewSize(each, max(v.height(0, each), v.height(1, each)))
	}
	y := float32(0)
	if i == 1 {
		y = v.height(0, width) + Space8
	}
	return fyne.NewPos(0, y), fyne.NewSize(width, v.height(i, width))
}

// CreateRenderer is called by Fyne.
func (v *Versus) CreateRenderer() fyne.WidgetRenderer {
	r := &versusRenderer{v: v, ring: newRing()}
	for i := range v.sides {
		r.panels[i], r.circles[i], r.dots[i] = canvas.NewRectangle(nil), canvas.NewCircle(nil), canvas.NewCircle(nil)
	}
	r.Refresh()
	return r
}

type versusRenderer struct {
	v             *Versus
	panels        [2]*canvas.Rectangle
	circles, dots [2]*canvas.Circle
	ring          ring
}

func (r *versusRenderer) Layout(size fyne.Size) {
	for i := range r.panels {
		pos, panel := r.v.place(i, size.Width)
		r.panels[i].Move(pos)
		r.panels[i].Resize(panel)
		title, text := r.v.titles[i], r.v.texts[i]
		inner := max(panel.Width-radioIndent-2*versusPad, 1)
		x, y := pos.X+versusPad, pos.Y+versusPad
		circle := y + (title.lineHeight()-18)/2
		r.circles[i].Move(fyne.NewPos(x, circle))
		r.circles[i].Resize(fyne.NewSquareSize(18))
		r.dots[i].Move(fyne.NewPos(x+5, circle+5))
		r.dots[i].Resize(fyne.NewSquareSize(8))
		title.Move(fyne.NewPos(x+radioIndent, y))
		title.Resize(fyne.NewSize(inner, heightAt(title, inner)))
		text.Move(fyne.NewPos(x+radioIndent, y+title.Size().Height+Space4))
		text.Resize(fyne.NewSize(inner, heightAt(text, inner)))
		if i == r.v.at {
			r.ring.around(pos, panel, 2, 8)
		}
	}
}

func (r *versusRenderer) MinSize() fyne.Size {
	width := max(r.v.Size().Width, versusLeast)
	pos, last := r.v.place(1, width)
	return fyne.NewSize(versusLeast, pos.Y+last.Height)
}

func (r *versusRenderer) Refresh() {
	for i, s := range r.v.sides {
		chosen := r.v.chosen == s.ID
		fill, line, stroke := ColorSurface, ColorLine, ColorControl
		if chosen {
			fill, line, stroke = ColorAccentSoft, ColorAccent, ColorAccent
		}
		r.panels[i].FillColor, r.panels[i].StrokeColor, r.panels[i].StrokeWidth, r.panels[i].CornerRadius = paint(fill), paint(line), 1, 8
		r.panels[i].Refresh()
		r.circles[i].FillColor, r.circles[i].StrokeColor, r.circles[i].StrokeWidth = paint(ColorSurface), paint(stroke), 1.5
		r.circles[i].Refresh()
		r.dots[i].FillColor, r.dots[i].Hidden = paint(ColorAccent), !chosen
		r.dots[i].Refresh()
		r.v.titles[i].Refresh()
		r.v.texts[i].Refresh()
	}
	r.Layout(r.v.Size())
	r.ring.show(r.v.focused && !r.v.Disabled())
	canvas.Refresh(r.v)
}

func (r *versusRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.panels {
		objects = append(objects, r.panels[i], r.circles[i], r.dots[i], r.v.titles[i], r.v.texts[i])
	}
	return append(objects, r.ring.Rectangle)
}

func (r *versusRenderer) Destroy() {}

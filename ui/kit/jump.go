package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Jump is a place with what it says, beside others that say something else; a click or
// Enter leads there.
type Jump struct {
	control
	where, value, verb *Text
	ground             *canvas.Rectangle
	onTap              func()
}

// NewJump returns a box with where a place is, what stands there, and the words of the
// way to it.
func NewJump(where, value, verb string, onTap func()) *Jump {
	j := &Jump{where: NewHint(where), value: NewBody(value).Bold(), verb: newText(verb, SizeCaption, ColorAccent).Bold(), ground: canvas.NewRectangle(nil), onTap: onTap}
	j.value.Most = jumpLines
	j.extend(j)
	return j
}

// jumpLines is how many lines a value takes at most.
const jumpLines = 3

// Says are the words of the box: where, and what stands there.
func (j *Jump) Says() (where, value string) { return j.where.Text, j.value.Text }

// AccessibilityLabel gives screen readers the words.
func (j *Jump) AccessibilityLabel() string { return j.where.Text + " : " + j.value.Text }

// AccessibilityRole says that this is a button.
func (j *Jump) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Cursor is called by Fyne.
func (j *Jump) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped is called by Fyne.
func (j *Jump) Tapped(*fyne.PointEvent) {
	if j.onTap != nil {
		j.onTap()
	}
}

// TypedKey is called by Fyne.
func (j *Jump) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		j.Tapped(nil)
	case fyne.KeyEscape:
		escape(j)
	default:
		scrollBy(j, key.Name)
	}
}

// place places everything for a width and returns the height.
func (j *Jump) place(width float32) float32 {
	inner := max(width-2*Space12, 0)
	y := Space8
	height := heightAt(j.where, inner)
	j.where.Resize(fyne.NewSize(inner, height))
	j.where.Move(fyne.NewPos(Space12, y))
	y += height
	verb := j.verb.MinSize()
	room := max(inner-verb.Width-Space8, 0)
	height = heightAt(j.value, room)
	j.value.Resize(fyne.NewSize(room, height))
	j.value.Move(fyne.NewPos(Space12, y))
	at := min(j.value.oneLine(), room)
	j.verb.Resize(verb)
	j.verb.Move(fyne.NewPos(Space12+at+Space8, y+j.value.lineHeight()-verb.Height-1))
	return y + height + Space8
}

// CreateRenderer is called by Fyne.
func (j *Jump) CreateRenderer() fyne.WidgetRenderer {
	r := &jumpRenderer{j: j, ring: newRing()}
	r.Refresh()
	return r
}

type jumpRenderer struct {
	j    *Jump
	ring ring
}

func (r *jumpRenderer) Layout(size fyne.Size) {
	r.j.ground.Resize(size)
	r.j.place(size.Width)
	r.ring.around(fyne.Position{}, size, 3, RadiusControl)
}

func (r *jumpRenderer) MinSize() fyne.Size {
	width := r.j.Size().Width
	if width <= 0 {
		width = 220
	}
	return fyne.NewSize(160, max(r.j.place(width), TargetHeight))
}

func (r *jumpRenderer) Refresh() {
	j := r.j
	fill := ColorSurface
	if j.hovered {
		fill = ColorAccentSoft
	}
	j.ground.FillColor, j.ground.StrokeColor, j.ground.StrokeWidth, j.ground.CornerRadius = paint(fill), paint(ColorLine), 1, RadiusControl
	j.ground.Refresh()
	for _, t := range []*Text{j.where, j.value, j.verb} {
		t.Refresh()
	}
	r.ring.show(j.focused)
	r.Layout(j.Size())
	canvas.Refresh(j)
}

func (r *jumpRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.j.ground, r.j.where, r.j.value, r.j.verb, r.ring.Rectangle}
}

func (r *jumpRenderer) Destroy() {}

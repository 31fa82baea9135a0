package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// ButtonKind is how much a button asks for attention.
type ButtonKind int

// The kinds. A page has one Primary button at most.
const (
	Primary ButtonKind = iota
	Secondary
	Quiet  // looks like a link
	Danger // does what cannot be undone
)

// Button does something: its label is a verb with its object.
type Button struct {
	control
	Kind   ButtonKind
	label  string
	spoken string
	icon   fyne.Resource
	onTap  func()
	room   float32 // for the labels that it will have
}

func newButton(kind ButtonKind, label string, onTap func()) *Button {
	b := &Button{Kind: kind, label: label, spoken: label, onTap: onTap}
	b.extend(b)
	return b
}

// NewPrimary returns the button of the main action.
func NewPrimary(label string, onTap func()) *Button { return newButton(Primary, label, onTap) }

// NewSecondary returns an outlined button.
func NewSecondary(label string, onTap func()) *Button { return newButton(Secondary, label, onTap) }

// NewQuiet returns a button that looks like a link.
func NewQuiet(label string, onTap func()) *Button { return newButton(Quiet, label, onTap) }

// NewIconButton returns a square button with an icon only; the label is for
// screen readers.
func NewIconButton(icon fyne.Resource, label string, onTap func()) *Button {
	b := &Button{Kind: Quiet, spoken: label, icon: icon, onTap: onTap}
	b.extend(b)
	return b
}

// Label returns the words on the button.
func (b *Button) Label() string { return b.label }

// SetLabel changes the words on the button.
func (b *Button) SetLabel(label string) {
	if b.label == label {
		return
	}
	b.label, b.spoken = label, label
	b.Refresh()
}

// Reserve keeps room for labels that the button will have, so that what stands
// beside it stays where it is.
func (b *Button) Reserve(labels ...string) {
	for _, l := range labels {
		text := newLabel(SizeBody - 1)
		setLabel(text, l, ColorInk, true)
		b.room = max(b.room, text.MinSize().Width)
	}
}

// AccessibilityLabel gives screen readers the words.
func (b *Button) AccessibilityLabel() string { return b.spoken }

// AccessibilityRole says that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Cursor shows the hand over what looks like a link.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Tapped is called by Fyne.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	b.takeFocus()
	if b.onTap != nil {
		b.onTap()
	}
}

// TypedKey is called by Fyne: Space and Enter press the button.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.onTap != nil {
			b.onTap()
		}
	case fyne.KeyEscape:
		escape(b)
	default:
		scrollBy(b, key.Name)
	}
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: canvas.NewRectangle(nil), ring: newRing(), label: newLabel(SizeBody - 1)}
	r.objects = []fyne.CanvasObject{r.ground, r.ring.Rectangle, r.label}
	if b.icon != nil {
		r.icon = canvas.NewImageFromResource(theme.NewThemedResource(b.icon))
		r.icon.FillMode = canvas.ImageFillContain
		r.objects = append(r.objects, r.icon)
	}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b       *Button
	ground  *canvas.Rectangle
	ring    ring
	label   *canvas.Text
	wide    float32 // of the whole label
	icon    *canvas.Image
	objects []fyne.CanvasObject
}

func (r *buttonRenderer) padding() float32 {
	if r.b.Kind == Quiet {
		return Space8
	}
	return Space16
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.around(fyne.Position{}, size, 3, RadiusControl)
	r.label.Text = r.b.label
	if room := size.Width - 2*r.padding(); size.Width > 0 && r.wide > room+0.5 { // cut where there is no room for all of it
		style := r.label.TextStyle
		r.label.Text = ShortenTo(r.b.label, room, func(s string) float32 { return widthIn(Face(s, style), s, r.label.TextSize, style) })
	}
	least := r.label.MinSize()
	r.label.Resize(least)
	r.label.Move(fyne.NewPos((size.Width-least.Width)/2, (size.Height-least.Height)/2))
	if r.icon != nil {
		r.icon.Resize(fyne.NewSquareSize(20))
		r.icon.Move(fyne.NewPos((size.Width-20)/2, (size.Height-20)/2))
	}
}

func (r *buttonRenderer) MinSize() fyne.Size {
	if r.icon != nil {
		return fyne.NewSquareSize(ControlHeight)
	}
	return fyne.NewSize(max(r.wide, r.b.room)+2*r.padding(), ControlHeight)
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	ink, fill, stroke := ColorInk, ColorSurface, ColorLine
	switch b.Kind {
	case Primary:
		ink, fill, stroke = ColorOnAccent, ColorAccent, ColorNone
		if b.hovered {
			fill = ColorAccentStrong
		}
	case Danger:
		ink, fill, stroke = ColorOnError, ColorError, ColorNone
	case Secondary:
		if b.hovered {
			fill = ColorQuiet
		}
	case Quiet:
		ink, fill, stroke = ColorAccent, ColorNone, ColorNone
		if b.hovered {
			fill = ColorAccentSoft
		}
	}
	if b.Disabled() {
		ink, stroke = ColorMuted, ColorNone
		if b.Kind != Quiet {
			fill = ColorQuiet
		}
	}
	setLabel(r.label, b.label, ink, true)
	r.wide = r.label.MinSize().Width
	r.ground.FillColor, r.ground.StrokeColor = paint(fill), paint(stroke)
	r.ground.StrokeWidth = 0
	if stroke != ColorNone {
		r.ground.StrokeWidth = 1
	}
	r.ground.CornerRadius = RadiusControl
	r.ground.Refresh()
	r.ring.show(b.focused && !b.Disabled())
	r.Layout(b.Size())
	if r.icon != nil {
		ink := ColorInk
		if b.Disabled() {
			ink = ColorDisabled
		}
		r.icon.Resource = theme.NewColoredResource(b.icon, ink)
		r.icon.Refresh()
	}
	canvas.Refresh(b)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *buttonRenderer) Destroy() {}

// SetEnabled enables or disables the button, where it is not so already.
func (b *Button) SetEnabled(can bool) { SetEnabled(b, can) }

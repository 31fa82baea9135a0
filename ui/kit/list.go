package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// RowOf is what a ListRow shows.
type RowOf struct {
	Title  string
	Detail string // the second line
	Middle string // before the amount: « 1 × 412 000,00 € »
	Status string // a pill: « À corriger »
	Tone   Tone   // of the pill
	Amount string // flush right
}

// ListRow is a row of a list: two lines, a status, an amount, a menu. Enter and
// Space open it, Shift+F10, the menu key and « ⋮ » show its menu.
type ListRow struct {
	control
	// OnOpen is called when the user wants to edit the row.
	OnOpen func()
	// Menu returns what can be done with the row.
	Menu func() []MenuItem
	// OnKey sees a key before the row does, and keeps it by returning true.
	OnKey func(*fyne.KeyEvent) bool

	selected                      bool
	title, detail, middle, amount *Text
	status                        *Pill
	more                          *glyph
}

// NewListRow returns a row.
func NewListRow(of RowOf) *ListRow {
	r := &ListRow{
		title:  newText("", SizeBody, ColorInk).Bold(),
		detail: NewCaption(""), middle: NewFigure(""), amount: NewFigure("").Bold(),
		status: NewPill(Neutral, ""),
	}
	r.title.Truncate, r.detail.Truncate = true, true
	r.more = newGlyph(theme.MoreVerticalIcon(), r.showMenu)
	r.extend(r)
	r.Set(of)
	return r
}

// Set shows something else in the row.
func (r *ListRow) Set(of RowOf) {
	if of.Title == "" {
		of.Title = word("unnamed")
	}
	r.title.Text, r.detail.Text, r.middle.Text, r.amount.Text = of.Title, of.Detail, of.Middle, of.Amount
	r.status.Set(of.Tone, of.Status)
	r.status.Hidden = of.Status == ""
	r.Refresh()
}

// SetSelected marks the row that is being edited.
func (r *ListRow) SetSelected(selected bool) {
	if r.selected != selected {
		r.selected = selected
		r.Refresh()
	}
}

// AccessibilityLabel gives screen readers the title.
func (r *ListRow) AccessibilityLabel() string { return r.title.Text }

// Tapped is called by Fyne.
func (r *ListRow) Tapped(*fyne.PointEvent) {
	r.takeFocus()
	if r.OnOpen != nil {
		r.OnOpen()
	}
}

// TappedSecondary is called by Fyne.
func (r *ListRow) TappedSecondary(*fyne.PointEvent) {
	r.takeFocus()
	r.showMenu()
}

func (r *ListRow) showMenu() {
	if r.Menu != nil {
		ShowMenu(r.more, r, r.Menu())
	}
}

// TypedKey is called by Fyne.
func (r *ListRow) TypedKey(key *fyne.KeyEvent) {
	if r.OnKey != nil && r.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r.OnOpen != nil {
			r.OnOpen()
		}
	case "Menu", fyne.KeyF10:
		r.showMenu()
	case fyne.KeyDelete:
		if r.Menu != nil {
			for _, item := range r.Menu() {
				if item.Delete && !item.Disabled {
					item.Do()
					return
				}
			}
		}
	case fyne.KeyEscape:
		escape(r)
	}
}

// CreateRenderer is called by Fyne.
func (r *ListRow) CreateRenderer() fyne.WidgetRenderer {
	rr := &listRowRenderer{r: r, ground: canvas.NewRectangle(nil), ring: newRing()}
	rr.Refresh()
	return rr
}

type listRowRenderer struct {
	r      *ListRow
	ground *canvas.Rectangle
	ring   ring
}

func (rr *listRowRenderer) Layout(size fyne.Size) {
	r := rr.r
	rr.ground.Resize(size)
	rr.ring.around(fyne.Position{}, size, -2, RadiusCard)
	right := size.Width - Space8
	r.more.Hidden = r.Menu == nil
	if r.Menu != nil {
		right -= TargetHeight
		r.more.Resize(fyne.NewSquareSize(TargetHeight))
		r.more.Move(fyne.NewPos(right, (size.Height-TargetHeight)/2))
	}
	put := func(o fyne.CanvasObject, least float32) {
		size2 := o.MinSize()
		size2.Width = max(size2.Width, least)
		right -= size2.Width + Space8
		o.Resize(size2)
		o.Move(fyne.NewPos(right, (size.Height-size2.Height)/2))
	}
	if r.amount.Text != "" {
		put(r.amount, 110)
	}
	wide := size.Width > 560
	if r.status.Visible() {
		least := float32(0)
		if wide {
			least = 84
		}
		before := right
		put(r.status, 0)
		if extra := least - (before - right - Space8); extra > 0 { // pills of a list begin on one line
			right -= extra
			r.status.Move(r.status.Position().SubtractXY(extra, 0))
		}
	}
	r.middle.Hidden = r.middle.Text == "" || !wide
	if r.middle.Visible() {
		put(r.middle, 130)
	}
	width := max(right-Space8-Space16, 0)
	line, small := r.title.lineHeight(), r.detail.lineHeight()
	height := line
	if r.detail.Text != "" {
		height += small
	}
	y := (size.Height - height) / 2
	r.title.Resize(fyne.NewSize(width, line))
	r.title.Move(fyne.NewPos(Space16, y))
	r.detail.Resize(fyne.NewSize(width, small))
	r.detail.Move(fyne.NewPos(Space16, y+line))
}

func (rr *listRowRenderer) MinSize() fyne.Size {
	height := float32(44)
	if rr.r.detail.Text != "" {
		height = 58
	}
	return fyne.NewSize(240, height)
}

func (rr *listRowRenderer) Refresh() {
	r := rr.r
	fill := ColorNone
	switch {
	case r.selected:
		fill = ColorAccentSoft
	case r.hovered:
		fill = ColorBackground
	}
	rr.ground.FillColor, rr.ground.CornerRadius = paint(fill), RadiusCard-1
	rr.ground.Refresh()
	rr.ring.show(r.focused)
	for _, o := range []fyne.CanvasObject{r.title, r.detail, r.middle, r.amount, r.status, r.more} {
		o.Refresh()
	}
	rr.Layout(r.Size())
	canvas.Refresh(r)
}

func (rr *listRowRenderer) Objects() []fyne.CanvasObject {
	r := rr.r
	return []fyne.CanvasObject{rr.ground, rr.ring.Rectangle, r.title, r.detail, r.middle, r.status, r.amount, r.more}
}

func (rr *listRowRenderer) Destroy() {}

package kit

import (
	"fmt"
	"strconv"
	"time"

	"dossierpme/internal/french"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Calendar is one month, beginning its weeks on Monday. Fyne's own writes the
// names of months in English and cannot be used by keyboard. The arrows move by
// a day or a week, Page up and Page down by a month, Enter takes.
type Calendar struct {
	control
	// OnPick is called with the day that was taken.
	OnPick func(time.Time)
	// OnLeave is called for Escape.
	OnLeave func()

	day, today time.Time
	hover      int
}

// NewCalendar returns a calendar that shows a day; today is outlined.
func NewCalendar(day, today time.Time) *Calendar {
	c := &Calendar{day: dateOf(day), today: dateOf(today), hover: -1}
	c.extend(c)
	return c
}

func dateOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Day returns the day where the keyboard is.
func (c *Calendar) Day() time.Time { return c.day }

func (c *Calendar) goTo(day time.Time) {
	c.day = day
	c.Refresh()
}

// month moves by whole months; the 31st becomes the last day of a shorter one.
func (c *Calendar) month(by int) {
	y, m, d := c.day.Date()
	last := time.Date(y, m+time.Month(by)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	c.goTo(time.Date(y, m+time.Month(by), min(d, last), 0, 0, 0, 0, time.UTC))
}

// first returns the Monday that the grid begins with.
func (c *Calendar) first() time.Time {
	y, m, _ := c.day.Date()
	start := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
}

// TypedKey is called by Fyne.
func (c *Calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.goTo(c.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.goTo(c.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.goTo(c.day.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.goTo(c.day.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.month(-1)
	case fyne.KeyPageDown:
		c.month(1)
	case fyne.KeyHome:
		c.goTo(c.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pick(c.day)
	case fyne.KeyEscape:
		if c.OnLeave != nil {
			c.OnLeave()
		} else {
			escape(c)
		}
	}
}

func (c *Calendar) pick(day time.Time) {
	c.goTo(day)
	if c.OnPick != nil {
		c.OnPick(day)
	}
}

const (
	calendarCell float32 = 36
	calendarTop  float32 = 36
	calendarDays float32 = 24
	calendarRows         = 6
)

// cellAt returns the number of the day of the grid at a point, -1 elsewhere.
func (c *Calendar) cellAt(at fyne.Position) int {
	column, row := int(at.X/calendarCell), int((at.Y-calendarTop-calendarDays)/TargetHeight)
	if at.Y < calendarTop+calendarDays || at.X < 0 || column > 6 || row >= calendarRows {
		return -1
	}
	return row*7 + column
}

// Tapped is called by Fyne.
func (c *Calendar) Tapped(ev *fyne.PointEvent) {
	if ev.Position.Y < calendarTop {
		switch {
		case ev.Position.X < calendarCell:
			c.month(-1)
		case ev.Position.X > 6*calendarCell:
			c.month(1)
		}
		return
	}
	if i := c.cellAt(ev.Position); i >= 0 {
		c.pick(c.first().AddDate(0, 0, i))
	}
}

// MouseMoved is called by Fyne.
func (c *Calendar) MouseMoved(ev *desktop.MouseEvent) {
	if i := c.cellAt(ev.Position); i != c.hover {
		c.hover = i
		c.Refresh()
	}
}

// Scrolled is called by Fyne: the wheel turns the months.
func (c *Calendar) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY > 0 {
		c.month(-1)
	} else if ev.Scrolled.DY < 0 {
		c.month(1)
	}
}

// CreateRenderer is called by Fyne.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c, title: newLabel(SizeBody), before: newLabel(SizeSubtitle), after: newLabel(SizeSubtitle)}
	for range french.Weekdays {
		r.heads = append(r.heads, newLabel(SizeCaption))
	}
	for range calendarRows * 7 {
		r.grounds = append(r.grounds, canvas.NewRectangle(nil))
		r.days = append(r.days, newLabel(SizeBody))
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	c                    *Calendar
	title, before, after *canvas.Text
	heads, days          []*canvas.Text
	grounds              []*canvas.Rectangle
}

func centred(o fyne.CanvasObject, x, y, width, height float32) {
	least := o.MinSize()
	o.Resize(least)
	o.Move(fyne.NewPos(x+(width-least.Width)/2, y+(height-least.Height)/2))
}

func (r *calendarRenderer) Layout(fyne.Size) {
	centred(r.before, 0, 0, calendarCell, calendarTop)
	centred(r.after, 6*calendarCell, 0, calendarCell, calendarTop)
	centred(r.title, 0, 0, 7*calendarCell, calendarTop)
	for i, head := range r.heads {
		centred(head, float32(i)*calendarCell, calendarTop, calendarCell, calendarDays)
	}
	for i := range r.days {
		x, y := float32(i%7)*calendarCell, calendarTop+calendarDays+float32(i/7)*TargetHeight
		centred(r.days[i], x, y, calendarCell, TargetHeight)
		r.grounds[i].Move(fyne.NewPos(x+2, y+1))
		r.grounds[i].Resize(fyne.NewSize(calendarCell-4, TargetHeight-2))
	}
}

func (r *calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*calendarCell, calendarTop+calendarDays+calendarRows*TargetHeight)
}

func (r *calendarRenderer) Refresh() {
	c := r.c
	setLabel(r.title, fmt.Sprintf("%s %d", french.Month(int(c.day.Month())), c.day.Year()), ColorInk, true)
	setLabel(r.before, "‹", ColorAccent, true)
	setLabel(r.after, "›", ColorAccent, true)
	for i, head := range r.heads {
		setLabel(head, french.Weekdays[i], ColorMuted, false)
	}
	first := c.first()
	for i := range r.days {
		day := first.AddDate(0, 0, i)
		ink, fill, stroke := ColorInk, ColorNone, ColorNone
		if day.Month() != c.day.Month() {
			ink = ColorMuted
		}
		if i == c.hover {
			fill = ColorAccentSoft
		}
		if day.Equal(c.today) {
			stroke = ColorAccent
		}
		if day.Equal(c.day) {
			ink, fill = ColorOnAccent, ColorAccent
		}
		setLabel(r.days[i], strconv.Itoa(day.Day()), ink, day.Equal(c.day))
		g := r.grounds[i]
		g.FillColor, g.StrokeColor, g.CornerRadius = paint(fill), paint(stroke), RadiusControl
		g.StrokeWidth = 0
		if stroke != ColorNone {
			g.StrokeWidth = 1
		}
		g.Refresh()
	}
	r.Layout(c.Size())
	canvas.Refresh(c)
}

func (r *calendarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.title, r.before, r.after}
	for _, head := range r.heads {
		objects = append(objects, head)
	}
	for i := range r.days {
		objects = append(objects, r.grounds[i], r.days[i])
	}
	return objects
}

func (r *calendarRenderer) Destroy() {}

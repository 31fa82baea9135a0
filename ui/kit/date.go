package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Dates is what a DateEntry knows of dates: what is typed is read, and a day
// that is picked is written, by the caller.
type Dates struct {
	Today func() time.Time
	Read  func(text string) (time.Time, bool)
	Write func(time.Time) string
}

// DateEntry is an entry for a date, typed or picked: the small calendar opens by
// its button, or by the Down key.
type DateEntry struct {
	Entry
	dates    Dates
	drop     *Overlay
	calendar *Calendar
}

// NewDateEntry returns an entry for a date. Text that Read does not understand
// stays as it is: saying so is the caller's.
func NewDateEntry(dates Dates) *DateEntry {
	d := &DateEntry{dates: dates}
	d.prepare(d)
	d.SetPlaceHolder(word("date"))
	d.ActionItem = newGlyph(theme.CalendarIcon(), d.OpenCalendar)
	return d
}

// TypedKey is called by Fyne.
func (d *DateEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyDown && !d.Disabled() {
		d.OpenCalendar()
		return
	}
	d.Entry.TypedKey(key)
}

// Calendar returns the open calendar, nil where it is closed.
func (d *DateEntry) Calendar() *Calendar { return d.calendar }

// OpenCalendar opens the calendar at the date typed, or today.
func (d *DateEntry) OpenCalendar() {
	on := canvasOf(d)
	if on == nil || d.drop != nil || d.Disabled() {
		return
	}
	today := d.dates.Today()
	day, ok := d.dates.Read(d.Text)
	if !ok {
		day = today
	}
	d.calendar = NewCalendar(day, today)
	panel := NewCard(d.calendar)
	panel.Pad(Space8)
	panel.Stroke = ColorControl
	d.drop = newOverlay(on, panel, func() {
		d.drop, d.calendar = nil, nil
		on.Focus(d)
	})
	d.drop.under = d
	d.calendar.OnLeave = d.drop.Dismiss
	d.calendar.OnPick = func(day time.Time) {
		text := d.dates.Write(day)
		changed := text != d.Text
		d.ShowText(text)
		d.drop.Dismiss()
		if changed && d.OnChange != nil {
			d.OnChange(text)
		}
	}
	d.drop.Open()
	on.Focus(d.calendar)
}

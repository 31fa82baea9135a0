package dossier

import (
	"fmt"
	"time"
)

// Date is a day of the calendar, without time or zone. The zero value is no date.
type Date struct{ Year, Month, Day int }

// NewDate returns the day, or false where the calendar has no such day.
func NewDate(year, month, day int) (Date, bool) {
	d := Date{year, month, day}
	t := d.Time()
	ok := year >= 1 && year <= 9999 && t.Year() == year && int(t.Month()) == month && t.Day() == day
	if !ok {
		return Date{}, false
	}
	return d, true
}

// ParseDate reads the wire form, 2026-11-12.
func ParseDate(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	n := [3]int{}
	for i, part := range []string{s[:4], s[5:7], s[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return Date{}, false
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	return NewDate(n[0], n[1], n[2])
}

// MustDate is ParseDate for constants of the program's own text.
func MustDate(s string) Date {
	d, ok := ParseDate(s)
	if !ok {
		panic("dossier: not a date: " + s)
	}
	return d
}

// DateOf is the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Time is midnight of the day in UTC.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Cmp compares two days: -1, 0 or 1.
func (d Date) Cmp(e Date) int {
	switch {
	case d.key() < e.key():
		return -1
	case d.key() > e.key():
		return 1
	}
	return 0
}

func (d Date) key() int { return d.Year*10000 + d.Month*100 + d.Day }

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.Cmp(e) < 0 }

// After reports whether d lies after e.
func (d Date) After(e Date) bool { return d.Cmp(e) > 0 }

// AddMonths returns the same day n months later, or the last day of that month
// where it has no such day (31 January + 1 month: 28 or 29 February).
func (d Date) AddMonths(n int) Date {
	m := d.Year*12 + d.Month - 1 + n
	y, month := m/12, m%12+1
	for day := d.Day; ; day-- {
		if e, ok := NewDate(y, month, day); ok {
			return e
		}
		if day <= 1 {
			return Date{}
		}
	}
}

// String is the wire form, 2026-11-12.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

package french

import (
	"strconv"
	"strings"
	"time"
)

var months = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre",
}

// Weekdays are the short names of the days of a week, which begins on Monday.
var Weekdays = [...]string{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"}

// Month is the name of a month from 1 to 12.
func Month(n int) string { return months[n-1] }

// Date writes a day as 12 novembre 2026, 1er mars 2027.
func Date(year, month, day int) string {
	d := strconv.Itoa(day)
	if day == 1 {
		d = "1er"
	}
	return d + Hard + Month(month) + Hard + strconv.Itoa(year)
}

// Day writes the day of a moment where the reader is: 12/11/2026.
func Day(t time.Time) string { return t.Local().Format("02/01/2006") }

// Clock writes a time of day: 14 h 05.
func Clock(hour, minute int) string {
	return strconv.Itoa(hour) + Hard + "h" + Hard + twoDigits(minute)
}

// Minutes writes how long something takes, above an hour to five minutes: 35 min, 2 h 10.
func Minutes(n int) string {
	if n < 60 {
		return strconv.Itoa(n) + Hard + "min"
	}
	n = (n + 4) / 5 * 5
	if n%60 == 0 {
		return strconv.Itoa(n/60) + Hard + "h"
	}
	return Clock(n/60, n%60)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// ReadMonth reads a month as people type it: a number, its name, or the
// beginning of its name, from three letters on and where no other month begins
// so; accents may be left out.
func ReadMonth(typed string) (int, bool) {
	if n, err := strconv.Atoi(typed); err == nil {
		return n, true
	}
	typed = Fold(typed)
	found := 0
	for i, name := range months {
		switch name = Fold(name); {
		case typed == name:
			return i + 1, true
		case len(typed) >= 3 && strings.HasPrefix(name, typed):
			if found != 0 {
				return 0, false
			}
			found = i + 1
		}
	}
	return found, found != 0
}

// YesNo is the word for a yes or a no.
func YesNo(yes bool) string {
	if yes {
		return "Oui"
	}
	return "Non"
}

// ReadYesNo reads a yes or a no as people type or paste it.
func ReadYesNo(typed string) (yes, ok bool) {
	switch strings.ToLower(typed) {
	case "oui", "o", "vrai", "true", "x", "1":
		return true, true
	case "non", "n", "faux", "false", "0":
		return false, true
	}
	return false, false
}

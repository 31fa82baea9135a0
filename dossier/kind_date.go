package dossier

import (
	"strconv"
	"strings"

	"dossierpme/internal/french"
)

// dateKind is a day.
type dateKind struct{ plain }

func (dateKind) decode(_ *Field, n *node) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	if n.text == "" {
		return Date{}, true
	}
	d, ok := ParseDate(n.text)
	return d, ok
}

// parse reads 3/4/26, 03.04.2026, 3-4-2026, 3 avril 2026, 03042026 and
// 2026-04-03. A year of two digits lies between 1950 and 2049: dossiers ask for
// dates of birth and for the end of loans.
func (dateKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.ToLower(trim(typed))
	if d, ok := ParseDate(s); ok {
		return d, true
	}
	if len(s) == 8 && strings.Trim(s, "0123456789") == "" {
		s = s[:2] + "/" + s[2:4] + "/" + s[4:]
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return r == '/' || r == '.' || r == '-' || isSpace(r)
	})
	if len(parts) != 3 {
		return nil, false
	}
	day, err1 := strconv.Atoi(strings.TrimSuffix(parts[0], "er"))
	month, ok := french.ReadMonth(parts[1])
	year, err2 := strconv.Atoi(parts[2])
	if err1 != nil || err2 != nil || !ok {
		return nil, false
	}
	switch len(parts[2]) {
	case 2:
		year += 2000
		if year > lastShortYear {
			year -= 100
		}
	case 4:
	default:
		return nil, false
	}
	d, ok := NewDate(year, month, day)
	return d, ok
}

// lastShortYear is the last year that two digits can mean.
const lastShortYear = 2049

// limit is a day as yyyymmdd.
func (dateKind) limit(wire string) (Decimal, bool) {
	d, ok := ParseDate(wire)
	return Int(int64(d.key())), ok
}

func (dateKind) show(_ *Field, v Value, _ Reference) string {
	d, _ := v.(Date)
	return d.French()
}

func (dateKind) schema(f *Field) map[string]any {
	return limits(f, map[string]any{"type": "string", "format": "date"})
}

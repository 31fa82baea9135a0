package sheet

import (
	"strings"
	"unicode"
)

const (
	// maxCell is what a cell may hold, in UTF-16 units.
	maxCell = 32767
	// maxCriterion keeps a label below the 255 units that SUMIFS compares.
	maxCriterion = 200
)

// clean makes a text of the dossier fit for a cell: valid, without characters
// that XML or a spreadsheet forbids or that reorder what is read, and not
// longer than a cell may be.
func (w words) clean(s string) string { return cut(tidy(s), maxCell, w.t("truncated")) }

// cleanLine is clean for a text that stays on one line and is compared by
// formulas.
func cleanLine(s string) string {
	return strings.TrimSpace(clip(strings.Join(strings.Fields(tidy(s)), " ")))
}

func tidy(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r', r == '\u2028', r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r == 0xfffe, r == 0xffff, r == 0xfeff, unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// clip shortens a text that formulas compare.
func clip(s string) string { return cut(s, maxCriterion, "…") }

// cut shortens a text to so many UTF-16 units and says so with a mark.
func cut(s string, limit int, mark string) string {
	if len(s) <= limit || units(s) <= limit {
		return s
	}
	n := limit - units(mark)
	for i, r := range s {
		if n -= unitsOf(r); n < 0 {
			return s[:i] + mark
		}
	}
	return s
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += unitsOf(r)
	}
	return n
}

func unitsOf(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

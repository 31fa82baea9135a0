package french

import (
	"strings"
	"unicode/utf8"
)

// Shorten is as much of a text as so many characters hold, to a whole word, with … for
// the rest; a text that is no longer stays as it is. A word that fills most of it is cut.
func Shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	kept := string([]rune(s)[:most])
	if i := strings.LastIndexAny(kept, " \n"); i > len(kept)/2 {
		kept = kept[:i]
	}
	return strings.TrimRight(kept, " \n,;:–-"+Hard+Narrow) + "…"
}

// FirstSentence is the first sentence of a text with its point: a point ends one where a
// space follows.
func FirstSentence(s string) string {
	first, _, more := strings.Cut(s, ". ")
	if !more {
		return s
	}
	return first + "."
}

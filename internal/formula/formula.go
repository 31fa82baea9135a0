// Package formula tells texts that a spreadsheet would compute from those that it
// would not. It writes no file: whoever writes one says in the way of its form that
// such a text is a text.
package formula

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Like reports whether a spreadsheet may read a text as a formula, at once or when
// somebody edits its cell and presses Enter. What is not seen before the sign does not
// count: blanks, tabs, line breaks, marks without width.
func Like(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.C, r) })
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("=+-@＝＋－＠", first)
}

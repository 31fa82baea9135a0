package dossier

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unprintable finds the first character of a text that paper has no glyph for.
func unprintable(s string, printable func(rune) bool) (rune, bool) {
	for _, r := range s {
		if r >= 0x20 && r < 0x7f || r == '\n' || r == '\t' {
			continue
		}
		if !printable(r) {
			return r, true
		}
	}
	return 0, false
}

// Printed is a text as paper can show it, and the characters that had to go, each
// once: of a pasted text, where nobody chose them one by one. A ligature, a
// full-width letter, an odd dash or blank is put in common characters instead:
// « ﬁn » without its first would be another word.
func Printed(s string, printable func(rune) bool) (string, []rune) {
	if printable == nil {
		return s, nil
	}
	if _, any := unprintable(s, printable); !any {
		return s, nil
	}
	var out strings.Builder
	var gone []rune
	between := false // something went between two blanks: one of them is enough
	for _, r := range CleanText(s) {
		if _, any := unprintable(string(r), printable); !any {
			if !between || r != ' ' {
				out.WriteRune(r)
			}
			between = false
			continue
		}
		plain := norm.NFKC.String(string(r))
		_, any := unprintable(plain, printable)
		switch {
		case !any:
			out.WriteString(plain)
		case unicode.Is(unicode.Pd, r):
			out.WriteByte('-')
		case unicode.Is(unicode.Zs, r):
			out.WriteByte(' ')
		case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
		default:
			between = out.Len() == 0 || strings.HasSuffix(out.String(), " ")
			if !slices.Contains(gone, r) {
				gone = append(gone, r)
			}
		}
	}
	return out.String(), gone
}

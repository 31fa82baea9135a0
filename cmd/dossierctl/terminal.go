package main

import (
	"strings"
	"unicode"
)

// plain makes a text fit for a terminal. A title or a path comes from whoever made
// the dossier: an escape in it would move the cursor, colour the window or write
// into its title, and a mark of direction turn a file's name around. Both are
// shown as what they are, something that cannot be shown.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

package dossier

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanText brings a text into the form in which it is stored: NFC, with LF as
// line break. Nothing else is changed.
func CleanText(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

// Length counts a text as its limits do: characters after normalisation, a
// line break counts 1, nothing is trimmed. The counter on screen calls it too.
func Length(s string) int { return utf8.RuneCountInString(CleanText(s)) }

// isSpace covers the spaces that come with a paste from Word, Excel or a web page.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u202f', '\u2007', '\u2009', '\u200a', '\u2002', '\u2003', '\ufeff', '\u200b':
		return true
	}
	return false
}

// squeeze removes every space of a typed identifier or number.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) {
			return -1
		}
		return r
	}, s)
}

func trim(s string) string { return strings.TrimFunc(s, isSpace) }

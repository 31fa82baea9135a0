package dossier

import (
	"slices"
	"strings"
	"unicode"
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

// isSpace covers the spaces that come with a paste from Word, Excel or a web
// page: every blank of Unicode, line breaks, and two signs that look like none.
func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u2028', '\u2029', '\ufeff', '\u200b':
		return true
	}
	return unicode.Is(unicode.Zs, r)
}

// isBlank reports whether a text says nothing: blanks and signs without a shape.
func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isSpace(r) && !unicode.Is(unicode.Cf, r) }) < 0
}

// squeeze removes every space of a typed identifier or number.
func squeeze(s string) string { return without(s, isSpace) }

// bare removes what people put between the characters of an identifier: blanks,
// points, and dashes of any kind.
func bare(s string) string {
	return without(s, func(r rune) bool { return isSpace(r) || r == '.' || unicode.Is(unicode.Pd, r) })
}

// dropFormat removes format characters (marks of direction, joiners, soft
// hyphens): they cannot be seen, and no identifier, number or date has one.
func dropFormat(s string) string {
	return without(s, formatSign)
}

func formatSign(r rune) bool { return unicode.Is(unicode.Cf, r) }

func without(s string, drop func(rune) bool) string {
	if strings.IndexFunc(s, drop) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if drop(r) {
			return -1
		}
		return r
	}, s)
}

// lines is the text of a field as it is shown: one line where a line is asked for.
func lines(f *Field, s string) string {
	if !broken(s) || f.spec().multiline() {
		return s
	}
	return OneLine(s)
}

// breaks are the signs that end a line or jump in it.
const breaks = "\t\n\v\f\r\u2028\u2029"

func broken(s string) bool { return strings.ContainsAny(s, breaks) }

// OneLine makes one line of a text: tabs and line breaks become one blank, and
// what stands at the ends goes.
func OneLine(s string) string {
	if !broken(s) {
		return trim(s)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(breaks, r) })
	for i, p := range parts {
		parts[i] = trim(p)
	}
	return trim(strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " "))
}

func trim(s string) string { return strings.TrimFunc(s, isSpace) }

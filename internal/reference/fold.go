package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold reduces a name to what counts in a search: lower-case letters without
// accents and digits, in words separated by one space. Hyphens, apostrophes
// and every other mark separate words; œ and æ are two letters.
func fold(s string) string { return string(appendFolded(nil, s)) }

func appendFolded(dst []byte, s string) []byte {
	start := len(dst)
	gap := false // a separator has been met since the last letter
	put := func(r rune) {
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		gap = false
		dst = utf8.AppendRune(dst, r)
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
				put(rune(c))
			case 'A' <= c && c <= 'Z':
				put(rune(c + 'a' - 'A'))
			default:
				gap = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if two, ok := twoLetters[r]; ok {
			for _, l := range two {
				put(l)
			}
			i += size
			continue
		}
		decomposed := string(norm.NFKD.PropertiesString(s[i:]).Decomposition())
		if decomposed == "" {
			decomposed = s[i : i+size]
		}
		i += size
		for _, d := range decomposed {
			switch {
			case unicode.Is(unicode.Mn, d): // the accent
			case unicode.IsLetter(d), unicode.IsDigit(d):
				put(unicode.ToLower(d))
			default:
				gap = true
			}
		}
	}
	return dst
}

var twoLetters = map[rune]string{'œ': "oe", 'Œ': "oe", 'æ': "ae", 'Æ': "ae", 'ß': "ss"}

// spelledOut writes the abbreviated words of a folded query in full, as the
// names of communes do.
func spelledOut(folded string) string {
	words := strings.Split(folded, " ")
	for i, w := range words {
		switch w {
		case "st":
			words[i] = "saint"
		case "ste":
			words[i] = "sainte"
		}
	}
	return strings.Join(words, " ")
}

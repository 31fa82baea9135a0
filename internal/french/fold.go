package french

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a text to what counts in a search: lower-case letters without
// accents and digits, in words separated by one space. Hyphens, apostrophes
// and every other mark separate words; œ and æ are two letters.
func Fold(s string) string { return string(AppendFolded(nil, s)) }

// AppendFolded appends the folded text to dst.
func AppendFolded(dst []byte, s string) []byte {
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
		i += size
		for _, d := range Plain(r) {
			if unicode.IsLetter(d) || unicode.IsDigit(d) {
				put(d)
			} else {
				gap = true
			}
		}
	}
	return dst
}

var twoLetters = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss"}

// Plain is one character in lower case and without its accent: é is e, Œ is oe,
// ﬁ is fi; of an accent that stands alone nothing is left.
func Plain(r rune) string {
	r = unicode.ToLower(r)
	if two, ok := twoLetters[r]; ok {
		return two
	}
	var whole [utf8.UTFMax]byte
	decomposed := norm.NFKD.Properties(whole[:utf8.EncodeRune(whole[:], r)]).Decomposition()
	if decomposed == nil {
		if unicode.Is(unicode.Mn, r) {
			return ""
		}
		return string(r)
	}
	plain := make([]byte, 0, len(decomposed))
	for len(decomposed) > 0 {
		d, size := utf8.DecodeRune(decomposed)
		if !unicode.Is(unicode.Mn, d) {
			plain = utf8.AppendRune(plain, unicode.ToLower(d))
		}
		decomposed = decomposed[size:]
	}
	return string(plain)
}

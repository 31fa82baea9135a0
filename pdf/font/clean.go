package font

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// substitutes stand for characters that people paste and the fonts lack.
var substitutes = map[rune]string{
	'\u2028': "\n", '\u2029': "\n", '\u0085': "\n", '\v': "\n", '\f': "\n",
	'✅': "✓", '☒': "×", '❌': "×", '✗': "×", '✘': "×",
	'➔': "→", '➜': "→", '⇒': "→", '➤': "→", '⟶': "→",
	'\uf0b7': "•", '\uf0a7': "•", '\uf0d8': "•", '⁃': "–", '‣': "•", '∙': "·",
	'⁄': "/", '∕': "/", '‐': "-",
}

// lost is printed for a character that nothing stands for.
const lost = "□"

// Clean makes s fit to print: valid UTF-8 in NFC, line breaks as \n, without
// control and zero-width characters, each character in the fonts. It returns
// the characters that had to be replaced, so that nothing changes silently.
func (t *Typeface) Clean(s string) (string, []rune) {
	if t.clean(s) {
		return s, nil
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s, replaced := t.printable(norm.NFC.String(s))
	// What was taken out may have stood between a letter and its accent. Once is
	// enough but for what composing makes unprintable; and it must end, for NFC puts
	// a joiner, which is taken out again, into more than thirty accents in a row.
	for range 2 {
		if norm.NFC.IsNormalString(s) {
			break
		}
		var more []rune
		s, more = t.printable(norm.NFC.String(s))
		replaced = append(replaced, more...)
	}
	return s, replaced
}

// printable is Clean for text in NFC.
func (t *Typeface) printable(s string) (string, []rune) {
	var out strings.Builder
	out.Grow(len(s))
	var replaced []rune
	for _, r := range s {
		switch {
		case r == '\n':
			out.WriteRune(r)
		case r == '\r':
			out.WriteByte('\n')
		case r == '\t':
			out.WriteByte(' ')
		case unicode.Is(unicode.Zs, r) && !t.Printable(r):
			out.WriteByte(' ')
		case t.Printable(r) && !unicode.In(r, unicode.Cc, unicode.Cf):
			out.WriteRune(r)
		default:
			sub, silent := t.substitute(r)
			out.WriteString(sub)
			if !silent {
				replaced = append(replaced, r)
			}
		}
	}
	return out.String(), replaced
}

// substitute gives what is printed for r, and whether nothing is lost by it.
func (t *Typeface) substitute(r rune) (string, bool) {
	if sub, ok := substitutes[r]; ok {
		return sub, strings.Contains(sub, "\n")
	}
	if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) || unicode.Is(unicode.Variation_Selector, r) {
		return "", true
	}
	// Full-width letters, ligatures, mathematical alphabets, ℃ and the like.
	if plain := norm.NFKC.String(string(r)); plain != string(r) && t.allPrintable(plain) {
		return plain, false
	}
	return lost, false
}

func (t *Typeface) allPrintable(s string) bool {
	for _, r := range s {
		if !t.Printable(r) {
			return false
		}
	}
	return s != ""
}

// clean spares the common case, ordinary French: nothing in s to change. None
// of the characters it lets pass combines with another.
func (t *Typeface) clean(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7F, r == '\n':
		case (r >= 0xA0 && r < 0x300 && r != 0xAD || r > 0x2010 && r <= 0x2026 || r == Narrow || r == '€' || r == '₂') && t.drawn(r):
		default:
			return false
		}
	}
	return true
}

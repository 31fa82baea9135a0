package compare

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// text is a text of the file's own: in UTF-16 or UTF-8 with its mark, else in the
// signs of old readers (ISO 32000-1, annex D.2).
func (w *walker) text(d types.Dict, key string) string {
	if d[key] == nil {
		return ""
	}
	raw, err := w.DereferenceStringEntryBytes(d, key)
	if err != nil {
		return ""
	}
	if rest, ok := bytes.CutPrefix(raw, []byte{0xFE, 0xFF}); ok {
		units := make([]uint16, len(rest)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(rest[2*i:])
		}
		return string(utf16.Decode(units))
	}
	if rest, ok := bytes.CutPrefix(raw, []byte{0xEF, 0xBB, 0xBF}); ok {
		return string(rest)
	}
	out := make([]rune, len(raw))
	for i, c := range raw {
		switch {
		case c >= 0x18 && c < 0x20:
			out[i] = accents[c-0x18]
		case c >= 0x80 && c <= 0xA0:
			out[i] = signs[c-0x80]
		default:
			out[i] = rune(c)
		}
	}
	return string(out)
}

// The signs that differ from Latin-1; a place without a sign stands for itself.
var (
	accents = []rune("\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc")
	signs   = []rune("\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\u009f\u20ac")
)

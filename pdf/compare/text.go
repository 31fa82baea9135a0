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
	signs   = []rune{
		0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
		0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
		0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0x009F, 0x20AC,
	}
)

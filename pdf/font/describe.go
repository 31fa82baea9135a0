package font

import (
	"crypto/sha256"
	"strings"
)

// Description is what a file says of a font beside its glyphs. Lengths are per
// mille of the size.
type Description struct {
	Name                       string // the PostScript name
	Box                        [4]int
	Ascent, Descent, CapHeight int
	Stem                       int // how thick an upright stroke is, told from the weight
}

// Describe reads what a file says of the font.
func (f *TrueType) Describe() Description {
	head, os2, hhea := f.tables["head"], f.tables["OS/2"], f.tables["hhea"]
	em := func(v uint16) int { return int(float64(int16(v)) * 1000 / f.upem) }
	weight := 400.0
	if len(os2) >= 6 {
		weight = float64(u16(os2, 4))
	}
	return Description{
		Name: f.postScriptName(), Box: [4]int{em(u16(head, 36)), em(u16(head, 38)), em(u16(head, 40)), em(u16(head, 42))},
		Ascent: em(u16(hhea, 4)), Descent: em(u16(hhea, 6)), CapHeight: int(f.ascent), Stem: 50 + int(weight/65*weight/65),
	}
}

// postScriptName is the name of the font in its own name table.
func (f *TrueType) postScriptName() string {
	const postScript = 6
	name := f.tables["name"]
	if len(name) < 6 {
		return "Font"
	}
	for at := 6; at+12 <= len(name) && at < 6+12*int(u16(name, 2)); at += 12 {
		from := int(u16(name, 4)) + int(u16(name, at+10))
		to := from + int(u16(name, at+8))
		if u16(name, at+6) != postScript || to > len(name) {
			continue
		}
		// Both of its encodings hold ASCII; the high bytes fall away.
		s := strings.Map(func(r rune) rune {
			if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, string(name[from:to]))
		if s != "" {
			return s
		}
	}
	return "Font"
}

// Tag names a subset by what is in it, as the format wants: six capital letters.
func (s *Subset) Tag() string {
	sum := sha256.Sum256(s.Data)
	var b strings.Builder
	for _, c := range sum[:6] {
		b.WriteByte('A' + c%26)
	}
	return b.String()
}

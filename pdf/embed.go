package pdf

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// embed writes a font with everything that an archive and a screen reader need:
// glyphs, widths, and the character that each code stands for. gofpdf writes
// text in UTF-16, so that a code is the character itself.
func (f *file) embed(src *fontFile, s *subset) (ref, error) {
	sum := sha256.Sum256(s.data)
	name := subsetTag(sum[:]) + "+" + src.postScriptName()
	program, err := f.stream(fmt.Sprintf("/Length1 %d", len(s.data)), s.data)
	if err != nil {
		return 0, err
	}
	head, os2, hhea := src.tables["head"], src.tables["OS/2"], src.tables["hhea"]
	em := func(v uint16) int { return int(float64(int16(v)) * 1000 / src.upem) }
	weight := 400.0
	if len(os2) >= 6 {
		weight = float64(u16(os2, 4))
	}
	const symbolic = 4
	descriptor := f.add(fmt.Sprintf(
		"<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %s >>",
		name, symbolic, em(u16(head, 36)), em(u16(head, 38)), em(u16(head, 40)), em(u16(head, 42)),
		em(u16(hhea, 4)), em(u16(hhea, 6)), int(src.ascent), 50+int(weight/65*weight/65), program))
	gids, err := f.stream("", s.gidMap())
	if err != nil {
		return 0, err
	}
	unicode, err := f.stream("", s.toUnicode())
	if err != nil {
		return 0, err
	}
	descendant := f.add(fmt.Sprintf(
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %s /DW 1000 /W [%s] /CIDToGIDMap %s >>",
		name, descriptor, s.widths(), gids))
	return f.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>",
		name, descendant, unicode)), nil
}

// postScriptName is the name of the font in its own name table.
func (f *fontFile) postScriptName() string {
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

// runs calls each for every row of characters that follow one another and
// agree in their high byte.
func (s *subset) runs(each func(run []rune)) {
	from := 0
	for i := 1; i <= len(s.runes); i++ {
		if i == len(s.runes) || s.runes[i] != s.runes[i-1]+1 || s.runes[i]>>8 != s.runes[from]>>8 {
			each(s.runes[from:i])
			from = i
		}
	}
}

func (s *subset) widths() string {
	var b strings.Builder
	s.runs(func(run []rune) {
		fmt.Fprintf(&b, " %d [", run[0])
		for i, r := range run {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d", s.width[r])
		}
		b.WriteByte(']')
	})
	return strings.TrimSpace(b.String())
}

func (s *subset) gidMap() []byte {
	if len(s.runes) == 0 {
		return []byte{0, 0}
	}
	out := make([]byte, 2*int(s.runes[len(s.runes)-1])+2)
	for r, g := range s.glyph {
		out[2*r], out[2*r+1] = byte(g>>8), byte(g)
	}
	return out
}

// toUnicode tells the character of each code. A range keeps within one high
// byte, and a block within a hundred ranges.
func (s *subset) toUnicode() []byte {
	var ranges []string
	s.runs(func(run []rune) {
		ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>\n", run[0], run[len(run)-1], run[0]))
	})
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(ranges) > 0 {
		n := min(len(ranges), 100)
		fmt.Fprintf(&b, "%d beginbfrange\n%sendbfrange\n", n, strings.Join(ranges[:n], ""))
		ranges = ranges[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

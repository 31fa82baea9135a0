package object

import (
	"fmt"
	"slices"
	"strings"
)

// TrueType is a font to embed: its program and what a reader must know of it.
// Lengths are per mille of the size.
type TrueType struct {
	Name                             string // with the tag of a subset
	Box                              [4]int
	Ascent, Descent, CapHeight, Stem int
	Program                          []byte
	Runes                            []rune // sorted
	Glyph                            map[rune]uint16
	Width                            map[rune]int
}

// Font writes a font with everything that an archive and a screen reader need:
// glyphs, widths, and the character that each code stands for. The code of a
// character is its number in UTF-16.
func (f *Writer) Font(t *TrueType) (Ref, error) {
	program, err := f.Stream(fmt.Sprintf("/Length1 %d", len(t.Program)), t.Program)
	if err != nil {
		return 0, err
	}
	const symbolic = 4
	descriptor := f.Add(fmt.Sprintf(
		"<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %s >>",
		t.Name, symbolic, t.Box[0], t.Box[1], t.Box[2], t.Box[3], t.Ascent, t.Descent, t.CapHeight, t.Stem, program))
	gids, err := f.Stream("", t.gidMap())
	if err != nil {
		return 0, err
	}
	unicode, err := f.Stream("", t.toUnicode())
	if err != nil {
		return 0, err
	}
	descendant := f.Add(fmt.Sprintf(
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %s /DW 1000 /W [%s] /CIDToGIDMap %s >>",
		t.Name, descriptor, t.widths(), gids))
	return f.Add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>",
		t.Name, descendant, unicode)), nil
}

// runs calls each for every row of characters that follow one another and
// agree in their high byte.
func (t *TrueType) runs(each func(run []rune)) {
	from := 0
	for i := 1; i <= len(t.Runes); i++ {
		if i == len(t.Runes) || t.Runes[i] != t.Runes[i-1]+1 || t.Runes[i]>>8 != t.Runes[from]>>8 {
			each(t.Runes[from:i])
			from = i
		}
	}
}

func (t *TrueType) widths() string {
	var b strings.Builder
	t.runs(func(run []rune) {
		fmt.Fprintf(&b, " %d [", run[0])
		for i, r := range run {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d", t.Width[r])
		}
		b.WriteByte(']')
	})
	return strings.TrimSpace(b.String())
}

func (t *TrueType) gidMap() []byte {
	if len(t.Runes) == 0 {
		return []byte{0, 0}
	}
	out := make([]byte, 2*int(t.Runes[len(t.Runes)-1])+2)
	for r, g := range t.Glyph {
		out[2*r], out[2*r+1] = byte(g>>8), byte(g)
	}
	return out
}

// toUnicode tells the character of each code, one by one: of a range, programs
// that distil a file keep the low bytes alone. A block has a hundred at most.
func (t *TrueType) toUnicode() []byte {
	chars := make([]string, len(t.Runes))
	for i, r := range t.Runes {
		chars[i] = fmt.Sprintf("<%04X> <%04X>\n", r, r)
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(chars, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(part), strings.Join(part, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

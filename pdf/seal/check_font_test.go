package seal_test

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// fontSeen is a font and the codes that pages show with it.
type fontSeen struct {
	dict types.Dict
	used map[int]bool
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z0-9-]+$`)

// checkFonts looks at every font that shows a text (ISO 19005-3, 6.2.11;
// ISO 14289-1, 7.21).
func (c *checker) checkFonts() {
	names := map[string]bool{}
	for n, f := range c.fonts {
		at := fmt.Sprintf("font %d", n)
		name := c.name(f.dict["BaseFont"])
		if !subsetName.MatchString(name) || names[name] {
			c.bad("%s: is called %q", at, name)
		}
		names[name] = true
		if c.name(f.dict["Subtype"]) != "Type0" || c.name(f.dict["Encoding"]) != "Identity-H" {
			c.bad("%s: not composite", at)
			continue
		}
		below := c.array(f.dict["DescendantFonts"])
		if len(below) != 1 {
			c.bad("%s: descendants", at)
			continue
		}
		c.checkDescendant(at, name, c.dict(below[0]), f.used)
		c.checkUnicode(at, string(c.stream(f.dict["ToUnicode"])), f.used)
	}
}

func (c *checker) checkDescendant(at, name string, d types.Dict, used map[int]bool) {
	if c.name(d["Subtype"]) != "CIDFontType2" || c.name(d["BaseFont"]) != name {
		c.bad("%s: descendant", at)
	}
	info := c.dict(d["CIDSystemInfo"])
	if c.text(info["Registry"]) != "Adobe" || c.text(info["Ordering"]) != "Identity" {
		c.bad("%s: system of codes", at)
	}
	desc := c.dict(d["FontDescriptor"])
	if c.name(desc["FontName"]) != name {
		c.bad("%s: descriptor is of %s", at, c.name(desc["FontName"]))
	}
	flags, _ := c.integer(desc["Flags"])
	if const4 := flags&4 != 0; const4 == (flags&32 != 0) {
		c.bad("%s: flags %d", at, flags)
	}
	if desc["CIDSet"] != nil {
		c.bad("%s: has a CIDSet", at)
	}
	for _, key := range []string{"FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
		if desc[key] == nil {
			c.bad("%s: descriptor has no %s", at, key)
		}
	}
	program := c.stream(desc["FontFile2"])
	if n, _ := c.integer(c.dict(desc["FontFile2"])["Length1"]); len(program) == 0 || n != len(program) {
		c.bad("%s: not embedded", at)
		return
	}
	tt, err := readTrueType(program)
	if err != nil {
		c.bad("%s: %v", at, err)
		return
	}
	gids := c.stream(d["CIDToGIDMap"])
	if len(gids) == 0 || len(gids)%2 != 0 {
		c.bad("%s: no map of glyphs", at)
		return
	}
	widths := c.widths(d)
	for code := range used {
		if 2*code+1 >= len(gids) {
			c.bad("%s: code %04X is not mapped", at, code)
			continue
		}
		g := int(binary.BigEndian.Uint16(gids[2*code:]))
		if g == 0 || g >= tt.glyphs {
			c.bad("%s: code %04X has no glyph", at, code)
			continue
		}
		w, ok := widths[code]
		if real := tt.width(g); !ok || w < real-1 || w > real+1 {
			c.bad("%s: code %04X is %.0f wide, its glyph %.1f", at, code, w, real)
		}
		if blank := code == 0x20 || code == 0xA0 || code >= 0x2000 && code <= 0x200A || code == 0x202F || code == 0x205F; !blank && tt.empty(g) {
			c.bad("%s: the glyph of code %04X is empty", at, code)
		}
	}
}

// widths reads the W array.
func (c *checker) widths(d types.Dict) map[int]float64 {
	out := map[int]float64{}
	w := c.array(d["W"])
	for i := 0; i < len(w); {
		first, _ := c.integer(w[i])
		if i+1 < len(w) {
			if list, ok := c.deref(w[i+1]).(types.Array); ok {
				for k, x := range list {
					out[first+k] = c.number(x)
				}
				i += 2
				continue
			}
		}
		if i+2 >= len(w) {
			break
		}
		last, _ := c.integer(w[i+1])
		for k := first; k <= last; k++ {
			out[k] = c.number(w[i+2])
		}
		i += 3
	}
	return out
}

var bfChar = regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]{4})>$`)

// checkUnicode holds the map of characters against what is shown.
func (c *checker) checkUnicode(at, cmap string, used map[int]bool) {
	for _, part := range []string{"begincmap", "1 begincodespacerange\n<0000> <FFFF>", "endcmap"} {
		if !strings.Contains(cmap, part) {
			c.bad("%s: map of characters without %s", at, part)
		}
	}
	for block := range strings.SplitSeq(cmap, "endbfchar") {
		if head, rest, ok := strings.Cut(block, "beginbfchar"); ok {
			head = strings.TrimSpace(head)
			said, _ := strconv.Atoi(head[strings.LastIndex(head, "\n")+1:])
			if got := strings.Count(strings.TrimSpace(rest), "\n") + 1; said != got || got > 100 {
				c.bad("%s: block of %d characters says %d", at, got, said)
			}
		}
	}
	to := map[int]int{}
	_, blocks, _ := strings.Cut(cmap, "endcodespacerange")
	for _, m := range bfChar.FindAllStringSubmatch(blocks, -1) {
		code, _ := strconv.ParseInt(m[1], 16, 32)
		char, _ := strconv.ParseInt(m[2], 16, 32)
		to[int(code)] = int(char)
	}
	for code := range used {
		u, ok := to[code]
		switch {
		case !ok:
			c.bad("%s: code %04X stands for no character", at, code)
		case u == 0 || u == 0xFEFF || u == 0xFFFE || u >= 0xD800 && u <= 0xF8FF:
			c.bad("%s: code %04X stands for %04X", at, code, u)
		}
	}
}

// trueType is an embedded font program.
type trueType struct {
	tables       map[string][]byte
	glyphs, long int
	upem         float64
	offset       func(i int) int
}

func readTrueType(b []byte) (t *trueType, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("font program: %v", p)
		}
	}()
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	u32 := func(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
	t = &trueType{tables: map[string][]byte{}}
	var order []string
	for i := range u16(b, 4) {
		rec := b[12+16*i:]
		at, size := u32(rec, 8), u32(rec, 12)
		name := string(rec[:4])
		t.tables[name] = b[at : at+size]
		order = append(order, name)
		sum := uint32(0)
		padded := append(slices.Clone(b[at:at+size]), 0, 0, 0)
		for k := 0; k+4 <= len(padded); k += 4 {
			if name != "head" || k != 8 {
				sum += binary.BigEndian.Uint32(padded[k:])
			}
		}
		if int(sum) != u32(rec, 4) || at%4 != 0 {
			return nil, fmt.Errorf("table %s has a wrong sum", name)
		}
	}
	if !slices.IsSorted(order) {
		return nil, fmt.Errorf("tables are out of order: %v", order)
	}
	for _, name := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
		if t.tables[name] == nil {
			return nil, fmt.Errorf("no table %s", name)
		}
	}
	if os2 := t.tables["OS/2"]; len(os2) > 10 && u16(os2, 8)&0x0302 != 0 {
		return nil, fmt.Errorf("may not be embedded")
	}
	loca := t.tables["loca"]
	t.glyphs, t.long, t.upem = u16(t.tables["maxp"], 4), u16(t.tables["hhea"], 34), float64(u16(t.tables["head"], 18))
	t.offset = func(i int) int { return 2 * u16(loca, 2*i) }
	if u16(t.tables["head"], 50) == 1 {
		t.offset = func(i int) int { return u32(loca, 4*i) }
	}
	for g := range t.glyphs {
		from, to := t.offset(g), t.offset(g+1)
		if from > to || to > len(t.tables["glyf"]) {
			return nil, fmt.Errorf("glyph %d lies outside", g)
		}
		if d := t.tables["glyf"][from:to]; len(d) > 10 && d[0] >= 0x80 { // composite
			for at, flags := 10, 0x20; flags&0x20 != 0; {
				flags = u16(d, at)
				if part := u16(d, at+2); part >= t.glyphs {
					return nil, fmt.Errorf("glyph %d is made of glyph %d", g, part)
				}
				at += 6
				if flags&1 != 0 {
					at += 2
				}
				switch {
				case flags&8 != 0:
					at += 2
				case flags&0x40 != 0:
					at += 4
				case flags&0x80 != 0:
					at += 8
				}
			}
		}
	}
	if len(t.tables["hmtx"]) < 4*t.long+2*(t.glyphs-t.long) {
		return nil, fmt.Errorf("too few metrics")
	}
	return t, nil
}

func (t *trueType) width(g int) float64 {
	return float64(binary.BigEndian.Uint16(t.tables["hmtx"][4*min(g, t.long-1):])) * 1000 / t.upem
}

func (t *trueType) empty(g int) bool { return t.offset(g) == t.offset(g+1) }

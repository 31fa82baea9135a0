package font

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Subset is a font cut to the characters that a document uses.
type Subset struct {
	Data  []byte
	Runes []rune // sorted
	Glyph map[rune]uint16
	Width map[rune]int // per mille of the size
}

// The flags of a component of a composite glyph.
const (
	argsAreWords   = 0x0001
	haveScale      = 0x0008
	moreComponents = 0x0020
	haveXYScale    = 0x0040
	have2x2        = 0x0080
)

// Cut makes a font of the glyphs of runes and of those that they are made of.
// The tables that neither gofpdf nor a reader of the file needs are left out.
func (f *TrueType) Cut(runes []rune) *Subset {
	s := &Subset{Runes: runes, Glyph: map[rune]uint16{}, Width: map[rune]int{}}
	old := []uint16{0} // new number to old
	fresh := map[uint16]uint16{0: 0}
	take := func(g uint16) uint16 {
		n, ok := fresh[g]
		if !ok {
			n = uint16(len(old))
			fresh[g] = n
			old = append(old, g)
		}
		return n
	}
	for _, r := range runes {
		s.Glyph[r] = take(f.glyph[r])
	}
	glyf, loca, hmtx := []byte{}, []byte{}, []byte{}
	for i := 0; i < len(old); i++ { // grows while components are found
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		g := slices.Clone(f.glyphData(old[i]))
		renumber(g, take)
		glyf = append(glyf, g...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		adv, bearing := f.metric(old[i])
		hmtx = binary.BigEndian.AppendUint16(hmtx, adv)
		hmtx = binary.BigEndian.AppendUint16(hmtx, bearing)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	for _, r := range runes {
		adv, _ := f.metric(f.glyph[r])
		s.Width[r] = int(float64(adv)*1000/f.upem + 0.5)
	}

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1) // loca of 32 bits
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(old)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(old)))
	post := make([]byte, 32)
	copy(post, f.tables["post"])
	binary.BigEndian.PutUint32(post, 0x00030000)
	tables := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx, "loca": loca, "glyf": glyf, "post": post,
		"cmap": s.cmap(), "name": {0, 0, 0, 0, 0, 6},
	}
	for _, name := range []string{"OS/2", "cvt ", "fpgm", "prep"} {
		if t := f.tables[name]; len(t) > 0 {
			tables[name] = t
		}
	}
	s.Data = assemble(tables)
	return s
}

func (f *TrueType) glyphData(g uint16) []byte {
	loca, n := f.tables["loca"], int(g)
	if u16(f.tables["head"], 50) == 1 {
		return f.tables["glyf"][u32(loca, 4*n):u32(loca, 4*n+4)]
	}
	return f.tables["glyf"][2*int(u16(loca, 2*n)) : 2*int(u16(loca, 2*n+2))]
}

func (f *TrueType) metric(g uint16) (advance, bearing uint16) {
	hmtx, long := f.tables["hmtx"], int(u16(f.tables["hhea"], 34))
	if int(g) < long {
		return u16(hmtx, 4*int(g)), u16(hmtx, 4*int(g)+2)
	}
	return u16(hmtx, 4*(long-1)), u16(hmtx, 4*long+2*(int(g)-long))
}

// renumber gives the components of a composite glyph their new numbers.
func renumber(g []byte, take func(uint16) uint16) {
	if len(g) < 12 || int16(u16(g, 0)) >= 0 {
		return
	}
	for at := 10; at+4 <= len(g); {
		flags := u16(g, at)
		binary.BigEndian.PutUint16(g[at+2:], take(u16(g, at+2)))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&haveScale != 0:
			at += 2
		case flags&haveXYScale != 0:
			at += 4
		case flags&have2x2 != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return
		}
	}
}

// cmap writes a format 4 table, one segment a character.
func (s *Subset) cmap() []byte {
	put := binary.BigEndian.AppendUint16
	n := uint16(len(s.Runes) + 1)
	sub := put(put(put(nil, 4), 16+8*n), 0)
	power, log := uint16(1), uint16(0)
	for power*2 <= n {
		power *= 2
		log++
	}
	sub = put(put(put(put(sub, 2*n), 2*power), log), 2*(n-power))
	for _, r := range s.Runes {
		sub = put(sub, uint16(r))
	}
	sub = put(put(sub, 0xFFFF), 0)
	for _, r := range s.Runes {
		sub = put(sub, uint16(r))
	}
	sub = put(sub, 0xFFFF)
	for _, r := range s.Runes {
		sub = put(sub, s.Glyph[r]-uint16(r))
	}
	sub = put(sub, 1)
	for range n {
		sub = put(sub, 0)
	}
	head := put(put(nil, 0), 1)
	head = put(put(head, 3), 1)
	return append(binary.BigEndian.AppendUint32(head, 12), sub...)
}

// assemble puts tables into a TrueType file with right sums.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	n := uint16(len(names))
	power, log := uint16(1), uint16(0)
	for power*2 <= n {
		power *= 2
		log++
	}
	put := binary.BigEndian.AppendUint16
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	out = put(put(put(put(out, n), 16*power), log), 16*(n-power))
	at := len(out) + 16*len(names)
	headAt := 0
	for _, name := range names {
		t := tables[name]
		if name == "head" {
			headAt = at
		}
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, tableSum(t))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t)))
		at += (len(t) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-tableSum(out))
	return out
}

func tableSum(t []byte) uint32 {
	sum := uint32(0)
	for ; len(t) >= 4; t = t[4:] {
		sum += binary.BigEndian.Uint32(t)
	}
	if len(t) > 0 {
		var last [4]byte
		copy(last[:], t)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}

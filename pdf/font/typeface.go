// Package font reads the typefaces of printed pages: how wide a text is, which
// characters the fonts have, and the part of a font that a document needs.
//
// It knows neither pages nor PDF. A Typeface is never changed and may be shared by
// any goroutines.
package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode"
)

// Files are the TrueType files that a document is set in.
type Files struct {
	Regular, Semibold, Bold []byte
}

// Face names one of the fonts of a Typeface.
type Face uint8

// The fonts of a document, and how many there are.
const (
	Regular Face = iota
	Semibold
	Bold
	Faces
)

// Typeface is a set of parsed fonts: metrics and coverage. It is immutable and
// may be used by several goroutines; each export works on its own copy of the
// bytes, because gofpdf writes into what it is given.
type Typeface struct {
	files [Faces]*TrueType
}

// The narrow no-break space groups the digits of a number. Fonts draw it so
// thin that 1 261 138 reads as one block; on paper it is given this width.
const (
	Narrow      = '\u202f'
	narrowWidth = 165
)

// TrueType is what layout needs of one TrueType file.
type TrueType struct {
	data   []byte
	width  [65536]uint16 // per mille of the size; 0 where there is no glyph
	glyph  [65536]uint16
	tables map[string][]byte
	upem   float64
	ascent float64 // height of a capital letter, per mille
}

// Parse parses the fonts. Their bytes are kept, read and never changed.
func Parse(f Files) (*Typeface, error) {
	t := &Typeface{}
	for i, data := range [Faces][]byte{f.Regular, f.Semibold, f.Bold} {
		file, err := parseFont(data)
		if err != nil {
			return nil, fmt.Errorf("parse font %d: %w", i+1, err)
		}
		t.files[i] = file
	}
	return t, nil
}

// Printable reports whether every font has a glyph for r, so that r comes out
// on paper as it was typed. Line breaks and tabs count as printable.
func (t *Typeface) Printable(r rune) bool {
	if r == '\n' || r == '\t' {
		return true
	}
	if r < ' ' || r > 0xFFFF || unicode.In(r, unicode.Co, unicode.Other_Default_Ignorable_Code_Point) {
		// A private character means nothing to others, an ignorable one is not seen.
		return false
	}
	return t.drawn(r)
}

// drawn reports whether every face has a glyph for r, which is at most U+FFFF.
func (t *Typeface) drawn(r rune) bool {
	for _, f := range t.files {
		if f.glyph[r] == 0 {
			return false
		}
	}
	return true
}

// Font is the font of a face.
func (t *Typeface) Font(f Face) *TrueType { return t.files[f] }

// Measure gives the width of s in points.
func (t *Typeface) Measure(s string, f Face, size float64) float64 {
	w := 0
	file := t.files[f]
	for _, r := range s {
		w += file.Advance(r)
	}
	return float64(w) * size / 1000
}

// Has reports whether the font has a glyph for r.
func (f *TrueType) Has(r rune) bool { return r <= 0xFFFF && f.glyph[r] != 0 }

// Advance is the width of r, per mille of the size; 0 where there is no glyph.
func (f *TrueType) Advance(r rune) int {
	if r > 0xFFFF {
		return 0
	}
	return int(f.width[r])
}

var errFont = errors.New("not a usable TrueType font")

// parseFont reads the tables that layout needs. Any index out of range is a
// broken file, reported as errFont.
func parseFont(data []byte) (f *TrueType, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errFont
		}
	}()
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errFont
	}
	f = &TrueType{data: data, tables: map[string][]byte{}}
	for i := range int(u16(data, 4)) {
		rec := data[12+16*i:]
		f.tables[string(rec[:4])] = data[u32(rec, 8):][:u32(rec, 12)]
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "glyf", "loca"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("%w: no table %q", errFont, name)
		}
	}
	f.upem = float64(u16(f.tables["head"], 18))
	f.ascent = 660
	if os2 := f.tables["OS/2"]; len(os2) >= 90 && u16(os2, 0) > 1 {
		f.ascent = float64(u16(os2, 88)) * 1000 / f.upem
	}
	if err := f.readCmap(); err != nil {
		return nil, err
	}
	hmtx, long := f.tables["hmtx"], int(u16(f.tables["hhea"], 34))
	for r, g := range f.glyph {
		if g == 0 {
			continue
		}
		adv := u16(hmtx, 4*min(int(g), long-1))
		f.width[r] = uint16(float64(adv)*1000/f.upem + 0.5)
	}
	f.width[Narrow] = max(f.width[Narrow], narrowWidth)
	return f, nil
}

// readCmap fills glyph from a format 4 subtable, the one gofpdf uses too.
func (f *TrueType) readCmap() error {
	cmap := f.tables["cmap"]
	for i := range int(u16(cmap, 2)) {
		rec := cmap[4+8*i:]
		platform, encoding := u16(rec, 0), u16(rec, 2)
		sub := cmap[u32(rec, 4):]
		if (platform != 0 && (platform != 3 || encoding != 1)) || u16(sub, 0) != 4 {
			continue
		}
		n := int(u16(sub, 6)) // twice the number of segments
		for s := 0; s < n; s += 2 {
			end, start := int(u16(sub, 14+s)), int(u16(sub, 16+n+s))
			delta, off := u16(sub, 16+2*n+s), int(u16(sub, 16+3*n+s))
			for c := start; c <= end && c < 0xFFFF; c++ {
				g := uint16(c)
				if off != 0 {
					if g = u16(sub, 16+3*n+s+off+2*(c-start)); g == 0 {
						continue
					}
				}
				f.glyph[c] = g + delta
			}
		}
		return nil
	}
	return fmt.Errorf("%w: no Unicode character map", errFont)
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

package assets_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"dossierpme/assets"
)

// counted is every character the screens and the paper rely on.
const counted = "" +
	" ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" +
	"ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸàâäæçéèêëîïôöœùûüÿ" +
	"€²³₂≤≥☐☑✓–—’«»…·•◆×÷−±≈%‰°§/*†→" +
	"\u00a0\u202f\u2011"

func TestFontsCoverTheCharactersThatTheProgramUses(t *testing.T) {
	for name, raw := range fonts() {
		t.Run(name, func(t *testing.T) {
			f, err := sfnt.Parse(raw)
			if err != nil {
				t.Fatal(err)
			}
			var buf sfnt.Buffer
			var missing strings.Builder
			for _, r := range counted {
				g, err := f.GlyphIndex(&buf, r)
				if err != nil {
					t.Fatal(err)
				}
				if g == 0 {
					missing.WriteRune(r)
				}
			}
			if missing.Len() > 0 {
				t.Errorf("no glyph for %q", missing.String())
			}
		})
	}
}

// The PDF writer embeds TrueType outlines only, and the licence bits of the
// font must allow embedding.
func TestFontsCanBeEmbeddedInAPDF(t *testing.T) {
	for name, raw := range fonts() {
		t.Run(name, func(t *testing.T) {
			tables := tablesOf(raw)
			for _, want := range []string{"glyf", "loca", "cmap", "hmtx", "OS/2"} {
				if tables[want] == nil {
					t.Errorf("no table %q", want)
				}
			}
			if len(tables["fvar"]) != 0 {
				t.Error("a variable font: a static one is needed")
			}
			if os2 := tables["OS/2"]; os2 != nil {
				if fsType := binary.BigEndian.Uint16(os2[8:]); fsType != 0 {
					t.Errorf("fsType is %#x: embedding is restricted", fsType)
				}
			}
		})
	}
}

func fonts() map[string][]byte {
	return map[string][]byte{
		"Regular":  assets.FontRegular(),
		"Italic":   assets.FontItalic(),
		"Semibold": assets.FontSemibold(),
		"Bold":     assets.FontBold(),
	}
}

// tablesOf reads the table directory of an sfnt file.
func tablesOf(raw []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(raw[4:])) {
		entry := raw[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = raw[offset : offset+length]
	}
	return tables
}

package pdf

import (
	"dossierpme/pdf/font"
	"dossierpme/pdf/object"
)

// embed writes a font into the file, cut to what the pages take from it.
func embed(f *object.Writer, src *font.TrueType, s *font.Subset) (object.Ref, error) {
	d := src.Describe()
	return f.Font(&object.TrueType{
		Name: s.Tag() + "+" + d.Name, Box: d.Box, Ascent: d.Ascent, Descent: d.Descent, CapHeight: d.CapHeight, Stem: d.Stem,
		Program: s.Data, Runes: s.Runes, Glyph: s.Glyph, Width: s.Width,
	})
}

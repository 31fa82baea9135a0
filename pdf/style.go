package pdf

import "dossierpme/dossier/outline"

// All lengths are points. The page is A4 with room for a hole punch on the
// left; one column.
const (
	pageWidth, pageHeight = 595.28, 841.89

	left   = 66.0
	right  = pageWidth - 62
	column = right - left
	top    = 68.0
	bottom = 784.0

	headBaseline = 37.5
	headRule     = 46.0
	footRule     = 799.5
	footBaseline = 813.0

	labelWidth = 174.0 // labels of pairs
	valueLeft  = 188.0 // where their values start, from the column's left

	hair  = 0.5 // between rows
	solid = 0.8 // under heads and above totals
)

// rgb is a colour of the printed palette.
type rgb [3]uint8

var (
	ink         = rgb{0x1D, 0x2A, 0x2F}
	muted       = rgb{0x5C, 0x6A, 0x6E}
	hairline    = rgb{0xDA, 0xDD, 0xD6}
	writingLine = rgb{0x9D, 0xA6, 0xA4}
	accent      = rgb{0x12, 0x58, 0x6B}
	warning     = rgb{0x9A, 0x5B, 0x00}
	warningSoft = rgb{0xFB, 0xF0, 0xDD}
	wrong       = rgb{0xA3, 0x2A, 0x20}
	success     = rgb{0x2C, 0x6B, 0x46}
	legal       = rgb{0x7A, 0x60, 0x18}
	white       = rgb{0xFF, 0xFF, 0xFF}
	markTint    = rgb{0xF3, 0xEC, 0xDE}
)

// barColours follow one another in a stacked bar. Neighbours differ in
// lightness too, so that they part in grey.
var barColours = []rgb{
	{0x12, 0x58, 0x6B}, {0x5B, 0x83, 0x8F}, {0x84, 0x54, 0x10}, {0x4A, 0x58, 0x5E}, {0x7B, 0x6A, 0x3A}, {0x6D, 0x7B, 0x80},
}

// style is how a text is set.
type style struct {
	face   face
	size   float64
	lead   float64 // from baseline to baseline
	colour rgb
	track  float64 // added between letters
}

var (
	body       = style{regular, 10, 14, ink, 0}
	bodyMuted  = style{regular, 10, 14, muted, 0}
	bodyStrong = style{semibold, 10, 14, ink, 0}
	small      = style{regular, 8.5, 11.5, muted, 0}
	smallLabel = style{semibold, 8.5, 11.5, muted, 0}
	cell       = style{regular, 9.5, 12.6, ink, 0}
	cellHead   = style{semibold, 8.5, 10.6, muted, 0}
	lead       = style{regular, 11, 15.4, muted, 0}
	eyebrow    = style{bold, 8.8, 12, accent, 0.55}
	h1         = style{bold, 21, 25, ink, 0}
	h2         = style{bold, 12.5, 16, accent, 0}
	h3         = style{semibold, 10.5, 14, ink, 0}
	running    = style{regular, 8.3, 11, muted, 0}
)

// baseline is where letters stand in a line of s, from its top.
func (s style) baseline() float64 { return s.lead/2 + s.size*0.33 }

// with gives s the colour and weight of a text.
func (s style) with(t outline.Text) style {
	s.colour = toneColour(t.Tone, s.colour)
	if t.Strong && s.face == regular {
		s.face = semibold
	}
	return s
}

func toneColour(t outline.Tone, plain rgb) rgb {
	switch t {
	case outline.Muted:
		return muted
	case outline.Accent:
		return accent
	case outline.Todo:
		return warning
	case outline.Wrong:
		return wrong
	case outline.Good:
		return success
	case outline.FromRule:
		return legal
	default:
		return plain
	}
}

package layout

import (
	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// All lengths are points. The page is A4 with room for a hole punch on the
// left; one column.
const (
	PageWidth  = 595.28
	PageHeight = 841.89

	left   = 66.0
	right  = PageWidth - 62
	column = right - left
	top    = 68.0
	bottom = 784.0

	headBaseline = 37.5
	headRule     = 46.0
	footRule     = 799.5
	footBaseline = 813.0

	labelWidth = 174.0 // labels of pairs
	valueLeft  = 188.0 // where their values start, from the column's left

	Hair  = 0.5 // between rows
	solid = 0.8 // under heads and above totals
)

// RGB is a colour of the printed palette.
type RGB [3]uint8

// The palette.
var (
	ink         = RGB{0x1D, 0x2A, 0x2F}
	Muted       = RGB{0x5C, 0x6A, 0x6E}
	Hairline    = RGB{0xDA, 0xDD, 0xD6}
	writingLine = RGB{0x9D, 0xA6, 0xA4}
	accent      = RGB{0x12, 0x58, 0x6B}
	warning     = RGB{0x9A, 0x5B, 0x00}
	warningSoft = RGB{0xFB, 0xF0, 0xDD}
	wrong       = RGB{0xA3, 0x2A, 0x20}
	success     = RGB{0x2C, 0x6B, 0x46}
	legal       = RGB{0x7A, 0x60, 0x18}
	black       = RGB{0, 0, 0}
	white       = RGB{0xFF, 0xFF, 0xFF}
	MarkTint    = RGB{0xF3, 0xEC, 0xDE}
)

// barColours follow one another in a stacked bar, a dark one and a lighter one in
// turn, so that neighbours part in grey too. White words hold on each of them.
var barColours = []RGB{
	{0x12, 0x58, 0x6B}, {0x54, 0x7B, 0x87}, {0x6B, 0x42, 0x08}, {0x67, 0x75, 0x7A}, {0x3A, 0x47, 0x4D}, {0x82, 0x70, 0x3F},
}

// style is how a text is set.
type style struct {
	Face   font.Face
	Size   float64
	Lead   float64 // from baseline to baseline
	Colour RGB
	Track  float64 // added between letters
}

var (
	body       = style{font.Regular, 10, 14, ink, 0}
	bodyMuted  = style{font.Regular, 10, 14, Muted, 0}
	bodyStrong = style{font.Semibold, 10, 14, ink, 0}
	small      = style{font.Regular, 8.5, 11.5, Muted, 0}
	smallLabel = style{font.Semibold, 8.5, 11.5, Muted, 0}
	cell       = style{font.Regular, 9.5, 12.6, ink, 0}
	cellHead   = style{font.Semibold, 8.5, 10.6, Muted, 0}
	lead       = style{font.Regular, 11, 15.4, Muted, 0}
	eyebrow    = style{font.Bold, 8.8, 12, accent, 0.55}
	h1         = style{font.Bold, 21, 25, ink, 0}
	h2         = style{font.Bold, 12.5, 16, accent, 0}
	h3         = style{font.Semibold, 10.5, 14, ink, 0}
	running    = style{font.Regular, 8.3, 11, Muted, 0}
)

// baseline is where letters stand in a line of s, from its top.
func (s style) baseline() float64 { return s.Lead/2 + s.Size*0.33 }

// with gives s the colour and weight of a text.
func (s style) with(t outline.Text) style {
	s.Colour = toneColour(t.Tone, s.Colour)
	if t.Strong && s.Face == font.Regular {
		s.Face = font.Semibold
	}
	return s
}

func toneColour(t outline.Tone, plain RGB) RGB {
	switch t {
	case outline.Muted:
		return Muted
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

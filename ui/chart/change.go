package chart

import (
	"dossierpme/ui/kit"
)

// Change is one thing before and after.
type Change struct {
	Label         string
	Before, After string // in words, with their unit
	From, To      float64
	Gain          string // « − 23,4 % »
	Note          string // under the gain: « baisse », « hausse »
	Worse         bool
}

// ChangesOf says what a picture of changes shows.
type ChangesOf struct {
	Before, After string // what stands before the bars: « Avant », « Après »
	Changes       []Change
}

// NewChanges draws each thing as two bars, before and after, on a scale of its
// own, with the gain beside them.
func NewChanges(of ChangesOf) *Picture {
	return newPicture(func(p *pen, width float32) float32 { return drawChanges(p, width, of) })
}

// Sizes of a picture of changes.
const (
	changeBar  float32 = 18
	changeGain float32 = 148
	changeWord float32 = 52
	changeGap  float32 = 18
)

func drawChanges(p *pen, width float32, of ChangesOf) float32 {
	y := float32(0)
	values := float32(0)
	for _, c := range of.Changes {
		values = max(values, ink{}.measure(c.Before), ink{bold: true}.measure(c.After))
	}
	room := max(width-changeWord-values-10-changeGain-12, 40)
	for i, c := range of.Changes {
		if i > 0 {
			y += changeGap / 2
			p.rule(0, y, width, y, 1, kit.ColorLine)
			y += changeGap / 2
		}
		p.write(0, y, width, c.Label, ink{bold: true, size: kit.SizeBody})
		y += bodyLine + 4
		most := max(c.From, c.To)
		length := func(v float64) float32 {
			if most <= 0 {
				return 0
			}
			return max(room*float32(max(v, 0)/most), 1)
		}
		from, to := length(c.From), length(c.To)
		p.write(0, y, changeWord, of.Before, ink{color: kit.ColorMuted})
		p.box(changeWord, y, from, changeBar, shape{fill: blend(kit.ColorMuted, 0.28), stroke: kit.ColorControl, width: 1})
		p.write(changeWord+from+8, y, values+2, c.Before, ink{color: kit.ColorMuted})
		gain := ink{color: kit.ColorSuccess, bold: true, size: kit.SizeSubtitle}
		if c.Worse {
			gain.color = kit.ColorWarning
		}
		p.write(width-changeGain, y, changeGain, c.Gain, gain)
		p.write(width-changeGain, y+bodyLine+3, changeGain, c.Note, ink{color: kit.ColorMuted})
		y += changeBar + 4
		p.write(0, y, changeWord, of.After, ink{})
		p.box(changeWord, y, to, changeBar, shape{fill: blend(kit.ColorAccent, 0.95)})
		p.write(changeWord+to+8, y, values+2, c.After, ink{bold: true})
		y += changeBar
	}
	return y
}

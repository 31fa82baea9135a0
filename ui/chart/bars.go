package chart

import (
	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Bar is one amount.
type Bar struct {
	Label, Text string
	Size        float64 // below zero: it lies on the left of the others' beginning
	Pale        bool    // it stands beside another, for comparison
	Hollow      bool    // it stands there and is not counted
}

// Bars are amounts of one kind: by category, by year.
type Bars struct {
	Heading string
	Bars    []Bar
}

// NewBars draws amounts as bars under their headings, all on one scale.
func NewBars(groups ...Bars) *Picture {
	return newPicture(func(p *pen, width float32) float32 { return drawBars(p, width, groups) })
}

// Sizes of bars.
const (
	barHigh float32 = 16
	barStep float32 = 24
)

func drawBars(p *pen, width float32, groups []Bars) float32 {
	most, least, labels, texts := 0.0, 0.0, float32(0), float32(0)
	for _, g := range groups {
		for _, b := range g.Bars {
			most, least = max(most, b.Size), min(least, b.Size)
			labels = max(labels, ink{}.measure(b.Label))
			texts = max(texts, ink{bold: true}.measure(b.Text))
		}
	}
	labels = min(labels, width*0.36) + 12
	room := max(width-labels-texts-10, 30)
	per := float32(0)
	if whole := most - least; whole > 0 {
		per = room / float32(whole)
	}
	zero := labels - per*float32(least)
	y := float32(0)
	for i, g := range groups {
		if len(g.Bars) == 0 {
			continue
		}
		if i > 0 && y > 0 {
			y += kit.Space8
		}
		if g.Heading != "" {
			p.write(0, y, width, g.Heading, ink{color: kit.ColorMuted, bold: true})
			y += captionLine + 4
		}
		for _, b := range g.Bars {
			long, from := per*float32(b.Size), zero
			color := kit.ColorAccent
			if long < 0 {
				long, from, color = -long, zero+long, kit.ColorWarning
			}
			if per > 0 {
				long = max(long, 1)
			}
			p.write(0, y, labels-12, b.Label, ink{})
			s := shape{fill: blend(color, 0.95)}
			if b.Pale {
				s.fill = blend(color, 0.4)
			}
			text := ink{bold: true, align: fyne.TextAlignLeading}
			if b.Hollow {
				s = shape{stroke: kit.ColorControl, width: 1, dashed: true}
				text = ink{color: kit.ColorMuted}
			}
			p.box(from, y+1, long, barHigh, s)
			p.write(max(from+long, zero)+8, y, texts+2, b.Text, text)
			y += barStep
		}
	}
	return max(y-barStep+barHigh+4, 0)
}

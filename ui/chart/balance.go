package chart

import (
	"image/color"

	"fyne.io/fyne/v2"

	"dossierpme/ui/kit"
)

// Portion is a part of a stacked bar.
type Portion struct {
	Label, Text string  // what it is, and how much in words
	Size        float64 // how much, in any unit that is the same for all
	Strong      bool    // of the kind that is told apart: public money
}

// Stack is one of the two bars of a balance.
type Stack struct {
	Label, Text string
	Portions    []Portion
}

// BalanceOf says what a balance shows.
type BalanceOf struct {
	Left, Right Stack
	// Gap are the words for the difference: « Il manque 12 000,00 € », or that
	// there is none.
	Gap  string
	Even bool
}

// NewBalance draws what is to be paid and what pays for it as two stacked bars,
// with a line between their tops.
func NewBalance(of BalanceOf) *Picture {
	return newPicture(func(p *pen, width float32) float32 { return drawBalance(p, width, of) })
}

// Sizes of a balance.
const (
	balanceLabel     float32 = 36 // height of a label of two lines
	balanceLeast     float32 = 200
	balanceBetween   float32 = 56
	balanceLeader    float32 = 34
	balanceHead      float32 = 46
	balanceGapAround float32 = 30 // above the bars, for the words of the gap
)

func total(portions []Portion) float64 {
	sum := 0.0
	for _, q := range portions {
		sum += max(q.Size, 0)
	}
	return sum
}

func drawBalance(p *pen, width float32, of BalanceOf) float32 {
	left, right := total(of.Left.Portions), total(of.Right.Portions)
	most := max(left, right)
	if most <= 0 {
		return 0
	}
	rows := max(len(of.Left.Portions), len(of.Right.Portions))
	high := max(balanceLeast, float32(rows)*balanceLabel)
	bar := min(float32(96), width*0.13)
	middle := width / 2
	lx, rx := middle-balanceBetween/2-bar, middle+balanceBetween/2
	labels := lx - balanceLeader
	p.write(0, 0, lx+bar, of.Left.Label, ink{bold: true, size: kit.SizeBody, align: fyne.TextAlignTrailing})
	p.write(0, bodyLine, lx+bar, of.Left.Text, ink{color: kit.ColorMuted, align: fyne.TextAlignTrailing})
	p.write(rx, 0, width-rx, of.Right.Label, ink{bold: true, size: kit.SizeBody})
	p.write(rx, bodyLine, width-rx, of.Right.Text, ink{color: kit.ColorMuted})
	top := balanceHead + balanceGapAround
	foot := top + high
	stack := func(x float32, portions []Portion, toLeft bool) float32 {
		y := foot
		centres := make([]float32, 0, len(portions))
		for n, q := range portions {
			h := float32(max(q.Size, 0)/most) * high
			y -= h
			p.box(x, y, bar, max(h, 1), shape{fill: portionFill(n, q.Strong), stroke: kit.ColorSurface, width: 1})
			centres = append(centres, y+h/2)
		}
		p.box(x, y, bar, foot-y, shape{stroke: kit.ColorInk, width: 1})
		for n, at := range spread(centres, top, foot) {
			q := portions[n]
			align, tx, tw := fyne.TextAlignLeading, x+bar+balanceLeader, width-x-bar-balanceLeader
			x1, x2 := x+bar, x+bar+balanceLeader-6
			if toLeft {
				align, tx, tw = fyne.TextAlignTrailing, 0, labels
				x1, x2 = x-balanceLeader+6, x
			}
			y1, y2 := centres[n], at
			if toLeft {
				y1, y2 = at, centres[n]
			}
			p.slope(x1, y1, x2, y2, 1, kit.ColorControl)
			p.write(tx, at-captionLine, tw, q.Label, ink{align: align, bold: q.Strong})
			p.write(tx, at, tw, q.Text, ink{color: kit.ColorMuted, align: align})
		}
		return y
	}
	topLeft, topRight := stack(lx, of.Left.Portions, true), stack(rx, of.Right.Portions, false)
	drawGap(p, of, spot{lx, topLeft, bar, foot}, spot{rx, topRight, bar, foot}, width)
	p.rule(lx-8, foot+0.5, rx+bar+8, foot+0.5, 1, kit.ColorInk)
	return foot + 8
}

// drawGap says the difference above the bars: an empty dashed box on the lower
// one as high as what it lacks, between two lines.
func drawGap(p *pen, of BalanceOf, l, r spot, width float32) {
	y, low, x := min(l.y, r.y), max(l.y, r.y), l.x
	if r.y > l.y {
		x = r.x
	}
	name, words := kit.ColorSuccess, ink{color: kit.ColorSuccess, bold: true, align: fyne.TextAlignCenter}
	if !of.Even {
		name, words.color = kit.ColorError, kit.ColorError
		if low-y > 1 {
			p.box(x, y, l.w, low-y, shape{stroke: name, width: 1.5, dashed: true})
		}
		p.dash(&p.shapes, l.x-8, low, r.x+r.w+8, low, 1, name)
	}
	p.dash(&p.shapes, l.x-8, y, r.x+r.w+8, y, 1.5, name)
	p.write(0, balanceHead+4, width, of.Gap, words)
}

// portionFill alternates two shades, so that neighbours differ without colour.
func portionFill(n int, strong bool) color.Color {
	switch {
	case strong && n%2 == 0:
		return blend(kit.ColorAccent, 0.95)
	case strong:
		return blend(kit.ColorAccent, 0.72)
	case n%2 == 0:
		return blend(kit.ColorMuted, 0.30)
	default:
		return blend(kit.ColorMuted, 0.16)
	}
}

// spread moves labels apart that would lie on each other: they are given from
// the foot upwards.
func spread(centres []float32, top, foot float32) []float32 {
	at := append([]float32{}, centres...)
	limit := foot - balanceLabel/2
	for i := range at {
		at[i] = min(at[i], limit)
		limit = at[i] - balanceLabel
	}
	limit = top + balanceLabel/2
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = max(at[i], limit)
		limit = at[i] + balanceLabel
	}
	return at
}

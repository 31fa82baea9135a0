package layout

import (
	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// paleBar fills what was, beside what will be: they part in grey too.
var paleBar = RGB{0xA9, 0xB7, 0xBB}

// span is how far the bars of one scale reach below zero and above it.
type span struct{ below, above float64 }

func (s span) with(items []outline.Length) span {
	for _, it := range items {
		s.below, s.above = max(s.below, -it.Amount), max(s.above, it.Amount)
	}
	return s
}

// lengths draws bars under each other, each between its label and its value. A bar
// below zero lies on the left of the others' beginning, with its value where theirs
// begin.
func (b *builder) lengths(c outline.Lengths) {
	const (
		least, most = 96.0, 190.0 // room for the labels
		gap         = 8.0
		rowH, barH  = 14.4, 9.0
		titleH      = 15.0
	)
	label := small
	label.Colour = ink
	fig := b.figure(c.ID, c.Alt)
	from := len(b.slabs)
	value := style{font.Semibold, 9, 12, ink, 0}
	valueW, labelW, all := 0.0, least, span{}
	for _, g := range c.Groups {
		for _, it := range g.Items {
			valueW = max(valueW, b.width(b.clean(it.Value), value))
			labelW = min(max(labelW, b.width(oneLine(b.clean(it.Label)), label)), most)
		}
		all = all.with(g.Items)
	}
	x := left + labelW + gap
	longest := max(right-x-valueW-6, 40)
	for n, g := range c.Groups {
		head := slab{before: 8, h: titleH, keep: true}
		if n == 0 {
			head.before = 6
		}
		head.ops = append(head.ops, b.one(fig, g.Title, left, smallLabel.baseline(), smallLabel))
		if g.Note.S != "" {
			note := smallLabel.with(g.Note)
			head.ops = append(head.ops, b.one(fig, g.Note.S, x, smallLabel.baseline(), note))
		}
		b.add(head)
		scale := all
		if !c.Shared {
			scale = span{}.with(g.Items)
		}
		per := 0.0
		if whole := scale.below + scale.above; whole > 0 {
			per = longest / whole
		}
		zero := x + per*scale.below
		for _, it := range g.Items {
			lines := wrap(b.t, oneLine(b.clean(it.Label)), label.Face, label.Size, labelW)
			if len(lines) > 3 { // the words of the chart say it whole
				lines = append(lines[:2], textLine{s: b.fit(lines[2].s+" "+lines[3].s, label, labelW)})
			}
			s := slab{h: rowH + float64(len(lines)-1)*small.Lead}
			y := rowH/2 + small.Size*0.33
			for i, ln := range lines {
				s.ops = append(s.ops, textOp(fig, left, y+float64(i)*small.Lead, label, ln))
			}
			w := per * it.Amount
			fill, from := accent, zero
			if it.Pale {
				fill = paleBar
			}
			if w < 0 {
				fill, from, w = warning, zero+w, -w
			}
			s.ops = append(s.ops,
				Op{Kind: OpRect, Elem: fig, X: from, Y: (rowH - barH) / 2, W: max(w, 0.8), H: barH, Colour: fill},
				b.one(fig, it.Value, max(from+w, zero)+6, y, value))
			b.add(s)
		}
	}
	b.chain(from, len(b.slabs))
}

// card is a framed box: a place in large, its address, what is known of it.
func (b *builder) card(c outline.Card) {
	const pad, half = 11.0, column * 0.46
	const rule, textW = half - pad - 4, half - 3*pad - 4 // the line between both sides, and what stands left of it
	title := style{font.Bold, 14, 18, ink, 0}
	s := slab{before: 10, ids: []outline.ID{c.ID}}
	y := pad
	set := func(e int, text string, st style, x, width float64) {
		for _, ln := range wrap(b.t, b.clean(text), st.Face, st.Size, width) {
			s.ops = append(s.ops, textOp(e, x, y+st.baseline(), st, ln))
			y += st.Lead
		}
	}
	set(b.leaf(RoleP), c.Title, title, left+pad, textW)
	for _, line := range c.Lines {
		set(b.leaf(RoleP), line, bodyMuted, left+pad, textW)
	}
	bottomLeft := y
	y = pad + 1
	const labelW = 86.0
	b.begin(RoleList)
	for _, f := range c.Facts {
		b.begin(RoleItem)
		s.ops = append(s.ops, b.one(b.leaf(RoleLabel), f.Label, left+half, y+body.baseline(), bodyMuted))
		st := body.with(f.Value)
		set(b.leaf(RoleBody), f.Value.S, st, left+half+labelW, column-half-labelW-pad)
		y += 2
		b.end()
	}
	b.end()
	s.h = max(bottomLeft, y) + pad - 2
	if len(c.Facts) > 0 {
		s.ops = append(s.ops, Op{Kind: OpLine, Elem: Artifact, X: left + rule, Y: 0, H: s.h, W: 0, Colour: Hairline})
	}
	s.ops = append(s.ops, Op{Kind: OpBox, Elem: Artifact, X: left, Y: 0, W: column, H: s.h, Colour: Hairline, Style: style{Size: 6}})
	b.add(s)
}

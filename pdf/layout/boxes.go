package layout

import "dossierpme/dossier/outline"

// boxes are statements with a box each. A cross tells a ticked one from an empty one
// on any copy, and who does not see it hears it.
func (b *builder) boxes(x outline.Boxes) {
	const textLeft = tickBox + 9
	from := len(b.slabs)
	if x.Label != "" {
		b.lines(b.leaf(RoleP), x.Label, bodyStrong, left, column, 8)
		b.slabs[len(b.slabs)-1].keep = true
	}
	b.begin(RoleList)
	for _, it := range x.Items {
		at := len(b.slabs)
		b.begin(RoleItem)
		b.begin(RoleLabel)
		said, words := b.words.TickBox, body
		if it.Ticked {
			said, words = b.words.Ticked, bodyStrong
		}
		box := b.figure("", said)
		b.end()
		e := RoleP
		b.begin(RoleBody)
		b.lines(b.leaf(e), it.Text, words, left+textLeft, column-textLeft, 5)
		if it.Detail != "" {
			b.detail(it, words, left+textLeft)
		}
		b.end()
		b.end()
		s, y := &b.slabs[at], body.baseline()-8.2
		s.ops = append(s.ops, Op{Kind: OpBox, Elem: box, X: left + 0.5, Y: y, W: tickBox, H: tickBox, Colour: ink})
		if it.Ticked {
			s.ops = append(s.ops, Op{Kind: OpCross, Elem: box, X: left + 0.5, Y: y, W: tickBox, H: tickBox, Colour: ink})
		}
		b.chain(at, 8)
	}
	b.end()
	b.slabs[len(b.slabs)-1].h += 4
	b.chain(from, 12)
}

// detail is what is said of a statement, behind it where both fit on one line.
func (b *builder) detail(it outline.Box, words style, x float64) {
	const gap = 7.0
	e, last := b.leaf(RoleP), &b.slabs[len(b.slabs)-1]
	end := x + b.width(last.ops[0].Text, words) + gap
	if detail := b.clean(it.Detail); end+b.width(detail, small) <= right {
		last.ops = append(last.ops, b.one(e, detail, end, words.baseline(), small))
		return
	}
	b.lines(e, it.Detail, small, x, right-x, 0)
}

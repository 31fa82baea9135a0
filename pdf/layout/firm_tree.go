package layout

import "dossierpme/dossier/outline"

// firmTree draws a group as boxes below each other, each joined by lines to the box
// that it hangs on. A dot stands on the side of the one that is held. However deep the
// chain, boxes stay wide enough to read, and the lines go on overleaf: each box with its
// lines is a figure of its own.
func (b *builder) firmTree(c outline.FirmTree) {
	const (
		widest, least = 22.0, 250.0 // a step to the right; what is left of a box at the end of the chain
		gap, pad, dot = 8.0, 5.0, 5.2
		widestBox     = 400.0
	)
	if len(c.Items) == 0 {
		return
	}
	from, deepest := len(b.slabs), 1
	for _, it := range c.Items {
		deepest = max(deepest, it.Depth)
	}
	step := min(widest, (column-least)/float64(deepest))
	at := func(depth int) float64 { return left + float64(depth)*step }
	trunk := func(depth int) float64 { return at(depth) + step*0.4 } // of what hangs on a box of that depth
	for i, it := range c.Items {
		id := outline.ID("")
		if i == 0 {
			id = c.ID
		}
		fig, x := b.figure(id, it.Alt), at(it.Depth)
		width := min(right-x, widestBox)
		var name, lines []textLine
		name = wrap(b.t, b.clean(it.Name), bodyStrong.Face, bodyStrong.Size, width-2*pad-6)
		for _, l := range it.Lines {
			lines = append(lines, wrap(b.t, b.clean(l), small.Face, small.Size, width-2*pad-6)...)
		}
		h := 2*pad + float64(len(name))*bodyStrong.Lead + float64(len(lines))*small.Lead
		s := slab{h: h + gap}
		middle := gap + pad + bodyStrong.Lead/2
		for depth := range it.Depth { // the lines of what still comes
			last := true
			for _, later := range c.Items[i+1:] {
				if later.Depth <= depth {
					break
				}
				if later.Depth == depth+1 {
					last = false
					break
				}
			}
			end := s.h
			if last {
				if depth < it.Depth-1 {
					continue
				}
				end = middle
			}
			s.ops = append(s.ops, Op{Kind: OpLine, Elem: fig, X: trunk(depth), Y: 0, W: 0, H: end, Colour: Muted})
		}
		if it.Depth > 0 {
			from := trunk(it.Depth - 1)
			held := x
			if it.Holder {
				held = from
			}
			s.ops = append(s.ops,
				Op{Kind: OpLine, Elem: fig, X: from, Y: middle, W: x - from, H: Hair, Colour: Muted},
				Op{Kind: OpDisc, Elem: fig, X: held, Y: middle, W: dot, Colour: ink})
		}
		frame := Op{Kind: OpBox, Elem: fig, X: x, Y: gap, W: width, H: h, Colour: ink}
		if it.Person {
			frame.Style.Size = 8
		}
		s.ops = append(s.ops, frame)
		y := gap + pad
		for _, ln := range name {
			s.ops = append(s.ops, textOp(fig, x+pad+4, y+bodyStrong.baseline(), bodyStrong, ln))
			y += bodyStrong.Lead
		}
		for _, ln := range lines {
			s.ops = append(s.ops, textOp(fig, x+pad+4, y+small.baseline(), small, ln))
			y += small.Lead
		}
		b.add(s)
	}
	b.chain(from, 2)
}

package layout

import "strings"

// callout is the words of a part that is too narrow for them, and where the part is.
type callout struct {
	x, at, w float64 // the middle of the part, where the words begin, how wide they are
	text     string
	row      int // under the bar, from 0
}

// mostCallouts is how many are set one by one; more are listed.
const mostCallouts = 6

// callouts sets the words of narrow parts under their bar, each at the end of a line
// that leads to its part and crosses no other words.
func (b *builder) callouts(fig int, of []callout) {
	if len(of) == 0 {
		return
	}
	if rows, ok := b.placeCallouts(of); ok {
		const tick, pad = 3.0, 2.0
		words := small
		words.Colour, words.Lead = ink, 10.2
		s := slab{h: tick + float64(rows)*words.Lead + pad, keep: true}
		for _, c := range of {
			foot := tick + float64(c.row)*words.Lead
			s.ops = append(s.ops, Op{Kind: OpLine, Elem: fig, X: c.x, Y: 0, H: foot + words.Lead*0.55, Colour: Muted})
			arm := c.at - 1
			if c.at < c.x { // the words end at the line
				arm = c.at + c.w + 1
			}
			s.ops = append(s.ops,
				Op{Kind: OpLine, Elem: fig, X: min(c.x, arm), Y: foot + words.Lead*0.55, W: max(c.x, arm) - min(c.x, arm), H: Hair, Colour: Muted},
				b.one(fig, c.text, c.at, foot+words.baseline(), words))
		}
		b.add(s)
		return
	}
	var words []string
	for _, c := range of {
		words = append(words, c.text)
	}
	b.lines(fig, strings.Join(words, "\u2002·\u2002"), small, left, column, 2)
	b.slabs[len(b.slabs)-1].keep = true
}

// placeCallouts finds the places of the words, on as few rows as it can: those of the
// first parts end at their lines and the others begin there, or the other way round.
// False where they are too many, or too long.
func (b *builder) placeCallouts(of []callout) (rows int, ok bool) {
	if len(of) > mostCallouts {
		return 0, false
	}
	for i := range of {
		of[i].w = b.width(of[i].text, small)
	}
	for rows = 1; rows <= len(of); rows++ {
		for split := range len(of) + 1 {
			for _, endFirst := range []bool{true, false} {
				if sides(of, split, endFirst) && arrange(of, 0, rows) {
					return rows, true
				}
			}
		}
	}
	return 0, false
}

// sides sets the words of the first parts on one side of their lines and those of the
// others on the other; false where some leave the column.
func sides(of []callout, split int, endFirst bool) bool {
	const arm = 5.0
	for i := range of {
		c := &of[i]
		if c.at = c.x + arm; i < split == endFirst {
			c.at = c.x - arm - c.w
		}
		if c.at < left || c.at+c.w > right {
			return false
		}
	}
	return true
}

// arrange gives the callouts from i on rows that clash with none before.
func arrange(of []callout, i, rows int) bool {
	if i == len(of) {
		return true
	}
	for of[i].row = 0; of[i].row < rows; of[i].row++ {
		clashes := false
		for j := range i {
			clashes = clashes || clash(of[i], of[j]) || clash(of[j], of[i])
		}
		if !clashes && arrange(of, i+1, rows) {
			return true
		}
	}
	return false
}

// clash reports whether the words of a are met by those of c, or by the line to them.
func clash(a, c callout) bool {
	const gap = 6.0
	from, to := min(a.at, a.x)-1, max(a.at+a.w, a.x)+1
	if c.row == a.row {
		return from-gap < max(c.at+c.w, c.x) && min(c.at, c.x) < to+gap
	}
	return c.row > a.row && c.x > from && c.x < to
}

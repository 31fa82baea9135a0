package layout

import (
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

func upper(s string) string { return strings.ToUpper(s) }

// keyFigures stand side by side in a box.
func (b *builder) keyFigures(k outline.KeyFigures) {
	if len(k.Items) == 0 {
		return
	}
	value := style{font.Bold, 16, 20, ink, 0}
	w := column / float64(len(k.Items))
	s := slab{before: 12}
	most := 1
	captions := make([][]textLine, len(k.Items))
	for i, it := range k.Items {
		captions[i] = wrap(b.t, b.clean(it.Caption), small.Face, small.Size, w-20)
		most = max(most, len(captions[i]))
		for v := b.clean(it.Value); b.width(v, value) > w-20 && value.Size > 5; {
			value.Size -= 0.5
		}
	}
	s.h = 10 + value.Lead + float64(most)*small.Lead + 9
	s.ops = append(s.ops, Op{Kind: OpBox, Elem: Artifact, X: left, Y: 0, W: column, H: s.h, Colour: Hairline, Style: style{Size: 6}})
	b.begin(RoleList)
	defer b.end()
	for i, it := range k.Items {
		x := left + float64(i)*w
		if i > 0 {
			s.ops = append(s.ops, Op{Kind: OpLine, Elem: Artifact, X: x, Y: 0, H: s.h, W: 0, Colour: Hairline})
		}
		b.begin(RoleItem)
		label := b.leaf(RoleLabel) // what it is, then how much
		for n, ln := range captions[i] {
			s.ops = append(s.ops, textOp(label, x+11, 9+value.Lead+small.baseline()+float64(n)*small.Lead, small, ln))
		}
		s.ops = append(s.ops, b.one(b.leaf(RoleBody), it.Value, x+11, 8+value.baseline(), value))
		b.end()
	}
	s.h += 4
	b.add(s)
}

// bars are stacked bars to one scale, labelled directly; a part too narrow for
// its label has it under the bar, at the end of a line that leads to it.
func (b *builder) bars(c outline.Bars) {
	fig := b.figure(c.ID, c.Alt)
	from, scale := len(b.slabs), 0.0
	for _, bar := range c.Items {
		scale = max(scale, barSum(bar))
	}
	if scale == 0 {
		return
	}
	in := style{font.Semibold, 8.5, 11, white, 0}
	for n, bar := range c.Items {
		colour := 2 * n // the bars do not begin alike
		head := slab{before: 5, h: small.Lead + 2, keep: true, ops: []Op{b.one(fig, bar.Label, left, small.baseline(), small)}}
		if bar.Total != "" {
			head.ops = append(head.ops, b.oneRight(fig, bar.Total, right, small.baseline(), smallLabel))
		}
		b.add(head)
		s := slab{h: barHigh, keep: true}
		x := left
		var under []callout
		for _, p := range bar.Parts {
			if p.Amount <= 0 {
				continue
			}
			w := column * p.Amount / scale
			fill := barColours[colour%len(barColours)]
			colour++
			s.ops = append(s.ops, Op{Kind: OpRect, Elem: fig, X: x, Y: 0, W: max(w-0.8, 0.4), H: barHigh, Colour: fill})
			full := b.clean(strings.TrimSpace(p.Label + " " + p.Value))
			switch {
			case b.width(full, in)+12 <= w:
				s.ops = append(s.ops, Op{Kind: OpText, Elem: fig, X: x + 6, Y: barHigh/2 + in.Size*0.33, Style: in, Text: full})
			default:
				under = append(under, callout{x: x + max(w-0.8, 0.4)/2, text: oneLine(full)})
			}
			x += w
		}
		b.add(s)
		b.callouts(fig, under)
	}
	if c.Note.S != "" {
		st := small.with(c.Note)
		st.Face, st.Size = font.Semibold, 9
		b.lines(b.leaf(RoleP), c.Note.S, st, left, column, 4)
	}
	b.chain(from, len(b.slabs))
}

// barHigh is how high a stacked bar is.
const barHigh = 18.0

func barSum(bar outline.Bar) float64 {
	sum := 0.0
	for _, p := range bar.Parts {
		sum += max(p.Amount, 0)
	}
	return sum
}

// timeline draws moments to scale; labels that would touch go one line lower.
func (b *builder) timeline(t outline.Timeline) {
	if len(t.Items) == 0 {
		return
	}
	fig := b.figure(t.ID, t.Alt)
	first, last := t.Items[0].Day, t.Items[0].Day
	for _, m := range t.Items {
		first, last = min(first, m.Day), max(last, m.Day)
	}
	const inset = 26.0
	at := func(day int) float64 {
		if last == first {
			return left + inset
		}
		return left + inset + (column-2*inset)*float64(day-first)/float64(last-first)
	}
	date, label := cell, small
	date.Size = 9
	type stack struct{ ends []float64 }
	var above, below stack
	put := func(s *stack, x, w float64) int {
		for i := range s.ends {
			if x >= s.ends[i]+7 {
				s.ends[i] = x + w
				return i
			}
		}
		s.ends = append(s.ends, x+w)
		return len(s.ends) - 1
	}
	type spot struct {
		x, dx, lx float64
		up, down  int
	}
	spots := make([]spot, len(t.Items))
	// A moment on the line's end has its words end there instead of begin.
	side := func(x, w float64) float64 { return min(max(x-6, left), right-w) }
	for i, m := range t.Items {
		x := at(m.Day)
		dw, lw := b.width(b.clean(m.Date), date), b.width(b.clean(m.Label), label)
		sp := spot{x: x, dx: side(x, dw), lx: side(x, lw)}
		sp.up, sp.down = put(&above, sp.dx, dw), put(&below, sp.lx, lw)
		spots[i] = sp
	}
	up := float64(len(above.ends)) * date.Lead
	line := up + 11
	s := slab{before: 6, h: line + 10 + float64(len(below.ends))*label.Lead + 4}
	s.ops = append(s.ops,
		Op{Kind: OpRect, Elem: fig, X: left, Y: line - 1.8, W: column, H: 3.6, Colour: Hairline},
		Op{Kind: OpRect, Elem: fig, X: at(first), Y: line - 1.8, W: at(last) - at(first), H: 3.6, Colour: accent})
	for i, m := range t.Items {
		sp := spots[i]
		colour := accent
		if m.Marked {
			colour = warning
		}
		s.ops = append(s.ops,
			Op{Kind: OpDisc, Elem: fig, X: sp.x, Y: line, W: 8.4, Colour: colour},
			b.one(fig, m.Date, sp.dx, up-float64(sp.up+1)*date.Lead+date.baseline(), date),
			b.one(fig, m.Label, sp.lx, line+9+float64(sp.down)*label.Lead+label.baseline(), label))
	}
	b.add(s)
}

// figure opens a drawing: its parts, words included, are one thing, said by
// alt.
func (b *builder) figure(id outline.ID, alt string) int {
	e := b.leaf(RoleFigure)
	b.elems[e].Alt, b.elems[e].ID = b.clean(alt), id
	return e
}

package pdf

import (
	"strings"

	"dossierpme/dossier/outline"
)

func upper(s string) string { return strings.ToUpper(s) }

// keyFigures stand side by side in a box.
func (b *builder) keyFigures(k outline.KeyFigures) {
	if len(k.Items) == 0 {
		return
	}
	value := style{bold, 16, 20, ink, 0}
	w := column / float64(len(k.Items))
	s := slab{before: 12}
	most := 1
	captions := make([][]textLine, len(k.Items))
	for i, it := range k.Items {
		captions[i] = b.t.wrap(b.clean(it.Caption), small.face, small.size, w-20)
		most = max(most, len(captions[i]))
		for v := b.clean(it.Value); b.width(v, value) > w-20 && value.size > 9; {
			value.size -= 0.5
		}
	}
	s.h = 10 + value.lead + float64(most)*small.lead + 9
	s.ops = append(s.ops, op{kind: opBox, elem: artifact, x: left, y: 0, w: column, h: s.h, colour: hairline, style: style{size: 6}})
	b.begin(roleList)
	defer b.end()
	for i, it := range k.Items {
		x := left + float64(i)*w
		if i > 0 {
			s.ops = append(s.ops, op{kind: opLine, elem: artifact, x: x, y: 0, h: s.h, w: 0, colour: hairline})
		}
		b.begin(roleItem)
		s.ops = append(s.ops, b.one(b.leaf(roleLabel), it.Value, x+11, 8+value.baseline(), value))
		e := b.leaf(roleBody)
		for n, ln := range captions[i] {
			s.ops = append(s.ops, textOp(e, x+11, 9+value.lead+small.baseline()+float64(n)*small.lead, small, ln))
		}
		b.end()
	}
	b.add(s)
}

// bars are stacked bars to one scale, labelled directly; a part too narrow for
// its label has it under the bar.
func (b *builder) bars(c outline.Bars) {
	fig := b.figure(c.ID, c.Alt)
	from, scale := len(b.slabs), 0.0
	for _, bar := range c.Items {
		scale = max(scale, barSum(bar))
	}
	if scale == 0 {
		return
	}
	in := style{semibold, 8.5, 11, white, 0}
	for n, bar := range c.Items {
		colour := 2 * n // the bars do not begin alike
		head := slab{before: 7, h: small.lead + 3, keep: true, ops: []op{b.one(fig, bar.Label, left, small.baseline(), small)}}
		if bar.Total != "" {
			head.ops = append(head.ops, b.oneRight(fig, bar.Total, right, small.baseline(), smallLabel))
		}
		b.add(head)
		s := slab{h: 19, keep: true}
		x := left
		var under []string
		for _, p := range bar.Parts {
			if p.Amount <= 0 {
				continue
			}
			w := column * p.Amount / scale
			fill := barColours[colour%len(barColours)]
			colour++
			s.ops = append(s.ops, op{kind: opRect, elem: fig, x: x, y: 0, w: max(w-0.8, 0.4), h: 19, colour: fill})
			full := b.clean(strings.TrimSpace(p.Label + " " + p.Value))
			switch {
			case b.width(full, in)+12 <= w:
				s.ops = append(s.ops, op{kind: opText, elem: fig, x: x + 6, y: 9.5 + in.size*0.33, style: in, text: full})
			default:
				if v := b.clean(p.Value); b.width(v, in)+8 <= w {
					s.ops = append(s.ops, op{kind: opText, elem: fig, x: x + 4, y: 9.5 + in.size*0.33, style: in, text: v})
				}
				under = append(under, full)
			}
			x += w
		}
		b.add(s)
		if len(under) > 0 {
			b.lines(fig, strings.Join(under, "\u2002·\u2002"), small, left, column, 2)
			b.slabs[len(b.slabs)-1].keep = true
		}
	}
	if c.Note.S != "" {
		st := small.with(c.Note)
		st.face, st.size = semibold, 9
		b.lines(b.leaf(roleP), c.Note.S, st, left, column, 4)
	}
	b.chain(from, len(b.slabs))
}

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
	date.size = 9
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
	up := float64(len(above.ends)) * date.lead
	line := up + 11
	s := slab{before: 8, h: line + 10 + float64(len(below.ends))*label.lead + 4}
	s.ops = append(s.ops,
		op{kind: opRect, elem: fig, x: left, y: line - 1.8, w: column, h: 3.6, colour: hairline},
		op{kind: opRect, elem: fig, x: at(first), y: line - 1.8, w: at(last) - at(first), h: 3.6, colour: accent})
	for i, m := range t.Items {
		sp := spots[i]
		colour := accent
		if m.Marked {
			colour = warning
		}
		s.ops = append(s.ops,
			op{kind: opDisc, elem: fig, x: sp.x, y: line, w: 8.4, colour: colour},
			b.one(fig, m.Date, sp.dx, up-float64(sp.up+1)*date.lead+date.baseline(), date),
			b.one(fig, m.Label, sp.lx, line+9+float64(sp.down)*label.lead+label.baseline(), label))
	}
	b.add(s)
}

// figure opens a drawing: its parts, words included, are one thing, said by
// alt.
func (b *builder) figure(id outline.ID, alt string) int {
	e := b.leaf(roleFigure)
	b.elems[e].alt, b.elems[e].id = b.clean(alt), id
	return e
}

// derivation unfolds a computed value: steps, sources, reservations.
func (b *builder) derivation(d outline.Derivation) {
	from := len(b.slabs)
	e := b.leaf(roleH3)
	b.elems[e].id = d.ID
	value := bodyStrong.with(d.Value)
	text := b.clean(d.Value.S)
	room := column - b.width(text, value) - 16
	if room < column/3 {
		room = column
	}
	b.lines(e, d.Label, bodyStrong, left, room, 14)
	head := &b.slabs[from]
	head.ids = append(head.ids, d.ID)
	if room < column {
		head.ops = append(head.ops, b.oneRight(b.leaf(roleP), text, right, value.baseline(), value))
	} else {
		b.lines(b.leaf(roleP), text, value, left, column, 0)
	}
	if d.Status.S != "" {
		b.lines(b.leaf(roleP), d.Status.S, small.with(d.Status), left, column, 0)
	}
	b.slabs[len(b.slabs)-1].h += 3
	b.closeRow(solid, ink)
	for i := from; i < len(b.slabs); i++ {
		b.slabs[i].keep = true
	}
	b.begin(roleList)
	for i, st := range d.Steps {
		b.step(st)
		if i < len(d.Steps)-1 {
			b.closeRow(hair, hairline)
		}
	}
	b.end()
	for _, c := range d.Caveats {
		b.lines(b.leaf(roleP), c, small.with(outline.Text{Tone: outline.Todo}), left, column, 3)
	}
	for _, r := range d.Rules {
		b.lines(b.leaf(roleP), r, small.with(outline.Text{Tone: outline.FromRule}), left, column, 2)
	}
	b.slabs[len(b.slabs)-1].keep = false
}

// after sets a text behind the last line, or under it where there is no room.
func (b *builder) after(s string, st style, room float64) {
	const gap = 9.0
	if s == "" {
		return
	}
	last, end := &b.slabs[len(b.slabs)-1], left
	for _, o := range last.ops {
		if o.kind == opText {
			end = max(end, o.x+b.width(o.text, o.style))
		}
	}
	e := b.leaf(roleP)
	if text := oneLine(b.clean(s)); len(last.ops) > 0 && end+gap+b.width(text, st) <= left+room {
		o := b.one(e, s, end+gap, last.ops[0].y, st)
		last.ops = append(last.ops, o)
		return
	}
	b.lines(e, s, st, left, room, 0)
}

// step is one line of a calculation: words and operands on the left, the
// result on the right.
func (b *builder) step(st outline.Step) {
	from := len(b.slabs)
	b.begin(roleItem)
	b.begin(roleBody)
	defer func() { b.end(); b.end() }()
	value := b.clean(st.Value)
	w := b.width(value, cell)
	room := column - w - 18
	if room < column/2 {
		room, w = column, -1
	}
	b.lines(b.leaf(roleP), st.Text, cell, left, room, 0)
	sum := cell
	sum.colour = muted
	b.after(st.Sum, sum, room)
	b.after(st.Source, small.with(outline.Text{Tone: outline.FromRule}), room)
	e := b.leaf(roleP)
	if w >= 0 {
		b.slabs[from].ops = append(b.slabs[from].ops, b.oneRight(e, value, right, cell.baseline(), cell))
	} else {
		b.lines(e, value, cell, left, room, 0)
	}
	b.pad(from, 2.6)
	b.chain(from, 8)
}

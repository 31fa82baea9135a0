package layout

import (
	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

const (
	pageColumn = 40.0 // room for a page reference
	markColumn = 18.0 // room for the sign before an item
)

// notices lists the problems: severity and place, what is wrong, the page.
func (b *builder) notices(n outline.Notices) {
	b.begin(RoleList)
	defer b.end()
	width := column - markColumn - pageColumn
	for _, it := range n.Items {
		from := len(b.slabs)
		b.begin(RoleItem)
		colour := toneColour(it.Tone(), Muted)
		label := smallLabel
		label.Colour = colour
		tag := b.leaf(RoleLabel)
		b.begin(RoleBody)
		head := slab{h: label.Lead + 1 + cellPad, keep: true}
		y := cellPad + label.baseline()
		text := b.clean(it.Label)
		head.ops = append(head.ops,
			Op{Kind: OpDiamond, Elem: Artifact, X: left + 4, Y: y - 3, W: 5.5, Colour: colour},
			b.one(tag, text, left+markColumn, y, label))
		if it.Where != "" {
			x := left + markColumn + b.width(text+"  ", label)
			where := wrap(b.t, b.clean(it.Where), small.Face, small.Size, right-pageColumn-x)
			e := b.leaf(RoleP)
			head.ops = append(head.ops, textOp(e, x, y, small, where[0]))
			for _, ln := range where[1:] {
				b.add(head)
				head = slab{h: small.Lead, keep: true, ops: []Op{textOp(e, left+markColumn, small.baseline(), small, ln)}}
			}
		}
		b.add(head)
		if it.Message != "" {
			b.lines(b.leaf(RoleP), it.Message, cell, left+markColumn, width, 0)
		}
		if it.Target != "" {
			s, link := &b.slabs[from], b.leaf(RoleLink)
			s.ops = append(s.ops,
				Op{Kind: OpPage, Elem: link, X: right, Y: y, Style: small, Target: it.Target},
				Op{Kind: OpLink, Elem: link, X: left, Y: cellPad, W: column, H: label.Lead + 1, Target: it.Target})
		}
		b.slabs[len(b.slabs)-1].h += cellPad
		b.closeRow(Hair, Hairline)
		b.end()
		b.end()
		b.chain(from, 8)
	}
}

// points are short lines with a sign and a page reference.
func (b *builder) points(p outline.Points) {
	b.begin(RoleList)
	defer b.end()
	for _, it := range p.Items {
		from := len(b.slabs)
		b.begin(RoleItem)
		b.begin(RoleBody)
		b.lines(b.leaf(RoleP), it.Text, cell, left+markColumn, column-markColumn-pageColumn, 0)
		b.pad(from, cellPad)
		s := &b.slabs[from]
		y := cellPad + cell.baseline()
		s.ops = append(s.ops, Op{Kind: OpDiamond, Elem: Artifact, X: left + 4, Y: y - 3.1, W: 5.5, Colour: toneColour(it.Tone, Muted)})
		if it.Target != "" {
			link := b.leaf(RoleLink)
			s.ops = append(s.ops,
				Op{Kind: OpPage, Elem: link, X: right, Y: y, Style: cell, Target: it.Target},
				Op{Kind: OpLink, Elem: link, X: left, Y: cellPad, W: column, H: cell.Lead, Target: it.Target})
		}
		b.closeRow(Hair, Hairline)
		b.end()
		b.end()
		b.chain(from, 8)
	}
}

// pad puts the room of a table row around the slabs added since from.
func (b *builder) pad(from int, room float64) {
	first, last := &b.slabs[from], &b.slabs[len(b.slabs)-1]
	first.h += room
	for i := range first.ops {
		first.ops[i].Y += room
	}
	last.h += room
}

// commitments are printed in full: a box, the sentence, its source, and the
// answer in words.
func (b *builder) commitments(c outline.Commitments) {
	const answerWidth, textLeft = 58.0, markColumn + 2
	b.begin(RoleList)
	defer b.end()
	for _, it := range c.Items {
		from := len(b.slabs)
		b.begin(RoleItem)
		box := Artifact // the answer says in words what the tick shows
		if it.Box {
			b.begin(RoleLabel)
			box = b.tickBox()
			b.end()
		}
		b.begin(RoleBody)
		b.lines(b.leaf(RoleP), it.Sentence, cell, left+textLeft, column-textLeft-answerWidth-8, 0)
		if it.Source != "" {
			b.lines(b.leaf(RoleP), it.Source, small, left+textLeft, column-textLeft-answerWidth-8, 0)
		}
		b.pad(from, cellPad)
		s := &b.slabs[from]
		s.ids = append(s.ids, it.ID)
		y := cellPad + cell.baseline()
		s.ops = append(s.ops, Op{Kind: OpBox, Elem: box, X: left + 0.5, Y: y - 8.2, W: 9.5, H: 9.5, Colour: Muted})
		if !it.Box {
			if it.Answer.Tone == outline.Good {
				s.ops = append(s.ops, Op{Kind: OpTick, Elem: box, X: left + 0.5, Y: y - 8.2, W: 9.5, H: 9.5, Colour: success})
			}
			st := cell.with(outline.Text{Tone: it.Answer.Tone, Strong: true})
			answer := b.leaf(RoleP)
			for i, ln := range wrap(b.t, b.clean(it.Answer.S), st.Face, st.Size, answerWidth) {
				o := textOp(answer, right-b.width(ln.s, st), y+float64(i)*st.Lead, st, ln)
				s.ops = append(s.ops, o)
			}
		}
		b.closeRow(Hair, Hairline)
		b.end()
		b.end()
		b.chain(from, 20)
	}
}

// tickBox is an empty box to tick by hand. It is a drawing to who hears the
// file: the format's own element for it is for boxes that a program ticks.
func (b *builder) tickBox() int { return b.figure("", b.words.TickBox) }

// annexes lists what goes with the file.
func (b *builder) annexes(a outline.Annexes) {
	t := outline.Table{
		Columns: []outline.Column{{Head: a.Head[0], Whole: true}, {Head: a.Head[1], Names: true}, {Head: a.Head[2], Align: outline.Right, Whole: true}},
		Empty:   a.Empty,
	}
	for _, it := range a.Items {
		t.Rows = append(t.Rows, outline.Row{ID: it.ID, Detail: it.Sum, DetailFrom: 1, Cells: []outline.Cell{
			{Text: outline.T(it.Number)}, {Text: outline.Text{S: it.Title}, Detail: it.Detail}, {Text: it.State},
		}})
	}
	from := len(b.slabs)
	b.table(t)
	b.leadOn(b.slabs[from:], a.Items)
}

// leadOn leads from the list to where the annexes are bound: the whole row is a
// link, and under the state stands the page. The rows stay as high as they are,
// so that the pages of a dossier have the same numbers in its binder.
func (b *builder) leadOn(rows []slab, items []outline.Annex) {
	for _, it := range items {
		if it.Target == "" {
			continue
		}
		for i := range rows {
			if len(rows[i].ids) == 0 || rows[i].ids[0] != it.ID {
				continue
			}
			last := i
			for last+1 < len(rows) && len(rows[last+1].ids) == 0 && len(rows[last+1].marks) == 0 {
				last++
			}
			link := b.leaf(RoleLink)
			st := small
			st.Colour = accent
			x, s := right, &rows[last]
			if last == i { // no line of its own: before the state
				x -= 4
				for _, o := range s.ops {
					if o.Kind == OpText && o.X > right-90 {
						x = min(x, o.X-8)
					}
				}
			}
			base := st.baseline()
			if last == i {
				base += cellPad
			}
			s.ops = append(s.ops, Op{Kind: OpPage, Elem: link, X: x, Y: base, Style: st, Target: it.Target})
			for k := i; k <= last; k++ {
				rows[k].ops = append(rows[k].ops, Op{Kind: OpLink, Elem: link, X: left, Y: 0, W: column, H: rows[k].h, Target: it.Target})
			}
			break
		}
	}
}

// tocEntry is a line of the table of contents.
type tocEntry struct {
	phase, number, title string
	id                   outline.ID
}

// entries collects what the table of contents lists.
func entries(blocks []outline.Block) []tocEntry {
	var out []tocEntry
	for _, x := range blocks {
		switch x := x.(type) {
		case outline.Chapter:
			if !x.OutsideContents {
				out = append(out, tocEntry{x.Phase, x.Number, x.Title, x.ID})
			}
		case outline.Sheet:
			out = append(out, entries([]outline.Block{x.Chapter})...)
		case outline.Group:
			out = append(out, entries(x.Blocks)...)
		case outline.OnePage:
			out = append(out, entries(x.Variants[0])...) // variants differ in detail only
		}
	}
	return out
}

// contents is the table of contents. Its length does not depend on the page
// numbers, which are put in when all pages are known.
func (b *builder) contents(c outline.Contents) {
	from := len(b.slabs)
	b.chapter(outline.Chapter{ID: c.ID, Title: c.Title, NewPage: true})
	lines := len(b.slabs)
	b.begin(RoleContents)
	defer b.end()
	defer func() { b.tighten(b.slabs[from:], b.slabs[lines:]) }()
	phase := ""
	for _, it := range b.toc {
		if it.phase != phase {
			if phase != "" {
				b.end()
			}
			if phase = it.phase; phase == "" {
				b.tocLine(it)
				continue
			}
			b.begin(RoleContents)
			b.add(slab{before: 14, h: eyebrow.Lead + 3, keep: true, ops: []Op{b.one(b.leaf(RoleCaption), upper(phase), left, eyebrow.baseline(), eyebrow)}})
		}
		b.tocLine(it)
	}
	if phase != "" {
		b.end()
	}
}

// tighten sets lines closer where that keeps all on one page: nobody wants to
// turn the page for the last line of the contents.
func (*builder) tighten(all, lines []slab) {
	const closest = 0.78
	over := height(all) - (bottom - top) + 0.1 // sums are not exact
	if over <= 0 {
		return
	}
	sum := 0.0
	for _, s := range lines {
		sum += s.before + s.h
	}
	f := (sum - over) / sum
	if f < closest {
		return // it takes two pages anyway
	}
	for i := range lines {
		lines[i].before *= f
		lines[i].h *= f
	}
}

func (b *builder) tocLine(it tocEntry) {
	const numberWidth = 22.0
	st := body
	st.Size, st.Lead = 10.5, 18
	b.begin(RoleEntry)
	defer b.end()
	x, title := left+numberWidth, b.clean(it.title)
	s := slab{h: st.Lead, ops: nil}
	if it.number == "" {
		x = left
	} else {
		num := st
		num.Colour = Muted
		s.ops = append(s.ops, b.one(b.leaf(RoleLabel), it.number, left, st.baseline(), num))
	}
	b.begin(RoleRef)
	defer b.end()
	e := b.leaf(RoleLink)
	lines := wrap(b.t, title, st.Face, st.Size, right-pageColumn-x)
	for i, ln := range lines {
		ln.space = true // parts the title from the number
		s.ops = append(s.ops, textOp(e, x, st.baseline(), st, ln))
		if i < len(lines)-1 {
			s.keep, s.h = true, 14
			b.add(s)
			s = slab{h: st.Lead}
			continue
		}
		end := x + b.width(ln.s, st) + 6
		num := st
		num.Face = font.Semibold
		s.ops = append(s.ops,
			Op{Kind: OpDots, Elem: Artifact, X: end, Y: st.baseline() - 0.5, W: right - pageColumn + 12 - end, Colour: writingLine},
			Op{Kind: OpPage, Elem: e, X: right, Y: st.baseline(), Style: num, Text: "%d", Target: it.id},
			Op{Kind: OpLink, Elem: e, X: left, Y: 0, W: column, H: st.Lead, Target: it.id})
	}
	b.add(s)
}

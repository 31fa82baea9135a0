package layout

import (
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// block lowers one block to slabs.
func (b *builder) block(x outline.Block) {
	switch x := x.(type) {
	case outline.Chapter:
		b.chapter(x)
	case outline.Heading:
		b.heading(x)
	case outline.Prose:
		b.prose(x)
	case outline.Pairs:
		b.pairs(x)
	case outline.Table:
		b.table(x)
	case outline.Commitments:
		b.commitments(x)
	case outline.Notices:
		b.notices(x)
	case outline.Points:
		b.points(x)
	case outline.Contents:
		b.contents(x)
	case outline.Annexes:
		b.annexes(x)
	case outline.Signature:
		b.signature(x)
	case outline.Sheet:
		b.sheet(x)
	case outline.Separator:
		b.separator(x)
	case outline.KeyFigures:
		b.keyFigures(x)
	case outline.Bars:
		b.bars(x)
	case outline.Lengths:
		b.lengths(x)
	case outline.Boxes:
		b.boxes(x)
	case outline.FirmTree:
		b.firmTree(x)
	case outline.Card:
		b.card(x)
	case outline.Timeline:
		b.timeline(x)
	case outline.Answer:
		b.answer(x)
	case outline.Grid:
		b.grid(x)
	case outline.Group:
		b.group(x)
	case outline.OnePage:
		b.onePage(x)
	case outline.PageBreak:
		b.add(slab{brk: true})
	}
}

// chapter opens a section: phase, number and title, one sentence. It flows on
// under what precedes where a quarter of the page is left.
func (b *builder) chapter(c outline.Chapter) { b.chapterIn(c, column) }

// chapterIn is a chapter whose title keeps to a width.
func (b *builder) chapterIn(c outline.Chapter, width float64) {
	from := len(b.slabs)
	first := slab{brk: c.NewPage, need: (bottom - top) / 4, before: 34, ids: []outline.ID{c.ID}}
	if c.Phase != "" && c.Phase != b.phase {
		first.marks = append(first.marks, b.bookmark(b.clean(c.Phase), 0))
	}
	if c.Phase != "" && (c.Phase != b.phase || c.NewPage) {
		first.h = eyebrow.Lead + 5
		first.ops = []Op{b.one(b.leaf(RoleP), strings.ToUpper(c.Phase), left, eyebrow.baseline(), eyebrow)}
	}
	b.phase = c.Phase
	title := numbered(c.Number, c.Title)
	level := 0
	if c.Phase != "" {
		level = 1
	}
	first.marks = append(first.marks, b.bookmark(b.clean(title), level))
	first.keep = true
	b.add(first)
	e := b.leaf(RoleH1)
	b.elems[e].ID = c.ID
	b.lines(e, title, h1, left, width, 0)
	if c.Lead != "" {
		b.lines(b.leaf(RoleP), c.Lead, lead, left, min(column*0.86, width), 3)
	}
	b.add(slab{h: 8})
	for i := from; i < len(b.slabs); i++ {
		b.slabs[i].keep = true
	}
}

func numbered(number, title string) string {
	if number == "" {
		return title
	}
	return number + ".\u00a0" + title
}

func (b *builder) heading(h outline.Heading) {
	st, r, before, after := h2, RoleH2, 17.0, 3.0
	if h.Level > 2 {
		st, r, before, after = h3, RoleH3, 13, 2
	}
	if h.Ruled {
		st, before, after = sheetTitle, 11, 0
	}
	from := len(b.slabs)
	e := b.leaf(r)
	b.elems[e].ID = h.ID
	room := b.amountRoom(h, st)
	b.lines(e, h.Title, st, left, room, before)
	end := len(b.slabs) - 1 // the last line of the title
	first, last := &b.slabs[from], &b.slabs[end]
	first.ids = append(first.ids, h.ID)
	if h.Bookmark {
		first.marks = append(first.marks, b.bookmark(b.clean(h.Title), 2))
	}
	if h.Note != "" {
		x := left + b.width(last.ops[0].Text, st) + 6
		if note := b.clean(h.Note); x+b.width(note, small) <= left+room {
			last.ops = append(last.ops, b.one(b.leaf(RoleP), note, x, st.baseline(), small))
		} else {
			b.lines(b.leaf(RoleP), note, small, left, column, 0)
		}
	}
	if h.Page != "" {
		b.headingPage(&b.slabs[end], h, st)
	}
	if h.Ruled {
		b.openSheet(&b.slabs[from], h, st)
	}
	b.slabs[len(b.slabs)-1].h += after
	for i := from; i < len(b.slabs); i++ {
		b.slabs[i].keep = true
	}
}

// headingPage ends the line of a heading with a reference to a page.
func (b *builder) headingPage(s *slab, h outline.Heading, st style) {
	b.begin(RoleP)
	e := b.leaf(RoleLink)
	b.end()
	see := small
	see.Colour = accent
	w := b.width("p.\u00a0000", see)
	words := b.oneRight(e, h.See+" ", right-w, st.baseline(), see)
	s.ops = append(s.ops, words,
		Op{Kind: OpPage, Elem: e, X: right, Y: st.baseline(), Style: see, Target: h.Page},
		Op{Kind: OpLink, Elem: e, X: words.X, Y: 0, W: right - words.X, H: st.Lead, Target: h.Page})
}

func (b *builder) prose(p outline.Prose) {
	from := len(b.slabs)
	if p.Label != "" {
		b.lines(b.leaf(RoleH3), p.Label, bodyStrong, left, column, 11)
		b.slabs[len(b.slabs)-1].h++
		for i := from; i < len(b.slabs); i++ {
			b.slabs[i].keep = true
		}
	}
	st := body
	if p.Small {
		st = small
	}
	b.paragraphs(p.Text, st, left, column, 4)
	b.slabs[from].ids = append(b.slabs[from].ids, p.ID)
}

// paragraphs sets text in paragraphs; one that starts like a list item hangs.
func (b *builder) paragraphs(t outline.Text, st style, x, width, before float64) {
	gap, start := before, len(b.slabs)
	st = st.with(t)
	listed := false // a list is open
	for par := range strings.SplitSeq(strings.TrimRight(b.clean(t.S), "\n "), "\n") {
		if strings.TrimSpace(par) == "" {
			gap = 8
			continue
		}
		from := len(b.slabs)
		if bullet, rest, ok := bulleted(par); ok {
			if !listed {
				b.begin(RoleList)
				listed = true
			}
			b.begin(RoleItem)
			label := b.one(b.leaf(RoleLabel), bullet, x+2, st.baseline(), st)
			b.lines(b.leaf(RoleBody), rest, st, x+13, width-13, min(gap, 2))
			b.end()
			b.slabs[from].ops = append([]Op{label}, b.slabs[from].ops...)
		} else {
			if listed {
				b.end()
				listed = false
			}
			b.lines(b.leaf(RoleP), par, st, x, width, gap)
		}
		gap = 5
	}
	if listed {
		b.end()
	}
	if len(b.slabs) == start {
		b.add(slab{}) // something to hang an id on
	}
}

// bulleted parts a line that the user began with a dash or a dot.
func bulleted(par string) (bullet, rest string, ok bool) {
	par = strings.TrimLeft(par, " ")
	for _, bullet := range []string{"-", "–", "—", "•", "·", "*"} {
		if rest, ok := strings.CutPrefix(par, bullet); ok {
			if trimmed := strings.TrimLeft(rest, " \u00a0\u202f"); trimmed != rest && trimmed != "" {
				return bullet, trimmed, true
			}
		}
	}
	return "", "", false
}

// pairs sets labels on the left, values on the right, line by line.
func (b *builder) pairs(p outline.Pairs) {
	if p.Sheet {
		b.sheetPairs(p.Rows)
		return
	}
	b.begin(RoleList)
	defer b.end()
	for i := 0; i < len(p.Rows); i++ {
		r := p.Rows[i]
		before := 2.4
		if i == 0 {
			before = 6
		}
		if p.Compact && i+1 < len(p.Rows) && b.fitsHalf(r) && b.fitsHalf(p.Rows[i+1]) {
			b.twoPairs(r, p.Rows[i+1], before)
			i++
			continue
		}
		if p.Compact {
			b.pair(r, left, halfLabel, halfLabel+10, column-halfLabel-10, body, before)
			continue
		}
		b.pair(r, left, labelWidth, valueLeft, column-valueLeft, body, before)
	}
}

// Two short pairs side by side: label and value of each take half the column.
const (
	halfColumn = (column - 16) / 2
	halfLabel  = 108.0
)

func (b *builder) fitsHalf(r outline.Pair) bool {
	return r.Note == "" && !strings.Contains(r.Value.S, "\n") &&
		b.width(b.clean(r.Label), body) <= halfLabel &&
		b.width(b.clean(r.Value.S), bodyStrong) <= halfColumn-halfLabel-10
}

// twoPairs sets one line of two pairs.
func (b *builder) twoPairs(l, r outline.Pair, before float64) {
	b.pair(l, left, halfLabel, halfLabel+10, halfColumn-halfLabel-10, body, before)
	first := len(b.slabs) - 1
	b.pair(r, left+halfColumn+16, halfLabel, halfLabel+10, halfColumn-halfLabel-10, body, 0)
	beside := b.slabs[len(b.slabs)-1]
	b.slabs = b.slabs[:len(b.slabs)-1]
	b.slabs[first].ops = append(b.slabs[first].ops, beside.ops...)
	b.slabs[first].ids = append(b.slabs[first].ids, beside.ids...)
}

func (b *builder) pair(r outline.Pair, x, labelW, valueX, valueW float64, st style, before float64) {
	from := len(b.slabs)
	b.begin(RoleItem)
	label, value := b.leaf(RoleLabel), b.begin(RoleBody)
	b.elems[value].ID = r.ID
	switch {
	case r.Link != "":
		value = b.leaf(RoleLink)
	case r.Note != "":
		value = b.leaf(RoleP)
	}
	labelStyle := st
	labelStyle.Colour, labelStyle.Face = Muted, font.Regular
	vs := st.with(r.Value)
	labels := wrap(b.t, b.clean(r.Label), labelStyle.Face, labelStyle.Size, labelW)
	values := wrap(b.t, strings.TrimRight(b.clean(r.Value.S), "\n "), vs.Face, vs.Size, valueW)
	for i := range max(len(labels), len(values)) {
		s := slab{h: st.Lead}
		if i == 0 {
			s.before = before
			s.ids = []outline.ID{r.ID}
		}
		if i < len(labels) {
			s.ops = append(s.ops, textOp(label, x, st.baseline(), labelStyle, labels[i]))
		}
		if i < len(values) {
			s.ops = append(s.ops, textOp(value, x+valueX, st.baseline(), vs, values[i]))
			if r.Link != "" {
				s.ops = append(s.ops, Op{Kind: OpLink, Elem: value, X: x + valueX, Y: 0, W: valueW, H: st.Lead, Target: r.Link})
			}
		}
		b.add(s)
	}
	if r.Note != "" {
		b.lines(b.leaf(RoleP), r.Note, small, x+valueX, valueW, 0)
	}
	b.end()
	b.end()
	b.chain(from, 4)
}

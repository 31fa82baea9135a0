package layout

import (
	"math"
	"slices"
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// A sheet is set on up to four columns, each value under its label.
const (
	sheetColumns = 4
	sheetGap     = 14.0
	sheetUnit    = (column - sheetGap*(sheetColumns-1)) / sheetColumns
	sheetPad     = 4.0 // above a line of pairs
	// ahead is how many pairs further one is looked for that fills the end of a line.
	ahead = 8
)

var (
	sheetTitle = style{font.Semibold, 11, 15, ink, 0}
	sheetLabel = style{font.Regular, 8, 9.4, Muted, 0}
	sheetValue = style{font.Regular, 9.3, 11.8, ink, 0}
)

// amountRoom is the room for the title of a heading: all but that of the amount.
func (b *builder) amountRoom(h outline.Heading, st style) float64 {
	if h.Amount.S == "" {
		return column
	}
	return column - min(b.width(b.clean(h.Amount.S), amountStyle(h, st))+16, column/2)
}

func amountStyle(h outline.Heading, st style) style {
	st.Face, st.Colour = font.Bold, ink
	return st.with(h.Amount)
}

// openSheet draws the line above the title of a sheet, and its amount at the end of it.
func (b *builder) openSheet(first *slab, h outline.Heading, st style) {
	const room = 5.0
	for i := range first.ops {
		first.ops[i].Y += room
	}
	first.h += room
	first.ops = append(first.ops, rule(0, left, right, solid, ink))
	if h.Amount.S != "" {
		first.ops = append(first.ops, b.oneRight(b.leaf(RoleP), b.fit(oneLine(b.clean(h.Amount.S)), amountStyle(h, st), column/2), right, room+st.baseline(), amountStyle(h, st)))
	}
}

// span is how many columns of a sheet a pair takes; 0 where it would fill the line, on
// which it stands better behind its label.
func (b *builder) span(r outline.Pair) int {
	if r.Note != "" || strings.Contains(r.Value.S, "\n") {
		return 0
	}
	w := max(b.width(b.clean(r.Label), sheetLabel), b.width(b.clean(r.Value.S), sheetValue.with(r.Value)))
	for n := 1; n < sheetColumns; n++ {
		if w <= float64(n)*(sheetUnit+sheetGap)-sheetGap {
			return n
		}
	}
	return 0
}

// short is a pair on the columns of a sheet.
type short struct {
	pair         outline.Pair
	span         int
	label, value int // its elements
}

// pack fills lines with pairs in their order; the end of a line takes the next one
// that fits.
func pack(shorts []short) [][]short {
	var lines [][]short
	for len(shorts) > 0 {
		var line, rest []short
		free := sheetColumns
		for i, it := range shorts {
			if free == 0 || len(rest) > ahead {
				rest = append(rest, shorts[i:]...)
				break
			}
			if it.span > free {
				rest = append(rest, it)
				continue
			}
			line = append(line, it)
			free -= it.span
		}
		lines, shorts = append(lines, line), rest
	}
	return lines
}

// widestShort is the span from on which a pair stands better below, behind its label:
// that with which the sheet is lower.
func (b *builder) widestShort(rows []outline.Pair) int {
	best, lowest := 0, math.Inf(1)
	for most := range sheetColumns {
		var shorts []short
		h := 0.0
		for _, r := range rows {
			switch n := b.span(r); {
			case n > 0 && n <= most:
				shorts = append(shorts, short{span: n})
			case n > 0:
				h += sheetPad + sheetValue.Lead
			}
		}
		for _, line := range pack(shorts) {
			if h += sheetPad + sheetValue.Lead; len(line) > 1 {
				h += sheetLabel.Lead
			}
		}
		if h < lowest {
			best, lowest = most, h
		}
	}
	return best
}

// sheetPairs sets the pairs of a sheet: the short ones beside each other, as close as
// they go, the long ones below. They are read in their order.
func (b *builder) sheetPairs(rows []outline.Pair) {
	b.begin(RoleList)
	defer b.end()
	var shorts []short
	from, most := len(b.slabs), b.widestShort(rows)
	for _, r := range rows {
		if n := b.span(r); n > 0 && n <= most {
			label, value := b.pairElems(r)
			shorts = append(shorts, short{r, n, label, value})
		} else {
			b.longPair(r)
		}
	}
	long := slices.Clone(b.slabs[from:])
	b.slabs = b.slabs[:from]
	for _, line := range pack(shorts) {
		if len(line) == 1 && b.beside(line[0].pair) {
			b.add(b.lonePair(line[0]))
			continue
		}
		s, x := slab{before: sheetPad, h: sheetLabel.Lead + sheetValue.Lead}, left
		for _, it := range line {
			b.sheetPair(&s, it.pair, it.label, it.value, x, float64(it.span)*(sheetUnit+sheetGap)-sheetGap)
			x += float64(it.span) * (sheetUnit + sheetGap)
		}
		b.add(s)
	}
	b.slabs = append(b.slabs, long...)
}

// pairElems opens and closes the item of a pair: what its label and its value belong to.
func (b *builder) pairElems(r outline.Pair) (label, value int) {
	b.begin(RoleItem)
	label, value = b.leaf(RoleLabel), b.begin(RoleBody)
	b.elems[value].ID = r.ID
	if r.Link != "" {
		value = b.leaf(RoleLink)
	}
	b.end()
	b.end()
	return label, value
}

// sheetPair draws a label and its value under it.
func (b *builder) sheetPair(s *slab, r outline.Pair, label, value int, x, width float64) {
	st := sheetValue.with(r.Value)
	s.ops = append(s.ops,
		b.one(label, r.Label, x, sheetLabel.baseline(), sheetLabel),
		b.one(value, r.Value.S, x, sheetLabel.Lead+st.baseline(), st))
	if r.Link != "" {
		s.ops = append(s.ops, Op{Kind: OpLink, Elem: value, X: x, Y: sheetLabel.Lead, W: width, H: st.Lead, Target: r.Link})
	}
	if r.ID != "" {
		s.ids = append(s.ids, r.ID)
	}
}

// lonePair is a short pair that has a line to itself: its value stands behind its label.
func (b *builder) lonePair(it short) slab {
	st, name := sheetValue.with(it.pair.Value), labelBefore(sheetValue)
	s, label := slab{before: sheetPad, h: sheetValue.Lead}, b.labelOf(it.pair)+" "
	x := left + b.width(label, name)
	s.ops = append(s.ops, b.one(it.label, label, left, st.baseline(), name), b.one(it.value, it.pair.Value.S, x, st.baseline(), st))
	if it.pair.Link != "" {
		s.ops = append(s.ops, Op{Kind: OpLink, Elem: it.value, X: x, Y: 0, W: b.width(b.clean(it.pair.Value.S), st), H: st.Lead, Target: it.pair.Link})
	}
	if it.pair.ID != "" {
		s.ids = append(s.ids, it.pair.ID)
	}
	return s
}

// beside reports whether the value of a short pair has room behind its label.
func (b *builder) beside(r outline.Pair) bool {
	return b.width(b.labelOf(r)+" ", labelBefore(sheetValue))+b.width(b.clean(r.Value.S), sheetValue.with(r.Value)) <= column
}

// labelBefore is how a label before its value is set.
func labelBefore(st style) style {
	st.Colour = Muted
	return st
}

// labelOf ends a label before its value with a point, or with its question mark.
func (b *builder) labelOf(r outline.Pair) string {
	text := oneLine(strings.TrimRight(b.clean(r.Label), " \u00a0\u202f"))
	if !strings.HasSuffix(text, "?") {
		text += "."
	}
	return text
}

// longPair sets a text behind its label, over the whole width.
func (b *builder) longPair(r outline.Pair) {
	from := len(b.slabs)
	b.begin(RoleItem)
	defer b.end()
	name := labelBefore(sheetValue)
	label, text := b.leaf(RoleLabel), b.labelOf(r)
	indent := b.width(text+" ", name)
	value := b.begin(RoleBody)
	b.elems[value].ID = r.ID
	defer b.end()
	first, more, _ := strings.Cut(strings.TrimRight(b.clean(r.Value.S), "\n "), "\n")
	_, _, listed := bulleted(first)
	switch {
	case r.Link != "":
		value = b.leaf(RoleLink)
	case more != "" || r.Note != "" || listed:
		value = b.leaf(RoleP)
	}
	if listed || indent > column/2 { // the label alone
		b.add(slab{before: sheetPad, h: sheetValue.Lead, keep: true, ops: []Op{b.one(label, b.fit(text, name, column), left, sheetValue.baseline(), name)}})
		more = strings.TrimRight(r.Value.S, "\n ")
	} else {
		st := sheetValue.with(r.Value)
		for i, ln := range wrapAfter(b.t, first, st.Face, st.Size, column, indent) {
			s, x := slab{h: st.Lead}, left
			if i == 0 {
				s.before, x = sheetPad, left+indent
				s.ops = append(s.ops, b.one(label, text+" ", left, st.baseline(), name))
			}
			s.ops = append(s.ops, textOp(value, x, st.baseline(), st, ln))
			if r.Link != "" {
				s.ops = append(s.ops, Op{Kind: OpLink, Elem: value, X: x, Y: 0, W: right - x, H: st.Lead, Target: r.Link})
			}
			b.add(s)
		}
	}
	if r.ID != "" {
		b.slabs[from].ids = append(b.slabs[from].ids, r.ID)
	}
	b.chain(from, 4)
	if more != "" {
		b.paragraphs(outline.Text{S: more, Tone: r.Value.Tone, Strong: r.Value.Strong}, sheetValue, left, column, 2)
	}
	if r.Note != "" {
		b.lines(b.leaf(RoleP), r.Note, small, left, column, 0)
	}
}

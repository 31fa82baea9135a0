package layout

import (
	"math"
	"strings"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// grid is how a table is set: widths of the columns, the gap between them and
// the text of the cells, smaller where figures need the room.
type grid struct {
	cols   []outline.Column
	widths []float64
	marks  []mark // by column, where its decimal marks stand
	gap    float64
	cell   style
	head   style
	pad    float64 // above and below the text of a row
}

// gridSizes are tried from large to small until all figures fit.
var gridSizes = []struct{ size, lead, gap float64 }{{9.5, 12.6, 12}, {8.8, 11.8, 9}, {8, 10.8, 7}}

func newGrid(cols []outline.Column, i int) grid {
	g := grid{cols: cols, gap: gridSizes[i].gap, cell: cell, head: cellHead, pad: cellPad}
	g.cell.Size, g.cell.Lead = gridSizes[i].size, gridSizes[i].lead
	g.head.Size = min(g.head.Size, gridSizes[i].size-0.6)
	return g
}

const (
	cellPad = 4.2
	// tightPad is that of a table on a page that is full.
	tightPad, tightSize, tightLead = 1.4, 9.3, 11.8
	// wholeRow is the number of lines up to which a row is never cut.
	wholeRow = 10
)

// table draws hairlines between rows, a solid line under the head and above
// the totals, and repeats its head on every page.
func (b *builder) table(t outline.Table) {
	b.begin(RoleTable)
	defer b.end()
	from := len(b.slabs)
	if t.Caption != "" {
		b.lines(b.leaf(RoleCaption), t.Caption, bodyStrong, left, column, 11)
		for i := from; i < len(b.slabs); i++ {
			b.slabs[i].keep = true
		}
	}
	g := b.fitGrid(t)
	headAt := len(b.slabs)
	b.tableHead(g)
	head := b.repeated(t, b.slabs[headAt:])
	if len(b.slabs) > from {
		b.slabs[from].ids = append(b.slabs[from].ids, t.ID)
	}
	if len(t.Rows) == 0 {
		b.begin(RoleRow)
		e := b.leaf(RoleData)
		b.elems[e].Span = len(g.cols)
		b.lines(e, t.Empty.S, cell.with(t.Empty), left, column, cellPad)
		b.end()
		b.slabs[len(b.slabs)-1].h += cellPad
		b.closeRow(Hair, Hairline)
	}
	for i, r := range t.Rows {
		start := len(b.slabs)
		b.row(g, r, g.cell, head)
		switch {
		case i < len(t.Rows)-1:
			b.closeRow(Hair, Hairline)
		case len(t.Totals) > 0:
			b.closeRow(solid, ink)
		default:
			b.closeRow(Hair, Hairline)
		}
		if i == 0 && len(t.Rows) > 1 && len(b.slabs)-start <= 4 {
			b.slabs[len(b.slabs)-1].keep = true // a head is not left with one row
		}
		if i == len(t.Rows)-2 && len(b.slabs)-start <= wholeRow {
			b.slabs[len(b.slabs)-1].keep = true // nor is the last one left alone
		}
		if i == len(t.Rows)-1 && len(t.Totals) > 0 {
			b.chain(start, wholeRow)
			b.slabs[len(b.slabs)-1].keep = true
		}
	}
	st := g.cell
	st.Face = font.Semibold
	for i, r := range t.Totals {
		b.row(g, r, st, head)
		b.slabs[len(b.slabs)-1].keep = i < len(t.Totals)-1
	}
	b.slabs[len(b.slabs)-1].h += 4
	if height(b.slabs[from:]) <= (bottom-top)*shortTable {
		b.chain(from, len(b.slabs))
	}
}

// shortTable is how much of a page a table may take that is never cut.
const shortTable = 0.24

// repeated is the head as it is drawn again overleaf: an artifact, with the
// caption where there is one.
func (b *builder) repeated(t outline.Table, slabs []slab) *tableHead {
	var head tableHead
	if t.Caption != "" && b.words.Continued != "" {
		st := small
		head.slabs = append(head.slabs, slab{h: st.Lead + 2, ops: []Op{b.one(Artifact, t.Caption+" "+b.words.Continued, left, st.baseline(), st)}})
	}
	for _, s := range slabs {
		again := slab{h: s.h}
		for _, o := range s.ops {
			o.Elem = Artifact
			again.ops = append(again.ops, o)
		}
		head.slabs = append(head.slabs, again)
	}
	return &head
}

// tableHead sets the heads, standing on a common last line.
func (b *builder) tableHead(g grid) {
	cols, widths := g.cols, g.widths
	b.begin(RoleRow)
	defer b.end()
	lines, most := make([][]textLine, len(cols)), 0
	for c, col := range cols {
		lines[c] = wrap(b.t, b.clean(col.Head), g.head.Face, g.head.Size, widths[c])
		most = max(most, len(lines[c]))
	}
	elems := make([]int, len(cols))
	for c := range cols {
		elems[c] = b.leaf(RoleHead)
		b.elems[elems[c]].Scope = "Column"
	}
	for i := range most {
		s := slab{h: g.head.Lead, keep: true}
		if i == 0 {
			s.before = min(9, 2*g.pad+3)
		}
		x := left
		for c, col := range cols {
			if k := i - (most - len(lines[c])); k >= 0 {
				s.ops = append(s.ops, b.aligned(elems[c], lines[c][k], x, g.head.baseline(), widths[c], col.Align, g.head))
			}
			x += widths[c] + g.gap
		}
		if i == most-1 {
			s.h += 3.5
			s.ops = append(s.ops, rule(s.h, left, right, solid, ink))
		}
		b.add(s)
	}
}

func (b *builder) aligned(elem int, ln textLine, x, y, width float64, a outline.Align, st style) Op {
	o := textOp(elem, x, y, st, ln)
	switch a {
	case outline.Right:
		o.X = x + width - b.width(ln.s, st)
	case outline.Center:
		o.X = x + (width-b.width(ln.s, st))/2
	}
	return o
}

// styledLine is a line of a cell: main text or muted detail.
type styledLine struct {
	textLine
	style style
	page  outline.ID
	// detail says that the line is of the muted part.
	detail bool
}

// row sets one row line by line, so that a long one goes on overleaf cleanly.
func (b *builder) row(g grid, r outline.Row, st style, head *tableHead) {
	cols, widths := g.cols, g.widths
	from := len(b.slabs)
	b.begin(RoleRow)
	defer b.end()
	lines, most := make([][]styledLine, len(cols)), 1
	for c := range min(len(cols), len(r.Cells)) {
		lines[c] = b.cellLines(r.Cells[c], st, widths[c])
		most = max(most, len(lines[c]))
	}
	elems, below := b.rowElems(cols, r)
	for i := range most {
		s := slab{h: st.Lead, head: head}
		y := st.baseline()
		if i == 0 {
			s.h += g.pad
			y += g.pad
			s.ids = append([]outline.ID{r.ID}, r.Also...)
		}
		x := left
		for c, col := range cols {
			if i < len(lines[c]) {
				ln := lines[c][i]
				e := elems[c].text
				if ln.detail {
					e = elems[c].detail
				}
				o := b.aligned(e, ln.textLine, x, y, widths[c], col.Align, ln.style)
				if !ln.detail && len(lines[c]) == 1 {
					o.X -= b.beyond(g.mark(c), ln.s, ln.style)
				}
				s.ops = append(s.ops, o)
				if ln.page != "" {
					s.ops = append(s.ops, Op{Kind: OpPage, Elem: e, X: x + widths[c], Y: y, Style: ln.style, Target: ln.page})
				}
				if link := r.Cells[c].Link; link != "" {
					s.ops = append(s.ops, Op{Kind: OpLink, Elem: elems[c].text, X: x, Y: y - st.baseline(), W: widths[c], H: st.Lead, Target: link})
				}
			}
			x += widths[c] + g.gap
		}
		b.add(s)
	}
	if r.Detail != "" {
		b.rowDetail(g, r, head, below)
	}
	b.slabs[len(b.slabs)-1].h += g.pad
	b.chain(from, wholeRow)
}

// rowDetail is the muted line under a row.
func (b *builder) rowDetail(g grid, r outline.Row, head *tableHead, e int) {
	x := left
	for c := range min(r.DetailFrom, len(g.widths)) {
		x += g.widths[c] + g.gap
	}
	st := g.cell
	st.Colour, st.Size = Muted, st.Size-0.5
	for _, ln := range wrap(b.t, b.clean(r.Detail), st.Face, st.Size, right-x) {
		b.add(slab{h: st.Lead, head: head, ops: []Op{textOp(e, x, st.baseline(), st, ln)}})
	}
}

// closeRow draws the line under the row just added.
func (b *builder) closeRow(width float64, c RGB) {
	s := &b.slabs[len(b.slabs)-1]
	s.ops = append(s.ops, rule(s.h, left, right, width, c))
}

func (b *builder) cellLines(c outline.Cell, st style, width float64) []styledLine {
	var out []styledLine
	main := st.with(c.Text)
	if c.Text.S != "" || c.Page != "" {
		for i, ln := range wrap(b.t, strings.TrimRight(b.clean(c.Text.S), "\n "), main.Face, main.Size, width) {
			l := styledLine{textLine: ln, style: main}
			if i == 0 {
				l.page = c.Page
			}
			out = append(out, l)
		}
	}
	if c.Detail != "" {
		detail := main
		detail.Face, detail.Colour, detail.Size = font.Regular, Muted, main.Size-0.5
		for _, ln := range wrap(b.t, b.clean(c.Detail), detail.Face, detail.Size, width) {
			out = append(out, styledLine{textLine: ln, style: detail, detail: true})
		}
	}
	return out
}

// fitGrid finds the largest setting in which no figure has to be cut.
func (b *builder) fitGrid(t outline.Table) grid {
	for i := range gridSizes {
		g := newGrid(t.Columns, i)
		if t.Tight {
			g.pad = tightPad
			g.cell.Size, g.cell.Lead = min(g.cell.Size, tightSize), min(g.cell.Lead, tightLead)
		}
		g.marks = b.marks(t, g)
		free := column - g.gap*float64(len(t.Columns)-1)
		var fits bool
		if g.widths, fits = b.columnWidths(t, g, free); fits || i == len(gridSizes)-1 {
			return g
		}
	}
	return grid{}
}

// columnWidths gives figures the room they need and shares the rest among the
// texts, so that they come out about equally high.
func (b *builder) columnWidths(t outline.Table, g grid, free float64) ([]float64, bool) {
	n := len(t.Columns)
	natural, least, out := make([]float64, n), make([]float64, n), make([]float64, n)
	for c, col := range t.Columns {
		b.needs(t, g, c, &natural[c], &least[c])
		if col.Whole {
			least[c] = b.headWidth(col.Head, g.head, natural[c])
			natural[c] = least[c]
		}
	}
	rest, want, sum, need := free, 0.0, 0.0, 0.0
	for c, col := range t.Columns {
		need += least[c]
		if col.Whole {
			out[c] = natural[c]
			rest -= out[c]
		} else {
			want += natural[c]
		}
	}
	if left := rest - want; left > 0 { // heads in one line rather than wider texts
		for c, col := range t.Columns {
			if full := b.t.Measure(b.clean(col.Head), g.head.Face, g.head.Size) + 0.2; col.Whole && full > out[c] && full-out[c] <= left {
				left -= full - out[c]
				rest -= full - out[c]
				out[c] = full
			}
		}
	}
	share, texts := make([]float64, n), 0
	for c, col := range t.Columns {
		if col.Whole {
			continue
		}
		texts++
		share[c] = 1
		if col.Weight > 0 {
			share[c] = col.Weight
		}
		if want > rest {
			share[c] *= math.Sqrt(natural[c])
		}
		sum += share[c]
	}
	for c, col := range t.Columns {
		switch {
		case texts == 0 && c > 0:
			out[c] += max(rest, 0) / float64(n-1) // figures only: they share what is left
		case !col.Whole && want <= rest: // nothing is wrapped, and what is left is shared
			out[c] = natural[c] + (rest-want)*share[c]/sum
		case !col.Whole:
			out[c] = max(rest*share[c]/sum, least[c])
		}
	}
	out = b.settle(out, least, t.Columns, free)
	if want > rest && need <= free {
		b.evenOut(t, g, out, least)
	}
	return out, need <= free
}

// needs measures a column: as wide as it would like to be, and as narrow as it
// can be without cutting a word or a figure.
func (b *builder) needs(t outline.Table, g grid, c int, natural, least *float64) {
	col := t.Columns[c]
	*least = widest(b.t, b.clean(col.Head), g.head.Face, g.head.Size) + 0.2
	*natural = *least
	for k, rows := range [2][]outline.Row{t.Rows, t.Totals} {
		for _, r := range rows {
			if c >= len(r.Cells) {
				continue
			}
			st := g.cell.with(r.Cells[c].Text)
			if k == 1 {
				st.Face = font.Semibold
			}
			text := b.clean(r.Cells[c].Text.S)
			if k == 0 || col.Align == outline.Right {
				for part := range strings.SplitSeq(text, "\n") {
					*natural = max(*natural, b.t.Measure(part, st.Face, st.Size)+b.beyond(g.mark(c), part, st)+0.2)
				}
				*least = max(*least, min(widest(b.t, text, st.Face, st.Size)+0.2, column/4))
			}
			*natural = max(*natural, 0.8*b.t.Measure(b.clean(r.Cells[c].Detail), st.Face, st.Size))
		}
	}
}

// headWidth widens a column of figures until its head takes two lines.
func (b *builder) headWidth(head string, st style, w float64) float64 {
	head = b.clean(head)
	for full := b.t.Measure(head, st.Face, st.Size); w < full && len(wrap(b.t, head, st.Face, st.Size, w)) > 2; {
		w += 2
	}
	return w
}

// settle takes what is too much from the text columns that can give.
func (b *builder) settle(out, least []float64, cols []outline.Column, free float64) []float64 {
	over, give := -free, 0.0
	for c := range out {
		over += out[c]
		if !cols[c].Whole {
			give += out[c] - least[c]
		}
	}
	if over > 0 && give > 0 {
		f := min(over/give, 1)
		for c := range out {
			if !cols[c].Whole {
				out[c] -= f * (out[c] - least[c])
			}
		}
	}
	return shrink(out, free)
}

// shrink scales widths that still do not fit; long words are then cut.
func shrink(out []float64, free float64) []float64 {
	sum := 0.0
	for _, w := range out {
		sum += w
	}
	if sum > free {
		for c := range out {
			out[c] *= free / sum
		}
	}
	return out
}

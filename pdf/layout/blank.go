package layout

import (
	"dossierpme/dossier/outline"
)

const (
	writeLead = 23.0 // between lines to write on
	closeLead = 19.5 // where there are many
	manyLines = 12
	tickBox   = 9.5
	charW     = 15.0 // a box for one character
	charH     = 19.0
)

// answer is an empty question: label, hint, then boxes to tick, boxes for
// characters or lines to write on. It is never cut from its label.
func (b *builder) answer(a outline.Answer) {
	from := len(b.slabs)
	b.lines(b.leaf(RoleH3), a.Label, bodyStrong, left, column, 12)
	b.slabs[from].ids = append(b.slabs[from].ids, a.ID)
	if a.Hint != "" {
		b.lines(b.leaf(RoleP), a.Hint, small, left, column, 0)
	}
	if len(a.Options) > 0 {
		b.options(a.Options)
	}
	if len(a.Cells) > 0 {
		b.charBoxes(a.Cells)
	}
	lead := writeLead
	if a.Lines > manyLines {
		lead = closeLead
	}
	for i := range a.Lines {
		h, end := lead, right
		if i == 0 && a.Hint == "" {
			h = lead - 2
		}
		s := slab{h: h}
		if a.Unit != "" {
			end = left + 170
			s.ops = append(s.ops, b.one(b.leaf(RoleP), a.Unit, end+6, h, bodyMuted))
		}
		s.ops = append(s.ops, rule(h, left, end, 0.6, writingLine))
		b.add(s)
	}
	b.slabs[len(b.slabs)-1].h += 3
	b.chain(from, 14)
}

// options sets boxes to tick in as many columns as the longest option allows.
func (b *builder) options(options []string) {
	b.begin(RoleList)
	defer b.end()
	widest := 0.0
	for _, o := range options {
		widest = max(widest, b.width(b.clean(o), body))
	}
	columns := min(max(int(column/(widest+tickBox+22)), 1), 3, len(options))
	w := column / float64(columns)
	if columns > 1 && len(options) <= columns {
		w = widest + tickBox + 28
	}
	for i := 0; i < len(options); i += columns {
		row := slab{before: 4, h: body.Lead}
		for c := 0; c < columns && i+c < len(options); c++ {
			x := left + float64(c)*w
			b.begin(RoleItem)
			b.begin(RoleLabel)
			box := b.tickBox()
			b.end()
			e := b.leaf(RoleBody)
			b.end()
			row.ops = append(row.ops, Op{Kind: OpBox, Elem: box, X: x + 0.5, Y: body.baseline() - 8.2, W: tickBox, H: tickBox, Colour: Muted})
			if columns > 1 {
				row.ops = append(row.ops, b.one(e, options[i+c], x+tickBox+7, body.baseline(), body))
				continue
			}
			lines := wrap(b.t, b.clean(options[i]), body.Face, body.Size, column-tickBox-7)
			for n, ln := range lines {
				row.ops = append(row.ops, textOp(e, x+tickBox+7, body.baseline(), body, ln))
				if n < len(lines)-1 {
					row.keep = true
					b.add(row)
					row = slab{h: body.Lead}
				}
			}
		}
		b.add(row)
	}
}

// charBoxes are boxes for single characters, in groups.
func (b *builder) charBoxes(groups []int) {
	s := slab{before: 5, h: charH + 2}
	x := left + 0.5
	for _, n := range groups {
		for range n {
			if x+charW > right {
				b.add(s)
				s, x = slab{before: 4, h: charH + 2}, left+0.5
			}
			s.ops = append(s.ops, Op{Kind: OpBox, Elem: Artifact, X: x, Y: 0, W: charW, H: charH, Colour: writingLine})
			x += charW
		}
		x += 7
	}
	b.add(s)
}

// grid is an empty table with rows high enough to write in.
func (b *builder) grid(g outline.Grid) {
	b.begin(RoleTable)
	defer b.end()
	from := len(b.slabs)
	b.begin(RoleCaption)
	b.lines(b.leaf(RoleP), g.Label, bodyStrong, left, column, 13)
	b.slabs[from].ids = append(b.slabs[from].ids, g.ID)
	if g.Hint != "" {
		b.lines(b.leaf(RoleP), g.Hint, small, left, column, 0)
	}
	b.end()
	for i := from; i < len(b.slabs); i++ {
		b.slabs[i].keep = true
	}
	t := outline.Table{Columns: g.Columns}
	for _, f := range g.First {
		t.Rows = append(t.Rows, outline.Row{Cells: []outline.Cell{{Text: outline.T(f)}}})
	}
	gr := newGrid(g.Columns, 0)
	gr.widths = b.gridWidths(t, gr.gap)
	headAt := len(b.slabs)
	b.tableHead(gr)
	head := b.repeated(outline.Table{}, b.slabs[headAt:])
	for i := range max(g.Rows, len(g.First)) {
		start := len(b.slabs)
		if i < len(g.First) {
			b.row(gr, t.Rows[i], cell, head)
			last := &b.slabs[len(b.slabs)-1]
			last.h = max(last.h, 30)
		} else {
			b.begin(RoleRow)
			for range gr.cols {
				b.leaf(RoleData)
			}
			b.end()
			b.add(slab{h: 26, head: head})
		}
		for k := start; k < len(b.slabs); k++ {
			b.gridRules(&b.slabs[k], gr)
		}
		b.closeRow(Hair, writingLine)
		if i == 0 {
			b.slabs[len(b.slabs)-1].keep = max(g.Rows, len(g.First)) > 1
		}
	}
}

// gridWidths shares the width by the columns' weights, heads permitting.
func (b *builder) gridWidths(t outline.Table, gap float64) []float64 {
	cols := make([]outline.Column, len(t.Columns))
	copy(cols, t.Columns)
	t.Columns = cols
	sum, least, out := 0.0, make([]float64, len(cols)), make([]float64, len(cols))
	for c := range cols {
		cols[c].Whole = false
		if cols[c].Weight == 0 {
			cols[c].Weight = 1
		}
		sum += cols[c].Weight
		least[c] = widest(b.t, b.clean(cols[c].Head), cellHead.Face, cellHead.Size)
	}
	free := column - gap*float64(len(cols)-1)
	for c := range cols {
		out[c] = max(free*cols[c].Weight/sum, least[c])
	}
	return b.settle(out, least, cols, free)
}

func (b *builder) gridRules(s *slab, g grid) {
	x := left
	for c := range g.widths[:len(g.widths)-1] {
		x += g.widths[c] + g.gap
		s.ops = append(s.ops, Op{Kind: OpLine, Elem: Artifact, X: x - g.gap/2, Y: 0, H: s.h, W: 0, Colour: Hairline})
	}
}

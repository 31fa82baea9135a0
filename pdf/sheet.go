package pdf

import (
	"fmt"
	"strings"

	"dossierpme/dossier/outline"
)

// sheet is a declaration on pages of its own.
type sheet struct {
	id    outline.ID
	title string
	again slab // heads its further pages
}

// sheet sets a declaration on pages of its own, each with the code, so that a
// scan of any of them can be told.
func (b *builder) sheet(x outline.Sheet) {
	const gap = 18.0
	from, width := len(b.slabs), column
	if b.code {
		width -= codeSize + gap
	}
	x.Chapter.NewPage = true
	b.sheets = append(b.sheets, sheet{id: x.ID, title: b.clean(x.Chapter.Title), again: b.sheetAgain(x, width)})
	b.chapterIn(x.Chapter, width)
	first, h := &b.slabs[from], 0.0
	first.ids = append(first.ids, x.ID)
	if b.code {
		first.ops = append(first.ops, op{kind: opCode, elem: b.leaf(roleFigure), x: right - codeSize, y: 0, w: codeSize, h: codeSize, colour: black})
		for _, s := range b.slabs[from:] {
			h += s.h
		}
		b.slabs[len(b.slabs)-1].h += max(codeSize+2-h, 0)
	}
	for _, y := range x.Blocks {
		switch y.(type) {
		case outline.Prose: // what is declared stands clear of who declares it
			b.slabs[len(b.slabs)-1].h += 5
		case outline.Signature:
			b.hold(from)
		}
		b.block(y)
	}
	for i := from; i < len(b.slabs); i++ {
		b.slabs[i].sheet = len(b.sheets)
	}
	b.turn = true
}

// sheetAgain heads the further pages of a declaration: what it is, who makes
// it, and the code. Nobody needs to hear it again on every page.
func (b *builder) sheetAgain(x outline.Sheet, width float64) slab {
	s := slab{h: smallLabel.lead + small.lead + 6}
	title := b.fit(b.clean(strings.TrimSpace(x.Chapter.Title+" "+b.words.Continued)), smallLabel, width)
	s.ops = append(s.ops,
		op{kind: opText, elem: artifact, x: left, y: smallLabel.baseline(), style: smallLabel, text: title},
		op{kind: opText, elem: artifact, x: left, y: smallLabel.lead + small.baseline(), style: small, text: b.fit(oneLine(b.clean(x.About)), small, width)})
	if b.code {
		s.h = codeSize + 8
		s.ops = append(s.ops, op{kind: opCode, elem: artifact, x: right - codeSize, y: 0, w: codeSize, h: codeSize, colour: black})
	}
	for i := range s.ops {
		s.ops[i].run = inHead
	}
	return s
}

// hold keeps the last lines of what is signed on the page of the signature:
// nobody should sign a page that says nothing.
func (b *builder) hold(from int) {
	const lines = 48.0
	h := 0.0
	for i := len(b.slabs) - 1; i > from && h < lines; i-- {
		b.slabs[i].keep = true
		h += b.slabs[i].before + b.slabs[i].h
	}
}

// signature leaves room to sign: entries to fill in, two on a line, a box for
// the hand, a box for the stamp.
func (b *builder) signature(g outline.Signature) {
	from := len(b.slabs)
	if g.Intro != "" {
		b.paragraphs(outline.T(g.Intro), body, left, column, 4)
	}
	b.begin(roleList)
	for i := 0; i < len(g.Fields); i += 2 {
		b.signatureFields(g.Fields[i:min(i+2, len(g.Fields))], i == 0)
	}
	b.end()
	const boxH, gap = 116.0, 18.0
	w := (column - gap) / 2
	s := slab{before: 14, h: boxH}
	for i, caption := range []string{g.Hand, g.Stamp} {
		x := left + float64(i)*(w+gap)
		s.ops = append(s.ops, op{kind: opBox, elem: artifact, x: x, y: 0, w: w, h: boxH, colour: writingLine, style: style{size: 5}})
		e := b.leaf(roleP)
		for n, ln := range b.t.wrap(b.clean(caption), small.face, small.size, w-20) {
			s.ops = append(s.ops, textOp(e, x+10, 6+small.baseline()+float64(n)*small.lead, small, ln))
		}
	}
	if g.Field != "" {
		e := b.leaf(roleForm)
		s.ops = append(s.ops, op{kind: opField, elem: e, x: left + 3, y: 22, w: w - 6, h: boxH - 25, text: b.clean(g.Field)})
	}
	b.add(s)
	if g.Note != "" {
		b.lines(b.leaf(roleP), g.Note, small, left, column, 8)
	}
	if g.ID != "" {
		b.slabs[from].ids = append(b.slabs[from].ids, g.ID)
	}
	b.chain(from, len(b.slabs))
}

// signatureFields sets one or two entries side by side; what is not known yet
// gets a line to write on.
func (b *builder) signatureFields(fields []outline.SignatureField, first bool) {
	const gap, labelW, lineY = 18.0, 80.0, 17.0
	w := (column - gap) / 2
	type part struct {
		labels, values []textLine
		label, value   int
	}
	parts, most := make([]part, len(fields)), 1
	for i, f := range fields {
		b.begin(roleItem)
		p := part{label: b.leaf(roleLabel), value: b.leaf(roleBody)}
		b.end()
		p.labels = b.t.wrap(b.clean(f.Label), bodyMuted.face, bodyMuted.size, labelW-6)
		p.values = b.t.wrap(b.clean(f.Value), bodyStrong.face, bodyStrong.size, w-labelW)
		parts[i], most = p, max(most, len(p.labels), len(p.values))
	}
	for n := range most {
		s := slab{h: body.lead}
		y := body.baseline()
		if n == 0 {
			s.h, y = 22, lineY
			if first {
				s.before = 10
			}
		}
		for i, p := range parts {
			x := left + float64(i)*(w+gap)
			if n < len(p.labels) {
				s.ops = append(s.ops, textOp(p.label, x, y, bodyMuted, p.labels[n]))
			}
			if n < len(p.values) && p.values[n].s != "" {
				s.ops = append(s.ops, textOp(p.value, x+labelW, y, bodyStrong, p.values[n]))
			}
			if n == 0 && fields[i].Value == "" {
				s.ops = append(s.ops, rule(y+3, x+labelW, x+w, 0.6, writingLine))
			}
		}
		b.add(s)
	}
}

// report lists the pages to sign.
func (l *layout) report() []Sheet {
	var out []Sheet
	for _, p := range l.pages {
		if p.sheet == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].ID == l.sheets[p.sheet-1].id {
			out[n-1].Last = p.number
			continue
		}
		s := l.sheets[p.sheet-1]
		out = append(out, Sheet{ID: s.id, Title: s.title, First: p.number, Last: p.number})
	}
	return out
}

// onlySheets leaves the pages to sign. Page numbers stay; what leads to a page
// that is left out goes.
func (l *layout) onlySheets() {
	at, kept := make([]int, len(l.pages)+1), l.pages[:0]
	for _, p := range l.pages {
		if p.sheet > 0 {
			kept = append(kept, p)
			at[p.number] = len(kept)
		}
	}
	l.pages = kept
	for id, p := range l.places {
		if p.page = at[p.page]; p.page == 0 {
			delete(l.places, id)
			continue
		}
		l.places[id] = p
	}
	for i := range l.pages {
		p := &l.pages[i]
		ops := p.ops[:0]
		for _, o := range p.ops {
			if _, ok := l.places[o.target]; ok || o.kind != opLink {
				ops = append(ops, o)
			}
		}
		p.ops = ops
	}
}

// labels gives the pages the numbers printed on them, where they are not those
// by which a reader counts.
func (l *layout) labels() string {
	var b strings.Builder
	for i, p := range l.pages {
		last := 0
		if i > 0 {
			last = l.pages[i-1].number
		}
		if p.number != last+1 {
			fmt.Fprintf(&b, " %d << /S /D /St %d >>", i, p.number)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return " /PageLabels << /Nums [" + strings.TrimPrefix(b.String(), " ") + "] >>"
}

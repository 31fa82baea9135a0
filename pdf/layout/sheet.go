package layout

import (
	"strings"

	"dossierpme/dossier/outline"
)

// Sheet is a declaration to sign and where it is printed, by the numbers on
// the pages.
type Sheet struct {
	ID          outline.ID
	Title       string
	First, Last int
}

// codeSize is the side of the code on paper: 22 mm can be read from a scan at
// 100 dots an inch.
const codeSize = 62.0

// declaration is a sheet as it is set, on pages of its own.
type declaration struct {
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
	b.sheets = append(b.sheets, declaration{id: x.ID, title: b.clean(x.Chapter.Title), again: b.sheetAgain(x, width)})
	b.chapterIn(x.Chapter, width)
	first, h := &b.slabs[from], 0.0
	first.ids = append(first.ids, x.ID)
	if b.code {
		first.ops = append(first.ops, Op{Kind: OpCode, Elem: b.leaf(RoleFigure), X: right - codeSize, Y: 0, W: codeSize, H: codeSize, Colour: black})
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
	s := slab{h: smallLabel.Lead + small.Lead + 6}
	title := b.fit(b.clean(strings.TrimSpace(x.Chapter.Title+" "+b.words.Continued)), smallLabel, width)
	s.ops = append(s.ops,
		Op{Kind: OpText, Elem: Artifact, X: left, Y: smallLabel.baseline(), Style: smallLabel, Text: title},
		Op{Kind: OpText, Elem: Artifact, X: left, Y: smallLabel.Lead + small.baseline(), Style: small, Text: b.fit(oneLine(b.clean(x.About)), small, width)})
	if b.code {
		s.h = codeSize + 8
		s.ops = append(s.ops, Op{Kind: OpCode, Elem: Artifact, X: right - codeSize, Y: 0, W: codeSize, H: codeSize, Colour: black})
	}
	for i := range s.ops {
		s.ops[i].Run = InHead
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
	if g.Low {
		b.lowSignature(g)
		return
	}
	from := len(b.slabs)
	if g.Intro != "" {
		b.paragraphs(outline.T(g.Intro), body, left, column, 4)
	}
	b.begin(RoleList)
	for i := 0; i < len(g.Fields); i += 2 {
		b.signatureFields(g.Fields[i:min(i+2, len(g.Fields))], i == 0)
	}
	b.end()
	const boxH, gap = 116.0, 18.0
	w := (column - gap) / 2
	s := slab{before: 14, h: boxH}
	for i, caption := range []string{g.Hand, g.Stamp} {
		x := left + float64(i)*(w+gap)
		s.ops = append(s.ops, Op{Kind: OpBox, Elem: Artifact, X: x, Y: 0, W: w, H: boxH, Colour: writingLine, Style: style{Size: 5}})
		e := b.leaf(RoleP)
		for n, ln := range wrap(b.t, b.clean(caption), small.Face, small.Size, w-20) {
			s.ops = append(s.ops, textOp(e, x+10, 6+small.baseline()+float64(n)*small.Lead, small, ln))
		}
	}
	if g.Field != "" {
		e := b.leaf(RoleForm)
		s.ops = append(s.ops, Op{Kind: OpField, Elem: e, X: left + 3, Y: 22, W: w - 6, H: boxH - 25, Text: b.clean(g.Field)})
	}
	b.add(s)
	if g.Note != "" {
		b.lines(b.leaf(RoleP), g.Note, small, left, column, 8)
	}
	if g.ID != "" {
		b.slabs[from].ids = append(b.slabs[from].ids, g.ID)
	}
	b.chain(from, len(b.slabs))
}

// lowSignature sets the entries under each other, each in one line, beside the box
// for the hand. It is as high as its entries, and high enough for a stamp.
func (b *builder) lowSignature(g outline.Signature) {
	const gap, labelW, lineH, least = 18.0, 80.0, 19.0, 72.0
	w := (column - gap) / 2
	s := slab{before: 10, h: max(lineH*float64(len(g.Fields)), least)}
	b.begin(RoleList)
	for i, f := range g.Fields {
		y := lineH*float64(i) + 13
		b.begin(RoleItem)
		label, value := b.leaf(RoleLabel), b.leaf(RoleBody)
		b.end()
		s.ops = append(s.ops, b.one(label, b.fit(b.clean(f.Label), bodyMuted, labelW-6), left, y, bodyMuted))
		if f.Value == "" {
			s.ops = append(s.ops, rule(y+3, left+labelW, left+w, 0.6, writingLine))
			continue
		}
		s.ops = append(s.ops, b.one(value, b.fit(oneLine(b.clean(f.Value)), bodyStrong, w-labelW), left+labelW, y, bodyStrong))
	}
	b.end()
	x := left + w + gap
	s.ops = append(s.ops, Op{Kind: OpBox, Elem: Artifact, X: x, Y: 0, W: w, H: s.h, Colour: writingLine, Style: style{Size: 5}})
	s.ops = append(s.ops, b.one(b.leaf(RoleP), b.fit(b.clean(g.Hand), small, w-20), x+10, 6+small.baseline(), small))
	b.add(s)
	if g.Note != "" {
		b.slabs[len(b.slabs)-1].keep = true
		b.lines(b.leaf(RoleP), g.Note, small, left, column, 8)
	}
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
		b.begin(RoleItem)
		p := part{label: b.leaf(RoleLabel), value: b.leaf(RoleBody)}
		b.end()
		p.labels = wrap(b.t, b.clean(f.Label), bodyMuted.Face, bodyMuted.Size, labelW-6)
		p.values = wrap(b.t, b.clean(f.Value), bodyStrong.Face, bodyStrong.Size, w-labelW)
		parts[i], most = p, max(most, len(p.labels), len(p.values))
	}
	for n := range most {
		s := slab{h: body.Lead}
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

// ToSign lists the pages to sign.
func (l *Document) ToSign() []Sheet {
	var out []Sheet
	for _, p := range l.Pages {
		if p.Sheet == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].ID == l.Sheets[p.Sheet-1].id {
			out[n-1].Last = p.Number
			continue
		}
		s := l.Sheets[p.Sheet-1]
		out = append(out, Sheet{ID: s.id, Title: s.title, First: p.Number, Last: p.Number})
	}
	return out
}

// OnlySheets leaves the pages to sign. Page numbers stay; what leads to a page
// that is left out goes.
func (l *Document) OnlySheets() {
	at, kept := make([]int, len(l.Pages)+1), l.Pages[:0]
	for _, p := range l.Pages {
		if p.Sheet > 0 {
			kept = append(kept, p)
			at[p.Number] = len(kept)
		}
	}
	l.Pages = kept
	for id, p := range l.Places {
		if p.Page = at[p.Page]; p.Page == 0 {
			delete(l.Places, id)
			continue
		}
		l.Places[id] = p
	}
	for i := range l.Pages {
		p := &l.Pages[i]
		ops := p.Ops[:0]
		for _, o := range p.Ops {
			if _, ok := l.Places[o.Target]; ok || o.Kind != OpLink {
				ops = append(ops, o)
			}
		}
		p.Ops = ops
	}
}

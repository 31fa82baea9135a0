package layout

import (
	"fmt"
	"unicode/utf8"

	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// cover is the first page: coloured edge, project in large, six facts, and at
// the foot reference, version, fingerprint and state.
func (b *builder) cover(d *outline.Document) Page {
	c := d.Cover
	p := Page{Bare: true}
	add := func(o ...Op) { p.Ops = append(p.Ops, o...) }
	add(Op{Kind: OpRect, Elem: Artifact, X: 0, Y: 0, W: 26, H: PageHeight, Colour: accent})
	if c.Mark.S != "" {
		b.coverMark(&p, c.Mark)
	}
	kind := style{font.Bold, 10, 14, accent, 0.7}
	add(b.one(b.leaf(RoleP), upper(c.Eyebrow), left, 123, kind))
	y := b.stack(&p, RoleP, c.Programme, style{font.Regular, 10, 14, Muted, 0}, 129, 3)

	title := style{font.Bold, 34, 37, ink, 0}
	text := b.clean(c.Title)
	for title.Size > 18 && (len(wrap(b.t, text, title.Face, title.Size, column)) > 3 || widest(b.t, text, title.Face, title.Size) > column) {
		title.Size -= 2
		title.Lead = title.Size * 1.1
	}
	y = b.stack(&p, RoleH1, text, title, y+26, 12)
	y = b.stack(&p, RoleP, c.Company, style{font.Regular, 15, 19, ink, 0}, y+9, 4)
	y = b.stack(&p, RoleP, c.Call, style{font.Regular, 10.5, 14, Muted, 0}, y+3, 4)

	y = max(y+40, 330)
	b.begin(RoleList)
	for _, f := range c.Facts {
		f.Value.Strong = true
		y = b.coverPair(&p, f, y, 153, column) + 2.2
	}
	b.end()

	foot := PageHeight - 74
	h := 0.0
	sub := &builder{t: b.t, words: b.words, elems: b.elems, replaced: b.replaced, cur: b.cur}
	sub.begin(RoleList)
	for _, f := range c.Identity {
		sub.pair(f, left, 92, 100, 170, style{font.Regular, 9.5, 13, ink, 0}, 2.6)
	}
	sub.end()
	b.elems = sub.elems
	for _, s := range sub.slabs {
		h += s.before + s.h
	}
	note := style{font.Regular, 8.5, 11.6, Muted, 0}
	const noteLeft = 290.0
	notes := wrap(b.t, b.clean(c.Note), note.Face, note.Size, column-noteLeft)
	h = max(h, float64(len(notes))*note.Lead+4)
	y = foot - h
	add(rule(y-12, left, right, Hair, Hairline))
	at := y
	for _, s := range sub.slabs {
		at += s.before
		for _, o := range s.ops {
			o.Y += at
			add(o)
		}
		at += s.h
	}
	e := b.leaf(RoleP)
	for i, ln := range notes {
		add(textOp(e, left+noteLeft, y+2.6+note.baseline()+float64(i)*note.Lead, note, ln))
	}
	return p
}

// stack sets text from y down, in so many lines at most, and returns where it ends.
func (b *builder) stack(p *Page, r Role, s string, st style, y float64, most int) float64 {
	if s == "" {
		return y
	}
	e := b.leaf(r)
	for _, ln := range b.few(b.clean(s), st, column, most) {
		p.Ops = append(p.Ops, textOp(e, left, y+st.baseline(), st, ln))
		y += st.Lead
	}
	return y
}

// few wraps a text of the cover and shortens what would run off it; the full text
// stands among the answers.
func (b *builder) few(s string, st style, width float64, most int) []textLine {
	lines := wrap(b.t, s, st.Face, st.Size, width)
	if len(lines) <= most {
		return lines
	}
	rest := lines[most-1].s
	for _, ln := range lines[most:] {
		rest += " " + ln.s
		if b.width(rest, st) > width {
			break
		}
	}
	lines[most-1] = textLine{s: b.fit(rest, st, width)}
	return lines[:most]
}

func (b *builder) coverPair(p *Page, f outline.Pair, y, valueX, width float64) float64 {
	b.begin(RoleItem)
	defer b.end()
	st := body.with(f.Value)
	p.Ops = append(p.Ops, b.one(b.leaf(RoleLabel), f.Label, left, y+body.baseline(), bodyMuted))
	e := b.leaf(RoleBody)
	for _, ln := range b.few(b.clean(f.Value.S), st, width-valueX, 3) {
		p.Ops = append(p.Ops, textOp(e, left+valueX, y+st.baseline(), st, ln))
		y += st.Lead
	}
	return y
}

// coverMark says on the cover that the document is a draft.
func (b *builder) coverMark(p *Page, t outline.Text) {
	st := style{font.Bold, 12, 16, warning, 1.1}
	if t.Tone != outline.Todo {
		st.Colour = toneColour(t.Tone, ink)
	}
	text := b.clean(upper(t.S))
	w := b.width(text, st) + 26
	p.Ops = append(p.Ops,
		Op{Kind: OpRect, Elem: Artifact, X: right - w, Y: 50, W: w, H: 28, Colour: warningSoft},
		Op{Kind: OpBox, Elem: Artifact, X: right - w, Y: 50, W: w, H: 28, Colour: st.Colour},
		Op{Kind: OpText, Elem: b.leaf(RoleP), X: right - w + 13.5, Y: 50 + 14 + st.Size*0.33, Style: st, Text: text})
}

// furniture draws header and footer of every page but the cover.
func (b *builder) furniture(l *Document, d *outline.Document) {
	name := b.clean(d.Running.Left)
	state := running
	state.Face = font.Semibold
	state = state.with(d.Running.Right)
	stateText := b.clean(d.Running.Right.S)
	foot := b.clean(d.Running.Foot)
	for i := range l.Pages {
		p := &l.Pages[i]
		p.Number = i + 1
		if p.Bare || p.Guest != "" {
			continue
		}
		stateX := right - b.width(stateText, state)
		head := []Op{}
		if d.Running.Right.Tone == outline.Todo {
			// A filled label: no one takes a draft for the final paper.
			onFill := state
			onFill.Face, onFill.Colour = font.Bold, white
			stateX = right - b.width(stateText, onFill) - 7
			head = append(head,
				Op{Kind: OpRect, Elem: Artifact, X: stateX - 7, Y: headBaseline - 10.4, W: right - stateX + 7, H: 14.6, Colour: warning},
				Op{Kind: OpText, Elem: Artifact, X: stateX, Y: headBaseline, Style: onFill, Text: stateText})
			stateX -= 7
		} else {
			head = append(head, Op{Kind: OpText, Elem: Artifact, X: stateX, Y: headBaseline, Style: state, Text: stateText})
		}
		head = append([]Op{{Kind: OpText, Elem: Artifact, X: left, Y: headBaseline, Style: running, Text: b.fit(name, running, stateX-left-14)}}, head...)
		head = append(head, rule(headRule, left, right, Hair, Hairline))
		for k := range head {
			head[k].Run = InHead
		}
		p.Ops = append(head, p.Ops...)
		number := b.clean(fmt.Sprintf(d.Words.PageOf, p.Number, len(l.Pages)))
		from := len(p.Ops)
		p.Ops = append(p.Ops,
			rule(footRule, left, right, Hair, Hairline),
			Op{Kind: OpText, Elem: Artifact, X: left, Y: footBaseline, Style: running, Text: b.fit(foot, running, column-b.width(number, running)-14)},
			Op{Kind: OpText, Elem: Artifact, X: right - b.width(number, running), Y: footBaseline, Style: running, Text: number})
		for k := range p.Ops[from:] {
			p.Ops[from+k].Run = InFoot
		}
	}
}

// fit shortens a running line that is too long; the full text stands on the
// cover.
func (b *builder) fit(s string, st style, width float64) string {
	const dots = "…"
	metrics := b.t.Font(st.Face)
	set := func(advance, letters int) float64 {
		return float64(advance)*st.Size/1000 + st.Track*float64(letters)
	}
	cut, advance, letters := 0, 0, 0 // what fits with the dots behind it, and all so far
	for i, r := range s {
		if letters <= 1 || set(advance+metrics.Advance('…'), letters+1) <= width {
			cut = i
		}
		advance += metrics.Advance(r)
		letters++
		if set(advance, letters) > width {
			if letters == 1 {
				_, cut = utf8.DecodeRuneInString(s)
			}
			return s[:cut] + dots
		}
	}
	return s
}

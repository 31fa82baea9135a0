package pdf

import "dossierpme/dossier/outline"

// cover is the first page: coloured edge, project in large, six facts, and at
// the foot reference, version, fingerprint and state.
func (b *builder) cover(d *outline.Document) page {
	c := d.Cover
	p := page{bare: true}
	add := func(o ...op) { p.ops = append(p.ops, o...) }
	add(op{kind: opRect, elem: artifact, x: 0, y: 0, w: 26, h: pageHeight, colour: accent})
	if c.Mark.S != "" {
		b.coverMark(&p, c.Mark)
	}
	kind := style{bold, 10, 14, accent, 0.7}
	add(b.one(b.leaf(roleP), upper(c.Eyebrow), left, 123, kind))
	y := b.stack(&p, roleP, c.Programme, style{regular, 10, 14, muted, 0}, 129, column)

	title := style{bold, 34, 37, ink, 0}
	text := b.clean(c.Title)
	for title.size > 18 && (len(b.t.wrap(text, title.face, title.size, column)) > 3 || b.t.widest(text, title.face, title.size) > column) {
		title.size -= 2
		title.lead = title.size * 1.1
	}
	y = b.stack(&p, roleH1, text, title, y+26, column)
	y = b.stack(&p, roleP, c.Company, style{regular, 15, 19, ink, 0}, y+9, column)
	y = b.stack(&p, roleP, c.Call, style{regular, 10.5, 14, muted, 0}, y+3, column)

	y = max(y+40, 330)
	b.begin(roleList)
	for _, f := range c.Facts {
		f.Value.Strong = true
		y = b.coverPair(&p, f, y, 153, column) + 2.2
	}
	b.end()

	foot := pageHeight - 74
	h := 0.0
	sub := &builder{t: b.t, words: b.words, elems: b.elems, replaced: b.replaced, cur: b.cur}
	sub.begin(roleList)
	for _, f := range c.Identity {
		sub.pair(f, left, 92, 100, 170, style{regular, 9.5, 13, ink, 0}, 2.6)
	}
	sub.end()
	b.elems = sub.elems
	for _, s := range sub.slabs {
		h += s.before + s.h
	}
	note := style{regular, 8.5, 11.6, muted, 0}
	const noteLeft = 290.0
	notes := b.t.wrap(b.clean(c.Note), note.face, note.size, column-noteLeft)
	h = max(h, float64(len(notes))*note.lead+4)
	y = foot - h
	add(rule(y-12, left, right, hair, hairline))
	at := y
	for _, s := range sub.slabs {
		at += s.before
		for _, o := range s.ops {
			o.y += at
			add(o)
		}
		at += s.h
	}
	e := b.leaf(roleP)
	for i, ln := range notes {
		add(textOp(e, left+noteLeft, y+2.6+note.baseline()+float64(i)*note.lead, note, ln))
	}
	return p
}

// stack sets text from y down and returns where it ends.
func (b *builder) stack(p *page, r role, s string, st style, y, width float64) float64 {
	if s == "" {
		return y
	}
	e := b.leaf(r)
	for _, ln := range b.t.wrap(b.clean(s), st.face, st.size, width) {
		p.ops = append(p.ops, textOp(e, left, y+st.baseline(), st, ln))
		y += st.lead
	}
	return y
}

func (b *builder) coverPair(p *page, f outline.Pair, y, valueX, width float64) float64 {
	b.begin(roleItem)
	defer b.end()
	st := body.with(f.Value)
	p.ops = append(p.ops, b.one(b.leaf(roleLabel), f.Label, left, y+body.baseline(), bodyMuted))
	e := b.leaf(roleBody)
	for _, ln := range b.t.wrap(b.clean(f.Value.S), st.face, st.size, width-valueX) {
		p.ops = append(p.ops, textOp(e, left+valueX, y+st.baseline(), st, ln))
		y += st.lead
	}
	return y
}

// coverMark says on the cover that the document is a draft.
func (b *builder) coverMark(p *page, t outline.Text) {
	st := style{bold, 12, 16, warning, 1.1}
	if t.Tone != outline.Todo {
		st.colour = toneColour(t.Tone, ink)
	}
	text := b.clean(upper(t.S))
	w := b.width(text, st) + 26
	p.ops = append(p.ops,
		op{kind: opRect, elem: artifact, x: right - w, y: 50, w: w, h: 28, colour: warningSoft},
		op{kind: opBox, elem: artifact, x: right - w, y: 50, w: w, h: 28, colour: st.colour},
		op{kind: opText, elem: b.leaf(roleP), x: right - w + 13.5, y: 50 + 14 + st.size*0.33, style: st, text: text})
}

// furniture draws header and footer of every page but the cover.
func (b *builder) furniture(l *layout, d *outline.Document) {
	name := b.clean(d.Running.Left)
	state := running
	state.face = semibold
	state = state.with(d.Running.Right)
	stateText := b.clean(d.Running.Right.S)
	foot := b.clean(d.Running.Foot)
	for i := range l.pages {
		p := &l.pages[i]
		p.number = i + 1
		if p.bare || p.guest != "" {
			continue
		}
		stateX := right - b.width(stateText, state)
		head := []op{}
		if d.Running.Right.Tone == outline.Todo {
			// A filled label: no one takes a draft for the final paper.
			onFill := state
			onFill.face, onFill.colour = bold, white
			stateX = right - b.width(stateText, onFill) - 7
			head = append(head,
				op{kind: opRect, elem: artifact, x: stateX - 7, y: headBaseline - 10.4, w: right - stateX + 7, h: 14.6, colour: warning},
				op{kind: opText, elem: artifact, x: stateX, y: headBaseline, style: onFill, text: stateText})
			stateX -= 7
		} else {
			head = append(head, op{kind: opText, elem: artifact, x: stateX, y: headBaseline, style: state, text: stateText})
		}
		head = append([]op{{kind: opText, elem: artifact, x: left, y: headBaseline, style: running, text: b.fit(name, running, stateX-left-14)}}, head...)
		head = append(head, rule(headRule, left, right, hair, hairline))
		for k := range head {
			head[k].run = inHead
		}
		p.ops = append(head, p.ops...)
		number := b.clean(printf(d.Words.PageOf, p.number, len(l.pages)))
		from := len(p.ops)
		p.ops = append(p.ops,
			rule(footRule, left, right, hair, hairline),
			op{kind: opText, elem: artifact, x: left, y: footBaseline, style: running, text: b.fit(foot, running, column-b.width(number, running)-14)},
			op{kind: opText, elem: artifact, x: right - b.width(number, running), y: footBaseline, style: running, text: number})
		for k := range p.ops[from:] {
			p.ops[from+k].run = inFoot
		}
	}
}

// fit shortens a running line that is too long; the full text stands on the
// cover.
func (b *builder) fit(s string, st style, width float64) string {
	if b.width(s, st) <= width {
		return s
	}
	rs := []rune(s)
	for len(rs) > 1 && b.width(string(rs)+"…", st) > width {
		rs = rs[:len(rs)-1]
	}
	return string(rs) + "…"
}

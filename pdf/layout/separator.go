package layout

import (
	"dossierpme/dossier/outline"
	"dossierpme/pdf/font"
)

// separator is the page before an annex: its number in large, what it is, and
// where it goes on. A tab at the edge, lower with each number, lets a hand find
// it in a stack of paper.
func (b *builder) separator(x outline.Separator) {
	const (
		topY     = 150.0
		tabW     = 22.0
		tabH     = 44.0
		tabs     = 15 // then they start again at the top
		tabTop   = 24.0
		facts    = 104.0
		boxPad   = 14.0
		boxWidth = column
	)
	s := slab{h: bottom - top, brk: true, ids: []outline.ID{x.ID}}
	title := b.clean(x.Title)
	if b.phase != x.Group {
		s.marks = append(s.marks, b.bookmark(b.clean(x.Group), 0))
		b.phase = x.Group
	}
	s.marks = append(s.marks, b.bookmark(b.clean(x.Eyebrow+"\u00a0"+x.Number+". ")+title, 1))
	guest := b.guests[x.ID]
	if x.Bare && guest != nil {
		s.h, s.brk, s.bare, s.guest = 0, false, true, x.ID
		b.stamps[x.ID] = b.clean(x.Stamp)
		b.add(s)
		return
	}
	if guest != nil {
		for i, m := range guest.Marks {
			own := b.bookmark(b.clean(m.Title), 2+m.Level)
			own.Guest = &guest.Marks[i]
			s.marks = append(s.marks, own)
		}
	}

	number := style{font.Bold, 72, 76, accent, 0}
	tabY := tabTop + float64(b.tabs%tabs)*(tabH+2)
	b.tabs++
	tab := style{font.Bold, 11, 14, white, 0}
	s.ops = append(s.ops,
		Op{Kind: OpRect, Elem: Artifact, X: PageWidth - tabW, Y: tabY, W: tabW, H: tabH, Colour: accent},
		Op{Kind: OpText, Elem: Artifact, X: PageWidth - tabW/2 - b.width(x.Number, tab)/2 - 1, Y: tabY + tabH/2 + 4, Style: tab, Text: x.Number})

	y := topY
	heading := b.leaf(RoleH1)
	b.elems[heading].ID = x.ID
	put := func(elem int, text string, st style, at, width float64) {
		for _, ln := range wrap(b.t, b.clean(text), st.Face, st.Size, width) {
			s.ops = append(s.ops, textOp(elem, at, y+st.baseline(), st, ln))
			y += st.Lead
		}
	}
	eyebrowLine := b.one(heading, upper(x.Eyebrow)+" ", left, y+eyebrow.baseline(), eyebrow)
	y += eyebrow.Lead
	s.ops = append(s.ops, eyebrowLine, b.one(heading, x.Number+" ", left-3, y+number.baseline(), number))
	y += number.Lead + 8
	large := h1
	large.Size, large.Lead = 26, 31
	put(heading, title, large, left, column*0.88)
	y += 16
	s.ops = append(s.ops, rule(y, left, right, solid, ink))
	y += 14
	b.begin(RoleList)
	for _, f := range x.Facts {
		b.begin(RoleItem)
		s.ops = append(s.ops, b.one(b.leaf(RoleLabel), f.Label, left, y+body.baseline(), bodyMuted))
		put(b.leaf(RoleBody), f.Value.S, body, left+facts, column-facts)
		y += 3.5
		b.end()
	}
	b.end()
	if guest != nil && guest.Pages > 0 && x.Span != "" {
		span := style{font.Semibold, 13, 18, accent, 0}
		y += 14
		s.ops = append(s.ops, Op{Kind: OpSpan, Elem: b.leaf(RoleP), X: left, Y: y + span.baseline(), Style: span, Text: b.clean(x.Span), Target: x.ID})
	}
	if len(x.Why) > 0 {
		y += 22
		at, from := len(s.ops), y
		y += boxPad
		for _, t := range x.Why {
			if t.S == "" {
				continue
			}
			put(b.leaf(RoleP), t.S, body.with(t), left+boxPad+6, boxWidth-2*boxPad-6)
			y += 4
		}
		y += boxPad - 4
		box := []Op{
			{Kind: OpRect, Elem: Artifact, X: left, Y: from, W: boxWidth, H: y - from, Colour: warningSoft},
			{Kind: OpRect, Elem: Artifact, X: left, Y: from, W: 3, H: y - from, Colour: warning},
		}
		s.ops = append(s.ops[:at:at], append(box, s.ops[at:]...)...)
	}
	if guest != nil {
		s.guest = x.ID
		b.stamps[x.ID] = b.clean(x.Stamp)
	}
	b.add(s)
}

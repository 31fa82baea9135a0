package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/internal/french"
	"dossierpme/ui/kit"
)

// A piece of a call of the second form is attached, promised for later, or said to be
// none of the dossier. A row of the list of pieces says the last two.

// canSetAside reports whether the choice is offered.
func (s *pieces) canSetAside() bool { return s.page.env.Session.Call().CanSetAside() }

// lacks reports whether neither a file nor a reason stands for a piece.
func (w wanted) lacks() bool { return w.need && !w.signed && !w.counts && !w.aside.Counts() }

// setsAside reports whether a row says of its piece only that it is set aside.
func setsAside(r dossier.Row) bool {
	return r.Text("set_aside") != "" && r.Text("path") == "" && r.Text("sha256") == ""
}

// files are the rows of the list that name a file.
func (s *pieces) files() dossier.Rows {
	rows := slices.Clone(s.page.env.Session.View().Dossier.Rows(s.f.ID))
	if !s.canSetAside() {
		return rows
	}
	return slices.DeleteFunc(rows, setsAside)
}

// asideOf are the words and buttons of a line below its title: what a missing piece can
// be instead, or why it was set aside and the way back.
func (l *pieceLine) asideOf(w wanted) []fyne.CanvasObject {
	words := l.s.page.env.Words
	button := func(key string, do func()) *kit.Button {
		b := kit.NewQuiet(words.T(key), do)
		b.OnFocus = func() { l.s.page.why(l.s.f, dossier.Spot{Field: l.s.f.ID}) }
		return b
	}
	switch {
	case !l.s.canSetAside() || !w.need || w.signed || w.counts:
		return nil
	case w.aside.Counts():
		return []fyne.CanvasObject{
			button("pieces.aside.change", func() { l.s.askReason(w.aside.As, l.w) }),
			button("pieces.aside.back", func() { l.s.bringBack(l.w) }),
		}
	}
	return []fyne.CanvasObject{
		button("pieces.aside.later", func() { l.s.askReason(dossier.AsideLater, l.w) }),
		button("pieces.aside.not_applicable", func() { l.s.askReason(dossier.AsideNotApplicable, l.w) }),
	}
}

// lacking are the pieces that nothing stands for, in the order of the page.
func (s *pieces) lacking() []wanted {
	var out []wanted
	for _, g := range s.groups {
		for _, k := range g.keys {
			if w := s.lines[k].w; w.lacks() {
				out = append(out, w)
			}
		}
	}
	return out
}

// askReason asks why pieces are set aside, and sets them aside in one step.
func (s *pieces) askReason(as dossier.Aside, of ...wanted) {
	if len(of) == 0 {
		return
	}
	env := s.page.env
	words := env.Words
	key := "pieces.aside." + string(as)
	entry := kit.NewEntry()
	if of[0].aside.As == as {
		entry.ShowText(dossier.OneLine(of[0].aside.Reason))
	}
	reason := kit.NewField(kit.FieldOf{Label: words.T("pieces.aside.reason"), Hint: words.T("pieces.aside.reason_hint"), Editor: entry})
	var d *kit.Overlay
	said := func(text string) {
		reason.SetMessages(kit.Message{Tone: kit.Error, Text: text})
		d.Refresh()
		env.Canvas.Focus(entry)
	}
	keep := func() {
		text := dossier.OneLine(dossier.CleanText(entry.Text))
		switch n := dossier.Length(text); {
		case n == 0:
			said(words.T("pieces.aside.no_reason"))
		case n > dossier.MaxReason:
			said(words.T("pieces.aside.long", "n", french.Count(n), "most", french.Count(dossier.MaxReason)))
		default:
			d.Dismiss()
			s.setAside(as, text, of)
		}
	}
	entry.OnEnter = keep
	ideas := []fyne.CanvasObject{}
	for _, n := range []string{"1", "2", "3", "4"} {
		idea := words.T(key + "_idea_" + n)
		ideas = append(ideas, kit.NewQuiet(idea, func() {
			entry.ShowText(idea)
			env.Canvas.Focus(entry)
		}))
	}
	content := kit.NewColumn(kit.Space16, reason,
		kit.NewColumn(kit.Space4, kit.NewHint(words.T("pieces.aside.ideas")), kit.NewInset(0, 0, 0, -kit.Space8, kit.NewFlow(0, ideas...))))
	title := words.T(key+"_title", "piece", s.lines[of[0].key()].title.Text)
	if len(of) > 1 { // the pieces come last: there may be many
		title = words.T("pieces.aside.rest_title", "n", len(of))
		list := kit.NewColumn(0)
		for _, w := range of {
			list.Add(kit.NewBody(s.lines[w.key()].title.Text))
		}
		content.Add(kit.NewTinted(kit.Neutral, list))
	}
	d = kit.ShowDialog(env.Canvas, kit.DialogOf{
		Title: title, Width: 640, First: entry, Content: content,
		Buttons: []*kit.Button{kit.NewSecondary(words.T("ui.cancel"), func() { d.Dismiss() }), kit.NewPrimary(words.T(key+"_yes"), keep)},
	})
}

// setAside writes for each piece its own row of the list, in place of what was said of
// it before.
func (s *pieces) setAside(as dossier.Aside, reason string, of []wanted) {
	env := s.page.env
	var rows []map[string]dossier.Value
	for _, w := range of {
		rows = append(rows, asideRow(w, as, reason))
	}
	before := env.Session.Get(s.f.ID)
	s.putRows(draft.Added, func(r dossier.Row) bool {
		return slices.ContainsFunc(of, func(w wanted) bool { return isOwn(r, w) })
	}, rows...)
	s.page.show()
	first := s.lines[of[0].key()] // it stays, whatever stands for it
	env.Canvas.Focus(first.attach)
	done := env.Words.T("pieces.aside."+string(as)+"_done", "piece", first.title.Text)
	if len(of) > 1 {
		done = env.Words.T("pieces.aside.rest_done", "n", len(of))
	}
	s.offerUndo(before, done)
}

// bringBack takes away what set a piece aside. A row for all its targets gives way to
// one for each of the others.
func (s *pieces) bringBack(w wanted) {
	env := s.page.env
	var others []map[string]dossier.Value
	if w.target != "" && w.aside.For == "" {
		for _, n := range env.Session.View().Pieces() {
			if n.Aside.Row == w.aside.Row && n.For != w.target {
				others = append(others, asideRow(wanted{piece: n.Piece, target: n.For}, n.Aside.As, n.Aside.Reason))
			}
		}
	}
	before := env.Session.Get(s.f.ID)
	s.putRows(draft.Deleted, func(r dossier.Row) bool { return r.ID == w.aside.Row || isOwn(r, w) }, others...)
	s.page.show()
	if l := s.lines[w.key()]; l != nil {
		env.Canvas.Focus(l.attach)
		s.offerUndo(before, env.Words.T("pieces.aside.brought_back", "piece", l.title.Text))
	}
}

// asideRow is a row that sets a piece aside.
func asideRow(w wanted, as dossier.Aside, reason string) map[string]dossier.Value {
	return map[string]dossier.Value{
		"piece": dossier.Text(w.piece.ID), "for": dossier.Text(w.target), "set_aside": dossier.Text(as), "reason": dossier.Text(reason),
	}
}

// isOwn reports whether a row sets this very piece aside, for its target alone.
func isOwn(r dossier.Row, w wanted) bool {
	return w.piece != nil && r.Text("set_aside") != "" && r.Text("piece") == w.piece.ID && r.Text("for") == w.target
}

// putRows adds rows and takes others out in one step. Of a row with a file only what
// sets its piece aside goes.
func (s *pieces) putRows(act draft.Act, gone func(dossier.Row) bool, rows ...map[string]dossier.Value) {
	s.page.env.Session.PutRows(s.f.ID, act, func(r dossier.Row) (dossier.Row, bool) {
		switch {
		case !gone(r):
			return r, true
		case setsAside(r):
			return r, false
		}
		return r.With("set_aside", nil).With("reason", nil), true
	}, rows...)
}

// offerUndo says what was done, with the way back as long as the list is as it was left.
func (s *pieces) offerUndo(before dossier.Value, text string) {
	env := s.page.env
	if env.Say == nil {
		return
	}
	after := env.Session.Get(s.f.ID)
	env.Say(text, env.Words.T("form.rows.undo"), func() {
		if dossier.Equal(env.Session.Get(s.f.ID), after) {
			env.Session.Set(s.f.ID, before)
			s.page.show()
		}
	})
}

// orphan is the line of a row that sets aside a piece that is not asked, or not for
// what it names.
func (l *pieceLine) orphan(r dossier.Row) fyne.CanvasObject {
	words := l.s.page.env.Words
	row := kit.NewListRow(kit.RowOf{Title: words.T("pieces.aside.orphan_" + r.Text("set_aside")), Detail: dossier.OneLine(r.Text("reason"))})
	row.Menu = func() []kit.MenuItem {
		return []kit.MenuItem{{Label: words.T("pieces.menu.remove"), Delete: true, Do: func() { l.s.remove(r.ID) }}}
	}
	row.OnFocus = func() { l.s.page.why(l.s.f, dossier.Spot{Field: l.s.f.ID, Row: r.ID}) }
	l.rows[r.ID] = row
	return kit.NewInset(0, -kit.Space16, 0, -kit.Space16, row)
}

package form

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/ui/kit"
)

// pieces is the list of the documents that the dossier wants, and of the files
// that are attached.
type pieces struct {
	page *Page
	f    *dossier.Field

	visible bool
	summary *kit.Text
	rest    *kit.Button // sets all that is missing aside for later
	limits  *fyne.Container
	limited []kit.Message
	checks  *fileChecks
	groups  []*pieceGroup
	lines   map[string]*pieceLine
	box     *fyne.Container
}

// pieceGroup is a card of lines.
type pieceGroup struct {
	keys  []string
	title *kit.Text
	hint  *kit.Text
	list  *fyne.Container
	box   *fyne.Container
}

// wanted is one line of the list: a piece, the row it is for, its files.
type wanted struct {
	piece    *dossier.Piece
	id       string // of the piece, known to the call or not
	target   string // "" for the whole dossier, else table/row
	severity dossier.Severity
	need     bool
	signed   bool // printed by our own PDF: the file is a scan of its signed pages
	files    dossier.Rows
	counts   bool // one of the files stands for the piece
	aside    dossier.SetAside
}

func (w wanted) key() string { return w.id + "@" + w.target }

// The groups of the page.
const (
	groupConfirmed = iota
	groupUsual
	groupSigned // what our own PDF prints, scanned after it was signed
	groupOther
	groupCount
)

func newPieces(p *Page, f *dossier.Field) *pieces {
	words := p.env.Words
	s := &pieces{page: p, f: f, summary: kit.NewMuted(""), limits: kit.NewColumn(kit.Space8), checks: newFileChecks(p), lines: map[string]*pieceLine{}}
	hint := kit.NewBody(f.Hint)
	hint.Color = kit.ColorMuted
	s.rest = kit.NewSecondary(words.T("pieces.aside.rest"), func() { s.askReason(dossier.AsideLater, s.lacking()...) })
	s.rest.OnFocus = func() { p.why(f, dossier.Spot{Field: f.ID}) }
	s.box = kit.NewColumn(kit.Space16, kit.NewRow(kit.Space12, kit.NewStretch(kit.NewColumn(2, hint, s.summary)), s.rest), s.limits)
	for _, name := range [groupCount]string{"confirmed", "usual", "signed", "other"} {
		g := &pieceGroup{
			title: kit.NewSubtitle(words.T("form.pieces." + name)), hint: kit.NewHint(words.T(s.hintKey(name))),
			list: kit.NewColumn(0),
		}
		g.box = kit.NewColumn(kit.Space8, kit.NewColumn(2, g.title, g.hint), kit.NewFlushCard(g.list))
		s.groups = append(s.groups, g)
		s.box.Add(g.box)
	}
	s.refresh()
	return s
}

// hintKey is the key of the words below the title of a group.
func (s *pieces) hintKey(group string) string {
	if group == "confirmed" && s.canSetAside() {
		return "pieces.aside.confirmed_hint"
	}
	return "form.pieces." + group + "_hint"
}

// wants lists what is wanted, by group, in the order of the call.
func (s *pieces) wants() [groupCount][]wanted {
	v := s.page.env.Session.View()
	var out [groupCount][]wanted
	served, aside := map[string]bool{}, v.SetAside()
	for _, n := range v.Pieces() {
		w := wanted{piece: n.Piece, id: n.Piece.ID, target: n.For, severity: n.Severity, need: true, files: slices.Concat(n.Attached, n.Refused), counts: len(n.Attached) > 0, aside: n.Aside}
		for _, r := range w.files {
			served[r.ID] = true
		}
		for _, a := range aside {
			served[a.Row] = served[a.Row] || a.Piece == n.Piece.ID && (a.For == "" || a.For == n.For || n.For == "")
		}
		group := groupUsual
		if n.Severity == dossier.Missing {
			group = groupConfirmed
		}
		out[group] = append(out[group], w)
	}
	out[groupSigned] = signedWants(v, v.Dossier.Rows(s.f.ID))
	for _, w := range out[groupSigned] {
		for _, r := range w.files {
			served[r.ID] = true
		}
	}
	for _, r := range v.Dossier.Rows(s.f.ID) {
		if served[r.ID] {
			continue
		}
		id := r.Text("piece")
		out[groupOther] = append(out[groupOther], wanted{
			piece: v.Call.Piece(id), id: id + "#" + r.ID, target: r.Text("for"), files: dossier.Rows{r},
		})
	}
	return out
}

func (s *pieces) object() fyne.CanvasObject { return s.box }

func (s *pieces) shown() bool { return s.visible }

func (s *pieces) refresh() bool {
	s.visible = s.page.env.Session.View().Visible(s.f.ID)
	if !s.visible {
		return false
	}
	s.checks.follow(s.page.env.Session.View().Dossier.Rows(s.f.ID))
	moved := false
	var count pieceCount
	used := map[string]bool{}
	for i, wants := range s.wants() {
		g := s.groups[i]
		var keys []string
		for _, w := range wants {
			keys = append(keys, w.key())
			used[w.key()] = true
			count.add(w)
			if line := s.lines[w.key()]; line == nil {
				s.lines[w.key()] = newPieceLine(s, w)
			} else {
				moved = line.set(w) || moved
			}
		}
		if !slices.Equal(keys, g.keys) {
			moved = true
			g.keys = keys
			g.list.Objects = nil
			for j, k := range keys {
				if j > 0 {
					g.list.Add(kit.NewSeparator())
				}
				g.list.Add(s.lines[k].box)
			}
		}
		g.box.Hidden = len(keys) == 0
	}
	maps.DeleteFunc(s.lines, func(k string, _ *pieceLine) bool { return !used[k] })
	moved = s.sum(count) || moved
	s.checks.start()
	var titles strings.Builder
	for _, g := range s.groups {
		for _, k := range g.keys {
			titles.WriteString(s.lines[k].title.Text)
		}
	}
	s.checks.name(titles.String(), s.page.env.Session.View().Dossier.Rows(s.f.ID))
	s.checks.readSigned()
	return moved
}

func (s *pieces) first() fyne.Focusable {
	for _, g := range s.groups {
		for _, k := range g.keys {
			return s.lines[k].attach
		}
	}
	return nil
}

// focus goes to the line that wants something for a row, else to the first that
// wants something.
func (s *pieces) focus(f *dossier.Field, _ dossier.FieldID, row string) bool {
	if f != s.f {
		return false
	}
	var best *pieceLine
	for _, g := range s.groups {
		for _, k := range g.keys {
			l := s.lines[k]
			fits := row != "" && (strings.HasSuffix(l.w.target, "/"+row) || l.w.target == row || l.w.files.Index(row) >= 0 || l.w.id == row)
			if fits {
				s.page.env.Canvas.Focus(l.attach)
				return true
			}
			if best == nil && len(l.w.files) == 0 && !l.w.aside.Counts() {
				best = l
			}
		}
	}
	if best != nil {
		s.page.env.Canvas.Focus(best.attach)
	} else if first := s.first(); first != nil {
		s.page.env.Canvas.Focus(first)
	}
	return true
}

// attach asks for files of a piece.
func (s *pieces) attach(l *pieceLine) {
	env := s.page.env
	title := env.Words.T("form.pieces.attach_title", "piece", l.title.Text)
	env.Files.OpenMany(kit.FileQuery{Title: title, For: "annex", Kinds: []kit.FileKind{{
		Name: env.Words.T("form.pieces.file_kinds"), Extensions: []string{"pdf", "jpg", "jpeg", "png"},
	}}}, func(paths []string, err error) {
		switch {
		case err != nil:
			l.fail([]error{err})
		case len(paths) > 0 && l.w.signed:
			s.readScans(l, paths)
		case len(paths) > 0:
			s.take(l, paths...)
		}
	})
}

// remove takes a file out of the list and offers to bring it back.
func (s *pieces) remove(id string) {
	env := s.page.env
	rows := env.Session.View().Dossier.Rows(s.f.ID)
	i := rows.Index(id)
	if i < 0 {
		return
	}
	row := rows[i]
	env.Session.DeleteRow(s.f.ID, id)
	s.page.show()
	if env.Say == nil {
		return
	}
	env.Say(env.Words.T("form.pieces.removed"), env.Words.T("form.rows.undo"), func() {
		now := env.Session.View().Dossier.Rows(s.f.ID)
		if now.Index(id) < 0 {
			env.Session.Set(s.f.ID, slices.Insert(slices.Clone(now), min(i, len(now)), row))
			s.page.show()
		}
	})
}

package form

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/kit"
)

// dropper is a part that takes files.
type dropper interface {
	drop(at fyne.Position, paths []string)
}

// Drop hands files that were dropped at a place of the window to the part that
// takes files, and reports whether there is one.
func (p *Page) Drop(at fyne.Position, paths []string) bool {
	for _, part := range p.parts {
		if d, ok := part.(dropper); ok && part.shown() {
			d.drop(at, paths)
			return true
		}
	}
	return false
}

// drop attaches the files to the piece under the pointer. Where there is none, it
// asks which piece they are. A scan of signed pages goes to each declaration that
// it bears, whichever of them it was dropped on.
func (s *pieces) drop(at fyne.Position, paths []string) {
	l := s.lineAt(at)
	if l != nil && !l.w.signed {
		s.take(l, paths...)
		return
	}
	s.readScans(l, paths)
}

// lineAt is the line under a point of the window, nil where there is none that
// takes files. A line that is scrolled out of sight is under nothing.
func (s *pieces) lineAt(at fyne.Position) *pieceLine {
	under := func(o fyne.CanvasObject) bool {
		p := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		size := o.Size()
		return at.X >= p.X && at.X < p.X+size.Width && at.Y >= p.Y && at.Y < p.Y+size.Height
	}
	if around := kit.ScrollAround(s.box); around != nil && !under(around) {
		return nil
	}
	for _, g := range s.groups {
		for _, k := range g.keys {
			if l := s.lines[k]; l.w.takes() && under(l.box) {
				return l
			}
		}
	}
	return nil
}

// takes reports whether files can be attached here.
func (w wanted) takes() bool { return w.need && w.piece != nil }

// askPiece asks which piece dropped files are: the first that still wants one is
// proposed.
func (s *pieces) askPiece(paths []string) {
	var keys []string
	for _, g := range s.groups {
		keys = append(keys, g.keys...)
	}
	s.ask(keys, paths)
}

// ask asks which of some pieces files are.
func (s *pieces) ask(keys, paths []string) {
	words := s.page.env.Words
	var options []kit.Suggestion
	proposed := -1
	for _, k := range keys {
		l := s.lines[k]
		if !l.w.takes() {
			continue
		}
		detail := ""
		switch {
		case len(l.w.files) > 0:
			detail = words.T("form.pieces.attached")
		case l.w.aside.Counts():
			detail = words.T("pieces.aside." + string(l.w.aside.As) + "_status")
		case proposed < 0:
			proposed = len(options)
		}
		options = append(options, kit.Suggestion{ID: k, Label: l.title.Text, Detail: detail})
	}
	if len(options) == 0 {
		return
	}
	list := kit.NewColumn(0)
	for _, p := range paths {
		list.Add(kit.NewBody(dossier.BaseName(p)))
	}
	chosen, picked := kit.NewSelect(options), options[max(proposed, 0)]
	chosen.ShowText(picked.Label)
	chosen.OnPick = func(o kit.Suggestion) { picked = o }
	var d *kit.Overlay
	attach := kit.NewPrimary(words.T("pieces.which.yes"), func() {
		d.Dismiss()
		if l := s.lines[picked.ID]; l != nil {
			s.take(l, paths...)
		}
	})
	d = kit.ShowDialog(s.page.env.Canvas, kit.DialogOf{
		Title: words.T("pieces.which.title", "n", len(paths)), Width: 640, First: chosen,
		Content: kit.NewColumn(kit.Space16, kit.NewTinted(kit.Neutral, list),
			kit.NewField(kit.FieldOf{Label: words.T("pieces.which.label"), Hint: words.T("pieces.which.hint"), Editor: chosen})),
		Buttons: []*kit.Button{kit.NewSecondary(words.T("ui.cancel"), func() { d.Dismiss() }), attach},
	})
}

// take attaches files to a line.
func (s *pieces) take(l *pieceLine, paths ...string) {
	var what []filing
	for _, path := range paths {
		what = append(what, filing{path, []*pieceLine{l}})
	}
	s.file(what, s.page.env.Words.T("pieces.taken", "n", len(paths), "piece", l.title.Text))
}

// filing is a file and the lines that it is attached to.
type filing struct {
	path  string
	lines []*pieceLine
}

// file has files copied into the dossier beside the window and writes their rows
// in one step. One that cannot be read is named; the others are attached all the
// same. said is the message where all were.
func (s *pieces) file(what []filing, said string) {
	env := s.page.env
	for _, x := range what {
		for _, l := range x.lines {
			l.busy(true)
		}
	}
	env.Run.Background(func() {
		var rows []map[string]dossier.Value
		failed := map[string][]error{} // by the key of the line
		done := 0
		for _, x := range what {
			cells, err := env.AttachFile(x.path)
			if err != nil {
				for _, l := range x.lines {
					failed[l.w.key()] = append(failed[l.w.key()], err)
				}
				continue
			}
			done++
			for _, l := range x.lines {
				row := map[string]dossier.Value{"piece": dossier.Text(l.w.piece.ID)}
				if l.w.target != "" {
					row["for"] = dossier.Text(l.w.target)
				}
				maps.Copy(row, cells)
				rows = append(rows, row)
			}
		}
		env.Run.Main(func() {
			var lines []*pieceLine
			for _, x := range what {
				lines = append(lines, x.lines...)
			}
			for _, l := range lines {
				l.busy(false)
			}
			if len(rows) > 0 { // the file wins over what was said instead of it
				s.putRows(draft.Added, func(r dossier.Row) bool {
					return slices.ContainsFunc(lines, func(l *pieceLine) bool { return isOwn(r, l.w) })
				}, rows...)
			}
			s.page.show()
			for _, l := range lines {
				if now := s.lines[l.w.key()]; now != nil {
					now.fail(failed[l.w.key()])
				}
			}
			switch {
			case len(rows) == 0 || env.Say == nil:
			case done < len(what):
				env.Say(env.Words.T("pieces.taken", "n", done, "piece", lines[0].title.Text), "", nil)
			default:
				env.Say(said, "", nil)
			}
		})
	})
}

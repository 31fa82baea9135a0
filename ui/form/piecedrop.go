package form

import (
	"maps"

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
// asks which piece they are.
func (s *pieces) drop(at fyne.Position, paths []string) {
	if l := s.lineAt(at); l != nil {
		s.take(l, paths...)
		return
	}
	s.askPiece(paths)
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
		list.Add(kit.NewBody(baseName(p)))
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

// take has files copied into the dossier beside the window and writes their rows
// in one step. One that cannot be read is named; the others are attached all the
// same.
func (s *pieces) take(l *pieceLine, paths ...string) {
	env := s.page.env
	key := l.w.key()
	l.busy(true)
	env.Run.Background(func() {
		var rows []map[string]dossier.Value
		var failed []error
		for _, path := range paths {
			cells, err := env.AttachFile(path)
			if err != nil {
				failed = append(failed, err)
				continue
			}
			row := map[string]dossier.Value{"piece": dossier.Text(l.w.piece.ID)}
			if l.w.target != "" {
				row["for"] = dossier.Text(l.w.target)
			}
			maps.Copy(row, cells)
			rows = append(rows, row)
		}
		env.Run.Main(func() {
			l.busy(false)
			if len(rows) > 0 { // the file wins over what was said instead of it
				s.putRows(draft.Added, func(r dossier.Row) bool { return isOwn(r, l.w) }, rows...)
			}
			s.page.show()
			if now := s.lines[key]; now != nil {
				now.fail(failed)
			}
			if len(rows) > 0 && env.Say != nil {
				env.Say(env.Words.T("pieces.taken", "n", len(rows), "piece", l.title.Text), "", nil)
			}
		})
	})
}

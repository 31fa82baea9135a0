package uitest

import (
	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// Dossier is an open dossier with no page to fill it in: it remembers where it was
// led. It is what the rooms beside the wizard know of the wizard.
type Dossier struct {
	window  *shell.Shell
	session *draft.Session
	shown   fyne.CanvasObject

	Went     []shell.Place
	Back     shell.Place // of the last detour
	Asked    []shell.Action
	Dropped  []string
	Finished []bool // its exports: final or not
	Signed   []string
	Sheets   int // how often the funding plan was asked for
}

// Open opens a dossier of the library in a window, and shows it.
func (s *Stage) Open(window *shell.Shell, id string) *Dossier {
	s.T.Helper()
	d, c, err := s.Library.Get(id)
	if err != nil {
		s.T.Fatal(err)
	}
	env := s.Parts.Env
	env.Today = dossier.DateOf(Now())
	o := &Dossier{window: window, shown: kit.NewColumn(0)}
	o.session = draft.New(c, d, env, draft.Options{Save: s.Library.Save, Post: s.Runner.Main, Clock: Now})
	s.T.Cleanup(o.session.Discard)
	window.Show(o)
	return o
}

// Object is nothing.
func (d *Dossier) Object() fyne.CanvasObject { return d.shown }

// Title is the name.
func (d *Dossier) Title() string { return d.Name() }

// First is nothing.
func (*Dossier) First() fyne.Focusable { return nil }

// Shortcut remembers what is asked for.
func (d *Dossier) Shortcut(what shell.Action) bool {
	d.Asked = append(d.Asked, what)
	return true
}

// Leave goes on at once.
func (*Dossier) Leave(then func()) { then() }

// Drop remembers the files.
func (d *Dossier) Drop(_ fyne.Position, paths []string) { d.Dropped = append(d.Dropped, paths...) }

// Session is what is edited.
func (d *Dossier) Session() *draft.Session { return d.session }

// View is the dossier as it is now.
func (d *Dossier) View() *dossier.View { return d.session.View() }

// Name is what the dossier is called.
func (d *Dossier) Name() string { return d.window.DossierName(d.session.Title()) }

// LeavePage has nothing to take in.
func (*Dossier) LeavePage() {}

// Resume shows it again.
func (d *Dossier) Resume() { d.window.Show(d) }

// GoTo remembers the place.
func (d *Dossier) GoTo(to shell.Place) { d.Went = append(d.Went, to) }

// Detour shows it again and remembers the place, and the way back.
func (d *Dossier) Detour(to, back shell.Place) {
	d.Resume()
	d.GoTo(to)
	d.Back = back
}

// Exported remembers an export.
func (d *Dossier) Exported(final bool) { d.Finished = append(d.Finished, final) }

// Sheet counts how often it is asked for.
func (d *Dossier) Sheet() func() { return func() { d.Sheets++ } }

// AttachSigned remembers the scan.
func (d *Dossier) AttachSigned(path string, _ []string) { d.Signed = append(d.Signed, path) }

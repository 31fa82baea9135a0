package ui

import (
	"errors"
	"maps"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/licences"
	"dossierpme/ui/field"
	"dossierpme/ui/figure"
	"dossierpme/ui/kit"
	"dossierpme/ui/paper"
	"dossierpme/ui/shell"
)

// Opened is what the program is given once the store is open and the calls are
// read: it may take a moment and happens beside the window.
type Opened struct {
	Library shelf.Library
	Paper   paper.Maker
	Env     dossier.Env
	Lookups field.Lookups
	// Figure computes a figure; false where there is none of this id.
	Figure func(v *dossier.View, id string) (figures.Figure, bool)
	// Group resolves the relations of the applicant's group.
	Group func(v *dossier.View) (members []figures.Member, missing []dossier.Spot)
	// Grant is what may be asked of the programme.
	Grant func(v *dossier.View) figures.Grant
	// Outline is what a print of the dossier would say.
	Outline func(v *dossier.View) *outline.Document
	// Interrupted is where the program was when it stopped without being closed; nil
	// where it was closed.
	Interrupted *Where
}

// Config is what the window is made of.
type Config struct {
	shell.Config
	Version string
	// Open opens the store, in the background. Where the database is gone and its copies
	// are there it fails with shelf.Missing, where nothing of it can be read with
	// shelf.ErrUnreadable, until somebody has decided.
	Open func(d shelf.Decision) (Opened, error)
	// Present puts the window on the screen, unless it is there: it is called as soon as
	// there is a page other than that of the opening. It may be nil.
	Present func()
	// File is one that the program was started with, to be opened; "" for none.
	File string
	// Journal is the file of the log, for those who are asked for it.
	Journal string
	// Settings are those in force; Keep stores others.
	Settings Settings
	Keep     func(Settings) error
	// Licences are those of what others wrote and the program has inside.
	Licences func() []licences.Licence
	// Note keeps where a dossier is worked on; it is called in the background, with the
	// zero value where none is open.
	Note func(Where) error
	// SetTheme shows everything in another appearance.
	SetTheme func(kit.Appearance)
}

// App is the program's window.
type App struct {
	*shell.Shell
	cfg     Config
	opened  Opened
	paper   *paper.Desk
	figures *figure.Figures
	// calls are there once the store is open.
	calls    []*dossier.Call
	settings Settings
	ready    bool
	day      dossier.Date // that everything shown was judged on

	backupErr error             // of the last backup
	mendErr   error             // of the last look at everything
	cared     bool              // that look, and a backup, have begun
	told      *shelf.Recovery   // what is to be told when the list is shown
	place     shelf.BackupPlace // the second one of the backups, when it was looked at last

	rescued []shelf.Rescued // that the list offers
	refuge  refuge          // what this run has written there

	editing *wizard // the dossier that is open, whatever is shown of it
	// session is that of editing, for those who have it stored when the program is told
	// to go; they are on goroutines of their own.
	session atomic.Pointer[draft.Session]

	where  Where // that was noted last
	noting bool  // a note is being written
}

// New fills a window. Start opens the store.
func New(cfg Config, window fyne.Window) *App {
	a := &App{Shell: shell.New(cfg.Config, window), cfg: cfg, settings: cfg.Settings}
	maps.Copy(a.Files.Folders, cfg.Settings.Folders)
	a.Files.OnFolder = a.keepFolders
	window.SetCloseIntercept(a.close)
	window.SetOnDropped(a.dropped)
	a.BindKeys(a.showHelp)
	a.Show(newOpening(a))
	return a
}

// Start opens the store in the background and then shows the dossiers. The toolkit need
// not run yet.
func (a *App) Start() { a.start(shelf.Ask) }

func (a *App) start(decided shelf.Decision) {
	a.Runner.Background(func() {
		opened, err := a.cfg.Open(decided)
		var entries []shelf.Entry
		var calls []*dossier.Call
		if err == nil {
			calls = opened.Library.Calls()
			entries, err = opened.Library.List()
		}
		a.Runner.Main(func() {
			if err != nil {
				a.Log("start: %v", err)
				a.Show(a.notStarted(err, decided))
				a.present()
				return
			}
			a.furnish(opened)
			a.calls, a.ready = calls, true
			a.backupErr = opened.Library.BackupError() // until one succeeds
			a.day = dossier.DateOf(a.Clock())
			before, _ := a.Screen().(*opening)
			h := newHome(a)
			h.set(entries)
			a.Show(h)
			a.present()
			a.cared = false
			a.afterwards(a.care)
			a.lookForRescued()
			if r := opened.Library.Recovery(); r != nil {
				a.showRecovery(*r, entries)
				return // the keys were not meant for what it says
			}
			if file := a.cfg.File; file != "" {
				a.cfg.File = "" // once
				a.openFile(file)
				return
			}
			if from := opened.Interrupted; from != nil && a.resume(*from, entries) {
				return // nor for what is opened
			}
			if before != nil {
				before.replay(a)
			}
		})
	})
}

// notStarted says why there is no list, and how to go on.
func (a *App) notStarted(err error, decided shelf.Decision) *still {
	if m := (*shelf.Missing)(nil); errors.As(err, &m) {
		return newMissing(a, a.Trouble(err), m, decided)
	}
	if errors.Is(err, shelf.ErrUnreadable) {
		return newUnreadable(a, a.Trouble(err))
	}
	return newFailed(a, a.Trouble(err), a.toOpen())
}

// present has the window put on the screen, now that there is a page in it.
func (a *App) present() {
	if a.cfg.Present != nil {
		a.cfg.Present()
	}
}

// furnish gives the rooms of the window what the program has.
func (a *App) furnish(opened Opened) {
	a.opened = opened
	a.paper = &paper.Desk{
		Shell: a.Shell, Make: opened.Paper, Library: opened.Library, Env: opened.Env,
		Open: a.openDossier, OpenFile: a.openFile,
	}
	a.figures = &figure.Figures{Shell: a.Shell, Compute: opened.Figure, Group: opened.Group, Grant: opened.Grant}
}

// Woken is called when the window gets the keyboard again: where it stayed open
// past midnight, everything is judged and counted on the new day.
func (a *App) Woken() {
	today := dossier.DateOf(a.Clock())
	if !a.ready || today == a.day {
		return
	}
	a.day = today
	switch s := a.Screen().(type) {
	case *wizard:
		s.newDay(today)
	case *home:
		if a.Canvas().Overlays().Top() == nil {
			a.loadHome(s.at)
		}
	}
}

// close stores what was typed and ends the program: the window stays open where
// storing failed and the user does not give up what he typed.
func (a *App) close() {
	a.Screen().Leave(func() {
		a.careAtLast()
		size := a.Canvas().Size()
		a.settings.Width, a.settings.Height = size.Width, size.Height
		keep := a.settings
		a.Runner.Background(func() { // the program waits for it after the window
			if err := a.cfg.Keep(keep); err != nil {
				a.Log("settings: %v", err)
			}
		})
		a.Window.Close()
	})
}

// Secure has what was typed stored and returns when it is. Any goroutine may call it
// but that of the window, which would wait for itself: the system wants the program to
// go, and asks nobody whether that is convenient.
func (a *App) Secure() error {
	s := a.session.Load()
	if s == nil {
		return nil
	}
	return a.secure(s)
}

// End is called when the window is gone, whatever has closed it: what was typed and is
// not stored yet is stored now.
func (a *App) End() error {
	w := a.editing
	if w == nil {
		return nil
	}
	w.quiet() // nothing can be shown any more
	err := a.secure(w.s)
	w.s.Discard()
	return err
}

// goHome leaves the present screen for the list of dossiers.
func (a *App) goHome() {
	a.Screen().Leave(func() { a.loadHome("") })
}

// loadHome reads the list again and shows it, with the cursor on a dossier.
func (a *App) loadHome(at string) { a.loadHomeThen(at, func() {}) }

// loadHomeThen shows the list and goes on. The dossier that was left is not edited any
// more: where there is no list to show, a page says so instead of it.
func (a *App) loadHomeThen(at string, then func()) {
	a.Runner.Background(func() {
		entries, err := a.opened.Library.List()
		a.Runner.Main(func() {
			if err != nil {
				a.Log("reading the list: %v", err)
				a.Show(newFailed(a, a.Trouble(err), ""))
				return
			}
			h := newHome(a)
			h.at = at
			h.set(entries)
			a.Show(h)
			a.lookForRescued()
			a.tellRecovery(entries)
			then()
		})
	})
}

// openDossier reads a dossier and shows it.
func (a *App) openDossier(id string) { a.openThen(id, func() {}) }

// openThen reads a dossier, shows it and goes on. Where it cannot be read and another
// was left for it, the list is shown: what was left is not edited any more.
func (a *App) openThen(id string, then func()) {
	a.Runner.Background(func() {
		d, c, err := a.opened.Library.Get(id)
		a.Runner.Main(func() {
			if err == nil {
				w := newWizard(a, c, d)
				a.Show(w)
				w.noteHere()
				w.loadShared()
				if len(a.rescued) > 0 { // it may have been put together with this dossier
					a.lookForRescued()
				}
				then()
				return
			}
			if _, ok := a.Screen().(*wizard); ok && a.editing == nil {
				a.loadHomeThen("", func() { a.Complain(err) })
				return
			}
			a.Complain(err)
		})
	})
}

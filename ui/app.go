package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/outline"
	"dossierpme/dossier/output"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/say"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// Opened is what the program is given once the store is open and the calls are
// read: it may take a moment and happens beside the window.
type Opened struct {
	Library shelf.Library
	Export  Exporter
	// Preview opens what Export would write; Print hands it to the system. nil
	// where there is no way to.
	Preview Previewer
	// Look opens the attached file of a row, to be shown page by page; nil where
	// there is no way to. It is called in the background.
	Look    func(ctx context.Context, r dossier.Row) (output.Document, error)
	Print   Printer
	Env     dossier.Env
	Lookups field.Lookups
	// Figure computes a figure; false where there is none of this id.
	Figure func(v *dossier.View, id string) (figures.Figure, bool)
	// Group resolves the relations of the applicant's group.
	Group func(v *dossier.View) (members []figures.Member, missing []string)
	// Sheet writes the funding plan; nil where there is no way to.
	Sheet SheetWriter
	// Outline is what a print of the dossier would say.
	Outline func(v *dossier.View) *outline.Document
	// Message words a problem.
	Message func(v *dossier.View, p dossier.Problem) say.Message
}

// Config is what the window is made of.
type Config struct {
	Name, Version string
	Words         *say.Words
	Runner        kit.Runner
	Clock         func() time.Time
	// Open opens the store, in the background.
	Open func() (Opened, error)
	// Explain words an error that is no say.Trouble yet.
	Explain func(error) *say.Trouble
	// View opens a file with the system's own viewer.
	View func(path string) error
	// Log is told what the user is told in fewer words.
	Log func(format string, args ...any)
	// Journal is the file of the log, for those who are asked for it.
	Journal string
	// Settings are those in force; Keep stores others.
	Settings Settings
	Keep     func(Settings) error
	// SetTheme shows everything in another appearance.
	SetTheme func(kit.Appearance)
}

// App is the program's window.
type App struct {
	Config
	opened Opened
	window fyne.Window
	files  *kit.Files
	root   *fyne.Container
	toasts *kit.Toasts
	screen screen
	// calls are there once the store is open.
	calls    []*dossier.Call
	settings Settings
	ready    bool
	day      dossier.Date // that everything shown was judged on
	// taking is who takes a file that is dropped while a dialog is in front.
	taking func(path string)
}

// screen is what the window shows: the list, a dossier, the trash.
type screen interface {
	object() fyne.CanvasObject
	title() string
	// shortcut does what a shortcut of the window means here; false if nothing.
	shortcut(name action) bool
	// leave stores what is not stored yet, then calls the function: not at all
	// where the user decided to stay.
	leave(then func())
	first() fyne.Focusable
	// drop takes files that were dropped at a place of the window.
	drop(at fyne.Position, paths []string)
}

// New fills a window. Start opens the store.
func New(cfg Config, window fyne.Window) *App {
	a := &App{Config: cfg, window: window, settings: cfg.Settings}
	a.files = kit.NewFiles(cfg.Runner, window)
	a.root = container.NewStack()
	a.toasts = kit.NewToasts(a.root)
	window.SetTitle(cfg.Name)
	window.SetPadded(false)
	window.SetContent(kit.NewGround(a.toasts))
	window.SetCloseIntercept(a.close)
	window.SetOnDropped(a.dropped)
	a.bindKeys()
	a.show(newOpening(a))
	return a
}

// Start opens the store beside the window and then shows the dossiers.
func (a *App) Start() {
	a.Runner.Background(func() {
		opened, err := a.Open()
		var entries []shelf.Entry
		var calls []*dossier.Call
		if err == nil {
			calls = opened.Library.Calls()
			entries, err = opened.Library.List()
		}
		a.Runner.Main(func() {
			if err != nil {
				a.Log("start: %v", err)
				a.show(newFailed(a, a.trouble(err)))
				return
			}
			a.opened, a.calls, a.ready = opened, calls, true
			a.day = dossier.DateOf(a.Clock())
			before, _ := a.screen.(*opening)
			h := newHome(a)
			h.set(entries)
			a.show(h)
			if before != nil {
				before.replay(a)
			}
		})
	})
}

// Woken is called when the window gets the keyboard again: where it stayed open
// past midnight, everything is judged and counted on the new day.
func (a *App) Woken() {
	today := dossier.DateOf(a.Clock())
	if !a.ready || today == a.day {
		return
	}
	a.day = today
	switch s := a.screen.(type) {
	case *wizard:
		s.newDay(today)
	case *home:
		if a.window.Canvas().Overlays().Top() == nil {
			a.loadHome(s.at)
		}
	}
}

// Ready reports whether the store is open and the list was shown.
func (a *App) Ready() bool { return a.ready }

// show puts a screen into the window.
func (a *App) show(s screen) {
	a.screen = s
	a.toasts.Quiet()
	a.root.Objects = []fyne.CanvasObject{s.object()}
	a.root.Refresh()
	title := a.Name
	if s.title() != "" {
		title = s.title() + " – " + a.Name
	}
	a.window.SetTitle(title)
	if f := s.first(); f != nil {
		a.window.Canvas().Focus(f)
	} else {
		a.window.Canvas().Unfocus()
	}
}

// close stores what was typed and ends the program: the window stays open where
// storing failed and the user does not give up what he typed.
func (a *App) close() {
	a.screen.leave(func() {
		size := a.window.Canvas().Size()
		a.settings.Width, a.settings.Height = size.Width, size.Height
		keep := a.settings
		a.Runner.Background(func() { // the program waits for it after the window
			if err := a.Keep(keep); err != nil {
				a.Log("settings: %v", err)
			}
		})
		a.window.Close()
	})
}

// goHome leaves the present screen for the list of dossiers.
func (a *App) goHome() {
	a.screen.leave(func() { a.loadHome("") })
}

// loadHome reads the list again and shows it, with the cursor on a dossier.
func (a *App) loadHome(at string) {
	background(a, func() ([]shelf.Entry, error) { return a.opened.Library.List() }, func(entries []shelf.Entry) {
		h := newHome(a)
		h.at = at
		h.set(entries)
		a.show(h)
	})
}

// background does something beside the window and goes on with what it gave; an
// error is shown.
func background[T any](a *App, work func() (T, error), then func(T)) {
	a.Runner.Background(func() {
		got, err := work()
		a.Runner.Main(func() {
			if err != nil {
				a.complain(err)
				return
			}
			then(got)
		})
	})
}

// do is background for what gives nothing.
func (a *App) do(work func() error, then func()) {
	background(a, func() (struct{}, error) { return struct{}{}, work() }, func(struct{}) { then() })
}

// openDossier reads a dossier and shows it.
func (a *App) openDossier(id string) { a.openThen(id, func() {}) }

// openThen reads a dossier, shows it and goes on.
func (a *App) openThen(id string, then func()) {
	type read struct {
		d *dossier.Dossier
		c *dossier.Call
	}
	background(a, func() (read, error) {
		d, c, err := a.opened.Library.Get(id)
		return read{d, c}, err
	}, func(r read) {
		w := newWizard(a, r.c, r.d)
		a.show(w)
		w.loadShared()
		then()
	})
}

// Package shell is what every page of the window is given: the words, the window
// with the screen in it and its shortcuts, the file dialogs, the short messages, the
// clock, and the way to work beside the window and to say what went wrong.
//
// It knows no page. Everything runs on the goroutine of the window but what run.go
// starts, which is the only file with goroutines and fyne.Do.
package shell

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dossierpme/internal/say"
	"dossierpme/ui/kit"
)

// Config is what a shell is made of.
type Config struct {
	Name   string // of the program
	Words  *say.Words
	Runner kit.Runner
	Clock  func() time.Time
	// After calls the function on the goroutine of the window when the time is over;
	// nil keeps short messages until the next one.
	After func(d time.Duration, then func())
	// View opens a file with the system's own viewer.
	View func(path string) error
	// Log is told what the user is told in fewer words.
	Log func(format string, args ...any)
	// Explain words an error that is no say.Trouble yet.
	Explain func(error) *say.Trouble
}

// Shell is the window around the pages. There is one.
type Shell struct {
	Config
	Window fyne.Window
	Files  *kit.Files
	Toasts *kit.Toasts

	// Taking is who takes a file that is dropped while a dialog is in front.
	Taking func(path string)
	notice *fyne.Container
	body   *fyne.Container
	root   *fyne.Container
	screen Screen
}

// New fills a window. Show puts the first screen into it.
func New(cfg Config, window fyne.Window) *Shell {
	s := &Shell{Config: cfg, Window: window, Files: kit.NewFiles(cfg.Runner, window), root: container.NewStack()}
	s.notice = kit.NewColumn(0)
	s.body = kit.NewShell(s.notice, kit.NewColumn(0), s.root)
	s.Toasts = kit.NewToasts(s.body)
	s.Toasts.After = cfg.After
	window.SetTitle(cfg.Name)
	window.SetPadded(false)
	window.SetContent(kit.NewGround(s.Toasts))
	return s
}

// Canvas is that of the window.
func (s *Shell) Canvas() fyne.Canvas { return s.Window.Canvas() }

// Copy puts a text where other programs can paste it from.
func (s *Shell) Copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }

// Screen is what the window shows: the list, a dossier, the trash.
type Screen interface {
	Object() fyne.CanvasObject
	Title() string
	// Shortcut does what a shortcut of the window means here; false if nothing.
	Shortcut(what Action) bool
	// Leave stores what is not stored yet, then calls the function: not at all
	// where the user decided to stay.
	Leave(then func())
	// First is where the cursor begins.
	First() fyne.Focusable
	// Drop takes files that were dropped at a place of the window.
	Drop(at fyne.Position, paths []string)
}

// Screen is the one that the window shows now.
func (s *Shell) Screen() Screen { return s.screen }

// Notice shows something above every screen until it is taken away, which nil does: it
// is for what must not be overlooked and is not over with being read.
func (s *Shell) Notice(o fyne.CanvasObject) {
	before, _ := s.Canvas().Focused().(fyne.CanvasObject)
	s.notice.Objects = nil
	if o != nil {
		s.notice.Objects = []fyne.CanvasObject{kit.NewInset(kit.Space8, kit.Space12, kit.Space8, kit.Space12, o)}
	}
	s.body.Refresh()
	if o != nil { // how many lines its words take is known once they have their width
		kit.Relayout(o)
		s.body.Refresh()
	}
	if before != nil && !kit.Shown(before) { // a button of what was there had the cursor
		if f := s.screen.First(); f != nil {
			s.Canvas().Focus(f)
		} else {
			s.Canvas().Unfocus()
		}
	}
}

// Show puts a screen into the window.
func (s *Shell) Show(next Screen) {
	s.screen = next
	s.Toasts.Quiet()
	s.root.Objects = []fyne.CanvasObject{next.Object()}
	s.root.Refresh()
	title := s.Name
	if next.Title() != "" {
		title = next.Title() + " – " + s.Name
	}
	s.Window.SetTitle(title)
	if f := next.First(); f != nil {
		s.Canvas().Focus(f)
	} else {
		s.Canvas().Unfocus()
	}
}

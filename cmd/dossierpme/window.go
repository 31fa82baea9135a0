package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"dossierpme/assets"
	"dossierpme/internal/failure"
	"dossierpme/internal/farewell"
	"dossierpme/internal/folders"
	"dossierpme/internal/library"
	"dossierpme/internal/licences"
	"dossierpme/internal/opener"
	"dossierpme/internal/say"
	"dossierpme/internal/softgl"
	"dossierpme/internal/version"
	"dossierpme/pdf/raster"
	"dossierpme/ui"
	"dossierpme/ui/kit"
	"dossierpme/ui/shell"
)

// window starts the toolkit and puts the program into a window.
type window struct {
	dir     string
	file    string // to be opened at the start, "" for none
	words   *say.Words
	journal *journal
	errs    io.Writer
	tidy    func() // removes what killed programs have left beside what they wrote
	library *library.Library
	work    *shell.Work
	pages   *raster.Engine // what draws the pages of the preview
	opened  atomic.Bool    // the store is ours, and so is what is noted beside it
	going   atomic.Bool    // the program was told to go: nothing is noted any more
	shown   atomic.Bool    // the window was on screen: what the toolkit logs is not why there is none
	missing string         // why there can be no window, where only the toolkit's next line says the cause
	trouble atomic.Value   // a string: the last error of the system that the toolkit was told
	begun   func()         // returns once the store is open that is opened beside the window
}

// soon is how long the window waits for the list of the dossiers. Where that takes longer
// it comes without, and says so; else what is drawn first is the list.
const soon = 500 * time.Millisecond

// scaleVariable is where the toolkit looks for the size of everything.
const scaleVariable = "FYNE_SCALE"

func (w *window) run() int {
	// The toolkit reports to the standard log that there is no display or no
	// OpenGL, in English, and then ends the program or panics: both are said here,
	// before it does.
	log.SetFlags(0)
	log.SetOutput(w.journal)
	w.journal.seen = w.watch
	defer w.panicked()
	if !display() {
		w.noWindow(noDisplay, "DISPLAY")
	}
	if softgl.Wanted() {
		if err := softgl.Use(); err != nil {
			w.journal.Printf("%v", err)
		}
	}
	w.pages = raster.New(folders.Compiled())
	w.work = &shell.Work{Crashed: func(cause any) { w.journal.Printf("in the background: %v", cause) }}
	open := w.ahead()
	settings := readSettings(w.dir)
	if settings.Scale != 100 && os.Getenv(scaleVariable) == "" {
		_ = os.Setenv(scaleVariable, strconv.FormatFloat(float64(settings.Scale)/100, 'f', 2, 64))
	}
	if err := kit.Speak(w.words); err != nil {
		w.journal.Printf("french: %v", err)
	}
	about := version.App()
	app.SetMetadata(fyne.AppMetadata{ID: about.ID, Name: about.Name, Version: about.Version, Build: about.Build, Migrations: about.Migrations})
	program := app.NewWithID(about.ID)
	if runtime.GOOS != "windows" { // there it is in the program's resources, in every size
		program.SetIcon(fyne.NewStaticResource("window.png", assets.IconOfWindow()))
	}
	theme, err := kit.NewTheme(settings.Appearance, kit.Fonts{
		Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold(), Italic: assets.FontItalic(),
	})
	if err != nil {
		fmt.Fprintln(w.errs, err)
		return failure.ExitError
	}
	program.Settings().SetTheme(theme)

	view := program.NewWindow(about.Name)
	view.SetMaster()
	scale := scaleBefore()
	fit(view, settings, scale)
	present := sync.OnceFunc(func() {
		view.Show()
		if !onScreen(view) {
			cause, _ := w.trouble.Load().(string)
			w.noWindow(noOpenGL, cause)
		}
		w.shown.Store(true)
		if is := view.Canvas().Scale(); is != scale {
			fit(view, settings, is)
		}
	})
	window := ui.New(ui.Config{
		Config: shell.Config{
			Name: about.Name, Words: w.words, Runner: w.work, After: w.work.After, Clock: time.Now, View: opener.Open, Log: w.journal.Printf,
			Explain: func(err error) *say.Trouble { return failure.Trouble(w.words, err, w.dir) },
		},
		Version: versionAlone(), Open: open, Present: present, File: w.file, Journal: filepath.Join(w.dir, logFile),
		Settings: settings, Keep: func(s ui.Settings) error { return writeSettings(w.dir, s) },
		Licences: w.licences,
		Note:     w.note,
		SetTheme: func(a kit.Appearance) { program.Settings().SetTheme(theme.With(a)) },
	}, view)
	w.work.Background(w.tidy)
	window.Start()
	program.Lifecycle().SetOnStarted(func() { w.work.After(soon, present) })
	program.Lifecycle().SetOnEnteredForeground(window.Woken)
	unhear := func() {}
	ending := newEnding(func() int {
		unhear()
		return w.close(window)
	}, os.Exit)
	unhear, err = farewell.Listen(farewell.Calls{
		Save: func() { w.secure(window) },
		Go: func() {
			w.inOrder()
			ending.closed(time.After(toolkitEnds))
			w.quit(func() { fyne.Do(program.Quit) })
		},
	})
	if err != nil {
		w.journal.Printf("%v", err)
	}
	view.SetOnClosed(func() { ending.closed(time.After(toolkitEnds)) })
	program.Run()
	return ending.back()
}

// close ends the program in order, whatever has closed the window.
func (w *window) close(window *ui.App) int {
	exit := failure.ExitDone
	if err := window.End(); err != nil {
		w.journal.Printf("saving at the end: %v", err)
		exit = failure.ExitError
	}
	w.work.Wait()
	w.inOrder()
	if w.library == nil {
		return exit
	}
	if err := w.library.Close(); err != nil {
		w.journal.Printf("%v", err)
		exit = failure.ExitError
	}
	return exit
}

// secure has what was typed stored, on whatever goroutine hears that the program has to
// go: that of the window may already be gone with the session.
func (w *window) secure(window *ui.App) {
	if err := window.Secure(); err != nil {
		w.journal.Printf("saving because the program is told to go: %v", err)
	}
}

// quit has the toolkit end. It hears signals too, and may have ended meanwhile: then
// there is nothing left to quit, which it says by a panic.
func (w *window) quit(toolkit func()) {
	defer func() {
		if why := recover(); why != nil {
			w.journal.Printf("the toolkit had ended: %v", why)
		}
	}()
	toolkit()
}

// note keeps where a dossier is worked on.
func (w *window) note(at ui.Where) error {
	if w.going.Load() {
		return nil
	}
	return writeMark(w.dir, at)
}

// inOrder says that the program ends in order: the next start finds nothing.
func (w *window) inOrder() {
	if !w.opened.Load() {
		return
	}
	w.going.Store(true)
	if err := removeMark(w.dir); err != nil {
		w.journal.Printf("%v", err)
	}
}

// licences are those of what others wrote. That they are inside a test has tried.
func (w *window) licences() []licences.Licence {
	all, err := licences.All()
	if err != nil {
		w.journal.Printf("licences: %v", err)
	}
	return all
}

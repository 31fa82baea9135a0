package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/go-gl/glfw/v3.4/glfw"

	"dossierpme/internal/failure"
	"dossierpme/internal/softgl"
)

// Why there can be no window, as the keys of the words for it.
const (
	noDisplay       = "ui.start.no_display"
	noOpenGL        = "ui.start.no_opengl"
	noOpenGLWindows = "ui.start.no_opengl_windows"
)

// signs are what the toolkit logs before it ends the program, with why.
var signs = map[string]string{
	"failed to initialise GLFW":   noDisplay,
	"window creation error":       noOpenGL,
	"failed to initialise OpenGL": noOpenGL,
}

// platformError begins the line about an error of the system that the toolkit logs and
// passes over. Where there is no window afterwards, that is why.
const platformError = "PlatformError:"

// display reports whether there can be a window at all.
func display() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// watch looks at what the toolkit logs, until there is a window, for the failures that end
// the program. The line after the one that says so has the cause.
func (w *window) watch(line string) {
	if w.shown.Load() {
		return
	}
	line = strings.TrimSpace(line)
	if why := w.missing; why != "" {
		w.journal.seen = nil
		w.journal.Printf("%s", line)
		w.noWindow(why, strings.TrimSpace(strings.TrimPrefix(line, "Cause:")))
	}
	if strings.HasPrefix(line, platformError) {
		w.trouble.Store(line)
	}
	for sign, why := range signs {
		if strings.Contains(line, sign) {
			w.missing = why
		}
	}
}

// panicked is deferred: of some failures the toolkit makes a panic, before there is a
// window. Any other panic goes on.
func (w *window) panicked() {
	why := recover()
	if why == nil {
		return
	}
	var of *glfw.Error
	if err, is := why.(error); is && errors.As(err, &of) && !w.shown.Load() {
		w.journal.Printf("no window: %v", of)
		w.noWindow(noOpenGL, of.Error())
	}
	panic(why)
}

// onScreen reports whether a window that was shown is there: of some failures the toolkit
// says nothing.
func onScreen(view fyne.Window) bool {
	native, is := view.(driver.NativeWindow)
	if !is {
		return true
	}
	there := true
	native.RunNative(func(context any) {
		switch of := context.(type) {
		case driver.WindowsWindowContext:
			there = of.HWND != 0
		case driver.X11WindowContext:
			there = of.WindowHandle != 0
		case driver.WaylandWindowContext:
			there = of.WaylandSurface != 0
		}
	})
	return there
}

// noWindow ends the program, which cannot show its window: it starts again with a software
// OpenGL, where that may help, or says why and what to do.
func (w *window) noWindow(why, cause string) {
	w.letGo()
	if why == noOpenGL && softgl.Offered() {
		w.journal.Printf("starting again with a software OpenGL: %s", cause)
		err := softgl.Again()
		if err == nil {
			_ = w.journal.Close()
			os.Exit(failure.ExitDone)
		}
		w.journal.Printf("%v", err)
	}
	if why == noOpenGL && runtime.GOOS == "windows" {
		why = noOpenGLWindows
	}
	w.journal.Printf("no window: %s: %s", why, cause)
	text := w.words.T(why, "cause", cause)
	fmt.Fprintln(w.errs, text)
	tellWithoutWindow(w.words.T("ui.start.title"), text)
	_ = w.journal.Close()
	os.Exit(failure.ExitError)
}

// letGo closes the store: what comes now, the program once more or the command line, may
// have it.
func (w *window) letGo() {
	if w.begun == nil {
		return
	}
	w.begun()
	if w.library != nil {
		_ = w.library.Close()
	}
}

package hands

import (
	"errors"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Window is a window of a program that was started, and the keyboard before it.
type Window struct {
	*Display
	// Leaves says that the process ends well and another of the program has the window.
	Leaves bool

	t     testing.TB
	cmd   *exec.Cmd
	said  func() string
	id    string
	ended chan struct{} // closed when the process has ended
	how   error         // how it ended
}

// Start starts a program, which is killed at the end of the test. Said is what the program
// itself tells of its troubles, for a test that fails.
func (d *Display) Start(t testing.TB, cmd *exec.Cmd, said func() string) *Window {
	t.Helper()
	w := &Window{Display: d, t: t, cmd: cmd, said: said, ended: make(chan struct{})}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		w.how = cmd.Wait()
		close(w.ended)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-w.ended
	})
	return w
}

// Of is another window of the same program, to be found.
func (w *Window) Of() *Window {
	other := *w
	other.id = ""
	return &other
}

// Pid is the number of the process.
func (w *Window) Pid() int { return w.cmd.Process.Pid }

// Find waits for a window whose title is such, as a regular expression, and takes that one
// for the keyboard.
func (w *Window) Find(title string) {
	w.t.Helper()
	w.Until("the window "+strconv.Quote(title), func() bool {
		w.id = w.search(title)
		return w.id != ""
	})
}

// Shown reports whether there is a window with such a title.
func (w *Window) Shown(title string) bool { return w.search(title) != "" }

func (w *Window) search(title string) string {
	out, _ := w.call("xdotool", "search", "--onlyvisible", "--name", title)
	ids := strings.Fields(out)
	if len(ids) == 0 {
		return ""
	}
	return ids[len(ids)-1]
}

// Title is what the window is called now.
func (w *Window) Title() string {
	title, _ := w.call("xdotool", "getwindowname", w.id)
	return title
}

// UntilTitle waits until the window is called so.
func (w *Window) UntilTitle(want string) {
	w.t.Helper()
	w.Until("the title "+strconv.Quote(want), func() bool { return w.Title() == want })
}

// Area is where on the screen the window is.
func (w *Window) Area() image.Rectangle {
	out, _ := w.call("xwininfo", "-id", w.id) // xdotool counts the frame twice
	at := map[string]int{}
	for line := range strings.Lines(out) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		at[name], _ = strconv.Atoi(strings.TrimSpace(value))
	}
	x, y := at["Absolute upper-left X"], at["Absolute upper-left Y"]
	return image.Rect(x, y, x+at["Width"], y+at["Height"])
}

// Image is what the window shows, with whatever lies over it; nil where that cannot be
// read just now.
func (w *Window) Image() *image.NRGBA {
	all := w.Picture()
	if all == nil {
		return nil
	}
	part, _ := all.SubImage(w.Area()).(*image.NRGBA)
	return part
}

// Focus waits until the window manager gives the keyboard to the window.
func (w *Window) Focus() {
	w.t.Helper()
	w.Until("the keyboard", w.focused)
}

// focused reports whether the window has the keyboard, and asks for it where not.
func (w *Window) focused() bool {
	if is, _ := w.call("xdotool", "getactivewindow"); is != w.id {
		w.Activate()
		return false
	}
	is, _ := w.call("xdotool", "getwindowfocus")
	return is == w.id
}

// Activate asks the window manager for the keyboard, and does not wait for it.
func (w *Window) Activate() { _, _ = w.call("xdotool", "windowactivate", w.id) }

// Keys presses keys one after the other; the program handles them in order. The window
// may go while they are on their way.
func (w *Window) Keys(names ...string) {
	_, _ = w.call("xdotool", append([]string{"key", "--clearmodifiers", "--delay", "40"}, names...)...)
}

// Write types a text.
func (w *Window) Write(text string) {
	_, _ = w.call("xdotool", "type", "--delay", "25", text)
}

// Try does something by keyboard and looks whether it had its effect, and does it again
// where the program is at rest without it: a window that was opened a moment ago may not
// have the keyboard yet, whatever the window manager says, and keys that are sent then are
// lost. The effect may be that the window is gone.
func (w *Window) Try(what string, press func(), is func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(Patience); ; {
		there := false
		w.Until("the keyboard", func() bool {
			there = is()
			return there || w.focused()
		})
		if there {
			return
		}
		press()
		for r := (rest{}); !r.lasts(w, again); time.Sleep(look) {
			if is() {
				return
			}
			if time.Now().After(deadline) {
				w.fail(what + " has no effect")
			}
		}
	}
}

// Until waits until something is so, as long as the program runs.
func (w *Window) Until(what string, is func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(Patience); !is(); time.Sleep(look) {
		select {
		case <-w.ended:
			if !w.Leaves || w.how != nil {
				w.fail("waiting for " + what + ": the program has ended: " + w.ending())
			}
		default:
		}
		if time.Now().After(deadline) {
			w.fail("waiting for " + what + ": it did not come")
		}
	}
}

// Settle waits until the program has nothing more to do.
func (w *Window) Settle() {
	w.t.Helper()
	var r rest
	w.Until("the window to come to rest", func() bool { return r.lasts(w, still) })
}

// Ended reports whether the process has ended, and how.
func (w *Window) Ended() (bool, error) {
	select {
	case <-w.ended:
		return true, w.how
	default:
		return false, nil
	}
}

// End waits for the end of the program, and returns how it ended. Press asks for it, and
// again where that had no effect.
func (w *Window) End(press func()) error {
	w.t.Helper()
	for deadline := time.Now().Add(Patience); ; {
		press()
		for r := (rest{}); !r.lasts(w, again); time.Sleep(look) {
			if is, how := w.Ended(); is {
				w.left()
				return how
			}
			if time.Now().After(deadline) {
				w.fail("the program does not end")
			}
		}
	}
}

// left waits until the display knows that the window of a program that has ended is gone,
// so that nobody takes it for the one of the next.
func (w *Window) left() {
	w.t.Helper()
	for deadline := time.Now().Add(Patience); w.Title() != ""; time.Sleep(look) {
		if time.Now().After(deadline) {
			w.fail("the program has ended, and its window is still there")
		}
	}
}

// Quit closes the window as a person does, and returns how the program ended.
func (w *Window) Quit() error {
	w.t.Helper()
	return w.End(func() {
		w.Activate()
		w.Keys("alt+F4")
	})
}

// Kill ends the program at once, and waits for nothing.
func (w *Window) Kill() { _ = w.cmd.Process.Kill() }

// Signal sends a signal and returns how the program ended.
func (w *Window) Signal(signal os.Signal) error {
	w.t.Helper()
	if err := w.cmd.Process.Signal(signal); err != nil {
		w.t.Fatal(err)
	}
	select {
	case <-w.ended:
		w.left()
		return w.how
	case <-time.After(Patience):
		w.fail("the program does not end")
		return nil
	}
}

// Still writes into a person's folder of settings that nothing moves by itself: a cursor
// that blinks keeps the program at work for ever.
func Still(t testing.TB, settings string) {
	t.Helper()
	dir := filepath.Join(settings, "fyne")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"scale": 1, "no_animations": true}`), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Code is the exit code of a program that has ended.
func Code(how error) int {
	var exit *exec.ExitError
	switch {
	case how == nil:
		return 0
	case errors.As(how, &exit):
		return exit.ExitCode()
	default:
		return -1
	}
}

func (w *Window) ending() string {
	if w.how == nil {
		return "well"
	}
	return w.how.Error()
}

// fail ends the test, and keeps a picture of its screen.
func (w *Window) fail(why string) {
	w.t.Helper()
	_ = w.Keep(filepath.Join("testdata", "failed", strings.ReplaceAll(w.t.Name(), "/", "-")+".png"))
	w.t.Fatalf("%s\n%s", why, w.said())
}

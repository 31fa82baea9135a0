// Package hands is a display and a hand on its keyboard, for tests that use a program as
// a person does. Each test has a display of its own, so that tests do not take the
// keyboard from each other. Nothing is judged by a clock: whoever waits goes on as soon as
// there is what he waits for, and [Patience] only ends what would never end. Only tests
// import it.
package hands

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Patience is how long the slowest machine may take for one thing.
const Patience = 5 * time.Minute

// look is how often it is looked whether something is there.
const look = 50 * time.Millisecond

// Display is a screen of 1366×768, for which the program is designed, without a person.
type Display struct {
	Name   string // as DISPLAY names it
	frame  string // the file that the server draws in
	server int    // its process
}

// Screen is what a display can do besides showing windows.
type Screen struct {
	OpenGL  bool
	Manager bool // of windows: without one no window is given the keyboard
}

// Need has a test fail where the tools that it calls are not there.
func Need(t testing.TB, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed: run scripts/setup test", tool)
		}
	}
}

// Open starts a display that is there until the test ends.
func Open(t testing.TB, with Screen) *Display {
	t.Helper()
	Need(t, "Xvfb")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	dir := t.TempDir()
	args := []string{"-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-fbdir", dir}
	if !with.OpenGL {
		args = append(args, "-extension", "GLX")
	}
	server := mortal(exec.Command("Xvfb", args...))
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	// The number is written once the display answers, and the end of its line after it:
	// whoever does not wait for that ends the display.
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	d := &Display{Name: ":" + strings.TrimSpace(number), frame: filepath.Join(dir, "Xvfb_screen0"), server: server.Process.Pid}
	if with.Manager {
		d.manage(t)
	}
	return d
}

// manage starts a window manager, and waits until it says that it is one.
func (d *Display) manage(t testing.TB) {
	t.Helper()
	Need(t, "openbox", "xprop")
	manager := mortal(exec.Command("openbox", "--sm-disable"))
	manager.Env = d.Environ()
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = manager.Process.Kill()
		_ = manager.Wait()
	})
	for deadline := time.Now().Add(Patience); ; time.Sleep(look) {
		if said, _ := d.call("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"); strings.Contains(said, "window id") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the window manager does not start")
		}
	}
}

// Environ is the environment of what is to be on the display. The graphics card, the
// desktop and the session of whoever runs the tests play no part.
func (d *Display) Environ() []string {
	env := make([]string, 0, len(os.Environ())+3)
	for _, one := range os.Environ() {
		switch name, _, _ := strings.Cut(one, "="); name {
		case "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY":
		default:
			env = append(env, one)
		}
	}
	return append(env, "DISPLAY="+d.Name, "LIBGL_ALWAYS_SOFTWARE=1", "XDG_SESSION_TYPE=x11")
}

// call runs a tool on the display, and returns what it says.
func (d *Display) call(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = d.Environ()
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

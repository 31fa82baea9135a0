// Package windows uses what scripts/windows/build made as a person would, under Wine on a
// display: installed, a dossier typed and exported, carried on a key, removed. It is run by
// make windows-test alone, for it wants what that has built and installed.
package windows

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/internal/hands"
)

// machine is a Windows as far as Wine is one, with a user who has never used the program.
type machine struct {
	t      *testing.T
	prefix string // the folder of the machine, on Linux
	user   string // who uses it
	built  string // what was built
	screen *hands.Display
}

// home is a path below the user's folder as Linux names it.
func (m *machine) home(parts ...string) string {
	return filepath.Join(append([]string{m.prefix, "drive_c", "users", m.user}, parts...)...)
}

// windows is a path below the user's folder as Windows names it.
func (m *machine) windows(parts ...string) string {
	return strings.Join(append([]string{`C:\users`, m.user}, parts...), `\`)
}

// Where the installer puts things.
var (
	installed = []string{"AppData", "Local", "Programs", "Dossier PME"}
	data      = []string{"AppData", "Roaming", "Dossier PME"}
	menu      = []string{"AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "Dossier PME"}
)

// newMachine makes a machine with a screen and has it start.
func newMachine(t *testing.T, screen hands.Screen) *machine {
	t.Helper()
	built := os.Getenv("DOSSIERPME_WINE_TEST")
	if built == "" {
		t.Skip("run by make windows-test")
	}
	hands.Need(t, "xdotool")
	display := hands.Open(t, screen)
	prefix, err := os.MkdirTemp("", "wine-")
	if err != nil {
		t.Fatal(err)
	}
	m := &machine{t: t, prefix: prefix, built: built, screen: display}
	t.Cleanup(func() {
		_ = m.command("wineserver", "-k").Run()
		_ = m.command("wineserver", "-w").Run()
		_ = os.RemoveAll(prefix)
	})
	m.must("wineboot", "-i")
	users, err := os.ReadDir(filepath.Join(prefix, "drive_c", "users"))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range users {
		if u.Name() != "Public" {
			m.user = u.Name()
		}
	}
	hands.Still(t, m.home("AppData", "Roaming"))
	// The one function that Go wants and Wine 8 lacks.
	stand := filepath.Join(prefix, "drive_c", "windows", "system32", "bcryptprimitives.dll")
	m.compile(stand, "bcryptprimitives.c", "-ladvapi32")
	m.settled()
	return m
}

// compile compiles a library of testdata for the machine.
func (m *machine) compile(to, source string, with ...string) {
	m.t.Helper()
	args := append([]string{"-shared", "-O1", "-o", to, filepath.Join("testdata", source)}, with...)
	if out, err := exec.Command("x86_64-w64-mingw32-gcc", args...).CombinedOutput(); err != nil {
		m.t.Fatalf("%s: %v\n%s", source, err, out)
	}
}

// command is a command of Wine. What it runs has a home of its own and speaks no language
// that the program could take from its surroundings.
func (m *machine) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(m.screen.Environ(),
		"WINEPREFIX="+m.prefix, "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml,winemenubuilder.exe=;opengl32=n,b",
		"HOME="+m.prefix, "LANG=C.UTF-8", "FYNE_SCALE=1",
	)
	return cmd
}

// wine runs a program to its end, and returns what it printed and its exit code.
func (m *machine) wine(args ...string) (string, int) {
	m.t.Helper()
	cmd := m.command("wine", args...)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		m.t.Fatalf("wine %q: %v", args, err)
	}
	return strings.ReplaceAll(string(out), "\r\n", "\n"), cmd.ProcessState.ExitCode()
}

// works runs a program that must succeed.
func (m *machine) works(args ...string) string {
	m.t.Helper()
	out, code := m.wine(args...)
	if code != 0 {
		m.t.Fatalf("wine %q ends with %d\n%s", args, code, out)
	}
	return out
}

func (m *machine) must(name string, args ...string) {
	m.t.Helper()
	if out, err := m.command(name, args...).CombinedOutput(); err != nil {
		m.t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}

// settled waits until nothing runs on the machine any more: an uninstaller works on
// after its first process has ended.
func (m *machine) settled() { m.must("wineserver", "-w") }

// there reports whether a file of the user is there.
func (m *machine) there(parts ...string) bool {
	_, err := os.Stat(m.home(parts...))
	return err == nil
}

// one returns the one file in a folder of what was built that a pattern names.
func (m *machine) one(pattern string) string {
	m.t.Helper()
	found, err := filepath.Glob(filepath.Join(m.built, pattern))
	if err != nil || len(found) != 1 {
		m.t.Fatalf("%s is %q (%v)", pattern, found, err)
	}
	return found[0]
}

// registered is what the registry says under a key, with all below it; "" for nothing.
func (m *machine) registered(key string) string {
	m.t.Helper()
	out, code := m.wine("reg", "query", key, "/s")
	if code != 0 {
		return ""
	}
	return out
}

// window is the program with its window.
type window struct {
	*hands.Window
	*machine
}

// open starts a program and waits for a window of a title.
func (m *machine) open(title string, args ...string) *window {
	m.t.Helper()
	w := m.start(args...)
	w.find(title)
	return w
}

// start starts a program.
func (m *machine) start(args ...string) *window {
	m.t.Helper()
	return &window{m.screen.Start(m.t, m.command("wine", args...), m.log), m}
}

// find waits for a window of a title, and takes that one for the keyboard.
func (w *window) find(title string) {
	w.t.Helper()
	w.Find("^" + title + "$")
}

// log is what the program wrote into its log.
func (m *machine) log() string {
	raw, _ := os.ReadFile(m.home(slices.Concat(data, []string{"journal.log"})...))
	return string(raw)
}

// same wants the same bytes in two files.
func same(t *testing.T, what, one, two string) {
	t.Helper()
	a, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(two)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("%s: %s (%d bytes) and %s (%d bytes) differ", what, one, len(a), two, len(b))
	}
	if len(a) == 0 {
		t.Errorf("%s: nothing in it", what)
	}
}

// here runs the command line for Linux that was built of the same sources.
func (m *machine) here(args ...string) string {
	m.t.Helper()
	cmd := exec.Command(filepath.Join(m.built, "linux", "dossierctl"), args...)
	cmd.Env = append(os.Environ(), "HOME="+m.prefix, "XDG_CACHE_HOME="+filepath.Join(m.prefix, "cache"))
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		said := ""
		if errors.As(err, &exit) {
			said = string(exit.Stderr)
		}
		m.t.Fatalf("dossierctl %q: %v\n%s", args, err, said)
	}
	return string(out)
}

// copied is a copy of a data folder of the machine, for Linux.
func (m *machine) copied(parts ...string) string {
	m.t.Helper()
	to := filepath.Join(m.t.TempDir(), "data")
	if err := os.CopyFS(to, os.DirFS(m.home(parts...))); err != nil {
		m.t.Fatal(fmt.Errorf("copy %q: %w", parts, err))
	}
	return to
}

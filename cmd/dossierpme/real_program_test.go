package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dossierpme/internal/hands"
)

// folder is where the program is built for the tests.
var folder string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "window-test-") // not a name that the program tidies up
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	folder = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// built builds the program as it is handed out, once for all tests, and returns its file.
var built = sync.OnceValues(func() (string, error) {
	bin := filepath.Join(folder, "dossierpme")
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", bin, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("building the program: %w\n%s", err, out)
	}
	return bin, nil
})

// binary is the program of a test of the real window, which is skipped where none is asked
// for: it takes its time.
func binary(t *testing.T) string {
	t.Helper()
	if os.Getenv("DOSSIERPME_WINDOW_TEST") == "" {
		t.Skip("the real window: run with DOSSIERPME_WINDOW_TEST=1")
	}
	t.Parallel() // each has its own display, store and home
	bin, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return bin
}

// program is the real program with its real window, on a display of its own.
type program struct {
	*hands.Window // of its newest start
	t             *testing.T
	screen        *hands.Display
	bin           string
	home          string
	store         string
	calls         string // a file for the system calls about networks; "" where they are not watched
	errs          bytes.Buffer
}

// newProgram is the program before its first start.
func newProgram(t *testing.T) *program {
	t.Helper()
	bin := binary(t)
	hands.Need(t, "xdotool", "pdftotext")
	home := t.TempDir()
	hands.Still(t, filepath.Join(home, ".config"))
	return &program{
		t: t, screen: hands.Open(t, hands.Screen{OpenGL: true, Manager: true}),
		bin: bin, home: home, store: filepath.Join(home, "data"),
	}
}

// start starts the program and waits until its list is shown.
func (p *program) start() {
	p.t.Helper()
	p.startAt("Dossier PME")
}

// startAt starts the program and waits until its window has this title.
func (p *program) startAt(title string) {
	p.t.Helper()
	p.launch()
	p.Find("Dossier PME")
	p.UntilTitle(title)
	p.Focus()
}

// launch starts the program.
func (p *program) launch() {
	p.t.Helper()
	args := []string{p.bin, "--store", p.store}
	if p.calls != "" { // -D: the program keeps its place as our child
		args = append([]string{"strace", "-D", "-f", "-q", "-e", "trace=%network", "-o", p.calls}, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(p.screen.Environ(),
		"HOME="+p.home, "XDG_CONFIG_HOME="+filepath.Join(p.home, ".config"), "LANG=C", "LC_ALL=C", "LANGUAGE=en", "FYNE_SCALE=1",
		"PATH=/nowhere", // no zenity: the dialogs of the program itself are tested
	)
	p.errs.Reset()
	cmd.Stderr = &p.errs
	p.Window = p.screen.Start(p.t, cmd, p.errs.String)
}

// begin makes a new dossier with a name, of the second call of the list.
func (p *program) begin(name string) {
	p.t.Helper()
	p.Try("a new dossier", func() {
		p.Keys("Escape", "ctrl+n", "Down", "Tab")
		p.Write(name)
		p.Keys("Return")
	}, func() bool { return p.Title() == name+" – Dossier PME" })
	p.untilAt("@essential")
}

// onto goes on to the next step, whose id is known.
func (p *program) onto(step string) {
	p.t.Helper()
	p.Keys("ctrl+Next")
	p.untilAt(step)
}

// untilAt waits until the program has noted that the cursor is in a field of a step.
func (p *program) untilAt(step string) {
	p.t.Helper()
	p.Until("the cursor in the step "+step, func() bool {
		var at storedMark
		return json.Unmarshal([]byte(p.file(markFile)), &at) == nil && at.Step == step && at.Field != ""
	})
}

// file is what is in a file of the data folder, "" where it is not there.
func (p *program) file(name string) string {
	raw, _ := os.ReadFile(filepath.Join(p.store, name))
	return string(raw)
}

// written waits for a file of the home that a pattern names, by what is done for it.
func (p *program) written(what, pattern string, press func()) string {
	p.t.Helper()
	var file string
	p.Try(what, press, func() bool {
		found, _ := filepath.Glob(filepath.Join(p.home, pattern))
		if len(found) > 0 {
			file = found[0]
		}
		return file != ""
	})
	return file
}

// stored is all that is committed of the dossiers.
func (p *program) stored() string { return hands.Stored(p.store) }

// untilStored waits until the committed dossiers hold these texts.
func (p *program) untilStored(texts ...string) {
	p.t.Helper()
	p.Until(fmt.Sprintf("%q on the disk", texts), func() bool {
		stored := p.stored()
		for _, text := range texts {
			if !strings.Contains(stored, text) {
				return false
			}
		}
		return true
	})
}

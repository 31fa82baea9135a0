package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dossierpme/dossier/store"
)

// patience is how long the slowest machine may take for one thing. Nothing here
// is measured: a test goes on as soon as what it waits for is there.
const patience = 5 * time.Minute

// again is after how long keys without effect are sent once more.
const again = 6 * time.Second

// needDisplay skips a test of the real window where there is no display to show
// it on; where one was promised it fails.
func needDisplay(t *testing.T) {
	t.Helper()
	promised := os.Getenv("DOSSIERPME_WINDOW_TEST") != ""
	if os.Getenv("DISPLAY") == "" {
		if promised {
			t.Fatal("DOSSIERPME_WINDOW_TEST is set, but DISPLAY is not: run it under scripts/with-display")
		}
		t.Skip("no display: run it under scripts/with-display")
	}
	for _, tool := range []string{"xdotool", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			if promised {
				t.Fatalf("%s is not installed: run scripts/setup test", tool)
			}
			t.Skipf("%s is not installed", tool)
		}
	}
}

// program is the real program, with its real window.
type program struct {
	t     *testing.T
	home  string
	store string
	bin   string
	calls string // a file for the system calls about networks; "" where they are not watched
	cmd   *exec.Cmd
	id    string // of the window
	errs  bytes.Buffer
	ended chan error
}

func buildProgram(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "dossierpme")
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", bin, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return bin
}

// start starts the program and waits until its list is shown.
func (p *program) start() {
	p.t.Helper()
	p.startAt("Dossier PME")
}

// startAt starts the program and waits until its window has this title.
func (p *program) startAt(title string) {
	p.t.Helper()
	args := []string{p.bin, "--store", p.store}
	if p.calls != "" { // -D: the program keeps its place as our child, by which its window is found
		args = append([]string{"strace", "-D", "-f", "-q", "-e", "trace=%network", "-o", p.calls}, args...)
	}
	p.cmd = exec.Command(args[0], args[1:]...)
	p.cmd.Env = append(os.Environ(),
		"HOME="+p.home, "LANG=C", "LC_ALL=C", "LANGUAGE=en", "FYNE_SCALE=1",
		"PATH=/nowhere", // no zenity: the dialogs of the program itself are tested
	)
	p.errs.Reset()
	p.cmd.Stderr = &p.errs
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	ended := make(chan error, 1)
	p.ended = ended
	cmd := p.cmd
	go func() { ended <- cmd.Wait() }()
	p.t.Cleanup(func() { _ = cmd.Process.Kill() })
	p.id = ""
	p.until("the window", func() bool {
		out, _ := exec.Command("xdotool", "search", "--pid", strconv.Itoa(cmd.Process.Pid), "--name", "Dossier PME").Output()
		if ids := strings.Fields(string(out)); len(ids) > 0 {
			p.id = ids[len(ids)-1]
		}
		return p.id != ""
	})
	p.untilTitle(title)
	p.focus()
}

// focus waits until the window manager gives the keyboard to the window.
func (p *program) focus() {
	p.t.Helper()
	p.until("the keyboard", func() bool {
		out, _ := exec.Command("xdotool", "getactivewindow").Output()
		if strings.TrimSpace(string(out)) != p.id {
			_ = exec.Command("xdotool", "windowactivate", p.id).Run()
			return false
		}
		out, _ = exec.Command("xdotool", "getwindowfocus").Output()
		return strings.TrimSpace(string(out)) == p.id
	})
}

func (p *program) do(args ...string) string {
	p.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// keys presses keys one after the other; the program handles them in order.
func (p *program) keys(names ...string) {
	p.t.Helper()
	p.do(append([]string{"key", "--clearmodifiers", "--delay", "40"}, names...)...)
}

func (p *program) write(text string) {
	p.t.Helper()
	p.do("type", "--delay", "25", text)
}

// try does something by keyboard and looks whether it had its effect, again and
// again: a window that was opened a moment ago may not have the keyboard yet,
// whatever the window manager says, and keys that are sent then are lost.
func (p *program) try(what string, press func(), is func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); ; {
		p.focus()
		press()
		for next := time.Now().Add(again); time.Now().Before(next); time.Sleep(50 * time.Millisecond) {
			if is() {
				return
			}
		}
		if time.Now().After(deadline) {
			p.screenshot()
			p.t.Fatalf("%s has no effect\n%s", what, p.errs.String())
		}
	}
}

// settle waits until the picture of the window no longer changes: a dialog that
// reads a folder, or a verification, has answered.
func (p *program) settle() {
	p.t.Helper()
	var before []byte
	for same, deadline := 0, time.Now().Add(patience); same < 4 && time.Now().Before(deadline); time.Sleep(150 * time.Millisecond) {
		now, _ := exec.Command("import", "-window", p.id, "-depth", "8", "rgb:-").Output()
		if alike(before, now) {
			same++
		} else {
			same = 0
		}
		before = now
	}
}

// alike reports whether two pictures are the same but for a cursor that blinks in an
// entry.
func alike(a, b []byte) bool {
	const cursor = 3 * 3 * 40 // bytes of a bar three points wide
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ <= cursor
}

// quit closes the window as a person does, and returns how the program ended.
// The keys are sent again where they had no effect: see try.
func (p *program) quit() error {
	p.t.Helper()
	p.focus()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		// The window may go while the keys are on their way: errors mean nothing here.
		_ = exec.Command("xdotool", "windowactivate", p.id).Run()
		_ = exec.Command("xdotool", "key", "--clearmodifiers", "alt+F4").Run()
		select {
		case err := <-p.ended:
			return err
		case <-time.After(again):
		}
	}
	p.screenshot()
	p.t.Fatalf("the program does not end\n%s", p.errs.String())
	return nil
}

func (p *program) title() string {
	out, _ := exec.Command("xdotool", "getwindowname", p.id).Output()
	return strings.TrimSpace(string(out))
}

// until waits until something is so.
func (p *program) until(what string, is func() bool) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(50 * time.Millisecond) {
		select {
		case err := <-p.ended:
			p.t.Fatalf("waiting for %s: the program has ended: %v\n%s", what, err, p.errs.String())
		default:
		}
		if time.Now().After(deadline) {
			p.screenshot()
			p.t.Fatalf("waiting for %s: it did not come\n%s", what, p.errs.String())
		}
	}
}

func (p *program) screenshot() {
	dir := filepath.Join("testdata", "failed")
	if os.MkdirAll(dir, 0o755) == nil {
		_ = exec.Command("import", "-window", "root", filepath.Join(dir, strings.ReplaceAll(p.t.Name(), "/", "-")+".png")).Run()
	}
}

func (p *program) untilTitle(want string) {
	p.t.Helper()
	p.until("the title « "+want+" »", func() bool { return p.title() == want })
}

// untilStored waits until a committed dossier holds these texts: what is committed
// is there after a kill. The program holds the store locked, so a copy is read;
// one that was made in the middle of a write is not whole, and made again.
func (p *program) untilStored(texts ...string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%q on the disk", texts), func() bool {
		stored := p.stored()
		for _, text := range texts {
			if !strings.Contains(stored, text) {
				return false
			}
		}
		return true
	})
}

// stored is the text of every dossier in the store, "" where it cannot be read.
func (p *program) stored() string {
	dir := p.t.TempDir()
	raw, err := os.ReadFile(filepath.Join(p.store, "dossiers.db"))
	if err != nil || os.WriteFile(filepath.Join(dir, "dossiers.db"), raw, 0o600) != nil {
		return ""
	}
	db, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return ""
	}
	defer db.Close()
	entries, err := db.List()
	if err != nil {
		return ""
	}
	var out strings.Builder
	for _, e := range entries {
		if d, _, err := db.Get(e.ID); err == nil {
			out.Write(d.Encode())
		}
	}
	return out.String()
}

func (p *program) end(signal os.Signal) error {
	p.t.Helper()
	if err := p.cmd.Process.Signal(signal); err != nil {
		p.t.Fatal(err)
	}
	select {
	case err := <-p.ended:
		return err
	case <-time.After(patience):
		p.screenshot()
		p.t.Fatal("the program does not end")
		return nil
	}
}

func TestADossierTypedByKeyboardSurvivesAKillAndIsExported(t *testing.T) {
	needDisplay(t)
	home := t.TempDir()
	p := &program{t: t, home: home, store: filepath.Join(home, "data"), bin: buildProgram(t)}
	p.start()

	// A new dossier: the second call of the list, with a name.
	named := func() bool { return p.title() == "Essai au clavier – Dossier PME" }
	p.try("a new dossier", func() {
		p.keys("Escape", "ctrl+n", "Down", "Tab")
		p.write("Essai au clavier")
		p.keys("Return")
	}, named)

	// L’essentiel: a choice of several, ticked.
	p.keys("space")
	// Identité, behind the first step: texts and an identifier.
	p.keys("ctrl+Next")
	p.settle()
	p.keys("ctrl+Next")
	p.write("Ateliers du Kestrel")
	p.keys("Tab", "Tab")
	p.write("99999208400023")
	// Exercices clos: a yes or no.
	p.keys("ctrl+Next", "n")
	// Situation financière, behind the size: an amount.
	p.keys("ctrl+Next")
	p.settle()
	p.keys("ctrl+Next")
	p.write("12500,5")
	// Projet: a title, and several lines of prose.
	p.keys("ctrl+Next")
	p.write("Cellule robotisee de soudage")
	p.keys("Tab")
	p.write("Une cellule pour souder sans reprise.")
	p.untilStored("Ateliers du Kestrel", "99999208400023", "12500.50", "Cellule robotisee de soudage", "Une cellule pour souder sans reprise.")
	if err := p.end(syscall.SIGKILL); err == nil {
		t.Fatal("the program was to be killed")
	}

	// Started again, everything is there, and the program opens where the cursor was.
	p.startAt("Essai au clavier – Dossier PME")
	p.settle()
	var exported string
	p.try("the PDF", func() {
		p.keys("Escape", "ctrl+e", "Return", "Return") // what the PDF carries; then where to write it
	}, func() bool {
		found, _ := filepath.Glob(filepath.Join(home, "*.pdf"))
		if len(found) > 0 {
			exported = found[0]
		}
		return exported != ""
	})
	p.settle()
	text, err := exec.Command("pdftotext", "-layout", exported, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(text))
	for _, want := range []string{
		"Ateliers du Kestrel", "999 992 084 00023", "12 500,50 €", "Cellule robotisee de soudage",
		"Une cellule pour souder sans reprise.", "BROUILLON",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}

	// Closed a moment after the last key, nothing of it is lost.
	p.keys("Escape")
	p.keys("ctrl+Prior", "ctrl+Prior", "ctrl+Prior", "ctrl+Prior") // from the project to the identity
	p.write("Fin")
	if err := p.quit(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Errorf("the program ends with %d\n%s", exit.ExitCode(), p.errs.String())
		}
	}
	if !strings.Contains(p.stored(), "Ateliers du KestrelFin") {
		t.Error("what was typed just before the window was closed is lost")
	}
	if said := p.errs.String(); said != "" {
		t.Errorf("the program said on standard error:\n%s", said)
	}
}

func TestASecondInstanceSaysSoInAWindowAndLeavesTheFirstAlone(t *testing.T) {
	needDisplay(t)
	home := t.TempDir()
	bin := buildProgram(t)
	first := &program{t: t, home: home, store: filepath.Join(home, "data"), bin: bin}
	first.start()
	cmd := exec.Command(bin, "--store", first.store)
	cmd.Env = append(os.Environ(), "HOME="+home, "FYNE_SCALE=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	second := &program{t: t, home: home, store: first.store, bin: bin, cmd: cmd, ended: ended}
	second.until("the second window", func() bool {
		out, _ := exec.Command("xdotool", "search", "--pid", strconv.Itoa(cmd.Process.Pid), "--name", "ne peuvent pas").Output()
		if ids := strings.Fields(string(out)); len(ids) > 0 {
			second.id = ids[len(ids)-1]
		}
		return second.id != ""
	})
	var ending error
	second.try("« Quitter »", func() { second.keys("Return") }, func() bool {
		select {
		case ending = <-ended:
			return true
		default:
			return false
		}
	})
	if ending != nil {
		t.Errorf("the second instance ends with %v", ending)
	}
	if err := first.quit(); err != nil {
		t.Errorf("the first instance ends with %v", err)
	}
}

// Without a display there is no window to say it in: French words on standard
// error, the way round, and exit code 1.
func TestWithoutADisplayTheProgramSaysSoAndNamesTheWayRound(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	for name, env := range map[string][]string{
		"no display is named":               {"DISPLAY=", "WAYLAND_DISPLAY="},
		"the display that is named is gone": {"DISPLAY=:4711", "WAYLAND_DISPLAY="},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			cmd := exec.Command(buildProgram(t), "--store", filepath.Join(home, "data"))
			cmd.Env = append(append(os.Environ(), "HOME="+home), env...)
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 {
				t.Errorf("it ends with %v, want exit code 1", err)
			}
			if !strings.Contains(string(out), "dossierctl") || strings.Contains(string(out), "goroutine") || strings.Contains(string(out), "Fyne error") {
				t.Errorf("it says:\n%s", out)
			}
		})
	}
}

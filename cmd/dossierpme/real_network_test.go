package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// leaving are the families of sockets that lead out of the machine. The display,
// the clipboard and the desktop are spoken to through AF_UNIX.
var leaving = regexp.MustCompile(`AF_(INET6?|PACKET|BLUETOOTH|VSOCK|X25|APPLETALK|CAN|TIPC|QIPCRTR)\b`)

// watched starts the program with every system call about networks noted, and
// returns what was noted once the program has ended.
func watched(t *testing.T, p *program) func() string {
	t.Helper()
	if err := exec.Command("strace", "-qq", "-e", "trace=none", "true").Run(); err != nil {
		if os.Getenv("DOSSIERPME_WINDOW_TEST") != "" {
			t.Fatalf("system calls cannot be watched here: %v", err)
		}
		t.Skipf("system calls cannot be watched here: %v", err)
	}
	p.calls = filepath.Join(t.TempDir(), "calls")
	p.start()
	return func() string {
		// The watcher ends after the program, and writes its last line then.
		last := regexp.MustCompile(`(?m)^` + strconv.Itoa(p.cmd.Process.Pid) + ` +\+\+\+ exited with 0`)
		var calls []byte
		p.until("the last system call", func() bool {
			calls, _ = os.ReadFile(p.calls)
			return last.Match(calls)
		})
		return string(calls)
	}
}

// TestAWindowSessionStaysOffTheNetwork goes through what a person does in an
// evening: a dossier, its preview, a PDF, its verification, the settings.
func TestAWindowSessionStaysOffTheNetwork(t *testing.T) {
	needDisplay(t)
	home := t.TempDir()
	p := &program{t: t, home: home, store: filepath.Join(home, "data"), bin: buildProgram(t)}
	calls := watched(t, p)

	p.try("a new dossier", func() {
		p.keys("Escape", "ctrl+n", "Down", "Tab")
		p.write("Essai hors ligne")
		p.keys("Return")
	}, func() bool { return p.title() == "Essai hors ligne – Dossier PME" })
	p.keys("ctrl+Next") // from the essential questions to the first step
	p.settle()
	p.keys("ctrl+Next")
	p.write("Ateliers du Kestrel")
	p.untilStored("Ateliers du Kestrel")
	p.keys("ctrl+e", "Return")
	p.keys("Return")
	p.until("the PDF", func() bool {
		found, _ := filepath.Glob(filepath.Join(home, "*.pdf"))
		return len(found) > 0
	})
	p.keys("Escape", "ctrl+shift+v") // the preview
	p.settle()
	if err := p.quit(); err != nil {
		t.Fatalf("the program ended with %v", err)
	}

	said := calls()
	if !strings.Contains(said, "AF_UNIX") {
		t.Fatalf("not even the display was spoken to, so nothing was watched:\n%s", said)
	}
	for line := range strings.Lines(said) {
		if leaving.MatchString(line) {
			t.Errorf("the program spoke to a network: %s", line)
		}
	}
}

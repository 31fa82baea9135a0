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
		t.Fatalf("system calls cannot be watched here: %v", err)
	}
	p.calls = filepath.Join(t.TempDir(), "calls")
	p.start()
	return func() string {
		t.Helper()
		// The watcher has the program's standard error, to whose end the program is waited for.
		calls, err := os.ReadFile(p.calls)
		if last := regexp.MustCompile(`(?m)^` + strconv.Itoa(p.Pid()) + ` +\+\+\+ exited with 0`); err != nil || !last.Match(calls) {
			t.Fatalf("the end of the program was not seen: %v", err)
		}
		return string(calls)
	}
}

// TestAWindowSessionStaysOffTheNetwork goes through what a person does in an
// evening: a dossier, its preview, a PDF, its verification, the settings.
func TestAWindowSessionStaysOffTheNetwork(t *testing.T) {
	p := newProgram(t)
	calls := watched(t, p)

	p.begin("Essai hors ligne")
	p.onto("start")
	p.onto("company")
	p.Write("Ateliers du Kestrel")
	p.untilStored("Ateliers du Kestrel")
	p.written("the PDF", "*.pdf", func() { p.Keys("Escape", "ctrl+e", "Return", "Return") })
	p.Settle()
	p.Keys("Escape", "ctrl+shift+v") // what a verification does
	p.Settle()
	if err := p.Quit(); err != nil {
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

//go:build unix

package main

import (
	"bytes"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossierpme/internal/failure"
)

// impatient is a terminal before which somebody presses Ctrl-C as soon as something
// is written, and goes on when the program has heard it.
type impatient struct {
	written bytes.Buffer
	t       *testing.T
	heard   chan os.Signal
	pressed bool
}

func (w *impatient) Write(b []byte) (int, error) {
	if !w.pressed {
		w.pressed = true
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			w.t.Error(err)
		}
		<-w.heard
	}
	return w.written.Write(b)
}

func TestCtrlCStopsAndLeavesNothingBehind(t *testing.T) {
	if testing.Short() {
		t.Skip("binds and draws a dossier")
	}
	file := exampleWithAnnexes(t)
	whole := filepath.Join(t.TempDir(), "tout.pdf")
	if code, _ := watched(t, &bytes.Buffer{}, "export", file, "-o", whole); code != failure.ExitDone {
		t.Fatalf("exit %d", code)
	}
	raw, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args func(dir string) []string
		old  string // a file that stands there already
	}{
		"binding over an old file": {func(dir string) []string {
			return []string{"export", file, "--binder", "-o", filepath.Join(dir, "vieux.pdf")}
		}, "vieux.pdf"},
		"binding a new file": {func(dir string) []string {
			return []string{"export", file, "--binder", "-o", filepath.Join(dir, "neuf.pdf")}
		}, ""},
		"unfolding into a folder": {func(dir string) []string { return []string{"export", file, "--annexes", filepath.Join(dir, "dossier")} }, ""},
		"verifying":               {func(dir string) []string { return []string{"verify", filepath.Join(dir, "resaved.pdf"), "--json"} }, "resaved.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			old := append(bytes.Clone(raw), "\n% note\n%%EOF\n"...)
			if c.old != "" {
				if err := os.WriteFile(filepath.Join(dir, c.old), old, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			w := &impatient{t: t, heard: make(chan os.Signal, 1)}
			signal.Notify(w.heard, os.Interrupt)
			defer signal.Stop(w.heard)
			code, out := watched(t, w, c.args(dir)...)
			if !w.pressed || code != failure.ExitError {
				t.Fatalf("pressed: %v, exit %d, %s", w.pressed, code, w.written.String())
			}
			if strings.Contains(name, "verifying") {
				if !strings.Contains(out, `"cancelled"`) || strings.Contains(out, "verdict") {
					t.Errorf("standard output: %s", out)
				}
			} else if out != "" {
				t.Errorf("standard output: %q", out)
			}
			if said := screen(w.written.String()); !strings.Contains(said, mustWords(t).T("error.cancelled.message")) || strings.Contains(said, " sur ") {
				t.Errorf("the terminal shows %q", said)
			}
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if e.Name() != c.old {
					t.Errorf("%s is left behind", e.Name())
				}
			}
			if c.old != "" {
				if now, err := os.ReadFile(filepath.Join(dir, c.old)); err != nil || !bytes.Equal(now, old) {
					t.Errorf("the old file is not what it was: %v", err)
				}
			}
		})
	}
}

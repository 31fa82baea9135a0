package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier/store"
	"dossierpme/internal/hands"
)

// Where there is no OpenGL the program tries a software one, once, then says in French
// what is missing and what to do, leaves the store to others, and ends.
func TestWithoutOpenGLTheProgramSaysWhatToDo(t *testing.T) {
	bin := binary(t)
	for name, c := range map[string]struct {
		env  []string
		says []string
	}{
		"no OpenGL":       {[]string{"DISPLAY=" + hands.Open(t, hands.Screen{}).Name}, []string{"OpenGL 2.1", "« dossierctl export »", "Pour un technicien : APIUnavailable"}},
		"no such display": {[]string{"DISPLAY=:9999", "WAYLAND_DISPLAY="}, []string{"n’a pas d’écran utilisable", "« dossierctl export »"}},
		"no display":      {nil, []string{"n’a pas d’écran utilisable (DISPLAY)", "« dossierctl export »"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			dir := filepath.Join(home, "data")
			cmd := exec.Command(bin, "--store", dir)
			cmd.Env = append([]string{"HOME=" + home, "PATH=/nowhere"}, c.env...)
			var said bytes.Buffer
			cmd.Stderr = &said
			err := cmd.Run()
			if cmd.ProcessState.ExitCode() != 1 {
				t.Errorf("it ends with %v", err)
			}
			plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said.String())
			for _, want := range append(c.says, "Vos dossiers ne sont pas touchés.") {
				if !strings.Contains(plain, want) {
					t.Errorf("it does not say %q:\n%s", want, plain)
				}
			}
			if strings.Contains(plain, "goroutine") || strings.Contains(plain, "Fyne error") {
				t.Errorf("it says:\n%s", plain)
			}
			log, err := os.ReadFile(filepath.Join(dir, logFile))
			if err != nil {
				t.Fatal(err)
			}
			again := 0
			if name == "no OpenGL" {
				again = 1
			}
			if n := strings.Count(string(log), "starting again with a software OpenGL"); n != again {
				t.Errorf("it started again %d times, want %d:\n%s", n, again, log)
			}
			db, err := store.Open(dir, store.Options{})
			if err != nil {
				t.Fatalf("the store is not left to others: %v", err)
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

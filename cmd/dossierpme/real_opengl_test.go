package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier/store"
)

// bareDisplay starts a display without OpenGL and returns its name.
func bareDisplay(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		t.Fatal("Xvfb is not installed: run scripts/setup test")
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset", "-extension", "GLX")
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	// The number is written once the display answers, and the end of its line after it:
	// whoever does not wait for that ends the display.
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return ":" + strings.TrimSpace(number)
}

// Where there is no OpenGL the program tries a software one, once, then says in French
// what is missing and what to do, leaves the store to others, and ends.
func TestWithoutOpenGLTheProgramSaysWhatToDo(t *testing.T) {
	needDisplay(t)
	bin := buildProgram(t)
	for name, c := range map[string]struct {
		env  []string
		says []string
	}{
		"no OpenGL":       {[]string{"DISPLAY=" + bareDisplay(t)}, []string{"OpenGL 2.1", "« dossierctl export »", "Pour un technicien : APIUnavailable"}},
		"no such display": {[]string{"DISPLAY=:9999"}, []string{"n’a pas d’écran utilisable", "« dossierctl export »"}},
		"no display":      {nil, []string{"n’a pas d’écran utilisable (DISPLAY)", "« dossierctl export »"}},
	} {
		t.Run(name, func(t *testing.T) {
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

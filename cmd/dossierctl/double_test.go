//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"dossierpme/dossier/store"
	"dossierpme/internal/failure"
)

// processes is how many are started at once: STORE_TEST_STARTS=50 starts fifty.
func processes() int {
	if n, err := strconv.Atoi(os.Getenv("STORE_TEST_STARTS")); err == nil && n > 0 {
		return n
	}
	return 6
}

// ctl is the program as a process of its own; the test binary is it by its name.
func ctl(t *testing.T) (run func(args ...string) (code int, out, errs string)) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "dossierctl")
	if err := os.Symlink(exe, name); err != nil {
		t.Fatal(err)
	}
	return func(args ...string) (int, string, string) {
		var out, errs bytes.Buffer
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
		cmd.Env = append(os.Environ(), "HOME="+dir, "TMPDIR="+dir, "XDG_DATA_HOME="+dir)
		err := cmd.Run()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return -1, "", err.Error()
		}
		return cmd.ProcessState.ExitCode(), out.String(), errs.String()
	}
}

// atOnce imports a dossier by many processes at once and counts how each ended.
func atOnce(t *testing.T, run func(args ...string) (int, string, string), dir, file string) (ended map[int]int) {
	t.Helper()
	ended = map[int]int{}
	var mu sync.Mutex
	var all sync.WaitGroup
	for range processes() {
		all.Go(func() {
			code, _, errs := run("import", file, "--as-new", "--store", dir)
			mu.Lock()
			defer mu.Unlock()
			ended[code]++
			switch code {
			case failure.ExitDone:
			case failure.ExitInUse:
				if strings.TrimSpace(errs) == "" {
					t.Errorf("it does not say why: %q", errs)
				}
			default:
				t.Errorf("exit code %d: %s", code, errs)
			}
		})
	}
	all.Wait()
	return ended
}

func TestManyStartsAtOnceEachGetAnAnswerAndNothingIsDamaged(t *testing.T) {
	run := ctl(t)
	work := t.TempDir()
	if code, _, errs := run("example", "ferroviaire-somme", "-o", filepath.Join(work, "ex")); code != failure.ExitDone {
		t.Fatal(code, errs)
	}
	file, dir := filepath.Join(work, "ex", "dossier.json"), filepath.Join(work, "store")
	db, err := store.Open(dir, store.Options{}) // the window
	if err != nil {
		t.Fatal(err)
	}
	ended := atOnce(t, run, dir, file)
	if ended[failure.ExitInUse] != processes() {
		t.Errorf("while a window is open: %v", ended)
	}
	if list, err := db.List(); err != nil || len(list) != 0 {
		t.Errorf("%d dossiers, %v", len(list), err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	// Nobody has it open: who waits too long is told so, and each dossier that was
	// acknowledged is there.
	ended = atOnce(t, run, dir, file)
	if ended[failure.ExitDone] == 0 {
		t.Errorf("nobody came in: %v", ended)
	}
	db, err = store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Check(); err != nil || db.Recovery() != nil {
		t.Error(err, db.Recovery())
	}
	if list, err := db.List(); err != nil || len(list) != ended[failure.ExitDone] {
		t.Errorf("%d dossiers of %d imports, %v", len(list), ended[failure.ExitDone], err)
	}
	t.Logf("%d starts: %v", processes(), ended)
}

//go:build unix

package main

import (
	"os"
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

// atOnce imports a dossier by many processes at once and counts how each ended.
func atOnce(t *testing.T, c *program, dir, file string) (ended map[int]int) {
	t.Helper()
	ended = map[int]int{}
	var mu sync.Mutex
	var all sync.WaitGroup
	for range processes() {
		all.Go(func() {
			code, _, errs := c.run("import", file, "--as-new", "--store", dir)
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
	c := newProgram(t)
	work := t.TempDir()
	if code, _, errs := c.run("example", "ferroviaire-somme", "-o", filepath.Join(work, "ex")); code != failure.ExitDone {
		t.Fatal(code, errs)
	}
	file, dir := filepath.Join(work, "ex", "dossier.json"), filepath.Join(work, "store")
	db, err := store.Open(dir, store.Options{}) // the window
	if err != nil {
		t.Fatal(err)
	}
	ended := atOnce(t, c, dir, file)
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
	ended = atOnce(t, c, dir, file)
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

package store

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Another program that starts sweeps the temporary folder while this one makes the copy
// that it reads.
func TestACopyIsReadThoughAnotherProgramSweeps(t *testing.T) {
	dir, tmp := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", tmp)
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	var sweeping sync.WaitGroup
	defer sweeping.Wait()
	defer close(over)
	sweeping.Go(func() {
		for {
			select {
			case <-over:
				return
			default:
			}
			names, _ := filepath.Glob(filepath.Join(tmp, copyFile))
			for _, name := range names {
				_ = os.Remove(name)
			}
		}
	})
	for range 500 {
		db, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		read(t, db, id)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
)

// A window that is open goes on saving while commands read: each copy is a store
// that stood at one moment, and the counter in it never goes back.
func TestACopyIsWholeWhileAnotherProcessWritesAllTheTime(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	for range 20 {
		create(t, db, testDossier(testCall(t)))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, lines := child(t, "save", dir)
	if !lines.Scan() {
		t.Fatal("the child saves nothing")
	}
	before, _ := strconv.Atoi(lines.Text())
	rounds, again := 150, 0
	if testing.Short() {
		rounds = 30
	}
	last := dossier.Integer(before)
	for round := range rounds {
		db, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		again += db.again
		if err := db.Check(); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		got, _ := read(t, db, id).Answers["project.count"].(dossier.Integer)
		if got < last {
			t.Errorf("round %d: save %d after %d", round, got, last)
		}
		last = got
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrInUse) {
		t.Errorf("a second writer: %v", err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	t.Logf("%d copies during %d saves, %d made again", rounds, int(last)-before, again)
	if int(last) == before {
		t.Error("nothing was saved meanwhile")
	}
}

func TestNothingIsLeftOfACopy(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	dir := t.TempDir()
	writer, id, _ := twoDossiers(t, dir)
	db, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	left := func() int {
		files, err := os.ReadDir(tmp)
		if err != nil {
			t.Fatal(err)
		}
		return len(files)
	}
	if runtime.GOOS != "windows" && left() != 0 {
		t.Error("a killed reader would leave its copy")
	}
	d := read(t, writer, id)
	d.Set("project.count", dossier.Integer(7))
	if _, err := writer.Save(d, testSummary()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, db, id); got.Version != 1 {
		t.Errorf("the copy has version %d", got.Version)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if left() != 0 {
		t.Error("the copy is left")
	}
}

func TestACopyIsMadeAgainWhereATransactionEnded(t *testing.T) {
	dir := t.TempDir()
	db, id, _ := twoDossiers(t, dir)
	old := bytes.Clone(readFile(t, db.Path()))
	d := read(t, db, id)
	d.Set("project.count", dossier.Integer(7))
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Fatal(err)
	}
	now := readFile(t, db.Path())
	a, err := headsOf(bytes.NewReader(old), int64(len(old)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := headsOf(bytes.NewReader(now), int64(len(now)))
	if err != nil || a == b || a.newest+1 != b.newest {
		t.Errorf("heads %v then %v, %v", a, b, err)
	}
}

func TestAFileThatWasMovedOrReplacedIsNotWrittenTo(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"moved away": func(path string) error { return os.Rename(path, path+".old") },
		"replaced by a copy": func(path string) error {
			b, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path+".new", b, 0o600), os.Rename(path+".new", path))
		},
		"cut": func(path string) error { return os.Truncate(path, 8192) },
		"written by another": func(path string) error {
			other, err := Open(filepath.Dir(path)+"2", Options{NewID: counter()})
			if err != nil {
				return err
			}
			for range 9 {
				if err := other.update("writing", func(tx *bolt.Tx) error { return tx.Bucket(bucketMeta).Put([]byte("x"), []byte("y")) }); err != nil {
					return err
				}
			}
			b, err := os.ReadFile(other.Path())
			if err != nil {
				return err
			}
			if err := other.Close(); err != nil {
				return err
			}
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = f.Write(b)
			return errors.Join(err, f.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			db, id, _ := twoDossiers(t, dir)
			d := read(t, db, id)
			if err := change(db.Path()); err != nil {
				t.Fatal(err)
			}
			before := map[string][]byte{}
			for _, p := range []string{db.Path(), db.Path() + ".old"} {
				before[p], _ = os.ReadFile(p)
			}
			d.Set("project.count", dossier.Integer(7))
			if _, err := db.Save(d, testSummary()); !errors.Is(err, ErrReplaced) {
				t.Errorf("the save says %v", err)
			}
			for p, want := range before {
				if now, _ := os.ReadFile(p); !bytes.Equal(now, want) {
					t.Errorf("%s was written to", p)
				}
			}
		})
	}
}

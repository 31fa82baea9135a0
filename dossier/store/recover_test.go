package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
)

// aged is a data folder with dossiers in two versions: the first of each stands in a
// backup, the second in the store alone. It gives all that each ever was.
func aged(t testing.TB, dir string) (was map[string][]string) {
	t.Helper()
	ck := newClock()
	db, err := Open(dir, Options{Clock: ck.now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	was = map[string][]string{}
	var ids []string
	for i := range 6 {
		d := testDossier(testCall(t))
		d.Set("project.summary", dossier.Text(strings.Repeat(fmt.Sprintf("Phrase %d du projet. ", i), 300)))
		ids = append(ids, create(t, db, d))
	}
	for _, id := range ids {
		was[id] = append(was[id], content1(t, db, id))
	}
	ck.t = ck.t.Add(24 * time.Hour)
	if _, err := db.BackupDue(ck.t); err != nil {
		t.Fatal(err)
	}
	for i, id := range ids[:4] {
		d := read(t, db, id)
		d.Set("project.count", dossier.Integer(i+1))
		if _, err := db.Save(d, testSummary()); err != nil {
			t.Fatal(err)
		}
		was[id] = append(was[id], content1(t, db, id))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return was
}

// content1 is what a dossier says, whatever its version and time.
func content1(t testing.TB, db *DB, id string) string {
	t.Helper()
	d := read(t, db, id)
	return string(content(d))
}

// damages are what a disk, a power cut or a person does to a file.
var damages = map[string]func(r *rand.Rand, b []byte) []byte{
	"one bit": func(r *rand.Rand, b []byte) []byte { b[r.Intn(len(b))] ^= 1 << r.Intn(8); return b },
	"some bytes": func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.Intn(40) {
			b[r.Intn(len(b))] = byte(r.Intn(256))
		}
		return b
	},
	"a page of noise": func(r *rand.Rand, b []byte) []byte {
		at := r.Intn(len(b)/4096) * 4096
		r.Read(b[at : at+4096])
		return b
	},
	"a sector of zeros": func(r *rand.Rand, b []byte) []byte {
		at := r.Intn(len(b)/512) * 512
		clear(b[at : at+512])
		return b
	},
	"sectors of an older file": func(r *rand.Rand, b []byte) []byte {
		for range 1 + r.Intn(8) {
			from, to := r.Intn(len(b)/512)*512, r.Intn(len(b)/512)*512
			copy(b[to:to+512], b[from:from+512])
		}
		return b
	},
	"cut":              func(r *rand.Rand, b []byte) []byte { return b[:r.Intn(len(b))] },
	"empty":            func(*rand.Rand, []byte) []byte { return nil },
	"another file":     func(*rand.Rand, []byte) []byte { return []byte("ceci n’est pas une base de données\n") },
	"the first page":   func(r *rand.Rand, b []byte) []byte { r.Read(b[:4096]); return b },
	"the second page":  func(r *rand.Rand, b []byte) []byte { r.Read(b[4096:8192]); return b },
	"both first pages": func(r *rand.Rand, b []byte) []byte { r.Read(b[:8192]); return b },
	"gone":             nil,
}

func TestNothingIsLostThatACopyHasAndNothingChangesSilently(t *testing.T) {
	race.Spare(t)
	source := t.TempDir()
	was := aged(t, source)
	good := readFile(t, filepath.Join(source, FileName))
	rounds := 25
	if testing.Short() {
		rounds = 3
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			newest, older, aside, untouched := 0, 0, 0, 0
			for seed := range rounds {
				dir := t.TempDir()
				if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(dir, FileName)
				var bad []byte
				if damage == nil {
					if err := os.Remove(path); err != nil {
						t.Fatal(err)
					}
					if _, err := Open(dir, Options{}); !errors.Is(err, ErrMissing) {
						t.Fatalf("it is not noticed: %v", err)
					}
				} else {
					bad = damage(rand.New(rand.NewSource(int64(seed))), bytes.Clone(good))
					if err := os.WriteFile(path, bad, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				// Every second one as the window opens it.
				db, err := Open(dir, Options{Decision: shelf.PutTogether, Backups: -1, Later: seed%2 == 1})
				if errors.Is(err, ErrNewer) { // the very byte of the version
					untouched++
					continue
				}
				if err == nil && seed%2 == 1 {
					if list, err := db.List(); err != nil || len(list) != len(was) {
						t.Fatalf("seed %d: %d dossiers before they are examined, %v", seed, len(list), err)
					}
					_, _, err = db.Examine()
				}
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				if err := db.Check(); err != nil {
					t.Errorf("seed %d: %v", seed, err)
				}
				told, unsure := map[string]bool{}, false
				if r := db.Recovery(); r != nil {
					aside++
					unsure = r.Unsure
					for _, d := range r.Dossiers {
						told[d.ID] = true
					}
					if damage != nil {
						if kept, err := os.ReadFile(r.Aside); err != nil || !bytes.Equal(kept, bad) {
							t.Errorf("seed %d: the damaged file was not set aside whole: %v", seed, err)
						}
					}
				}
				list, err := db.List()
				if err != nil || len(list) != len(was) {
					t.Fatalf("seed %d: %d dossiers, %v", seed, len(list), err)
				}
				for id, versions := range was {
					switch got := content1(t, db, id); got {
					case versions[len(versions)-1]:
						newest++
					case versions[0]:
						older++
						if !told[id] && !unsure {
							t.Errorf("seed %d: dossier %s is older, and nobody is told", seed, id)
						}
					default:
						t.Errorf("seed %d: dossier %s changed silently: %s", seed, id, cmp.Diff(versions[0], got))
					}
				}
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
			}
			t.Logf("%d files: %d set aside, %d left to a newer program; %d dossiers of the newest version, %d of the copy's, 0 lost", rounds, aside, untouched, newest, older)
		})
	}
}

// Where no copy has it, one damaged dossier is marked, and a start with it is like
// any other: for eight days, nothing is set aside again and the backups go on.
func TestADamagedDossierWithoutACopyStaysMarkedAndTheBackupsGoOn(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db, bad, good := twoDossiers(t, dir)
	rewrite(t, db, bucketDossiers, bad, swap("412000.00", "212000.00"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 8 {
		ck.t = ck.t.Add(24 * time.Hour)
		db, err := Open(dir, Options{Clock: ck.now})
		if err != nil || db.BackupError() != nil {
			t.Fatal(err, db.BackupError())
		}
		if db.Recovery() != nil {
			t.Error("it was put together though nothing became better")
		}
		list, err := db.List()
		if err != nil || len(list) != 2 {
			t.Fatal(list, err)
		}
		for _, e := range list {
			if e.Damaged != (e.ID == bad) {
				t.Errorf("%+v", e)
			}
		}
		d := read(t, db, good)
		d.Set("project.count", dossier.Integer(ck.t.Day()))
		if _, err := db.Save(d, testSummary()); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(copyFiles(filepath.Join(dir, backupsDir))); n != 7 {
		t.Errorf("%d backups", n)
	}
}

func TestAStoreThatIsGoneIsAskedAbout(t *testing.T) {
	dir := t.TempDir()
	was := aged(t, dir)
	path := filepath.Join(dir, FileName)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	var m *shelf.Missing
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.As(err, &m) || len(m.Copies) != 1 {
		t.Errorf("reading: %v", err)
	}
	if _, err := Open(dir, Options{}); !errors.As(err, &m) || len(m.Copies) != 1 {
		t.Errorf("writing: %v", err)
	}
	if _, err := os.Lstat(path); err == nil {
		t.Error("an empty store was made")
	}
	db, err := Open(dir, Options{Decision: shelf.StartEmpty})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := db.List(); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
	if err := errors.Join(db.Close(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	db, err = Open(dir, Options{Decision: shelf.PutTogether})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if r := db.Recovery(); r == nil || len(r.Dossiers) != len(was) || r.Aside != "" || r.Dossiers[0].From == "" || r.Dossiers[0].Date.IsZero() {
		t.Errorf("the report: %+v", r)
	}
}

func TestWhatNobodyCanReadIsSetAsideWhereOneStartsAnew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, FileName)
	if err := os.WriteFile(path, []byte("du bruit"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrCorrupt) || !errors.Is(err, shelf.ErrUnreadable) {
		t.Errorf("error %v", err)
	}
	db, err := Open(dir, Options{Decision: shelf.StartEmpty})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if r := db.Recovery(); r == nil || string(readFile(t, r.Aside)) != "du bruit" {
		t.Errorf("the report: %+v", r)
	}
}

func TestADamagedEventIsToldWhenTheStoreIsPutRight(t *testing.T) {
	dir := t.TempDir()
	db, id, _ := twoDossiers(t, dir)
	if err := db.update("damaging it", func(tx *bolt.Tx) error {
		b := tx.Bucket(bucketHistory).Bucket([]byte(id))
		k, _ := b.Cursor().First()
		return b.Put(bytes.Clone(k), []byte(`{"kind":"filed"}`))
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = openStore(t, dir, newClock())
	if r := db.Recovery(); r == nil || len(r.Histories) != 1 || r.Histories[0] != id || r.Kept != 2 {
		t.Errorf("the report: %+v", r)
	}
	if h, err := db.History(id); err != nil || len(h) != 0 {
		t.Errorf("the history: %v, %v", h, err)
	}
}

func TestCopiesThatGiveNothingAreAskedAboutAgain(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, backupsDir)
	if err := errors.Join(os.MkdirAll(at, 0o700), os.WriteFile(filepath.Join(at, "dossiers-2026-11-01.db"), []byte("du bruit"), 0o600)); err != nil {
		t.Fatal(err)
	}
	var m *shelf.Missing
	if _, err := Open(dir, Options{Decision: shelf.PutTogether}); !errors.As(err, &m) || !errors.Is(err, ErrMissing) || len(m.Copies) != 1 {
		t.Errorf("error %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, FileName)); err == nil {
		t.Error("an empty store was made")
	}
}

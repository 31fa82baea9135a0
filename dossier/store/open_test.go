package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/race"
)

func TestASecondInstanceIsTold(t *testing.T) {
	if lockWait > 2*time.Second {
		t.Errorf("it is told after %v", lockWait)
	}
	dir := t.TempDir()
	openStore(t, dir, newClock())
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrInUse) {
		t.Fatalf("error %v", err)
	}
}

// sample is the bytes of a store with a few dossiers and a free list.
func sample(t testing.TB) []byte {
	t.Helper()
	dir := t.TempDir()
	db, err := Open(dir, Options{Clock: newClock().now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	d := testDossier(testCall(t))
	d.Set("project.summary", dossier.Text(strings.Repeat("Une phrase assez longue pour remplir des pages. ", 150)))
	for range 12 {
		id := create(t, db, d)
		stored := read(t, db, id)
		stored.Set("project.count", dossier.Integer(3))
		if _, err := db.Save(stored, testSummary()); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestADamagedFileIsRefusedAndLeftUntouched(t *testing.T) {
	good := sample(t)
	noise := make([]byte, 64<<10)
	rand.New(rand.NewSource(1)).Read(noise)
	page := os.Getpagesize()
	cases := map[string][]byte{
		"empty":                        {},
		"one byte":                     {0},
		"text":                         []byte("ceci n’est pas une base de données\n"),
		"noise":                        noise,
		"zeros":                        make([]byte, 64<<10),
		"cut after the first page":     good[:page],
		"cut in the second page":       good[:page+100],
		"cut after four pages":         good[:4*page],
		"noise behind the first pages": append(slices.Clone(good[:2*page]), noise...),
		"zeros behind the first pages": append(slices.Clone(good[:2*page]), make([]byte, len(good))...),
		"another bbolt database":       otherDatabase(t),
	}
	for name, content := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, FileName)
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, opts := range []Options{{}, {ReadOnly: true}} {
				db, err := Open(dir, opts)
				if err == nil {
					db.Close()
				}
				if !errors.Is(err, ErrCorrupt) {
					t.Fatalf("error %v", err)
				}
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
				t.Errorf("the file was changed: %d bytes, were %d, %v", len(after), len(content), err)
			}
		})
	}
	t.Run("a folder in its place", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, FileName), 0o700); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, Options{}); !errors.Is(err, ErrCorrupt) {
			t.Errorf("error %v", err)
		}
	})
}

func otherDatabase(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Whatever a bad disk does to the file, the program neither stops nor lets a
// fault through as another kind of error, and the file stays as it was: refused, or
// set aside.
func TestRandomDamageNeverPanics(t *testing.T) {
	race.Spare(t)
	good := sample(t)
	rounds := 120
	if testing.Short() {
		rounds = 40
	}
	refused, aside := 0, 0
	for seed := range rounds {
		r := rand.New(rand.NewSource(int64(seed)))
		bad := slices.Clone(good)
		switch seed % 4 {
		case 0: // a page of noise
			page := r.Intn(len(bad)/4096) * 4096
			r.Read(bad[page : page+4096])
		case 1: // some bytes anywhere
			for range 1 + r.Intn(40) {
				bad[r.Intn(len(bad))] = byte(r.Intn(256))
			}
		case 2: // the head of a page, which bbolt trusts most
			page := r.Intn(len(bad)/4096) * 4096
			r.Read(bad[page : page+64])
		case 3: // cut anywhere
			bad = bad[:r.Intn(len(bad))]
		}
		dir := t.TempDir()
		path := filepath.Join(dir, FileName)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(dir, Options{Backups: -1})
		if err != nil {
			refused++
			if !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrNewer) {
				t.Fatalf("seed %d: %v", seed, err)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, bad) {
				t.Fatalf("seed %d: the refused file was changed, %v", seed, err)
			}
			continue
		}
		if r := db.Recovery(); r != nil {
			aside++
			if after, err := os.ReadFile(r.Aside); err != nil || !bytes.Equal(after, bad) {
				t.Fatalf("seed %d: the file that was set aside is another, %v", seed, err)
			}
		}
		list, err := db.List()
		if err != nil && !errors.Is(err, ErrCorrupt) {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, e := range list {
			d, _, err := db.Get(e.ID)
			if err == nil {
				d.Set("project.summary", dossier.Text(strings.Repeat("y", r.Intn(20_000))))
				_, err = db.Save(d, shelf.Summary{})
			}
			if err != nil && !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrNotFound) {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		if err := soundAt(path); err != nil { // what was sound stays so
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := db.Close(); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
	t.Logf("of %d damaged files %d were refused and %d set aside", rounds, refused, aside)
	if refused+aside < rounds/10 { // most of a file is free pages
		t.Errorf("only %d of %d damaged files were refused or set aside", refused+aside, rounds)
	}
}

func TestANewerStoreIsRefusedAndLeftUntouched(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.update("making it newer", func(tx *bolt.Tx) error {
		return tx.Bucket(bucketMeta).Put(keyVersion, []byte("999"))
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrNewer) || errors.Is(err, ErrCorrupt) {
		t.Errorf("error %v", err)
	}
	if after, err := os.ReadFile(filepath.Join(dir, FileName)); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
}

func TestAReadOnlyOpeningReadsAndRefusesEveryWrite(t *testing.T) {
	dir := t.TempDir()
	db, err := Open(dir, Options{NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err = Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	d := read(t, db, id)
	d.Set("project.count", dossier.Integer(9))
	_, save := db.Save(d, testSummary())
	_, add := db.Create(testCall(t), d, testSummary(), shelf.Event{})
	_, _, file := db.AddFile(strings.NewReader("x"))
	for name, err := range map[string]error{"save": save, "create": add, "trash": db.Trash(id), "annex": file} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	if _, err := Open(filepath.Join(dir, "absent"), Options{ReadOnly: true}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a store that is not there: %v", err)
	}
}

func TestACallAfterCloseSaysSo(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.List(); !errors.Is(err, ErrClosed) {
		t.Errorf("error %v", err)
	}
	if err := db.Trash("x"); !errors.Is(err, ErrClosed) {
		t.Errorf("error %v", err)
	}
}

func TestAMigrationIsBackedUpWholeAndKeepsWhatItDoesNotKnow(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db, err := Open(dir, Options{Clock: ck.now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.update("adding what is unknown", func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte("somebody else"))
		if err != nil {
			return err
		}
		if err := b.Put([]byte("k"), []byte("v")); err != nil {
			return err
		}
		return tx.Bucket(bucketMeta).Put([]byte("unknown"), []byte("kept"))
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	fail := errors.New("it went wrong")
	broken := false
	next := schema{version: Version + 2, migrations: []migration{
		{from: Version + 1, apply: func(tx *bolt.Tx, _ time.Time) error {
			if broken {
				return fail
			}
			return tx.Bucket(bucketMeta).Put([]byte("second"), tx.Bucket(bucketMeta).Get([]byte("first")))
		}},
		{from: Version, apply: func(tx *bolt.Tx, _ time.Time) error {
			return tx.Bucket(bucketMeta).Put([]byte("first"), []byte("done"))
		}},
	}}

	broken = true
	_, err = open(dir, Options{Clock: ck.now}, next)
	if !errors.Is(err, fail) || !strings.Contains(err.Error(), "dossiers-v2-20261112-130300.000.db") {
		t.Fatalf("error %v", err)
	}
	if v := storedVersion(t, filepath.Join(dir, FileName)); v != Version {
		t.Fatalf("a failed migration left version %d", v)
	}

	broken = false
	ck.t = ck.t.Add(time.Second)
	db, err = open(dir, Options{Clock: ck.now}, next)
	if err != nil {
		t.Fatal(err)
	}
	read(t, db, id)
	if err := db.view("looking", func(tx *bolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		for k, want := range map[string]string{"version": strconv.Itoa(Version + 2), "first": "done", "second": "done", "unknown": "kept"} {
			if got := string(meta.Get([]byte(k))); got != want {
				t.Errorf("%s is %q, want %q", k, got, want)
			}
		}
		if got := string(tx.Bucket([]byte("somebody else")).Get([]byte("k"))); got != "v" {
			t.Errorf("somebody else's key is %q", got)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(dir, backupsDir, "dossiers-v2-20261112-130301.000.db")
	if v := storedVersion(t, backup); v != Version {
		t.Errorf("the backup has version %d", v)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("the older program opens it: %v", err)
	}
}

func storedVersion(t *testing.T, path string) (v int) {
	t.Helper()
	b, _, err := openBolt(path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.View(func(tx *bolt.Tx) (err error) {
		v, err = versionOf(tx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheFirstOpeningOfADayMakesABackupAndTheOldestGo(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	once := func() {
		t.Helper()
		db, err := Open(dir, Options{Clock: ck.now, NewID: counter(), Backups: 3})
		if err != nil || db.BackupError() != nil {
			t.Fatal(err, db.BackupError())
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	names := func() string {
		t.Helper()
		files, err := os.ReadDir(filepath.Join(dir, backupsDir))
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range files {
			out = append(out, f.Name())
		}
		return strings.Join(out, " ")
	}
	once()
	if got := names(); got != "" {
		t.Errorf("an empty store was backed up: %s", got)
	}
	db, err := Open(dir, Options{Clock: ck.now, NewID: counter()})
	if err != nil {
		t.Fatal(err)
	}
	id := create(t, db, testDossier(testCall(t)))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(dir, backupsDir, "dossiers-v0-kept.db")
	if err := os.WriteFile(kept, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		once()
		ck.t = ck.t.Add(2 * time.Hour)
		once()
		ck.t = ck.t.Add(22 * time.Hour)
	}
	if got, want := names(), "dossiers-2026-11-14.db dossiers-2026-11-15.db dossiers-2026-11-16.db dossiers-v0-kept.db"; got != want {
		t.Errorf("backups %s, want %s", got, want)
	}
	other := t.TempDir()
	content, err := os.ReadFile(filepath.Join(dir, backupsDir, "dossiers-2026-11-16.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, FileName), content, 0o600); err != nil {
		t.Fatal(err)
	}
	read(t, openStore(t, other, ck), id)
}

func TestABackupNeverReplacesTheStoreItself(t *testing.T) {
	db := openStore(t, t.TempDir(), newClock())
	if err := db.Backup(db.Path()); err == nil {
		t.Error("the store was replaced by its backup")
	}
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, func(w io.Writer) error {
		fmt.Fprint(w, "new")
		return errors.New("no")
	}); err == nil {
		t.Fatal("no error")
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "old" {
		t.Errorf("%q %v", b, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("%d files %v", len(files), err)
	}
}

func soundAt(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return soundFile(f)
}

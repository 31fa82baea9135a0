package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// flip changes one bit of a text wherever it stands in a file: pages that are free
// now may have it too, and which of them is used is the business of bbolt.
func flip(t testing.TB, path, text string) {
	t.Helper()
	b := readFile(t, path)
	if !bytes.Contains(b, []byte(text)) {
		t.Fatalf("%q is not in the file", text)
	}
	other := []byte(text)
	other[0] ^= 1
	b = bytes.ReplaceAll(b, []byte(text), other)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func damagedOf(t testing.TB, db *DB) (ids []string) {
	t.Helper()
	list, err := db.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if e.Damaged {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func TestDamageThatIsFoundBehindTheListIsMendedWhileTheStoreIsOpen(t *testing.T) {
	dir := t.TempDir()
	was := aged(t, dir)
	path := filepath.Join(dir, FileName)
	flip(t, path, "Phrase 5 du projet") // of the sixth dossier, which has one version alone
	bad := readFile(t, path)
	db, err := Open(dir, Options{Later: true, Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if list, err := db.List(); err != nil || len(list) != 6 || db.Recovery() != nil {
		t.Fatal(len(list), err, db.Recovery())
	}
	ids := slices.Sorted(maps.Keys(was))
	hurt := ids[5]
	if _, _, err := db.Get(hurt); !errors.Is(err, ErrCorrupt) {
		t.Errorf("it is read: %v", err)
	}
	if got := damagedOf(t, db); !cmp.Equal(got, []string{hurt}) {
		t.Errorf("what was read is not marked: %v", got)
	}
	// Somebody saves before it is found: what is written to the damaged file stays.
	d := read(t, db, ids[0])
	d.Set("project.count", dossier.Integer(77))
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Fatal(err)
	}
	saved := content1(t, db, ids[0])
	found, r, err := db.Examine()
	if err != nil || !found || r == nil || len(r.Dossiers) != 1 || r.Dossiers[0].ID != hurt || r.Dossiers[0].From == "" || r.Kept != 5 || len(r.Lost) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	if db.Recovery() != r {
		t.Error("it is not remembered")
	}
	if aside := readFile(t, r.Aside); len(aside) < len(bad) {
		t.Error("the damaged file is not kept")
	}
	if got := damagedOf(t, db); len(got) > 0 {
		t.Errorf("still marked: %v", got)
	}
	if content1(t, db, hurt) != was[hurt][0] || content1(t, db, ids[0]) != saved {
		t.Error("a dossier is not what was written")
	}
	d = read(t, db, ids[0])
	d.Set("project.count", dossier.Integer(78))
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Errorf("saving into the store that was put together: %v", err)
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	if found, r, err := db.Examine(); found || r != nil || err != nil {
		t.Errorf("a sound store: %v, %+v, %v", found, r, err)
	}
}

func TestWhatIsDamagedAndSavedAnewIsNotMarkedAnyMore(t *testing.T) {
	dir := t.TempDir()
	db, bad, good := twoDossiers(t, dir)
	d := read(t, db, bad)
	rewrite(t, db, bucketDossiers, bad, swap("412000.00", "212000.00"))
	if found, r, err := db.Examine(); !found || r != nil || err != nil {
		t.Fatal(found, r, err)
	}
	if got := damagedOf(t, db); !cmp.Equal(got, []string{bad}) {
		t.Fatalf("marked: %v", got)
	}
	if _, err := db.Save(d, testSummary()); err != nil { // a window still has it in memory
		t.Fatal(err)
	}
	if got := damagedOf(t, db); len(got) > 0 {
		t.Errorf("marked: %v", got)
	}
	read(t, db, bad)
	read(t, db, good)
}

// many is a store with more than is examined in one transaction, some of it in every
// size that a page can have.
func many(t testing.TB, dir string) (db *DB, ids []string) {
	t.Helper()
	db, err := Open(dir, Options{Clock: newClock().now, NewID: counter(), Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		d := testDossier(testCall(t))
		d.Set("project.summary", dossier.Text(strings.Repeat(fmt.Sprintf("Phrase %d. ", i), 1+i%12*2000)))
		ids = append(ids, create(t, db, d))
	}
	return db, ids
}

func TestEveryDamagedDossierOfALargeStoreIsFound(t *testing.T) {
	db, ids := many(t, t.TempDir())
	defer db.Close()
	size := int64(0)
	if info, err := os.Stat(db.Path()); err == nil {
		size = info.Size()
	}
	if size < 2*atOnce {
		t.Fatalf("the store has only %d bytes", size)
	}
	if faults, err := db.look(); err != nil || len(faults) > 0 {
		t.Fatalf("a sound store: %v, %v", faults, err)
	}
	r := rand.New(rand.NewSource(1))
	for range 12 {
		id := ids[r.Intn(len(ids))]
		var was []byte
		rewrite(t, db, bucketDossiers, id, func(b []byte) []byte {
			was = bytes.Clone(b)
			b[r.Intn(len(b))] ^= 1
			return b
		})
		faults, err := db.look()
		if err != nil || len(faults) != 1 || faults[0].kind != damagedRecord || faults[0].id != id {
			t.Fatalf("dossier %s: %v, %v", id, faults, err)
		}
		rewrite(t, db, bucketDossiers, id, func([]byte) []byte { return was })
	}
}

func TestAListInAReadingCommandMarksWhatIsDamaged(t *testing.T) {
	dir := t.TempDir()
	db, bad, _ := twoDossiers(t, dir)
	rewrite(t, db, bucketDossiers, bad, swap("412000.00", "212000.00"))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(dir, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := damagedOf(t, db); !cmp.Equal(got, []string{bad}) {
		t.Errorf("marked: %v", got)
	}
}

func TestExaminingGoesOnWhileSomebodySaves(t *testing.T) {
	db, ids := many(t, t.TempDir())
	defer db.Close()
	done := make(chan error, 1)
	go func() {
		for i := range 40 {
			d, _, err := db.Get(ids[i%len(ids)])
			if err == nil {
				d.Set("project.count", dossier.Integer(1000+i))
				_, err = db.Save(d, shelf.Summary{})
			}
			if err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for saving := true; saving; {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			saving = false
		default:
		}
		if found, r, err := db.Examine(); found || r != nil || err != nil {
			t.Fatalf("a sound store: %v, %+v, %v", found, r, err)
		}
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
}

// The list of a large store, and the look at every record behind it, leave the dossiers
// out of memory.
func TestAListKeepsNoDossierInMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the system tells only there what is in memory")
	}
	dir := t.TempDir()
	db, _ := many(t, dir)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := Open(dir, Options{Later: true, Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.List(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := db.Examine(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	if kept := resident(t, db.Path()); kept > info.Size()/4 {
		t.Errorf("%d of %d bytes are in memory", kept, info.Size())
	}
}

// resident is how much of a mapped file is in memory.
func resident(t testing.TB, path string) (size int64) {
	t.Helper()
	ours := false
	for line := range strings.Lines(string(readFile(t, "/proc/self/smaps"))) {
		words := strings.Fields(line)
		switch {
		case strings.HasSuffix(strings.TrimSpace(line), path):
			ours = true
		case len(words) > 0 && strings.Contains(words[0], "-"):
			ours = false
		case ours && words[0] == "Rss:":
			n, err := strconv.ParseInt(words[1], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			size += n << 10
		}
	}
	return size
}

package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
)

func marksOf(db *DB) int {
	marks, _ := filepath.Glob(db.attachedMark("*"))
	return len(marks)
}

// listing is a store with a dossier that lists one annex, and another annex that nobody
// lists; both were attached by a program that has ended.
func listing(t testing.TB, dir string) (listed, unlisted string) {
	t.Helper()
	db, err := Open(dir, Options{Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if listed, _, err = db.AddFile(strings.NewReader("devis du robot")); err != nil {
		t.Fatal(err)
	}
	d := testDossier(testCall(t))
	d.Set("machines", dossier.Rows{{ID: "m1", Cells: map[string]dossier.Value{"name": dossier.Text(listed)}}})
	create(t, db, d)
	if unlisted, _, err = db.AddFile(strings.NewReader("devis abandonné")); err != nil {
		t.Fatal(err)
	}
	return listed, unlisted
}

func TestAnnexesThatNobodyListsAreRemovedOnceAndBehindTheList(t *testing.T) {
	dir := t.TempDir()
	listed, unlisted := listing(t, dir)
	there := func(sum string) bool {
		_, err := os.Stat(filepath.Join(dir, filesDir, sum))
		return !errors.Is(err, fs.ErrNotExist)
	}
	db, err := Open(dir, Options{Later: true, Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	if marksOf(db) != 2 || !there(unlisted) {
		t.Errorf("opening a window has looked for annexes: %d marks", marksOf(db))
	}
	fresh, _, err := db.AddFile(strings.NewReader("devis que personne n’a encore enregistré"))
	if err != nil {
		t.Fatal(err)
	}
	if found, _, err := db.Examine(); found || err != nil {
		t.Fatal(found, err)
	}
	if !there(listed) || there(unlisted) || !there(fresh) {
		t.Errorf("listed %v, unlisted %v, attached just now %v", there(listed), there(unlisted), there(fresh))
	}
	if marksOf(db) != 1 {
		t.Errorf("%d annexes are still to be looked for, want the new one", marksOf(db))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(dir, Options{Later: true, Backups: -1}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, _, err := db.Examine(); err != nil || marksOf(db) != 0 || there(fresh) || !there(listed) {
		t.Errorf("at the next start: %v, %d marks, %v, %v", err, marksOf(db), there(fresh), there(listed))
	}
}

func TestAnAnnexThatIsAttachedAgainIsNotRemoved(t *testing.T) {
	dir := t.TempDir()
	_, unlisted := listing(t, dir)
	db, err := Open(dir, Options{Later: true, Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if sum, _, err := db.AddFile(strings.NewReader("devis abandonné")); err != nil || sum != unlisted {
		t.Fatal(sum, err)
	}
	if _, _, err := db.Examine(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.File(unlisted); err != nil {
		t.Errorf("it is gone: %v", err)
	}
}

func TestNoAnnexIsRemovedWhereADossierIsDamaged(t *testing.T) {
	dir := t.TempDir()
	listed, unlisted := listing(t, dir)
	flip(t, filepath.Join(dir, FileName), listed)
	db, err := Open(dir, Options{Later: true, Backups: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if found, _, _ := db.Examine(); !found {
		t.Fatal("the damage was not found")
	}
	for _, sum := range []string{listed, unlisted} {
		if _, err := db.File(sum); err != nil {
			t.Errorf("%.8s is gone: %v", sum, err)
		}
	}
}

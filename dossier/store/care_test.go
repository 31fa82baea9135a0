package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// withPiece attaches a content to a dossier.
func withPiece(t testing.TB, db *DB, id, content string) (sum string) {
	t.Helper()
	sum, size, err := db.AddFile(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, db, id)
	raw := strings.Replace(string(d.Encode()), `"answers": {`, fmt.Sprintf(`"answers": {"pieces": [{"id": "p1", "piece": "quotes", "sha256": %q, "size": %d}],`, sum, size), 1)
	if d, _, err = dossier.Read([]byte(raw), func(string) *dossier.Call { return testCall(t) }); err != nil {
		t.Fatal(err)
	}
	d.ID = id
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestTheDoctorFindsEachKindOfDamage(t *testing.T) {
	dir, key := t.TempDir(), t.TempDir()
	db, first, second := twoDossiers(t, dir)
	ck := newClock()
	if h, err := db.Doctor(); err != nil || len(h.Findings) > 0 || h.Dossiers != 2 {
		t.Fatalf("a sound store: %+v, %v", h, err)
	}
	missing := withPiece(t, db, first, "une pièce qui disparaît")
	damaged := withPiece(t, db, second, "une pièce qui s’abîme")
	if err := db.SetSecondPlace(key); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := db.BackupTo(key, ck.t); err != nil {
		t.Fatal(err)
	}
	orphan := strings.Repeat("ab", 32)
	files := map[string]string{
		filepath.Join(db.FilesDir(), damaged): "une pièce qui s’est abîmée", filepath.Join(db.FilesDir(), orphan): "x",
	}
	for path, content := range files {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Remove(filepath.Join(db.FilesDir(), missing)), os.Remove(filepath.Join(key, "files", missing))); err != nil {
		t.Fatal(err)
	}
	h, err := db.Doctor()
	if err != nil {
		t.Fatal(err)
	}
	want := shelf.Health{Dossiers: 2, Annexes: 1, Backups: 1, Findings: []shelf.Finding{
		{Code: "annex_missing", Place: "files/" + missing, ID: first, Done: "none"},
		{Code: "annex_damaged", Place: "files/" + damaged, ID: second, Done: "restored"},
		{Code: "annex_orphan", Place: "files/" + orphan, Done: "removed"},
	}}
	if missing > damaged {
		want.Findings[0], want.Findings[1] = want.Findings[1], want.Findings[0]
	}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
	// A damaged copy, and an annex that a damaged dossier may have listed.
	if err := os.WriteFile(filepath.Join(db.BackupsDir(), "dossiers-2026-11-01.db"), []byte("du bruit"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(db.FilesDir(), orphan), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	rewrite(t, db, bucketDossiers, second, swap("412000.00", "212000.00"))
	if h, err = db.Doctor(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range h.Findings {
		got = append(got, f.Code+" "+f.Done)
	}
	if diff := cmp.Diff([]string{"record none", "backup none", "annex_missing none", "annex_orphan none"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestADossierIsTakenFromACopy(t *testing.T) {
	dir, ck := t.TempDir(), newClock()
	db := openStore(t, dir, ck)
	changed, same, gone := create(t, db, testDossier(testCall(t))), create(t, db, testDossier(testCall(t))), create(t, db, testDossier(testCall(t)))
	away := t.TempDir()
	sum := withPiece(t, db, gone, "un devis")
	path, n, annexes, err := db.BackupTo(away, ck.t)
	if err != nil || n != 3 || annexes != 1 {
		t.Fatal(n, annexes, err)
	}
	was := content1(t, db, changed)
	for range 3 {
		d := read(t, db, changed)
		d.Set("project.count", dossier.Integer(d.Version))
		if _, err := db.Save(d, testSummary()); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Forget(gone); err != nil {
		t.Fatal(err)
	}
	if _, err := db.File(sum); !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	if _, err := db.RestoreFrom(path, "ABSENT"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error %v", err)
	}
	ck.t = ck.t.Add(time.Hour)
	got, err := db.RestoreFrom(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []shelf.Restored{{ID: changed, Version: 5, Held: shelf.Replaced}, {ID: same, Version: 1, Held: shelf.IsSame}, {ID: gone, Version: 2, Held: shelf.IsNew}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if content1(t, db, changed) != was || read(t, db, changed).Version != 5 {
		t.Error("it is not what the copy has")
	}
	if _, err := db.File(sum); err != nil {
		t.Errorf("its annex: %v", err)
	}
	before, err := Copies(dir, "")
	if err != nil || len(before) != 1 || before[0].Dossiers != 2 || !before[0].Sound {
		t.Errorf("what stood: %+v, %v", before, err)
	}
}

// Killed during an import, the program leaves annexes that no dossier lists.
func TestAnAnnexThatNoDossierListsIsGoneAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	db, id, _ := twoDossiers(t, dir)
	kept := withPiece(t, db, id, "un devis")
	left, _, err := db.AddFile(bytes.NewReader(make([]byte, 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Close(), os.WriteFile(filepath.Join(dir, "files", "new-1.tmp"), make([]byte, 1<<20), 0o600)); err != nil {
		t.Fatal(err)
	}
	db = openStore(t, dir, newClock())
	if _, err := db.File(kept); err != nil {
		t.Error(err)
	}
	if _, err := db.File(left); !errors.Is(err, ErrNotFound) {
		t.Errorf("it is left: %v", err)
	}
	for _, pattern := range []string{"*.tmp", "files/*.tmp", "backups/*.tmp"} {
		if names, _ := filepath.Glob(filepath.Join(dir, pattern)); len(names) > 0 {
			t.Errorf("left: %v", names)
		}
	}
}

func TestEveryFileOfTheDataFolderIsPrivate(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("the rights of Unix")
	}
	dir, ck := filepath.Join(t.TempDir(), "d"), newClock()
	db := openStore(t, dir, ck)
	id := create(t, db, testDossier(testCall(t)))
	withPiece(t, db, id, "un devis")
	if err := db.SetSecondPlace(filepath.Join(dir, "ailleurs")); err != nil {
		t.Fatal(err)
	}
	if _, err := db.BackupDue(ck.t); err != nil {
		t.Fatal(err)
	}
	if _, err := setAside(db.Path(), ck.t); err != nil {
		t.Fatal(err)
	}
	if err := db.setPending(pending{IDs: []string{"X"}}); err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		n++
		info, err := e.Info()
		if want := map[bool]os.FileMode{true: 0o700, false: 0o600}[e.IsDir()]; err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		return err
	}); err != nil || n < 10 {
		t.Errorf("%d files, %v", n, err)
	}
	if err := db.setPending(pending{}); err != nil {
		t.Fatal(err)
	}
}

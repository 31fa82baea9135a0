package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// secrets are what somebody typed into a dossier that is deleted later.
var secrets = []string{"Mme Hélène Vasseur", "FR7630006000011234567890189", "née le 4 mars 1971", "Atelier secret", "devis-secret-de-machine", "note de l’export secret"}

// secretive is a data folder with a dossier full of secrets, in several versions and
// backups, and another one that shares an annex with it.
func secretive(t testing.TB, dir, second string, ck *clock) (db *DB, id, other string) {
	t.Helper()
	tmp := filepath.Join(dir, "cache")
	db, err := Open(dir, Options{Clock: ck.now, NewID: counter(), Temporary: []string{filepath.Join(tmp, "*")}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if second != "" {
		if err := db.SetSecondPlace(second); err != nil {
			t.Fatal(err)
		}
	}
	sum := func(content string) dossier.Value {
		s, _, err := db.AddFile(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		return dossier.Text(s)
	}
	row := func(name string, sum dossier.Value) dossier.Row {
		return dossier.Row{ID: name, Cells: map[string]dossier.Value{"name": dossier.Text(name), "sha256": sum}}
	}
	shared, mine := sum("un Kbis que deux dossiers joignent"), sum(secrets[4])
	d := testDossier(testCall(t))
	d.Title = secrets[3]
	d.Set("machines", dossier.Rows{row("a", shared), row("b", mine)})
	d.Set("project.summary", dossier.Text(secrets[0]+strings.Repeat(" "+secrets[2], 400)))
	s := testSummary()
	s.Company = secrets[0]
	if id, err = db.Create(testCall(t), d, s, shelf.Event{Note: secrets[5]}); err != nil {
		t.Fatal(err)
	}
	e := testDossier(testCall(t))
	e.Set("machines", dossier.Rows{row("a", shared)})
	other = create(t, db, e)
	for i := range 4 {
		ck.t = ck.t.Add(24 * time.Hour)
		d := read(t, db, id)
		d.Set("company.name", dossier.Text(fmt.Sprint(secrets[1], " ", i)))
		if i == 2 { // an annex that was attached and let go of
			d.Set("machines", dossier.Rows{row("a", shared), row("c", sum("devis-secret-de-machine, première version"))})
		}
		if _, err := db.Save(d, s); err != nil {
			t.Fatal(err)
		}
		if _, err := db.BackupDue(ck.t); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Backup(filepath.Join(db.BackupsDir(), "dossiers-v1-20261101-101112.000.db")); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string]string{
		filepath.Join(tmp, "impression", "dossier.pdf"): secrets[0], filepath.Join(dir, "files", "new-123.tmp"): secrets[4],
		filepath.Join(dir, "backups", "dossiers-2026-11-12.db-99.tmp"): secrets[1],
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	// A store that was set aside damaged.
	raw := readFile(t, db.Path())
	raw[20] ^= 1
	if err := os.WriteFile(filepath.Join(dir, "damaged-20261101-101112.db"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return db, id, other
}

// grep finds words in every byte below folders.
func grep(t testing.TB, words []string, dirs ...string) (hits []string) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.Type().IsRegular() {
				return err
			}
			b, err := os.ReadFile(path)
			for _, w := range words {
				if bytes.Contains(b, []byte(w)) {
					hits = append(hits, path+": "+w)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return hits
}

func TestWhatIsDeletedIsNowhereAnyMore(t *testing.T) {
	dir, second, ck := t.TempDir(), t.TempDir(), newClock()
	db, id, other := secretive(t, dir, second, ck)
	words := append(slices.Clone(secrets), id)
	if hits := grep(t, words, dir, second); len(hits) < 20 {
		t.Fatalf("there is nothing to find: %v", hits)
	}
	if err := db.Trash(id); err != nil {
		t.Fatal(err)
	}
	out, err := db.Forget(id)
	if err != nil {
		t.Fatal(err)
	}
	if hits := grep(t, words, dir, second); len(hits) > 0 {
		t.Errorf("still there:\n%s", strings.Join(hits, "\n"))
	}
	if out.Annexes != 2 || out.Copies != 10 || out.Events != 1 || out.Temporary != 3 || len(out.Left) > 0 {
		t.Errorf("the report: %+v", out)
	}
	if got := content1(t, db, other); got == "" {
		t.Error("the other dossier is empty")
	}
	list, err := db.List()
	if err != nil || len(list) != 1 {
		t.Error(list, err)
	}
	for _, c := range copyFiles(db.BackupsDir(), second) {
		if h, err := holdingOf(c.path); err != nil || len(h.faults) > 0 || h.dossiers[other] != 1 {
			t.Errorf("%s: %v %v", c.path, h, err)
		}
	}
	files, err := db.annexes()
	if err != nil || len(files) != 1 {
		t.Errorf("annexes: %v, %v", files, err)
	}
	// The store goes on, and is one.
	d := read(t, db, other)
	d.Set("project.count", dossier.Integer(5))
	if _, err := db.Save(d, testSummary()); err != nil {
		t.Error(err)
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
}

func TestAPlaceThatIsNotThereIsCleanedWhenItComesBack(t *testing.T) {
	dir, key, ck := t.TempDir(), filepath.Join(t.TempDir(), "clé"), newClock()
	if err := os.Mkdir(key, 0o700); err != nil {
		t.Fatal(err)
	}
	db, id, _ := secretive(t, dir, key, ck)
	if err := os.Rename(key, key+"-ailleurs"); err != nil {
		t.Fatal(err)
	}
	out, err := db.Forget(id)
	if err != nil || !slices.Equal(out.Left, []string{key}) {
		t.Fatalf("%+v, %v", out, err)
	}
	ck.t = ck.t.Add(24 * time.Hour)
	if _, err := db.BackupDue(ck.t); err != nil {
		t.Errorf("a place that is not there: %v", err)
	}
	if err := os.Rename(key+"-ailleurs", key); err != nil {
		t.Fatal(err)
	}
	if hits := grep(t, secrets, key); len(hits) == 0 {
		t.Fatal("there is nothing to find")
	}
	if _, err := db.BackupDue(ck.t); err != nil {
		t.Fatal(err)
	}
	if hits := grep(t, append(slices.Clone(secrets), id), key, dir); len(hits) > 0 {
		t.Errorf("still there:\n%s", strings.Join(hits, "\n"))
	}
}

func TestForgettingWhatIsNotThereTouchesNothing(t *testing.T) {
	db, id, _ := secretive(t, t.TempDir(), "", newClock())
	if _, err := db.Forget(id, "ABSENT"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error %v", err)
	}
	read(t, db, id)
}

var _ = playsChild("forget", func(dir string) int {
	db, err := Open(dir, Options{Backups: -1, Temporary: []string{filepath.Join(dir, "cache", "*")}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("open")
	list, err := db.List()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, e := range list {
		if e.Title == secrets[3] {
			if _, err := db.Forget(e.ID); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
		}
	}
	fmt.Println("done")
	_ = db.Close()
	return 0
})

// Killed anywhere, deleting is either not begun or ends at the next start; the other
// dossier and its copies never suffer.
func TestAKilledDeletionGoesOn(t *testing.T) {
	source := t.TempDir()
	db, id, other := secretive(t, source, "", newClock())
	want := content1(t, db, other)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rounds := 24
	if testing.Short() {
		rounds = 4
	}
	begun, done := 0, 0
	for round := range rounds {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
		cmd, lines := child(t, "forget", dir)
		lines.Scan()
		timer := time.AfterFunc(time.Duration(round)*2*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for lines.Scan() {
			done++
		}
		_ = cmd.Wait()
		timer.Stop()
		db, err := Open(dir, Options{Backups: -1, Temporary: []string{filepath.Join(dir, "cache", "*")}})
		if err != nil || db.BackupError() != nil {
			t.Fatalf("round %d: %v, %v", round, err, db.BackupError())
		}
		list, err := db.List()
		if err != nil {
			t.Fatal(err)
		}
		switch len(list) {
		case 2: // killed before it had begun
		case 1:
			begun++
			if hits := grep(t, append(slices.Clone(secrets), id), dir); len(hits) > 0 {
				t.Errorf("round %d: still there:\n%s", round, strings.Join(hits, "\n"))
			}
		default:
			t.Errorf("round %d: %d dossiers", round, len(list))
		}
		if got := content1(t, db, other); got != want {
			t.Errorf("round %d: the other dossier is %s", round, got)
		}
		if err := db.Check(); err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		for _, c := range copyFiles(db.BackupsDir()) {
			if h, err := holdingOf(c.path); err != nil || len(h.faults) > 0 || h.dossiers[other] == 0 {
				t.Errorf("round %d: %s: %v %v", round, c.path, h, err)
			}
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills: %d after it had begun, %d after it was done", rounds, begun, done)
}

package library

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// homeless is a machine whose home and temporary folder are the test's own.
func homeless(t *testing.T) (home, tmp string) {
	t.Helper()
	home, tmp = t.TempDir(), t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, home)
	}
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, tmp)
	}
	return home, tmp
}

// The file of the dossiers, and then one folder after the other, is gone when the program
// has to go: what was typed goes to the next one, and the next start finds it wherever it
// is, takes it in, and leaves nothing behind.
func TestWhatCannotBeStoredAtTheEndIsFoundByTheNextStart(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open cannot be moved away there")
	}
	for name, gone := range map[string]int{"the store": 0, "its folder": 1, "the second place": 2, "home": 3} {
		t.Run(name, func(t *testing.T) {
			home, tmp := homeless(t)
			l := testLibrary(t)
			id, err := l.OpenExample("conserverie-aisne")
			if err != nil {
				t.Fatal(err)
			}
			key := t.TempDir()
			if err := l.SetSecondPlace(key); err != nil {
				t.Fatal(err)
			}
			d, c, err := l.Get(id)
			if err != nil {
				t.Fatal(err)
			}
			before := l.Rescued()
			d.Set("company.name", dossier.Text("Ateliers du Kestrel"))
			places := []string{l.Dir(), key, home, tmp}
			db, away := filepath.Join(l.Dir(), "dossiers.db"), filepath.Join(t.TempDir(), "ailleurs")
			if err := os.Rename(db, away+".db"); err != nil {
				t.Fatal(err)
			}
			for i, dir := range places[:gone] {
				if err := os.Rename(dir, away+string(rune('a'+i))); err != nil {
					t.Fatal(err)
				}
			}
			path, err := l.Refuge(c, d)
			if err != nil || filepath.Dir(path) != places[gone] {
				t.Fatalf("it is in %q, %v, want %q", path, err, places[gone])
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("its rights are %v, %v", info.Mode(), err)
			}
			again, err := l.Refuge(c, d)
			if err != nil || again == path || l.DropRescued(again) != nil {
				t.Errorf("a second one is in %q, %v", again, err)
			}
			for i, dir := range places[:gone] {
				if err := os.Rename(away+string(rune('a'+i)), dir); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Rename(away+".db", db); err != nil {
				t.Fatal(err)
			}

			found := l.Rescued()
			if len(before) != 0 || len(found) != 1 || found[0].Path != path || found[0].Company != "Ateliers du Kestrel" {
				t.Fatalf("it finds %+v, before %+v", found, before)
			}
			in, err := l.Look(t.Context(), shelf.Source{Path: path})
			if err != nil || in.Portable == nil || in.Portable.Merging == nil || in.Portable.Merging.Verdict != shelf.MergeNewerThere {
				t.Fatalf("it is %+v, %v", in.Portable, err)
			}
			if _, err := l.Merge(t.Context(), shelf.Source{Path: path}, in.Portable.Merging.Mark, nil); err != nil {
				t.Fatal(err)
			}
			back, _, err := l.Get(id)
			if err != nil || back.Answers["company.name"] != dossier.Text("Ateliers du Kestrel") {
				t.Errorf("taken in it says %v, %v", back.Answers["company.name"], err)
			}
			if found := l.Rescued(); len(found) != 0 {
				t.Errorf("it is offered again: %+v", found)
			}
			if _, err := os.Stat(path); err == nil {
				t.Error("it stays although the store has all that it has")
			}
		})
	}
}

// A dossier that is deleted leaves its refuges too, and no other's.
func TestADeletedDossierLeavesNoRefuge(t *testing.T) {
	homeless(t)
	l := testLibrary(t)
	var paths []string
	for _, name := range []string{"conserverie-aisne", "ferroviaire-somme"} {
		id, err := l.OpenExample(name)
		if err != nil {
			t.Fatal(err)
		}
		d, c, err := l.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		d.Set("company.name", dossier.Text("Ateliers"))
		path, err := l.Refuge(c, d)
		if err != nil || !strings.Contains(path, id) {
			t.Fatal(path, err)
		}
		paths = append(paths, path)
		if name == "ferroviaire-somme" {
			continue
		}
		if err := l.Trash(id); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if _, err := l.Delete(id); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(paths[0]); err == nil {
				t.Error("what was rescued of a deleted dossier is still there")
			}
			if _, err := os.Stat(paths[1]); err != nil {
				t.Errorf("what was rescued of another is gone: %v", err)
			}
		}()
	}
	if err := l.DropRescued(filepath.Join(l.Dir(), "dossiers.db")); err == nil {
		t.Error("it removes what it has not written")
	}
}

package library

import (
	"os"
	"path/filepath"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// The file of the dossiers is moved away while one is open: what is in memory, and its
// annexes, go into a file that another list takes.
func TestWhatTheStoreDoesNotTakeGoesIntoAFile(t *testing.T) {
	l := testLibrary(t)
	id, err := l.OpenExample("conserverie-aisne")
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := l.Get(id)
	if err != nil {
		t.Fatal(err)
	}
	d.Set("company.name", dossier.Text("Ateliers du Kestrel"))
	db := filepath.Join(l.Dir(), "dossiers.db")
	if err := os.Rename(db, filepath.Join(t.TempDir(), "ailleurs.db")); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Save(d, shelf.Summary{}); err == nil {
		t.Fatal("a store that is not there takes a dossier")
	}
	// One of its annexes is gone with it.
	rows := d.Rows("pieces")
	sum := rows[0].Text("sha256")
	if err := os.Remove(filepath.Join(l.FilesDir(), sum)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copie.dossier")
	left, err := l.Rescue(c, d, path)
	if err != nil {
		t.Fatal(err)
	}
	name := rows[0].Text("name")
	if len(left) != 1 || left[0] != name {
		t.Errorf("left out are %q, want %q", left, name)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}

	other := testLibrary(t)
	got, err := other.Import(t.Context(), shelf.Source{Path: path}, "", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Skipped) != 1 {
		t.Errorf("not found are %q", got.Skipped)
	}
	back, _, err := other.Get(got.ID)
	if err != nil {
		t.Fatal(err)
	}
	if back.Answers["company.name"] != dossier.Text("Ateliers du Kestrel") {
		t.Errorf("the copy says %v", back.Answers["company.name"])
	}
	if n := len(back.Rows("pieces")); n != len(rows) {
		t.Errorf("the copy has %d pieces, want %d", n, len(rows))
	}

	if _, err := l.Rescue(c, d, filepath.Join(t.TempDir(), "absent", "copie.dossier")); err == nil {
		t.Error("a folder that is not there takes a file")
	}
	asText := filepath.Join(t.TempDir(), "copie.json")
	if err := l.SaveJSON(d, asText); err != nil {
		t.Errorf("as a file: %v", err)
	}
}

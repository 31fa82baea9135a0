package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier/shelf"
)

// What is gathered is read in the folder, and what lies there already is left alone.
func TestEverythingThatIsKeptOnACompanyIsInTheFolder(t *testing.T) {
	l := testLibrary(t)
	got, err := l.Import(shelf.Source{Path: shippedExample(t, "ferroviaire-somme")}, "<b>Îlot</b>", shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Duplicate(got.ID, "Deuxième"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Import(shelf.Source{Path: shippedExample(t, "conserverie-aisne")}, "", shelf.TakeNone); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "tout")
	n, err := l.Everything(t.Context(), got.ID, to)
	if err != nil || n != 2 {
		t.Fatalf("%d dossiers, %v", n, err)
	}
	page, err := os.ReadFile(filepath.Join(to, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{got.ID, "dossierctl forget " + got.ID, "&lt;b&gt;Îlot", l.FilesDir(), l.BackupsDir(), l.Path()} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if strings.Contains(string(page), "<b>") {
		t.Error("what somebody typed is taken for the page's own")
	}
	d, _, err := l.Get(got.ID)
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Join(to, got.ID, "pieces"))
	if err != nil || len(files) != len(attached(d)) {
		t.Errorf("%d annexes of %d, %v", len(files), len(attached(d)), err)
	}
	if _, err := l.Everything(t.Context(), got.ID, to); err == nil {
		t.Error("it writes over what is there")
	}
	if around, err := os.ReadDir(filepath.Dir(to)); err != nil || len(around) != 1 {
		t.Errorf("it leaves %v, %v", around, err)
	}
}

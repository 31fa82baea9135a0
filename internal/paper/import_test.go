package paper_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossierpme/dossier/shelf"
	"dossierpme/dossier/store"
	"dossierpme/internal/paper"
)

func TestImportKeepsWhatMayBeReadAndSaysWhatNot(t *testing.T) {
	_, f, p := annexedFile(t)
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got, err := p.Import(db, f, nil, shelf.TakeNone)
	if err != nil {
		t.Fatal(err)
	}
	want := []paper.Skipped{
		{"annexes/parti.pdf", paper.AnnexMissing},
		{"annexes/lien.pdf", paper.AnnexLink},
		{"ailleurs/secret.pdf", paper.AnnexLink},
		{"annexes", paper.AnnexFolder},
		{"../secret.pdf", paper.AnnexOutside},
		{"/etc/passwd", paper.AnnexOutside},
		{"00", paper.AnnexMissing},
	}
	if diff := cmp.Diff(want, got.Skipped); diff != "" {
		t.Error(diff)
	}
	d, _, err := db.Get(got.ID)
	if err != nil {
		t.Fatal(err)
	}
	path, err := db.File(d.Rows("pieces")[0].Text("sha256"))
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(path); err != nil || string(kept) != "%PDF kbis" {
		t.Errorf("kept %q, %v", kept, err)
	}
	if len(got.ID) != 20 {
		t.Errorf("the id is %q", got.ID)
	}
}

package paper_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/dossier/store"
	"dossierpme/internal/library"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

var testDay = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// office is a desk with the library that it works for.
type office struct {
	*paper.Desk
	library *library.Library
}

func testOffice(t *testing.T) office {
	t.Helper()
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	p := parts(t, "")
	return office{&paper.Desk{Press: &p.Press, Shelf: db}, library.New(db, &p.Press)}
}

// exported is a dossier of the list with the PDF that the window makes of it.
func (o office) exported(t *testing.T) (c *dossier.Call, d *dossier.Dossier, path string) {
	t.Helper()
	id, err := o.library.OpenExample("conserverie-aisne")
	if err != nil {
		t.Fatal(err)
	}
	if d, c, err = o.library.Get(id); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "dossier.pdf")
	report, err := o.Export(t.Context(), c, d, output.Options{Path: path, Owners: true, Data: true}, func(float64, string) {})
	if err != nil || report.Pages == 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	return c, d, path
}

func exampleOf(t *testing.T, p *wiring.Parts, name string) (*dossier.Dossier, *dossier.Call) {
	t.Helper()
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(raw, p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}

func put(t *testing.T, path string, content []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

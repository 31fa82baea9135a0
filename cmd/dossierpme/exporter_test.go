package main

import (
	"os"
	"path/filepath"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/store"
	"dossierpme/internal/library"
	"dossierpme/ui"
)

// testExporter is an exporter on a store of its own.
func testExporter(t *testing.T) exporter {
	t.Helper()
	db, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	parts := testParts(t)
	return exporter{parts: parts, library: library.New(db, &parts.Press)}
}

// exported is a dossier of the list with the PDF that the window makes of it.
func exported(t *testing.T, e exporter) (c *dossier.Call, d *dossier.Dossier, path string) {
	t.Helper()
	id, err := e.library.OpenExample("conserverie-aisne")
	if err != nil {
		t.Fatal(err)
	}
	if d, c, err = e.library.Get(id); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "dossier.pdf")
	report, err := e.export(t.Context(), c, d, ui.ExportOptions{Path: path, Owners: true, Data: true}, func(float64, string) {})
	if err != nil || report.Pages == 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	return c, d, path
}

func write(t *testing.T, path string, content []byte) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

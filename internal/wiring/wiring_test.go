package wiring_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/assets"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestUserCallsAreReadFromTheDataFolder(t *testing.T) {
	data := t.TempDir()
	src, err := fs.ReadFile(assets.Calls(), "hdf-2026-agroalimentaire.toml")
	if err != nil {
		t.Fatal(err)
	}
	own := strings.Replace(string(src), `id = "hdf-2026-agroalimentaire"`, `id = "mon-appel"`, 1)
	write(t, filepath.Join(data, "calls", "mon-appel.toml"), own)
	write(t, filepath.Join(data, "calls", "casse.toml"), "id = ")
	p := parts(t, data)
	if c := p.Calls.Find("mon-appel"); c == nil || c.Status != "unverified" {
		t.Errorf("the call is %v", c)
	}
	if len(p.Calls.Faults) != 1 || p.Calls.Faults[0].File != "casse.toml" {
		t.Errorf("faults %v", p.Calls.Faults)
	}
	if f := p.UnknownCall("zzz"); f.Args["broken"] != filepath.Join(data, "calls", "casse.toml") {
		t.Errorf("the hint is about %q", f.Args["broken"])
	}
}

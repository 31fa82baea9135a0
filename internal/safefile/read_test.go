package safefile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
)

func TestOnlyAPlainFileIsRead(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "dossier.json")
	if err := os.WriteFile(at, []byte("0123456789"), 0o600); err != nil {
		t.Fatal(err)
	}
	if raw, err := safefile.Read(at, 10); err != nil || string(raw) != "0123456789" {
		t.Errorf("got %q, %v", raw, err)
	}
	if _, err := safefile.Read(at, 9); !errors.Is(err, safefile.ErrTooLarge) {
		t.Errorf("a byte too many: %v", err)
	}
	refused := map[string]string{dir: "is_directory", filepath.Join(dir, "none"): "not_found"}
	if _, err := os.Stat("/dev/zero"); err == nil {
		link := filepath.Join(dir, "link")
		if err := os.Symlink("/dev/zero", link); err != nil {
			t.Fatal(err)
		}
		refused[link] = "not_regular"
	}
	for name, code := range refused {
		if _, err := safefile.Read(name, 10); failure.Of(err, name).Code != code {
			t.Errorf("%s: %v, want %s", name, err, code)
		}
	}
}

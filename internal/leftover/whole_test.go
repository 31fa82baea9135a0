package leftover_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/internal/leftover"
)

func TestAFileIsTheOldOneUntilTheNewOneIsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dossier.db")
	write(t, path, "old")
	worthless := errors.New("worthless")
	text := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	}
	for name, err := range map[string]error{
		"it cannot be written": leftover.Whole(path, 0o600, func(w io.Writer) error { return errors.Join(text(w), worthless) }),
		"a look refuses it": leftover.Whole(path, 0o600, text, func(tmp string) error {
			if raw, err := os.ReadFile(tmp); err != nil || string(raw) != "new" {
				t.Errorf("the look finds %q, %v", raw, err)
			}
			return worthless
		}),
	} {
		if !errors.Is(err, worthless) {
			t.Errorf("%s: %v", name, err)
		}
		if raw, err := os.ReadFile(path); err != nil || string(raw) != "old" {
			t.Errorf("%s: there is %q, %v", name, raw, err)
		}
	}
	if err := leftover.Whole(path, 0o600, text); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(filepath.Dir(path), "copy.db")
	if err := leftover.Whole(other, 0o600, leftover.OfFile(path)); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(other); err != nil || string(raw) != "new" {
		t.Errorf("the copy has %q, %v", raw, err)
	}
	if all, err := os.ReadDir(filepath.Dir(path)); err != nil || len(all) != 2 {
		t.Errorf("there are %v, %v", all, err)
	}
}

func TestANameThatIsTakenIsCounted(t *testing.T) {
	dir := t.TempDir()
	wanted := filepath.Join(dir, "dossier.db")
	for _, want := range []string{"dossier.db", "dossier-2.db", "dossier-3.db"} {
		got, err := leftover.Free(wanted)
		if err != nil || filepath.Base(got) != want {
			t.Fatalf("it is %s, %v, want %s", got, err, want)
		}
		write(t, got, "taken")
	}
}

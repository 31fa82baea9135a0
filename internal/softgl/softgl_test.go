package softgl

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheSoftwareLiesBesideTheProgram(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "dossierpme.exe")
	if got := Beside(program); got != "" {
		t.Errorf("without it: %q", got)
	}
	want := filepath.Join(dir, "opengl", "opengl32.dll")
	if err := os.MkdirAll(want, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := Beside(program); got != "" {
		t.Errorf("a folder of that name: %q", got)
	}
	if err := os.Remove(want); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(want, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Beside(program); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

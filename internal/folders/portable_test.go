package folders_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossierpme/internal/folders"
)

func TestAProgramIsAPortableCopyWhereTheMarkerStandsBesideIt(t *testing.T) {
	real, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(real, "dossierpme.exe")
	put(t, program)
	if got := folders.Beside(program); got != "" {
		t.Errorf("without a marker: %q", got)
	}
	marker := filepath.Join(real, folders.Marker)
	if err := os.Mkdir(marker, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := folders.Beside(program); got != "" {
		t.Errorf("a folder is no marker: %q", got)
	}
	if err := os.Remove(marker); err != nil {
		t.Fatal(err)
	}
	put(t, marker)
	want := filepath.Join(real, "donnees")
	if got := folders.Beside(program); got != want {
		t.Errorf("with a marker: %q, want %q", got, want)
	}
	if _, err := os.Stat(want); !os.IsNotExist(err) {
		t.Error("asking has made the folder")
	}
	if runtime.GOOS == "windows" {
		return // links want rights there
	}
	link := filepath.Join(t.TempDir(), "dossierpme")
	if err := os.Symlink(program, link); err != nil {
		t.Fatal(err)
	}
	if got := folders.Beside(link); got != want {
		t.Errorf("through a link: %q, want %q", got, want)
	}
}

// A copy of this test is started as a program on a key: nothing that it is told lies
// outside.
func TestEverythingOfAPortableCopyIsCarriedWithIt(t *testing.T) {
	if os.Getenv("FOLDERS_TEST_TELL") != "" {
		own, err := folders.Own()
		if err != nil {
			t.Fatal(err)
		}
		told := append([]string{own, folders.Cache("a"), folders.Viewed()}, folders.Temporary()[1:]...)
		if err := os.WriteFile(os.Getenv("FOLDERS_TEST_TELL"), []byte(strings.Join(told, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	key, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(key, "program.exe")
	if err := os.WriteFile(program, raw, 0o755); err != nil {
		t.Fatal(err)
	}
	tell := func() []string {
		t.Helper()
		told := filepath.Join(t.TempDir(), "told")
		cmd := exec.Command(program, "-test.run=^TestEverythingOfAPortableCopyIsCarriedWithIt$")
		cmd.Env = append(os.Environ(), "FOLDERS_TEST_TELL="+told)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		raw, err := os.ReadFile(told)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(raw), "\n")
	}
	for _, dir := range tell() {
		if strings.HasPrefix(dir, key) {
			t.Errorf("without a marker it keeps things at %s", dir)
		}
	}
	put(t, filepath.Join(key, folders.Marker))
	for _, dir := range tell() {
		if !strings.HasPrefix(dir, filepath.Join(key, "donnees")) {
			t.Errorf("a portable copy keeps things at %q", dir)
		}
	}
}

func put(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o755); err != nil {
		t.Fatal(err)
	}
}

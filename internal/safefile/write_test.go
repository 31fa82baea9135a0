package safefile_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dossierpme/internal/failure"
	"dossierpme/internal/safefile"
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

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Skipf("no links here: %v", err)
	}
}

func TestAFileIsReplacedAtOnceOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.pdf")
	write(t, old, "old")
	if err := os.Chmod(old, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := safefile.Write(old, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(old)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(old); err != nil || string(b) != "new" {
		t.Errorf("it holds %q, %v", b, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("its mode became %v", info.Mode())
	}
	alias := filepath.Join(dir, "alias.pdf")
	link(t, old, alias)
	if err := safefile.Write(alias, []byte("newer")); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(alias); err != nil || target != old {
		t.Errorf("the link was replaced: %q, %v", target, err)
	}
	for name, code := range map[string]string{
		filepath.Join(dir, "none", "x.pdf"): "not_found",
		dir:                                 "is_directory",
		filepath.Join(old, "x.pdf"):         "not_directory",
		filepath.Join(dir, strings.Repeat("x", 300)): "name_too_long",
	} {
		if f := failure.Of(safefile.Write(name, []byte("x")), name); f.Code != code {
			t.Errorf("%s: %s, want %s", name, f.Code, code)
		}
	}
	none := filepath.Join(dir, "none")
	if f := failure.Of(safefile.Write(filepath.Join(none, "x.pdf"), []byte("x")), ""); f.Args["folder"] != none {
		t.Errorf("the folder that is not there is %q", f.Args["folder"])
	}
	if err := safefile.Write(os.DevNull, []byte("x")); err != nil {
		t.Errorf("a device: %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestANewFileIsNoMoreToOthersThanItsFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are others there")
	}
	for folder, most := range map[os.FileMode]os.FileMode{0o700: 0o600, 0o750: 0o640, 0o755: 0o644} {
		dir := filepath.Join(t.TempDir(), "d")
		if err := os.Mkdir(dir, folder); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, folder); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "x.pdf")
		if err := safefile.Write(path, []byte("x")); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm()&^most != 0 {
			t.Errorf("in a folder %v: %v, %v", folder, info.Mode(), err)
		}
	}
}

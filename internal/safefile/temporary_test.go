package safefile_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"dossierpme/internal/safefile"
)

// ended is the number of a process that is no more.
func ended(t *testing.T) int {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^$")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return cmd.Process.Pid
}

func TestWhatAKilledProgramLeftIsRemovedByTheNextWrite(t *testing.T) {
	dir := t.TempDir()
	ours := safefile.Temporary(filepath.Join(dir, "dossier.pdf"))
	by := func(pid int) string {
		return strings.Replace(ours, "-"+strconv.Itoa(os.Getpid())+"-", "-"+strconv.Itoa(pid)+"-", 1)
	}
	killed, elsewhere := by(ended(t)), filepath.Join(dir, ".dossier.pdf-00000000-1-AAAAAAAA.tmp")
	others := []string{ours, by(os.Getppid()), elsewhere, filepath.Join(dir, ".x.tmp"), filepath.Join(dir, "x-0-1.tmp")}
	for _, path := range append(others, killed) {
		write(t, path, "half")
	}
	folder := strings.Replace(killed, "dossier.pdf", "annexes", 1)
	write(t, filepath.Join(folder, "Devis.pdf"), "half")
	if err := safefile.Write(filepath.Join(dir, "plan.xlsx"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{killed, folder} {
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range others {
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("what somebody else writes is gone: %v", err)
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

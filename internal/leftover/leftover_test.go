package leftover_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dossierpme/internal/leftover"
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
	ours := leftover.Beside(filepath.Join(dir, "dossier.pdf"))
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
	leftover.Beside(filepath.Join(dir, "plan.xlsx"))
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

// write makes a file and its folder.
func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// What was begun is noted until it is over; what a killed program has noted the next
// start removes, wherever it lies, and nothing else.
func TestWhatAKilledProgramLeftIsRemovedByTheNextStart(t *testing.T) {
	dir, notes := t.TempDir(), filepath.Join(t.TempDir(), "notes")
	leftover.Note(notes)()
	self, dead := "-"+strconv.Itoa(os.Getpid())+"-", "-"+strconv.Itoa(ended(t))+"-"
	begin := func(folder, by string) (path string) {
		t.Helper()
		path = leftover.Beside(filepath.Join(dir, folder, "Dossier de l’été à Saint-Quentin-en-Vermandois.pdf"))
		if by != self {
			note := names(t, notes)
			leftover.Over(path)
			path = strings.Replace(path, self, by, 1)
			if len(note) == 0 {
				t.Fatal("no note is written")
			}
			for _, n := range note {
				if strings.Contains(path, strings.Replace(n, self[1:], by[1:], 1)) {
					write(t, filepath.Join(notes, strings.Replace(n, self, by, 1)), path)
				}
			}
		}
		write(t, path, "half")
		return path
	}
	killed, far := begin("a", dead), begin("b", dead)
	living := begin("a", "-"+strconv.Itoa(os.Getppid())+"-")
	done := begin("a", self)
	leftover.Over(done)
	if err := os.Rename(filepath.Join(dir, "b"), filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	// Somebody else's file, and a note that says so of it.
	other := filepath.Join(dir, "other.pdf")
	write(t, other, "whole")
	forged := filepath.Join(notes, "00000000"+dead+"AAAAAAAA")
	write(t, forged, other)
	if inner := leftover.Beside(filepath.Join(killed, "Devis.pdf")); len(names(t, notes)) != 4 {
		t.Errorf("%s is noted, which goes with the folder that it is in", inner)
	}
	if n := len(names(t, notes)); n != 4 {
		t.Fatalf("%d notes: %v", n, names(t, notes))
	}

	leftover.Note(notes)()
	for path, there := range map[string]bool{killed: false, living: true, other: true} {
		if _, err := os.Lstat(path); (err == nil) != there {
			t.Errorf("%s: there is %v, want %v", path, err == nil, there)
		}
	}
	if n := len(names(t, notes)); n != 3 { // the living one, the one that is away, the other machine's
		t.Errorf("%d notes are left: %v", n, names(t, notes))
	}
	if err := os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	leftover.Note(notes)()
	if _, err := os.Lstat(far); err == nil {
		t.Error("what lay on a key that is there again is still there")
	}
}

// A system that numbers its processes anew, as a sandbox does, gives the number of the
// killed program to the next one.
func TestWhatAProgramOfOurNumberLeftIsRemoved(t *testing.T) {
	dir, notes := t.TempDir(), filepath.Join(t.TempDir(), "notes")
	leftover.Note(notes)()
	path := leftover.Beside(filepath.Join(dir, "plan.xlsx"))
	write(t, path, "half")
	leftover.Note(notes)()
	if _, err := os.Lstat(path); err == nil || len(names(t, notes)) > 0 {
		t.Errorf("it is still there, or its note: %v", names(t, notes))
	}
}

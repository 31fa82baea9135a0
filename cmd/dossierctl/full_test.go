//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"dossierpme/internal/failure"
)

// limitVariable has the test binary, as the program, refuse to write longer files.
const limitVariable = "CTL_TEST_LIMIT"

// narrow sets the limit of the process, where one is asked for: what no file may grow
// beyond fails where a full disk fails.
func narrow() {
	n, err := strconv.ParseUint(os.Getenv(limitVariable), 10, 63)
	if err != nil {
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
		panic(err)
	}
}

// failsWell wants that a command says in French that there is no room, that nothing it
// did not finish is there, at once and without another start, and that it is done once
// there is room.
func failsWell(w, whole *world, a act, code int, errs string) {
	w.t.Helper()
	if code != failure.ExitError {
		w.t.Errorf("exit code %d", code)
	}
	said := strings.Contains(errs, "plus de place") || strings.Contains(errs, "dépasse la taille")
	if !said || english.MatchString(errs) || strings.Contains(errs, "{") {
		w.t.Errorf("it says %q", errs)
	}
	w.nothingHalf()
	a.holds(w, whole, false)
}

// some are the sizes to be tried, one of them where nobody asks for many kills.
func some(one int, more ...int) []int {
	if kills() == 1 {
		return []int{one}
	}
	return append([]int{one}, more...)
}

// Files that may not grow: each command fails somewhere between its first byte and its
// last one.
func TestWhereNoFileMayGrowNothingIsLostOrLeft(t *testing.T) {
	m := master(t)
	m.keepBefore()
	for _, a := range acts() {
		t.Run(a.name, func(t *testing.T) {
			whole := m.fresh(t, t.TempDir())
			whole.must(a.args(whole)...)
			whole.sound()
			dir, failed := filepath.Join(t.TempDir(), "round"), 0
			for _, limit := range some(1<<10, 0, 20<<10, 100<<10, 300<<10) {
				if err := os.RemoveAll(dir); err != nil {
					t.Fatal(err)
				}
				w := m.fresh(t, dir)
				w.env = []string{fmt.Sprint(limitVariable, "=", limit)}
				code, _, errs := w.run(a.args(w)...)
				w.env = nil
				if code == failure.ExitDone {
					break
				}
				failed++
				failsWell(w, whole, a, code, errs)
				w.sound()
				if code, _, errs := w.run(a.args(w)...); code != failure.ExitDone && !slices.Contains(a.again, code) {
					t.Errorf("with room again: %d: %s", code, errs)
				}
				a.holds(w, whole, true)
				if t.Failed() {
					t.Fatalf("with files of %d bytes", limit)
				}
			}
			if failed == 0 {
				t.Error("it never failed")
			}
			t.Logf("failed %d times", failed)
		})
	}
}

// disk is a small disk of its own, filled up to a number of bytes.
type disk struct {
	t   *testing.T
	dir string
}

// newDisk makes one; only root can.
func newDisk(t *testing.T, size int) *disk {
	t.Helper()
	d := &disk{t, t.TempDir()}
	err := syscall.Mount("tmpfs", d.dir, "tmpfs", 0, fmt.Sprint("size=", size))
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skip("a disk cannot be mounted here: the test of files that may not grow stands for it")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(d.dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return d
}

func (d *disk) filler() string { return filepath.Join(d.dir, "filler") }

// leave fills the disk but for some bytes.
func (d *disk) leave(room int) {
	d.t.Helper()
	d.empty()
	var s syscall.Statfs_t
	if err := syscall.Statfs(d.dir, &s); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.filler(), make([]byte, max(int(s.Bavail)*int(s.Bsize)-room, 0)), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *disk) empty() {
	if err := os.RemoveAll(d.filler()); err != nil {
		d.t.Fatal(err)
	}
}

// A disk that is full, on which everything lies: the store, the target, the temporary and
// the cache folder.
func TestOnAFullDiskNothingIsLostOrLeft(t *testing.T) {
	m := master(t)
	m.keepBefore()
	for _, a := range acts() {
		t.Run(a.name, func(t *testing.T) {
			whole := m.fresh(t, t.TempDir())
			whole.must(a.args(whole)...)
			whole.sound()
			failed := 0
			d := newDisk(t, 64<<20)
			for _, room := range some(8<<10, 0, 100<<10, 300<<10, 800<<10) {
				dir := filepath.Join(d.dir, "round")
				d.empty()
				if err := os.RemoveAll(dir); err != nil {
					t.Fatal(err)
				}
				w := m.fresh(t, dir)
				d.leave(room)
				code, _, errs := w.run(a.args(w)...)
				d.empty()
				if code == failure.ExitDone {
					break
				}
				failed++
				failsWell(w, whole, a, code, errs)
				w.sound()
				if code, _, errs := w.run(a.args(w)...); code != failure.ExitDone && !slices.Contains(a.again, code) {
					t.Errorf("with room again: %d: %s", code, errs)
				}
				a.holds(w, whole, true)
				if t.Failed() {
					t.Fatalf("with %d bytes of room", room)
				}
			}
			if failed == 0 {
				t.Error("it never failed")
			}
			t.Logf("failed %d times", failed)
		})
	}
}

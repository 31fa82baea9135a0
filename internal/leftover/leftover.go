// Package leftover names what is written beside its place until it is whole, and
// removes what killed programs left of it: in the folders that they wrote to, which are
// noted until it is done.
package leftover

import (
	"crypto/rand"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"unicode/utf8"
)

// form is the name of what is written beside its place until it is whole. It says on
// which machine, a folder may be a share, and by which process.
var form = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\..*-(([0-9a-f]{8})-([0-9]+)-[A-Z2-7]{8})\.tmp$`)
})

// noteForm is the name of a note: what of the name of a file is its own.
var noteForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([0-9a-f]{8})-([0-9]+)-[A-Z2-7]{8}$`)
})

// notes is the folder of the notes, nil where none are written.
var notes atomic.Pointer[string]

// Note has a note written, in a folder of the user's own, of what is begun from now on.
// The program calls it first. tidy removes what killed programs have left according to
// their notes, wherever that is; a folder that is not there, a key or a share, is tried
// again at the next start.
func Note(dir string) (tidy func()) {
	if dir == "" {
		return func() {}
	}
	entries, _ := os.ReadDir(dir)
	notes.Store(&dir)
	return func() {
		for _, e := range entries {
			m := noteForm().FindStringSubmatch(e.Name())
			if m == nil || m[1] != machine() {
				continue
			}
			// One with our number is of a program that had it before us.
			if pid, err := strconv.Atoi(m[2]); err == nil && (pid == os.Getpid() || !runs(pid)) {
				settle(filepath.Join(dir, e.Name()))
			}
		}
	}
}

// settle removes what a note is about, and the note.
func settle(note string) {
	raw, err := os.ReadFile(note)
	if err != nil {
		return
	}
	path := string(raw)
	of := form().FindStringSubmatch(filepath.Base(path))
	if of != nil && of[1] == filepath.Base(note) && filepath.IsAbs(path) { // else nobody knows what it says
		if _, err := os.Stat(filepath.Dir(path)); err != nil || os.RemoveAll(path) != nil {
			return
		}
	}
	_ = os.Remove(note)
}

// Beside names a file or folder that is written beside a path, and then takes its
// name. What killed programs of this machine left there is removed.
func Beside(path string) string {
	dir, base := filepath.Split(path)
	sweep(dir)
	for len(base) > longest {
		_, n := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-n]
	}
	own := fmt.Sprintf("%s-%d-%s", machine(), os.Getpid(), rand.Text()[:8])
	tmp := filepath.Join(dir, "."+base+"-"+own+".tmp")
	if to := notes.Load(); to != nil && !inOther(dir) {
		if abs, err := filepath.Abs(tmp); err == nil && os.MkdirAll(*to, 0o700) == nil {
			_ = os.WriteFile(filepath.Join(*to, own), []byte(abs), 0o600) // without it, the next write there removes it
		}
	}
	return tmp
}

// inOther reports whether a folder is itself one that is being written: it goes with it.
func inOther(dir string) bool {
	return slices.ContainsFunc(strings.Split(dir, string(filepath.Separator)), form().MatchString)
}

// longest is how much of a name is kept, in bytes.
const longest = 40

// Over says that what Beside has named has its name, or is removed.
func Over(tmp string) {
	if to := notes.Load(); to != nil {
		if m := form().FindStringSubmatch(filepath.Base(tmp)); m != nil {
			_ = os.Remove(filepath.Join(*to, m[1]))
		}
	}
}

func sweep(dir string) {
	names, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
	if err != nil {
		return // a folder with the signs of a pattern in its name
	}
	for _, name := range names {
		m := form().FindStringSubmatch(filepath.Base(name))
		if m == nil || m[2] != machine() {
			continue
		}
		if pid, err := strconv.Atoi(m[3]); err == nil && !runs(pid) {
			_ = os.RemoveAll(name)
		}
	}
}

// machine is a word for this machine.
func machine() string {
	name, _ := os.Hostname()
	h := fnv.New32a()
	_, _ = h.Write([]byte(name))
	return fmt.Sprintf("%08x", h.Sum32())
}

// runs reports whether a process may still be there.
func runs(pid int) bool {
	if pid <= 0 {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return errors.Is(err, os.ErrPermission)
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true // it was found
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}

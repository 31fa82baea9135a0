package safefile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
)

// temporaryForm is the name of what is written beside its place until it is whole. It
// says on which machine, a folder may be a share, and by which process.
var temporaryForm = regexp.MustCompile(`^\..*-([0-9a-f]{8})-([0-9]+)-[A-Z2-7]{8}\.tmp$`)

// Temporary names a file or folder that is written beside a path, and then takes its
// name. What killed programs of this machine left there is removed.
func Temporary(path string) string {
	dir, base := filepath.Split(path)
	sweep(dir)
	if len(base) > 40 {
		base = base[:40]
	}
	return filepath.Join(dir, fmt.Sprintf(".%s-%s-%d-%s.tmp", base, machine(), os.Getpid(), rand.Text()[:8]))
}

func sweep(dir string) {
	names, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
	if err != nil {
		return // a folder with the signs of a pattern in its name
	}
	for _, name := range names {
		m := temporaryForm.FindStringSubmatch(filepath.Base(name))
		if m == nil || m[1] != machine() {
			continue
		}
		if pid, err := strconv.Atoi(m[2]); err == nil && !runs(pid) {
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

// Within is what a new file or folder may be to others: no more than its folder is, and
// less what the user's mask takes away.
func Within(dir string, mode os.FileMode) os.FileMode {
	info, err := os.Stat(filepath.Clean(dir))
	if err != nil || runtime.GOOS == "windows" {
		return mode
	}
	return mode & (info.Mode().Perm() | 0o700)
}

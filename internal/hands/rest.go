package hands

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
)

// How many looks at a program at rest make sure that it has answered, and that keys which
// had no effect are to be pressed again.
const (
	still = 8
	again = 40
)

// rest is what was seen of a program that may be at rest.
type rest struct {
	picture []byte
	spent   int // of the processor, when it was last seen at rest
	seen    int // how often that was in a row
}

// lasts looks at a program once more, and reports whether it was seen at rest so often: it
// and its display want nothing of the processor, and from one time to the next there was
// neither another picture nor a tenth of a second of work. A program that waits for its
// turn on a busy machine is not at rest, however long that takes.
func (r *rest) lasts(w *Window, times int) bool {
	const tenth = 10
	if busy(w.Pid()) || busy(w.server) {
		return false
	}
	_, _, _, picture := w.raw()
	spent := worked(w.Pid())
	if r.picture != nil && alike(r.picture, picture) && spent-r.spent < tenth {
		r.seen++
	} else {
		r.seen = 0
	}
	r.picture, r.spent = picture, spent
	return r.seen >= times
}

// busy reports whether a process computes, reads or writes just now, or would if it was
// its turn.
func busy(pid int) bool {
	tasks, _ := filepath.Glob(filepath.Join("/proc", strconv.Itoa(pid), "task", "*", "stat"))
	for _, task := range tasks {
		if is := status(task); len(is) > 0 && (string(is[0]) == "R" || string(is[0]) == "D") {
			return true
		}
	}
	return false
}

// worked is how long a process has computed, in hundredths of a second.
func worked(pid int) int {
	const user, system = 11, 12
	is := status(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if len(is) <= system {
		return 0
	}
	u, _ := strconv.Atoi(string(is[user]))
	s, _ := strconv.Atoi(string(is[system]))
	return u + s
}

// status is what the system says of a process or a thread, from its state on: before it
// stands its name, which may hold anything.
func status(file string) [][]byte {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	return bytes.Fields(raw[bytes.LastIndexByte(raw, ')')+1:])
}

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"
)

// The files of the log, in the data folder.
const (
	logFile   = "journal.log"
	crashFile = "plantage.log"
	// maxLog is the size from which the log is begun anew; the old one is kept.
	maxLog = 1 << 20
)

// journal is the program's log. It holds what failed and never what was typed.
// Where it cannot be written it says nothing: a program must start without it.
type journal struct {
	mu    sync.Mutex
	file  io.WriteCloser
	clock func() time.Time
	// seen is told of every line of the toolkit's own log.
	seen func(line string)
}

// openJournal opens the log of a data folder, and sends what Go prints of a crash
// to a file beside it.
func openJournal(dir string, clock func() time.Time) *journal {
	j := &journal{clock: clock}
	if os.MkdirAll(dir, 0o700) != nil {
		return j
	}
	path := filepath.Join(dir, logFile)
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		_ = os.Rename(path, path+".1")
	}
	if f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		j.file = f
	}
	if f, err := os.OpenFile(filepath.Join(dir, crashFile), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		_ = debug.SetCrashOutput(f, debug.CrashOptions{}) // it keeps a copy of its own
		_ = f.Close()
	}
	return j
}

// Printf writes a line.
func (j *journal) Printf(format string, args ...any) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file != nil {
		fmt.Fprintf(j.file, "%s "+format+"\n", append([]any{j.clock().Format(time.RFC3339)}, args...)...)
	}
}

// Write takes what the toolkit logs.
func (j *journal) Write(line []byte) (int, error) {
	if j.seen != nil {
		j.seen(string(line))
	}
	j.Printf("%s", bytes.TrimRight(line, "\n"))
	return len(line), nil
}

// Close closes the log.
func (j *journal) Close() error {
	if j.file == nil {
		return nil
	}
	return j.file.Close()
}

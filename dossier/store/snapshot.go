package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
)

// Reading commands take no lock: they copy the file of a window that is open and
// read the copy. bbolt never writes to a page that the newest transaction uses, so a
// copy whose heads were read first is that transaction, whole, where it still is the
// newest one when the last page was read; else it is made again.
const (
	copyAttempts = 2000 // of a window that saves all the time
	headAttempts = 50   // of a head that is just being written, or is broken for ever
)

// heads are what the first two pages say.
type heads struct {
	newest uint64 // transaction
	size   int64  // bytes that it uses
}

func headsOf(f io.ReaderAt, size int64) (heads, error) {
	p, _, _, err := newPageReader(f, size)
	if err != nil {
		return heads{}, err
	}
	return heads{p.newest, int64(p.end) * p.pageSize}, p.bothHeads()
}

// readCopy copies the store in a file into another, as it is at one moment, and says
// how often it had to begin again. A damaged one is copied too: reading it tells.
func readCopy(from, to *os.File) (again int, err error) {
	broken := 0
	for ; again < copyAttempts; again++ {
		info, err := from.Stat()
		if err != nil {
			return again, err
		}
		before, err := headsOf(from, info.Size())
		if errors.Is(err, ErrCorrupt) && broken < headAttempts {
			broken++
			continue
		}
		if errors.Is(err, ErrCorrupt) { // nobody is writing it
			return again, copyFirst(from, to, info.Size())
		}
		if err != nil {
			return again, err
		}
		if err := copyFirst(from, to, before.size); err != nil {
			return again, err
		}
		if info, err = from.Stat(); err != nil {
			return again, err
		}
		// A head that cannot be read now is that of a transaction that is just ending.
		if after, err := headsOf(from, info.Size()); err == nil && after == before {
			return again, nil
		}
	}
	return again, fmt.Errorf("%w: it was written during each of %d copies", ErrInUse, again)
}

// copyFirst copies the first bytes of a file, from its beginning: the heads first.
func copyFirst(from io.ReaderAt, to *os.File, size int64) error {
	if err := to.Truncate(0); err != nil {
		return err
	}
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.CopyBuffer(struct{ io.Writer }{to}, io.NewSectionReader(from, 0, size), make([]byte, 1<<20))
	return err
}

// temporary makes the file of a copy. Where the system can, it has no name from the
// beginning, so that nothing is left of it however the program ends.
func temporary() (f *os.File, remove func(), err error) {
	if f, err = os.CreateTemp("", copyFile); err != nil {
		return nil, nil, err
	}
	if runtime.GOOS != "windows" {
		err := os.Remove(f.Name())
		if errors.Is(err, fs.ErrNotExist) { // another program has just swept here
			err = nil
		}
		return f, func() {}, err
	}
	return f, func() { _ = os.Remove(f.Name()) }, nil
}

// openCopy opens a copy of the store in a file for reading.
func (db *DB) openCopy(s schema) error {
	from, err := os.Open(db.Path())
	switch {
	case errors.Is(err, fs.ErrNotExist) && db.missing() != nil:
		return db.missing()
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case err != nil:
		return err
	}
	defer from.Close()
	if info, err := from.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return s.inspect(db.Path()) // says what it is
	}
	f, remove, err := temporary()
	if err != nil {
		return err
	}
	fail := func(err error) error {
		_ = f.Close()
		remove()
		return err
	}
	if db.again, err = readCopy(from, f); err != nil {
		return fail(err)
	}
	b, err := openBoltIn(f, true)
	if err != nil {
		return fail(err)
	}
	if err := s.inspectOpen(f, b); err != nil {
		return fail(errors.Join(err, b.Close()))
	}
	db.bolt, db.file, db.release = b, f, remove
	return nil
}

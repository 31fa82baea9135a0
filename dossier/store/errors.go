package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	bolterr "go.etcd.io/bbolt/errors"
)

// What a caller decides on. Every error of the package that is one of these
// wraps it; any other error is of the operating system.
var (
	// ErrInUse is a store that another instance of the program has open.
	ErrInUse = errors.New("store is in use by another instance")
	// ErrNewer is a store written by a newer version of the program.
	ErrNewer = errors.New("store was written by a newer version")
	// ErrNotFound is a dossier, a file or a store that does not exist.
	ErrNotFound = errors.New("not found")
	// ErrMissing is a data folder whose database is gone, with copies or annexes in it.
	ErrMissing = errors.New("store is missing")
	// ErrReadOnly is a file, folder or disk that may not be written.
	ErrReadOnly = errors.New("store is read-only")
	// ErrFull is a disk, quota or file system without room.
	ErrFull = errors.New("disk is full")
	// ErrCorrupt is a file that is not a store, or that is damaged. It is left as it was.
	ErrCorrupt = errors.New("store is damaged")
	// ErrReplaced is a store whose file was moved away, replaced or written by
	// somebody else since it was opened. Nothing is written to it any more.
	ErrReplaced = errors.New("store file was moved or replaced")
	// ErrAnnexDamaged is an annex whose content is no longer what was attached.
	ErrAnnexDamaged = errors.New("annex is damaged")
	// ErrNotExported is a dossier that is to be signed or filed, of which no complete
	// version was exported.
	ErrNotExported = errors.New("dossier was not exported complete")
	// ErrNotTrashed is a deletion of a dossier that is not in the trash.
	ErrNotTrashed = errors.New("dossier is not in the trash")
	// ErrClosed is a call after Close.
	ErrClosed = errors.New("store is closed")
)

// wrap says what was tried and which of the sentinels an error amounts to.
func wrap(tried string, err error) error {
	if err == nil {
		return nil
	}
	if s := sentinelOf(err); s != nil {
		return fmt.Errorf("%s: %w: %w", tried, s, err)
	}
	return fmt.Errorf("%s: %w", tried, err)
}

var sentinels = []error{ErrInUse, ErrNewer, ErrNotFound, ErrMissing, ErrReadOnly, ErrFull, ErrCorrupt, ErrReplaced, ErrAnnexDamaged, ErrNotTrashed, ErrNotExported, ErrClosed}

// sentinelOf names the sentinel of an error that does not wrap one yet.
func sentinelOf(err error) error {
	text := err.Error()
	is := func(targets ...error) bool {
		for _, t := range targets {
			// bbolt prints some errors of the system into its own ("file
			// resize error: …"), and then only their words are left.
			if errors.Is(err, t) || isErrno(t) && strings.HasSuffix(text, ": "+t.Error()) {
				return true
			}
		}
		return false
	}
	switch {
	case is(sentinels...):
		return nil
	case is(bolterr.ErrTimeout), is(lockedErrnos...):
		return ErrInUse
	case is(fullErrnos...):
		return ErrFull
	case is(bolterr.ErrDatabaseReadOnly, fs.ErrPermission), is(readOnlyErrnos...):
		return ErrReadOnly
	case is(bolterr.ErrDatabaseNotOpen, bolterr.ErrTxClosed):
		return ErrClosed
	case is(bolterr.ErrInvalid, bolterr.ErrVersionMismatch, bolterr.ErrChecksum, bolterr.ErrInvalidMapping, bolterr.ErrIncompatibleValue):
		return ErrCorrupt
	}
	return nil
}

// isErrno reports whether an error comes from the system.
func isErrno(err error) bool {
	var e syscall.Errno
	return errors.As(err, &e)
}

package store

import (
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"
)

// Check proves the whole store: every page, bbolt's own check, every record by its
// checksum and every dossier with its call. The error names each that is damaged.
func (db *DB) Check() error {
	check := func(tx *bolt.Tx) error {
		if err := soundFile(db.file); err != nil {
			return err
		}
		var errs []error
		for err := range tx.Check() { // to its end: it blocks otherwise
			errs = append(errs, fmt.Errorf("%w: %w", ErrCorrupt, err))
		}
		if len(errs) > 0 {
			return errors.Join(errs...)
		}
		for _, f := range examine(tx, true) {
			errs = append(errs, f)
		}
		return errors.Join(errs...)
	}
	const tried = "checking the store"
	if db.opts.ReadOnly {
		return db.view(tried, check)
	}
	// A writing transaction that is rolled back: no page changes meanwhile.
	return db.update(tried, func(tx *bolt.Tx) error {
		if err := check(tx); err != nil {
			return err
		}
		return errUnchanged
	})
}

func soundFile(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return sound(f, info.Size())
}

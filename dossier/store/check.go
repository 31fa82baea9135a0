package store

import (
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
)

// Check proves the whole store: every page, bbolt's own check, and every
// dossier with its call. The error names each dossier that cannot be read.
func (db *DB) Check() error {
	check := func(tx *bolt.Tx) error {
		if err := soundFile(db.Path()); err != nil {
			return err
		}
		var errs []error
		for err := range tx.Check() { // to its end: it blocks otherwise
			errs = append(errs, fmt.Errorf("%w: %w", ErrCorrupt, err))
		}
		if len(errs) > 0 {
			return errors.Join(errs...)
		}
		return everyDossier(tx)
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

func soundFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return sound(f, info.Size())
}

func everyDossier(tx *bolt.Tx) error {
	calls := map[string]*dossier.Call{}
	var errs []error
	err := tx.Bucket(bucketEntries).ForEach(func(id, raw []byte) error {
		rec, err := decodeRecord(raw)
		if err == nil && calls[rec.CallHash] == nil {
			calls[rec.CallHash], err = frozenCall(tx, rec.CallHash)
		}
		if err == nil {
			_, err = readDossier(tx, string(id), rec, calls[rec.CallHash])
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("dossier %s: %w", id, err))
		}
		return nil
	})
	return errors.Join(append(errs, err)...)
}

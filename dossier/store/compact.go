package store

import (
	"errors"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"
)

// compact writes the database anew, without what its free pages still hold, and puts
// it in the place of the old one. It is proved before; who wants to save waits. Where
// anything fails, the old one goes on.
func (db *DB) compact() (err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := guard(func() error { return db.bolt.View(db.isHere) }); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(db.dir, newFile)
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if err := tmp.Close(); err != nil {
		return err
	}
	to, _, err := openBolt(tmp.Name(), false)
	if err != nil {
		return err
	}
	err = guard(func() error { return bolt.Compact(to, db.bolt, 1<<20) })
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	left, err := faultsIn(tmp.Name(), current)
	if err != nil {
		return err
	}
	was := 0
	if err := guard(func() error {
		return db.bolt.View(func(tx *bolt.Tx) error {
			was = len(examine(tx, false))
			return nil
		})
	}); err != nil {
		return err
	}
	if len(left) > was {
		return fmt.Errorf("%w: the database that was written anew", ErrCorrupt)
	}
	if err := db.bolt.Close(); err != nil {
		return errors.Join(err, db.use())
	}
	err = os.Rename(tmp.Name(), db.Path())
	if err == nil {
		syncFolder(db.dir)
	}
	if err = errors.Join(err, db.use()); err == nil {
		db.know()
	}
	return err
}

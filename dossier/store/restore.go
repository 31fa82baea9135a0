package store

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// RestoreFrom takes dossiers from a copy of the store: those of the ids, or all that
// it holds. What the copy does not hold stays. A dossier that is replaced becomes the
// next version, so that it is the newest from then on; the store as it was is copied
// first. Annexes that are gone or damaged are taken from beside the copy.
func (db *DB) RestoreFrom(path string, ids ...string) ([]shelf.Restored, error) {
	tried := "restoring from " + path
	if db.opts.ReadOnly {
		return nil, wrap(tried, ErrReadOnly)
	}
	r, err := remainsOf(path)
	switch {
	case err != nil:
		return nil, wrap(tried, err)
	case r.version() > Version:
		return nil, wrap(tried, ErrNewer)
	}
	t := newTogether(db.opts.Clock(), nil)
	t.absorb(r)
	if len(ids) == 0 {
		ids = slices.Sorted(maps.Keys(t.found))
	}
	for _, id := range ids {
		if _, ok := t.found[id]; !ok {
			return nil, wrap(tried, fmt.Errorf("dossier %s: %w", id, ErrNotFound))
		}
	}
	if len(ids) == 0 {
		return nil, wrap(tried, fmt.Errorf("%w: it gives no dossier", ErrCorrupt))
	}
	if err := db.copyBefore(); err != nil {
		return nil, err
	}
	out := make([]shelf.Restored, 0, len(ids))
	err = db.update(tried, func(tx *bolt.Tx) error {
		for _, id := range ids {
			one, err := db.restore(tx, id, t.found[id], t)
			if err != nil {
				return err
			}
			out = append(out, one)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		for _, sum := range attached(t.found[id].file) {
			if _, err := db.File(sum); err != nil {
				_ = db.takeAnnex(filepath.Dir(path), sum) // else it is missing, which its row says
			}
		}
	}
	return out, nil
}

// restore puts one dossier of a copy into the store.
func (db *DB) restore(tx *bolt.Tx, id string, f found, t *together) (shelf.Restored, error) {
	out := shelf.Restored{ID: id, Version: f.rec.Version, Held: shelf.IsNew}
	now, err := recordOf(tx, id)
	stored, fails := load(tx, bucketDossiers, []byte(id))
	switch {
	case err == nil && fails == nil && bytes.Equal(stored, f.file):
		out.Held, out.Version = shelf.IsSame, now.Version
		if now.Trashed.IsZero() {
			return out, nil
		}
		now.Trashed = time.Time{}
		return out, put(tx, id, now, nil)
	case err == nil:
		out.Held, out.Version = shelf.Replaced, max(now.Version, f.rec.Version)+1
		f.rec.Version, f.rec.Updated = out.Version, db.opts.Clock().UTC()
	case tx.Bucket(bucketEntries).Get([]byte(id)) != nil || tx.Bucket(bucketDossiers).Get([]byte(id)) != nil:
		out.Held = shelf.Replaced // it was damaged
	}
	f.rec.Trashed = time.Time{}
	if err := tx.Bucket(bucketCalls).Put([]byte(f.rec.CallHash), t.call(f.rec.CallHash)); err != nil {
		return out, err
	}
	if err := put(tx, id, f.rec, f.file); err != nil {
		return out, err
	}
	// What happened since stays; a history that is damaged is that of the copy.
	if _, err := eventsOf(tx, []byte(id)); err != nil {
		if err := tx.Bucket(bucketHistory).DeleteBucket([]byte(id)); err != nil && tx.Bucket(bucketHistory).Bucket([]byte(id)) != nil {
			return out, err
		}
		if err := dropSums(tx, place(bucketHistory, []byte(id))); err != nil {
			return out, err
		}
	} else if tx.Bucket(bucketHistory).Bucket([]byte(id)) != nil {
		return out, nil
	}
	return out, putEvents(tx, id, t.events[id])
}

// copyBefore copies the store as it is, under a name that says when.
func (db *DB) copyBefore() error {
	list, err := db.List()
	if err != nil || len(list) == 0 {
		return err
	}
	_, _, _, err = db.BackupTo(db.BackupsDir(), db.opts.Clock())
	return err
}

// FindCopy is the path of a copy by its name: in a folder, or where dir is "" where
// the copies of a data folder are kept.
func FindCopy(data, dir, name string) (string, error) {
	dirs := []string{dir}
	if dir == "" {
		dirs = (&DB{dir: data}).placesOfCopies()
	}
	for _, c := range copyFiles(dirs...) {
		if filepath.Base(c.path) == name {
			return c.path, nil
		}
	}
	return "", fmt.Errorf("copy %s: %w", name, ErrNotFound)
}

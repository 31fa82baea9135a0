package store

import (
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// Replace puts a dossier in the place of the one that has its id, out of the trash
// too, and returns the version that this one had. What stood there is kept in the
// history, as an event of the kind "replaced"; one that is damaged is replaced all
// the same.
func (db *DB) Replace(c *dossier.Call, d *dossier.Dossier, sum shelf.Summary, why shelf.Event) (was int, err error) {
	hash, frozen, err := freeze(c)
	if err != nil {
		return 0, err
	}
	err = db.update("replacing dossier "+d.ID, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, d.ID)
		if err != nil {
			return err
		}
		if err := putCall(tx, hash, frozen); err != nil {
			return err
		}
		was = rec.Version
		why.Kind, why.Version = shelf.WasReplaced, was
		if old, _, err := get(tx, d.ID); err == nil {
			why.Dossier = string(old.Encode())
		}
		if d = d.Copy(); d.Title == "" {
			d.Title = rec.Title // its name in the list, which the file does not say
		}
		now := db.opts.Clock().UTC()
		rec.summarise(sum)
		rec.Version, rec.Updated, rec.Trashed = max(rec.Version+1, d.Version), now, time.Time{}
		rec.describe(c, hash, d)
		if err := put(tx, d.ID, rec, content(d)); err != nil {
			return err
		}
		return addEvent(tx, d.ID, why, now)
	})
	return was, err
}

// Replaced reads what a dossier was at a version that its history kept: one that was
// replaced, merged with another, or shared.
func (db *DB) Replaced(id string, version int) (*dossier.Dossier, error) {
	_, c, err := db.Get(id)
	if err != nil {
		return nil, err
	}
	events, err := db.History(id)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		if e.Version != version || e.Dossier == "" {
			continue
		}
		d, _, err := dossier.Read([]byte(e.Dossier), func(string) *dossier.Call { return c })
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
		}
		return d, nil
	}
	return nil, ErrNotFound
}

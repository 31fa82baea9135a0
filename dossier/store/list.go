package store

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// List returns every dossier, those in the trash included, the latest change
// first. It reads the entries and no dossier: one is marked as damaged where its entry
// is, or where it was found so when all were examined or when it was read. None keeps
// another from being listed.
func (db *DB) List() ([]shelf.Entry, error) {
	if db.opts.ReadOnly {
		db.examined.Do(db.examineCopy)
	}
	var out []shelf.Entry
	err := db.view("listing the dossiers", func(tx *bolt.Tx) error {
		for _, id := range listed(tx) {
			out = append(out, db.entryOf(tx, []byte(id)))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b shelf.Entry) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// listed are the ids of all dossiers, in order. The checksums know those whose entry is
// gone, and fill few pages; those of the dossiers themselves are left alone.
func listed(tx *bolt.Tx) []string {
	seen := map[string]bool{}
	sums := tx.Bucket(bucketSums)
	if sums == nil { // of a version before them, which has nothing else to go by
		for id := range dossiersOf(tx) {
			seen[string(id)] = true
		}
		return slices.Sorted(maps.Keys(seen))
	}
	entries := tx.Bucket(bucketEntries).Cursor()
	for id, _ := entries.First(); id != nil; id, _ = entries.Next() {
		seen[string(id)] = true
	}
	for _, bucket := range [][]byte{bucketEntries, bucketDossiers, bucketHistory} {
		for at := range sumsBelow(sums, bucket) {
			id, _, _ := bytes.Cut(at[len(bucket)+1:], []byte("/"))
			seen[string(id)] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// entryOf is the line of a dossier, with its id alone where its entry is damaged.
func (db *DB) entryOf(tx *bolt.Tx, id []byte) shelf.Entry {
	bad := shelf.Entry{ID: string(id), State: shelf.Draft, Damaged: true}
	raw, err := load(tx, bucketEntries, id)
	if err != nil || raw == nil {
		return bad
	}
	rec, err := decodeRecord(raw)
	if err != nil {
		return bad
	}
	e := rec.entry(string(id))
	if sums := tx.Bucket(bucketSums); sums != nil && sums.Get(place(bucketDossiers, id)) == nil {
		e.Damaged = true
	} else if _, suspect := db.suspects.Load(e.ID); suspect {
		file, err := load(tx, bucketDossiers, id)
		if e.Damaged = err != nil || file == nil; !e.Damaged {
			db.suspects.Delete(e.ID) // saved or restored since
		}
	}
	return e
}

// Entry returns the line of one dossier.
func (db *DB) Entry(id string) (shelf.Entry, error) {
	var e shelf.Entry
	err := db.view("looking for dossier "+id, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, id)
		e = rec.entry(id)
		return err
	})
	if err != nil {
		return shelf.Entry{}, err
	}
	return e, nil
}

// change rewrites the entry of a dossier; fn returns errUnchanged where there
// is nothing to write.
func (db *DB) change(tried, id string, fn func(tx *bolt.Tx, rec *record, now time.Time) error) error {
	return db.update(tried+" dossier "+id, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, id)
		if err != nil {
			return err
		}
		if err := fn(tx, &rec, db.opts.Clock().UTC()); err != nil {
			return err
		}
		return put(tx, id, rec, nil)
	})
}

// Trash puts a dossier into the trash. It stays readable there.
func (db *DB) Trash(id string) error {
	return db.change("throwing away", id, func(_ *bolt.Tx, rec *record, now time.Time) error {
		if !rec.Trashed.IsZero() {
			return errUnchanged
		}
		rec.Trashed = now
		return nil
	})
}

// Restore takes a dossier out of the trash.
func (db *DB) Restore(id string) error {
	return db.change("restoring", id, func(_ *bolt.Tx, rec *record, _ time.Time) error {
		if rec.Trashed.IsZero() {
			return errUnchanged
		}
		rec.Trashed = time.Time{}
		return nil
	})
}

// Delete removes dossiers for ever, as Forget does, all in one go. Only what is in the
// trash can be deleted.
func (db *DB) Delete(ids ...string) (shelf.Forgotten, error) {
	for _, id := range ids {
		e, err := db.Entry(id)
		switch {
		case err != nil:
			return shelf.Forgotten{}, err
		case !e.InTrash():
			return shelf.Forgotten{}, fmt.Errorf("deleting dossier %s: %w", id, ErrNotTrashed)
		}
	}
	return db.Forget(ids...)
}

// remove takes a dossier and its history out of the store.
func remove(tx *bolt.Tx, id []byte) error {
	if err := drop(tx, bucketEntries, id); err != nil {
		return err
	}
	if err := drop(tx, bucketDossiers, id); err != nil {
		return err
	}
	if h := tx.Bucket(bucketHistory); h.Bucket(id) != nil {
		if err := h.DeleteBucket(id); err != nil {
			return err
		}
	}
	return dropSums(tx, place(bucketHistory, id))
}

// SetState says where a dossier stands and why, as one entry of its history.
// The event's kind is the state unless it has one; its time is the date that
// is shown with the state, now where it is zero. What is signed or filed is an
// export of the complete dossier: that of the event's version, else the newest.
// Where there is none it is ErrNotExported.
func (db *DB) SetState(id string, s shelf.State, why shelf.Event) error {
	if !s.Known() {
		return fmt.Errorf("dossier %s: no such state: %q", id, s)
	}
	return db.change("setting the state of", id, func(tx *bolt.Tx, rec *record, now time.Time) error {
		if why.Kind == "" {
			why.Kind = shelf.EventKind(s)
		}
		if why.At.IsZero() {
			why.At = now
		}
		switch {
		case s == shelf.Draft:
			why.Version = cmp.Or(why.Version, rec.Version)
		case why.Final: // it is being exported
			why.Version, why.Said = rec.Version, rec.Said
		default:
			events, err := eventsOf(tx, []byte(id))
			if err != nil {
				return err
			}
			finals := rec.entry(id).Finals(events)
			i := slices.IndexFunc(finals, func(x shelf.Event) bool { return why.Version == 0 || x.Version == why.Version })
			if i < 0 {
				return fmt.Errorf("dossier %s, version %d: %w", id, why.Version, ErrNotExported)
			}
			why.Version, why.Said = finals[i].Version, finals[i].Said
		}
		rec.State, rec.StateAt, rec.StateVersion, rec.StateSaid = s, why.At.UTC(), why.Version, why.Said
		return addEvent(tx, id, why, now)
	})
}

// Exported notes an export. Of a complete dossier it is where the dossier stands
// now; a draft that was printed stays one.
func (db *DB) Exported(id string, x shelf.Export) error {
	why := shelf.Event{Kind: shelf.WasExported, Note: x.File, Fingerprint: x.Fingerprint, Final: !x.Draft}
	if x.Draft {
		return db.AddHistory(id, why)
	}
	return db.SetState(id, shelf.Exported, why)
}

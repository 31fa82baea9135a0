package store

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// idForm is what an id of a file may look like to be kept: a key here, a part
// of a file name elsewhere.
var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Create stores a new dossier with the call it is written for and returns its
// id. The id of the dossier is kept where it has a good one that is free, so
// that what stands on paper still names it; otherwise it gets a new one. The
// zero event becomes "created". The dossier itself is not changed: read it back.
func (db *DB) Create(c *dossier.Call, d *dossier.Dossier, sum shelf.Summary, why shelf.Event) (string, error) {
	hash, frozen, err := freeze(c)
	if err != nil {
		return "", err
	}
	now := db.opts.Clock().UTC()
	if why.Kind == "" {
		why.Kind = shelf.WasCreated
	}
	var id string
	err = db.update("creating a dossier", func(tx *bolt.Tx) error {
		if id, err = db.freeID(tx, d.ID); err != nil {
			return err
		}
		if err := putCall(tx, hash, frozen); err != nil {
			return err
		}
		d := d.Copy()
		d.ID, d.Version = id, max(d.Version, 1)
		if d.Updated.IsZero() {
			d.Updated = now
		}
		rec := record{Created: now, State: shelf.Draft, Version: d.Version, Updated: d.Updated}
		rec.summarise(sum)
		rec.describe(c, hash, d)
		if err := put(tx, id, rec, content(d)); err != nil {
			return err
		}
		why.Version = d.Version
		return addEvent(tx, id, why, now)
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// freeID is the wanted id where it may be used, else a new one.
func (db *DB) freeID(tx *bolt.Tx, want string) (string, error) {
	entries := tx.Bucket(bucketEntries)
	if idForm.MatchString(want) && entries.Get([]byte(want)) == nil {
		return want, nil
	}
	for range 100 {
		id := db.opts.NewID()
		if idForm.MatchString(id) && entries.Get([]byte(id)) == nil {
			return id, nil
		}
	}
	return "", fmt.Errorf("no free id among a hundred new ones")
}

// describe takes over what the list shows of the dossier and its call.
func (r *record) describe(c *dossier.Call, hash string, d *dossier.Dossier) {
	r.CallHash, r.Call, r.CallTitle, r.Revision, r.Title = hash, c.ID, c.Title, d.Revision, d.Title
}

// content is the stored form of a dossier: its file without version and time,
// which stand in its entry, so that one comparison of bytes says whether the
// content changed.
func content(d *dossier.Dossier) []byte {
	d = d.Copy()
	d.Version, d.Updated = 0, time.Time{}
	return d.Encode()
}

// Get reads a dossier and the call it was written for.
func (db *DB) Get(id string) (*dossier.Dossier, *dossier.Call, error) {
	var d *dossier.Dossier
	var c *dossier.Call
	err := db.view("reading dossier "+id, func(tx *bolt.Tx) (err error) {
		d, c, err = get(tx, id)
		return err
	})
	if errors.Is(err, ErrCorrupt) {
		db.suspects.Store(id, true)
	}
	if err != nil {
		return nil, nil, err
	}
	return d, c, nil
}

func get(tx *bolt.Tx, id string) (*dossier.Dossier, *dossier.Call, error) {
	rec, err := recordOf(tx, id)
	if err != nil {
		return nil, nil, err
	}
	c, err := frozenCall(tx, rec.CallHash)
	if err != nil {
		return nil, nil, err
	}
	d, err := readDossier(tx, id, rec, c)
	return d, c, err
}

func recordOf(tx *bolt.Tx, id string) (record, error) {
	raw, err := load(tx, bucketEntries, []byte(id))
	switch {
	case err != nil:
		return record{}, err
	case raw == nil:
		return record{}, ErrNotFound
	}
	return decodeWhole(raw)
}

// readDossier reads the stored file with the frozen call, whatever call the
// file names. The bytes are copied: bbolt's are gone after the transaction.
func readDossier(tx *bolt.Tx, id string, rec record, c *dossier.Call) (*dossier.Dossier, error) {
	raw, err := load(tx, bucketDossiers, []byte(id))
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, fmt.Errorf("%w: an entry without its dossier", ErrCorrupt)
	}
	d, _, err := dossier.Read(bytes.Clone(raw), func(string) *dossier.Call { return c })
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	d.ID, d.Version, d.Updated = id, rec.Version, rec.Updated
	return d, nil
}

func put(tx *bolt.Tx, id string, rec record, file []byte) error {
	if file != nil {
		if err := keep(tx, bucketDossiers, []byte(id), file); err != nil {
			return err
		}
	}
	b, err := rec.encode()
	if err != nil {
		return err
	}
	return keep(tx, bucketEntries, []byte(id), b)
}

// Save stores a dossier that the store has. Only a changed content gets a new
// version and time, and where nothing at all changed nothing is written. The
// stamp is what the dossier now has.
func (db *DB) Save(d *dossier.Dossier, sum shelf.Summary) (shelf.Stamp, error) {
	file := content(d)
	var stamp shelf.Stamp
	err := db.update("saving dossier "+d.ID, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, d.ID)
		if err != nil {
			return err
		}
		summary := rec.summarise(sum)
		changed := db.stamp(tx, &rec, d, file)
		stamp = shelf.Stamp{Version: rec.Version, Updated: rec.Updated}
		switch {
		case changed:
			return put(tx, d.ID, rec, file)
		case summary:
			return put(tx, d.ID, rec, nil)
		}
		return errUnchanged
	})
	if err != nil {
		return shelf.Stamp{}, err
	}
	return stamp, nil
}

// stamp gives the entry the next version and the time where the content
// differs from what is stored, which may be damaged.
func (db *DB) stamp(tx *bolt.Tx, rec *record, d *dossier.Dossier, file []byte) (changed bool) {
	if stored, err := load(tx, bucketDossiers, []byte(d.ID)); err == nil && bytes.Equal(file, stored) {
		return false
	}
	rec.Title, rec.Version, rec.Updated = d.Title, rec.Version+1, db.opts.Clock().UTC()
	return true
}

// Move stores a dossier together with another call, or another revision of its
// own. The event's kind is "moved".
func (db *DB) Move(c *dossier.Call, d *dossier.Dossier, sum shelf.Summary, why shelf.Event) (shelf.Stamp, error) {
	hash, frozen, err := freeze(c)
	if err != nil {
		return shelf.Stamp{}, err
	}
	file := content(d)
	var stamp shelf.Stamp
	err = db.update("moving dossier "+d.ID, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, d.ID)
		if err != nil {
			return err
		}
		if err := putCall(tx, hash, frozen); err != nil {
			return err
		}
		old := rec.CallHash
		rec.summarise(sum)
		db.stamp(tx, &rec, d, file)
		rec.describe(c, hash, d)
		stamp = shelf.Stamp{Version: rec.Version, Updated: rec.Updated}
		if err := put(tx, d.ID, rec, file); err != nil {
			return err
		}
		if err := dropCall(tx, old); err != nil {
			return err
		}
		why.Kind, why.Version = shelf.WasMoved, stamp.Version
		return addEvent(tx, d.ID, why, db.opts.Clock().UTC())
	})
	return stamp, err
}

// Rename changes the name of a dossier in the list. A dossier that is being
// edited is renamed in its session instead, which would overwrite this.
func (db *DB) Rename(id, title string) error {
	return db.update("renaming dossier "+id, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, id)
		if err != nil {
			return err
		}
		d, _, err := get(tx, id)
		if err != nil {
			return err
		}
		d.Title = dossier.CleanText(title)
		file := content(d)
		if !db.stamp(tx, &rec, d, file) {
			return errUnchanged
		}
		return put(tx, id, rec, file)
	})
}

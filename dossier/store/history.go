package store

import (
	"encoding/binary"
	"encoding/json"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// AddHistory adds an event to a dossier's history; its time is now and its
// version the dossier's where it has none.
func (db *DB) AddHistory(id string, e shelf.Event) error {
	return db.update("adding to the history of dossier "+id, func(tx *bolt.Tx) error {
		rec, err := recordOf(tx, id)
		if err != nil {
			return err
		}
		if e.Version == 0 {
			e.Version = rec.Version
		}
		return addEvent(tx, id, e, db.opts.Clock().UTC())
	})
}

func addEvent(tx *bolt.Tx, id string, e shelf.Event, now time.Time) error {
	if e.At.IsZero() {
		e.At = now
	}
	e.At = e.At.UTC()
	b, err := tx.Bucket(bucketHistory).CreateBucketIfNotExists([]byte(id))
	if err != nil {
		return err
	}
	n, err := b.NextSequence()
	if err != nil {
		return err
	}
	// A damaged sequence must not lead over an event that is there.
	if last, _ := b.Cursor().Last(); len(last) == 8 && binary.BigEndian.Uint64(last) >= n {
		n = binary.BigEndian.Uint64(last) + 1
		if err := b.SetSequence(n); err != nil {
			return err
		}
	}
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	key := binary.BigEndian.AppendUint64(nil, n)
	if err := b.Put(key, raw); err != nil {
		return err
	}
	return keepSum(tx, place(bucketHistory, []byte(id), key), raw)
}

// History returns what happened to a dossier, in the order in which it was told.
func (db *DB) History(id string) ([]shelf.Event, error) {
	var out []shelf.Event
	err := db.view("reading the history of dossier "+id, func(tx *bolt.Tx) (err error) {
		if tx.Bucket(bucketEntries).Get([]byte(id)) == nil {
			return ErrNotFound
		}
		out, err = eventsOf(tx, []byte(id))
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

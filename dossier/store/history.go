package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
)

// EventKind says what happened to a dossier.
type EventKind string

// The kinds of event. A state that was set is an event of the same name.
const (
	Created    EventKind = "created"
	Imported   EventKind = "imported"
	Duplicated EventKind = "duplicated" // the note is the id of the original
	Exported   EventKind = "exported"
	Signed     EventKind = "signed"
	Filed      EventKind = "filed"
	Reopened   EventKind = "draft" // back to a draft
	Moved      EventKind = "moved" // to another revision of its call
)

// Event is one entry of a dossier's history.
type Event struct {
	At          time.Time `json:"at"`
	Kind        EventKind `json:"kind"`
	Version     int       `json:"version,omitempty"`
	Fingerprint string    `json:"fingerprint,omitempty"`
	Note        string    `json:"note,omitempty"`
}

// AddHistory adds an event to a dossier's history; its time is now and its
// version the dossier's where it has none.
func (db *DB) AddHistory(id string, e Event) error {
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

func addEvent(tx *bolt.Tx, id string, e Event, now time.Time) error {
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
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return b.Put(binary.BigEndian.AppendUint64(nil, n), raw)
}

// History returns what happened to a dossier, in the order in which it was told.
func (db *DB) History(id string) ([]Event, error) {
	var out []Event
	err := db.view("reading the history of dossier "+id, func(tx *bolt.Tx) error {
		if tx.Bucket(bucketEntries).Get([]byte(id)) == nil {
			return ErrNotFound
		}
		b := tx.Bucket(bucketHistory).Bucket([]byte(id))
		if b == nil {
			return nil
		}
		return b.ForEach(func(_, raw []byte) error {
			var e Event
			if err := json.Unmarshal(raw, &e); err != nil {
				return fmt.Errorf("%w: event: %w", ErrCorrupt, err)
			}
			out = append(out, e)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

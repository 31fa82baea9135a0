package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// The kinds of record that can be found damaged.
const (
	damagedRecord  = "record" // the bytes of a dossier, or what was kept for all dossiers of a call
	damagedEntry   = "entry"
	damagedHistory = "history"
	damagedCall    = "call"
)

// fault is a record that is not what was written, or is not there. The id is that
// of the dossier; of a call its hash.
type fault struct {
	kind, id string
	err      error
}

func (f fault) Error() string { return f.kind + " " + f.id + ": " + f.err.Error() }

// Unwrap returns the cause.
func (f fault) Unwrap() error { return f.err }

// examine holds every record against its checksum; deep also parses each, as far
// as a person would read it. It goes on after a fault.
func examine(tx *bolt.Tx, deep bool) []fault {
	var all []fault
	found := func(kind string, id []byte, err error) {
		if err != nil {
			all = append(all, fault{kind, string(id), err})
		}
	}
	found(damagedRecord, nil, matches(tx, place(bucketMeta, keyVersion), tx.Bucket(bucketMeta).Get(keyVersion)))
	calls := map[string]*dossier.Call{}
	_ = tx.Bucket(bucketCalls).ForEach(func(hash, raw []byte) error {
		if !deep {
			found(damagedCall, hash, callMatches(hash, raw))
			return nil
		}
		c, err := frozenCall(tx, string(hash))
		found(damagedCall, hash, err)
		calls[string(hash)] = c
		return nil
	})
	for id := range dossiersOf(tx) {
		raw, err := load(tx, bucketEntries, id)
		var rec record
		if err == nil && raw == nil {
			err = fmt.Errorf("%w: a dossier without its entry", ErrCorrupt)
		}
		if err == nil {
			rec, err = decodeRecord(raw)
		}
		entry := err == nil
		found(damagedEntry, id, err)
		raw, err = load(tx, bucketDossiers, id)
		switch {
		case err == nil && raw == nil:
			err = fmt.Errorf("%w: an entry without its dossier", ErrCorrupt)
		case err == nil && entry && tx.Bucket(bucketCalls).Get([]byte(rec.CallHash)) == nil:
			found(damagedCall, []byte(rec.CallHash), fmt.Errorf("%w: the call of dossier %s is gone", ErrCorrupt, id))
		case err == nil && entry && deep && calls[rec.CallHash] != nil:
			_, err = readDossier(tx, string(id), rec, calls[rec.CallHash])
		}
		found(damagedRecord, id, err)
		_, err = eventsOf(tx, id)
		found(damagedHistory, id, err)
	}
	for id := range keysOf(tx, bucketParams) {
		raw, err := load(tx, bucketParams, id)
		if err == nil && deep && !json.Valid(raw) {
			err = fmt.Errorf("%w: the parameters of a call", ErrCorrupt)
		}
		found(damagedRecord, id, err)
	}
	return all
}

// dossiersOf are the ids that anything in the store speaks of, in order: an entry
// that is gone leaves its dossier and its checksum behind.
func dossiersOf(tx *bolt.Tx) func(yield func(id []byte) bool) {
	seen := map[string]bool{}
	for _, bucket := range [][]byte{bucketEntries, bucketDossiers, bucketHistory} {
		for id := range keysOf(tx, bucket) {
			seen[string(id)] = true
		}
	}
	return func(yield func(id []byte) bool) {
		for _, id := range slices.Sorted(maps.Keys(seen)) {
			if !yield([]byte(id)) {
				return
			}
		}
	}
}

// keysOf are the keys of a bucket, and those that only a checksum remembers.
func keysOf(tx *bolt.Tx, bucket []byte) func(yield func(key []byte) bool) {
	return func(yield func(key []byte) bool) {
		b := tx.Bucket(bucket)
		if b != nil {
			c := b.Cursor()
			for k, _ := c.First(); k != nil; k, _ = c.Next() {
				if !yield(k) {
					return
				}
			}
		}
		sums := tx.Bucket(bucketSums)
		if sums == nil {
			return
		}
		last := []byte(nil)
		for at := range sumsBelow(sums, bucket) {
			key, _, _ := bytes.Cut(at[len(bucket)+1:], []byte("/"))
			if bytes.Equal(key, last) || b != nil && (b.Get(key) != nil || b.Bucket(key) != nil) {
				continue
			}
			last = key
			if !yield(key) {
				return
			}
		}
	}
}

// eventsOf reads the history of a dossier, every event held against its checksum.
func eventsOf(tx *bolt.Tx, id []byte) ([]shelf.Event, error) {
	var out []shelf.Event
	read := 0
	if b := tx.Bucket(bucketHistory).Bucket(id); b != nil {
		err := b.ForEach(func(key, raw []byte) error {
			if err := matches(tx, place(bucketHistory, id, key), raw); err != nil {
				return err
			}
			var e shelf.Event
			if err := json.Unmarshal(raw, &e); err != nil {
				return fmt.Errorf("%w: event: %w", ErrCorrupt, err)
			}
			read++
			out = append(out, e)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if sums := tx.Bucket(bucketSums); sums != nil {
		for range sumsBelow(sums, place(bucketHistory, id)) {
			read--
		}
		if read != 0 {
			return nil, fmt.Errorf("%w: an event of the history is gone", ErrCorrupt)
		}
	}
	return out, nil
}

// addSums gives a store of version 1 its checksums. A record that cannot be read
// as what it is gets none and so counts as damaged from then on. What was changed
// before that day and still reads well, nothing can tell any more: the day is kept.
func addSums(tx *bolt.Tx, now time.Time) error {
	faults := examine(tx, true)
	bad := map[fault]bool{}
	for _, f := range faults {
		bad[fault{kind: f.kind, id: f.id}] = true
	}
	sums, err := tx.CreateBucket(bucketSums)
	if err != nil {
		return err
	}
	sum := func(bucket []byte, kind string) error {
		b := tx.Bucket(bucket)
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, value []byte) error {
			if value == nil || bad[fault{kind: kind, id: string(key)}] {
				return nil
			}
			at := place(bucket, key)
			return sums.Put(at, sumOf(at, value))
		})
	}
	for _, s := range []struct {
		bucket []byte
		kind   string
	}{{bucketEntries, damagedEntry}, {bucketDossiers, damagedRecord}, {bucketParams, damagedRecord}} {
		if err := sum(s.bucket, s.kind); err != nil {
			return err
		}
	}
	err = tx.Bucket(bucketHistory).ForEach(func(id, value []byte) error {
		b := tx.Bucket(bucketHistory).Bucket(id)
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, raw []byte) error {
			if json.Unmarshal(raw, &shelf.Event{}) != nil {
				return nil //nolint:nilerr // what cannot be read is given no checksum
			}
			at := place(bucketHistory, id, key)
			return sums.Put(at, sumOf(at, raw))
		})
	})
	if err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keySummed, []byte(now.UTC().Format(time.RFC3339)))
}

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

// examination looks for faults in one transaction and goes on after each.
type examination struct {
	tx     *bolt.Tx
	deep   bool // also parse each record, as far as a person would read it
	calls  map[string]*dossier.Call
	faults []fault
}

// examine holds every record against its checksum; deep also parses each.
func examine(tx *bolt.Tx, deep bool) []fault {
	x := examination{tx: tx, deep: deep}
	x.common()
	for id := range dossiersOf(tx) {
		rec, ok := x.entry(id)
		raw, err := load(tx, bucketDossiers, id)
		x.file(id, raw, err, rec, ok)
		x.history(id)
	}
	x.params()
	return x.faults
}

func (x *examination) found(kind string, id []byte, err error) {
	if err != nil {
		x.faults = append(x.faults, fault{kind, string(id), err})
	}
}

// common looks at what belongs to no dossier alone: the version and the calls.
func (x *examination) common() {
	x.found(damagedRecord, nil, matches(x.tx, place(bucketMeta, keyVersion), x.tx.Bucket(bucketMeta).Get(keyVersion)))
	x.calls = map[string]*dossier.Call{}
	_ = x.tx.Bucket(bucketCalls).ForEach(func(hash, raw []byte) error {
		if !x.deep {
			x.found(damagedCall, hash, callMatches(hash, raw))
			return nil
		}
		c, err := frozenCall(x.tx, string(hash))
		x.found(damagedCall, hash, err)
		x.calls[string(hash)] = c
		return nil
	})
}

// entry looks at the entry of a dossier, and whether its call is there.
func (x *examination) entry(id []byte) (rec record, ok bool) {
	raw, err := load(x.tx, bucketEntries, id)
	if err == nil && raw == nil {
		err = fmt.Errorf("%w: a dossier without its entry", ErrCorrupt)
	}
	if err == nil {
		rec, err = decodeRecord(raw)
	}
	x.found(damagedEntry, id, err)
	if err == nil && x.tx.Bucket(bucketCalls).Get([]byte(rec.CallHash)) == nil {
		x.found(damagedCall, []byte(rec.CallHash), fmt.Errorf("%w: the call of dossier %s is gone", ErrCorrupt, id))
	}
	return rec, err == nil
}

// file looks at the bytes of a dossier that were loaded.
func (x *examination) file(id, raw []byte, err error, rec record, entry bool) {
	switch {
	case err == nil && raw == nil:
		err = fmt.Errorf("%w: an entry without its dossier", ErrCorrupt)
	case err == nil && entry && x.deep && x.calls[rec.CallHash] != nil:
		_, err = readDossier(x.tx, string(id), rec, x.calls[rec.CallHash])
	}
	x.found(damagedRecord, id, err)
}

func (x *examination) history(id []byte) {
	_, err := eventsOf(x.tx, id)
	x.found(damagedHistory, id, err)
}

func (x *examination) params() {
	for id := range keysOf(x.tx, bucketParams) {
		raw, err := load(x.tx, bucketParams, id)
		if err == nil && x.deep && !json.Valid(raw) {
			err = fmt.Errorf("%w: the parameters of a call", ErrCorrupt)
		}
		x.found(damagedRecord, id, err)
	}
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

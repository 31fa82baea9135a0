package store

import (
	"bytes"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// A list of a thousand dossiers is some entries; the dossiers behind it are sixty
// megabytes. So a window opens the store Later: its pages are proved sound, the list is
// read, and once it stands there every record is held against its checksum, a few at a
// time, without keeping who saves waiting and without a page staying in memory.

// atOnce is how many bytes of dossiers are examined in one transaction.
const atOnce = 4 << 20

// errEnough ends a batch.
var errEnough = errors.New("enough for now")

// Examine holds every record against its checksum, and puts the store together with its
// copies where one does not match; it says whether one was found, and what was done, nil
// where nothing was. Opening the store does it, unless that was left for later.
//
// Where nothing was, the annexes are removed that no dossier lists: an earlier program
// was killed before one did, or they were let go of.
func (db *DB) Examine() (found bool, r *shelf.Recovery, err error) {
	if db.opts.ReadOnly {
		return false, nil, nil
	}
	db.backing.Lock()
	defer db.backing.Unlock()
	found, r, err = db.examineNow()
	if err == nil && !found { // a damaged dossier does not say what it lists
		_, _ = db.settleAnnexes() // what could not be read or removed is tried again at the next start
	}
	return found, r, err
}

func (db *DB) examineNow() (found bool, r *shelf.Recovery, err error) {
	faults, err := db.look()
	if err == nil && len(faults) == 0 || err != nil && !errors.Is(err, ErrCorrupt) {
		return false, nil, err
	}
	db.suspect(faults)
	r, err = db.mend(current, err != nil)
	return true, r, err
}

// look is examine on a store that is in use.
func (db *DB) look() (faults []fault, err error) {
	err = db.view("examining the records", func(tx *bolt.Tx) error {
		x := examination{tx: tx}
		x.common()
		for _, id := range listed(tx) {
			x.entry([]byte(id))
			x.history([]byte(id))
		}
		x.params()
		faults = x.faults
		return nil
	})
	var after []byte
	for more := true; more && err == nil; {
		err = db.view("examining the dossiers", func(tx *bolt.Tx) (err error) {
			x := examination{tx: tx}
			after, more, err = x.files(db.pagesOf(tx), after)
			faults = append(faults, x.faults...)
			return err
		})
	}
	return faults, err
}

// pagesOf reads the pages of a transaction from the file: what is read where it is mapped
// stays in memory. bbolt writes to none of them as long as the transaction is open.
func (db *DB) pagesOf(tx *bolt.Tx) *pageReader {
	size := int64(tx.DB().Info().PageSize)
	return &pageReader{file: db.file, pageSize: size, end: uint64(tx.Size() / size), seen: map[uint64]bool{}}
}

// files looks at the dossiers behind an id, until it is enough: last is the one that it
// came to, more that there are others.
func (x *examination) files(p *pageReader, after []byte) (last []byte, more bool, err error) {
	there, size := map[string]bool{}, 0
	one := func(id, raw []byte) error {
		there[string(id)] = true
		last = bytes.Clone(id)
		x.file(id, raw, matches(x.tx, place(bucketDossiers, id), raw), record{}, false)
		if size += len(raw); size >= atOnce {
			return errEnough
		}
		return nil
	}
	err = records(x.tx.Bucket(bucketDossiers), p, after, one)
	more = errors.Is(err, errEnough)
	if err != nil && !more {
		return nil, false, err
	}
	for _, id := range listed(x.tx) {
		if id > string(after) && (!more || id <= string(last)) && !there[id] {
			x.file([]byte(id), nil, nil, record{}, false)
		}
	}
	return last, more, nil
}

// records goes through the records of a bucket behind a key, in order.
func records(b *bolt.Bucket, p *pageReader, after []byte, fn func(key, value []byte) error) error {
	if root := uint64(b.Root()); root != 0 {
		return p.each(root, after, fn)
	}
	c := b.Cursor() // it stands in a value of another page
	for key, value := c.Seek(after); key != nil; key, value = c.Next() {
		if value == nil || bytes.Equal(key, after) {
			continue
		}
		if err := fn(key, value); err != nil {
			return err
		}
	}
	return nil
}

// suspect has the list look closely at what was found damaged.
func (db *DB) suspect(faults []fault) {
	for _, f := range faults {
		if f.kind == damagedRecord {
			db.suspects.Store(f.id, true)
		}
	}
}

// examineCopy looks for damage in a store that is open for reading alone.
func (db *DB) examineCopy() {
	_ = db.view("looking for damage", func(tx *bolt.Tx) error {
		db.suspect(examine(tx, false))
		return nil
	})
}

// mend replaces damaged records by those of a copy, where one has them, and says what
// was done. What no copy mends stays, marked, in the list. pages says that the pages too
// are in doubt. Who wants to save waits.
func (db *DB) mend(s schema, pages bool) (*shelf.Recovery, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	var faults []fault
	err := guard(func() error {
		return db.bolt.View(func(tx *bolt.Tx) error {
			if err := db.isHere(tx); err != nil {
				return err
			}
			faults = examine(tx, false)
			return nil
		})
	})
	if err == nil && pages {
		err = soundFile(db.file)
	}
	if err == nil && len(faults) == 0 || err != nil && !errors.Is(err, ErrCorrupt) {
		return nil, err
	}
	db.suspect(faults)
	if err := db.bolt.Close(); err != nil {
		return nil, errors.Join(err, db.use())
	}
	least := len(faults)
	if err != nil {
		least = 0 // its pages are damaged: anything is better
	}
	r, fails := db.putTogether(s, least)
	if fails != nil {
		fails = fmt.Errorf("mending the store: %w", fails)
	}
	if r != nil {
		for _, f := range faults {
			if f.kind == damagedHistory {
				r.Histories = append(r.Histories, f.id)
			}
		}
		db.recovered(r)
	}
	if err := db.use(); err != nil {
		return r, errors.Join(err, fails)
	}
	db.know()
	return r, fails
}

// recovered remembers what was done. A dossier that nothing gave is in the list, marked.
func (db *DB) recovered(r *shelf.Recovery) {
	for _, id := range r.Lost {
		db.suspects.Store(id, true)
	}
	db.recovery.Store(r)
}

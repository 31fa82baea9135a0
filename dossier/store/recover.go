package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// together is what the files of a data folder give when they are put together. One
// file after the other is read, the store first, then the newest copy.
type together struct {
	main      *remains // what the damaged store gives, nil where it is gone
	base      *branch  // of the first file that gives anything
	forgotten map[string]bool
	calls     map[string][]byte
	found     map[string]found
	events    map[string]map[string][]byte
	params    map[string][]byte
	known     map[string]bool // the dossiers to look for
	report    shelf.Recovery
}

func newTogether(now time.Time, forgotten []string) *together {
	t := &together{
		forgotten: map[string]bool{}, calls: map[string][]byte{}, found: map[string]found{},
		events: map[string]map[string][]byte{}, params: map[string][]byte{}, known: map[string]bool{},
		report: shelf.Recovery{At: now.UTC()},
	}
	for _, id := range forgotten {
		t.forgotten[id] = true
	}
	return t
}

// absorb takes what a file gives. A store whose pages are sound knows all dossiers
// that there are, and what it does not know was deleted; else every copy is asked.
func (t *together) absorb(r *remains) {
	if t.base == nil && len(r.heads) > 0 {
		t.base = r.heads[0]
	}
	for _, head := range r.heads {
		for hash, raw := range head.bucket(bucketCalls).values {
			if t.calls[hash] == nil && callMatches([]byte(hash), raw) == nil {
				t.calls[hash] = raw
			}
		}
		for id, raw := range head.bucket(bucketParams).values {
			if t.params[id] == nil && r.trusts(head, place(bucketParams, []byte(id)), raw) != refuted {
				t.params[id] = raw
			}
		}
	}
	for _, id := range r.ids() {
		if t.forgotten[id] || !t.known[id] && r != t.main && t.main != nil && t.main.whole {
			continue
		}
		t.known[id] = true
		if t.events[id] == nil {
			t.events[id] = map[string][]byte{}
		}
		r.eventsIn(id, t.events[id])
		f, ok := r.find(id, t.call)
		if best, there := t.found[id]; ok && (!there || f.newer(best)) {
			if f.main = r == t.main; f.main {
				f.from = ""
			}
			t.found[id] = f
		}
	}
}

func (t *together) call(hash string) []byte { return t.calls[hash] }

// choose ends the reading: what was taken is told.
func (t *together) choose() {
	for _, id := range slices.Sorted(maps.Keys(t.known)) {
		t.takeOrphan(id)
		best, ok := t.found[id]
		switch {
		case !ok:
			t.report.Lost = append(t.report.Lost, id)
		case best.main && best.trust == verified && !best.earlier:
			t.report.Kept++
		default:
			t.report.Dossiers = append(t.report.Dossiers, shelf.Recovered{
				ID: id, Title: best.rec.Title, Version: best.rec.Version, Updated: best.rec.Updated,
				From: best.from, Date: best.date, Unverified: best.trust != verified || best.earlier, Had: t.had(id),
			})
		}
	}
}

// takeOrphan takes a dossier that the store has whole and whose entry it lost: its
// bytes are newer than those of any copy, whose entry then says the rest.
func (t *together) takeOrphan(id string) {
	best, ok := t.found[id]
	if t.main == nil || best.main {
		return
	}
	file := t.main.orphan(id)
	switch {
	case file == nil || ok && bytes.Equal(file, best.file):
		return
	case ok && t.call(best.rec.CallHash) != nil && reads(file, t.call(best.rec.CallHash)):
		best.rec.Version++
	default:
		if best.rec, ok = t.entryFor(file); !ok {
			return
		}
	}
	best.rec.Updated = t.report.At
	best = found{rec: best.rec, file: file, trust: unverified, main: true}
	t.found[id] = best
}

// entryFor makes the entry of a dossier that lost it, with the call that it names.
func (t *together) entryFor(file []byte) (record, bool) {
	for _, hash := range slices.Sorted(maps.Keys(t.calls)) {
		c, err := dossier.LoadFrozen(t.calls[hash])
		if err != nil {
			continue
		}
		d, _, err := dossier.Read(slices.Clone(file), func(call string) *dossier.Call {
			if call != c.ID {
				return nil
			}
			return c
		})
		if err != nil {
			continue
		}
		rec := record{Created: t.report.At, State: shelf.Draft, Version: 1}
		rec.describe(c, hash, d)
		return rec, true
	}
	return record{}, false
}

// had is the version that the damaged store says it had.
func (t *together) had(id string) int {
	if t.main == nil {
		return 0
	}
	for _, head := range t.main.heads {
		raw := head.bucket(bucketEntries).values[id]
		if t.main.trusts(head, place(bucketEntries, []byte(id)), raw) == verified {
			if rec, err := decodeRecord(raw); err == nil {
				return rec.Version
			}
		}
	}
	return 0
}

// write puts what was chosen into an empty store.
func (t *together) write(tx *bolt.Tx) error {
	for _, id := range slices.Sorted(maps.Keys(t.found)) {
		f := t.found[id]
		if err := tx.Bucket(bucketCalls).Put([]byte(f.rec.CallHash), t.call(f.rec.CallHash)); err != nil {
			return err
		}
		if err := put(tx, id, f.rec, f.file); err != nil {
			return err
		}
		if err := putEvents(tx, id, t.events[id]); err != nil {
			return err
		}
	}
	for _, id := range t.report.Lost {
		if err := t.carry(tx, id); err != nil {
			return err
		}
	}
	if err := t.writeParams(tx); err != nil {
		return err
	}
	return t.writeRest(tx)
}

func putEvents(tx *bolt.Tx, id string, events map[string][]byte) error {
	if len(events) == 0 {
		return nil
	}
	b, err := tx.Bucket(bucketHistory).CreateBucketIfNotExists([]byte(id))
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(events)) {
		if err := b.Put([]byte(key), events[key]); err != nil {
			return err
		}
		if err := keepSum(tx, place(bucketHistory, []byte(id), []byte(key)), events[key]); err != nil {
			return err
		}
	}
	return nil
}

// carry takes the damaged records of a dossier over as they are, with checksums that
// they do not match: it stays in the list, marked as damaged.
func (t *together) carry(tx *bolt.Tx, id string) error {
	if t.main == nil {
		return nil
	}
	for _, head := range t.main.heads {
		carried := false
		for _, bucket := range [][]byte{bucketEntries, bucketDossiers} {
			raw, at := head.bucket(bucket).values[id], place(bucket, []byte(id))
			if raw == nil {
				continue
			}
			carried = true
			if t.main.trusts(head, at, raw) == verified {
				if err := keep(tx, bucket, []byte(id), raw); err != nil {
					return err
				}
				continue
			}
			if err := tx.Bucket(bucket).Put([]byte(id), raw); err != nil {
				return err
			}
			if err := tx.Bucket(bucketSums).Put(at, make([]byte, 32)); err != nil {
				return err
			}
		}
		if carried {
			return putEvents(tx, id, t.events[id])
		}
	}
	return nil
}

// writeParams takes over what is kept for the dossiers of a call.
func (t *together) writeParams(tx *bolt.Tx) error {
	for _, id := range slices.Sorted(maps.Keys(t.params)) {
		if _, err := tx.CreateBucketIfNotExists(bucketParams); err != nil {
			return err
		}
		if err := keep(tx, bucketParams, []byte(id), t.params[id]); err != nil {
			return err
		}
	}
	return nil
}

// ours are the buckets that the other functions write.
var ours = [][]byte{bucketMeta, bucketEntries, bucketDossiers, bucketCalls, bucketHistory, bucketSums, bucketParams}

// writeRest takes over what belongs to somebody else, and the days that are kept.
func (t *together) writeRest(tx *bolt.Tx) error {
	if t.base == nil {
		return nil
	}
	days := t.base.bucket(bucketMeta).values
	for _, key := range slices.Sorted(maps.Keys(days)) {
		if key == string(keyVersion) {
			continue
		}
		if err := tx.Bucket(bucketMeta).Put([]byte(key), days[key]); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.base.buckets)) {
		if slices.ContainsFunc(ours, func(o []byte) bool { return string(o) == name }) {
			continue
		}
		b, err := tx.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		if err := t.base.buckets[name].into(b); err != nil {
			return err
		}
	}
	return nil
}

// into writes a bucket.
func (b *branch) into(to *bolt.Bucket) error {
	if err := to.SetSequence(b.seq); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(b.values)) {
		if err := to.Put([]byte(key), b.values[key]); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b.buckets)) {
		below, err := to.CreateBucketIfNotExists([]byte(key))
		if err != nil {
			return err
		}
		if err := b.buckets[key].into(below); err != nil {
			return err
		}
	}
	return nil
}

// putTogether makes a store of what the damaged one, if it is there, and the copies
// give, dossier by dossier, and puts it in its place; the damaged file is set aside.
// It returns nil, and changes nothing, where nothing would be better than before.
func (db *DB) putTogether(s schema, faults int) (*shelf.Recovery, error) {
	now := db.opts.Clock()
	t := newTogether(now, db.pending().IDs)
	main, err := remainsOf(db.Path())
	switch {
	case err == nil:
		t.main = main
		t.absorb(main)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if t.main != nil && t.main.version() > s.version {
		return nil, nil // the newer program puts it right
	}
	for _, c := range copyFiles(db.placesOfCopies()...) {
		if r, err := remainsOf(c.path); err == nil && r.version() <= s.version {
			r.date = c.date
			t.absorb(r)
		}
	}
	if t.main != nil {
		t.absorb(t.main) // a copy may have had the call of a dossier
	}
	t.choose()
	t.report.Unsure = t.main != nil && t.main.blind
	if len(t.found) == 0 && (t.main == nil || len(t.main.heads) == 0) {
		return nil, nil
	}
	tmp, err := s.make(db.dir, now, t.write)
	if err != nil {
		return nil, err
	}
	defer os.Remove(tmp)
	left, err := faultsIn(tmp, s)
	if err != nil {
		return nil, err
	}
	if faults > 0 && len(left) >= faults {
		return nil, nil
	}
	if t.main != nil {
		if t.report.Aside, err = setAside(db.Path(), now); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(tmp, db.Path()); err != nil {
		return nil, err
	}
	syncFolder(db.dir)
	return &t.report, nil
}

// faultsIn proves a file that nobody has open and counts its damaged records.
func faultsIn(path string, s schema) (faults []fault, err error) {
	b, f, err := openBolt(path, true)
	if err != nil {
		return nil, err
	}
	err = s.inspectOpen(f, b)
	if err == nil {
		err = guard(func() error {
			return b.View(func(tx *bolt.Tx) error {
				faults = examine(tx, false)
				return nil
			})
		})
	}
	return faults, errors.Join(err, b.Close())
}

// asideName is how a damaged store is called from then on.
const asideName = "damaged-20060102-150405"

// setAside gives a file a second name, with its date, so that another may take its
// place. The first name goes on being there until then.
func setAside(path string, now time.Time) (string, error) {
	base := filepath.Join(filepath.Dir(path), now.Format(asideName))
	for n := 1; ; n++ {
		aside := base + ".db"
		if n > 1 {
			aside = fmt.Sprintf("%s-%d.db", base, n)
		}
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		err := os.Link(path, aside)
		if err == nil {
			return aside, nil
		}
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		// A file system without hard links.
		return aside, copyTo(path, aside)
	}
}

// Recovery is what was done because the store was found damaged, or gone, when it was
// opened or examined; nil where it was sound.
func (db *DB) Recovery() *shelf.Recovery { return db.recovery.Load() }

package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/leftover"
)

// pendingName is the file that says what is being forgotten. It is written before
// anything is removed, so that a program that was killed goes on at its next start.
const pendingName = "forgetting.json"

// pending is what is still to be forgotten.
type pending struct {
	IDs     []string `json:"ids"`
	Annexes []string `json:"annexes,omitempty"` // that the dossiers listed
	Here    bool     `json:"here,omitempty"`    // the data folder is done, another place is not
}

func (db *DB) pending() pending {
	var p pending
	if raw, err := os.ReadFile(filepath.Join(db.dir, pendingName)); err == nil {
		_ = json.Unmarshal(raw, &p) // it appears whole or not at all
	}
	return p
}

func (db *DB) setPending(p pending) error {
	path := filepath.Join(db.dir, pendingName)
	if len(p.IDs) == 0 {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return writeBytes(path, raw)
}

// Forget removes dossiers for ever, wherever this program has kept them: from the
// store, whose file is written anew without the bytes that were theirs, from its
// copies, one after the other, and with the annexes that no other dossier lists and
// the temporary copies of any. What cannot be reached is told and tried again at
// every start.
func (db *DB) Forget(ids ...string) (shelf.Forgotten, error) {
	const tried = "forgetting dossiers"
	if db.opts.ReadOnly {
		return shelf.Forgotten{}, wrap(tried, ErrReadOnly)
	}
	db.backing.Lock()
	defer db.backing.Unlock()
	err := db.view(tried, func(tx *bolt.Tx) error {
		known := slices.Collect(dossiersOf(tx))
		for _, id := range ids {
			if !slices.ContainsFunc(known, func(k []byte) bool { return string(k) == id }) {
				return fmt.Errorf("dossier %s: %w", id, ErrNotFound)
			}
		}
		return nil
	})
	if err != nil {
		return shelf.Forgotten{}, err
	}
	p := db.pending()
	for _, id := range ids {
		if !slices.Contains(p.IDs, id) {
			p.IDs = append(p.IDs, id)
		}
	}
	p.Here = false
	if err := db.setPending(p); err != nil {
		return shelf.Forgotten{}, wrap(tried, err)
	}
	out, err := db.forget(p)
	return out, wrap(tried, err)
}

// finishForgetting goes on with what a killed program, or a key that was not there,
// left behind.
func (db *DB) finishForgetting() error {
	p := db.pending()
	if len(p.IDs) == 0 {
		return nil
	}
	if p.Here && len(db.unreached()) > 0 {
		return nil // nothing can be done yet
	}
	_, err := db.forget(p)
	return wrap("forgetting dossiers", err)
}

// unreached are the places of copies that are not there.
func (db *DB) unreached() (left []string) {
	for _, dir := range db.placesOfCopies() {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			left = append(left, dir)
		}
	}
	return left
}

func (db *DB) forget(p pending) (out shelf.Forgotten, err error) {
	if p.Annexes, out.Events, err = db.listedBy(p); err != nil {
		return out, err
	}
	if err := db.setPending(p); err != nil {
		return out, err
	}
	err = db.update("removing dossiers", func(tx *bolt.Tx) error {
		for _, id := range p.IDs {
			rec, err := recordOf(tx, id)
			if fails := remove(tx, []byte(id)); fails != nil {
				return fails
			}
			if err == nil {
				if err := dropCall(tx, rec.CallHash); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	if err := db.compact(); err != nil {
		return out, err
	}
	listed := map[string]bool{} // by any dossier that stays
	sure := true
	files := copyFiles(db.placesOfCopies()...)
	asides, _ := filepath.Glob(filepath.Join(db.dir, "damaged-*.db"))
	for _, path := range asides {
		files = append(files, copyAt{path: path})
	}
	for _, c := range files {
		rewritten, annexes, err := withoutDossiers(c.path, p)
		if err != nil {
			out.Left = append(out.Left, c.path)
			sure = false
			continue
		}
		if rewritten {
			out.Copies++
		}
		for _, sum := range annexes.gone {
			if !slices.Contains(p.Annexes, sum) {
				p.Annexes = append(p.Annexes, sum)
			}
		}
		for _, sum := range annexes.stay {
			listed[sum] = true
		}
	}
	out.Left = append(out.Left, db.unreached()...)
	if err := db.dropAnnexes(p, listed, sure, &out); err != nil {
		return out, err
	}
	out.Temporary = db.sweep() + db.sweepTemporary(&out)
	if len(out.Left) > 0 {
		p.Here = true
		return out, db.setPending(p)
	}
	return out, db.setPending(pending{})
}

var hashInText = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

func hashesIn(raw []byte, into map[string]bool) {
	for _, sum := range hashInText.FindAll(raw, -1) {
		into[string(sum)] = true
	}
}

// mentionedIn collects the hashes that any dossier of the store mentions, or what of
// it an import has replaced.
func (db *DB) mentionedIn(tx *bolt.Tx, into map[string]bool) error {
	note := func(_, raw []byte) error {
		hashesIn(raw, into)
		return nil
	}
	histories := tx.Bucket(bucketHistory)
	return errors.Join(records(tx.Bucket(bucketDossiers), db.pagesOf(tx), nil, note), histories.ForEachBucket(func(id []byte) error {
		return histories.Bucket(id).ForEach(note)
	}))
}

// listedBy are the annexes of the dossiers that are forgotten, with those that an
// earlier try has found, and how many events their histories have.
func (db *DB) listedBy(p pending) (annexes []string, events int, err error) {
	found := map[string]bool{}
	for _, sum := range p.Annexes {
		found[sum] = true
	}
	err = db.view("looking for annexes", func(tx *bolt.Tx) error {
		for _, id := range p.IDs {
			hashesIn(tx.Bucket(bucketDossiers).Get([]byte(id)), found)
			if b := tx.Bucket(bucketHistory).Bucket([]byte(id)); b != nil {
				events += b.Stats().KeyN
				_ = b.ForEach(func(_, raw []byte) error {
					hashesIn(raw, found) // of what an import has replaced
					return nil
				})
			}
		}
		return nil
	})
	return slices.Sorted(maps.Keys(found)), events, err
}

// dropAnnexes removes the annexes that nothing lists any more: those of the dossiers
// that are forgotten and, where every copy could be read, those that a dossier let go
// of earlier. One that was attached since the store was opened may still be saved.
func (db *DB) dropAnnexes(p pending, listed map[string]bool, sure bool, out *shelf.Forgotten) error {
	err := db.view("looking for annexes", func(tx *bolt.Tx) error {
		return db.mentionedIn(tx, listed)
	})
	if err != nil {
		return err
	}
	sums, err := db.annexes()
	if err != nil {
		return err
	}
	for _, sum := range sums {
		mine := slices.Contains(p.Annexes, sum)
		if _, fresh := db.fresh.Load(sum); listed[sum] || !mine && (!sure || fresh) {
			continue
		}
		if err := os.Remove(filepath.Join(db.FilesDir(), sum)); err != nil {
			out.Left = append(out.Left, filepath.Join(db.FilesDir(), sum))
			continue
		}
		out.Annexes++
	}
	out.Left = append(out.Left, db.sweepJudged()...)
	for _, dir := range db.placesOfCopies() {
		for _, sum := range p.Annexes {
			path := filepath.Join(dir, filesDir, sum)
			if listed[sum] {
				continue // another dossier needs it beside the copy
			}
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				out.Left = append(out.Left, path)
			}
		}
	}
	return nil
}

// SweepTemporary removes the temporary copies that an earlier program has left: what was
// shown or printed.
func (db *DB) SweepTemporary() (removed int) { return db.sweepTemporary(&shelf.Forgotten{}) }

// sweepTemporary removes the temporary copies that the program has named.
func (db *DB) sweepTemporary(out *shelf.Forgotten) (n int) {
	for _, pattern := range db.opts.Temporary {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			err := os.RemoveAll(name)
			if errors.Is(err, fs.ErrPermission) {
				continue // of another user of this machine
			}
			if err != nil {
				out.Left = append(out.Left, name)
				continue
			}
			n++
		}
	}
	return n
}

// annexesOf are the hashes that a copy mentions.
type annexesOf struct{ gone, stay []string }

// withoutDossiers writes a copy of the store anew without dossiers, where it has
// anything of them: in a record, or in a page that is free. Its date stays. A file
// that gives nothing at all, and so nothing to anybody, is removed.
func withoutDossiers(path string, p pending) (rewritten bool, annexes annexesOf, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, annexes, err
	}
	r, err := remainsOf(path)
	if err != nil {
		return false, annexes, err
	}
	if r.version() > Version {
		return false, annexes, ErrNewer
	}
	if len(r.heads) == 0 {
		return true, annexes, os.Remove(path)
	}
	head := r.heads[0]
	gone, stay := map[string]bool{}, map[string]bool{}
	for id, raw := range head.bucket(bucketDossiers).values {
		if slices.Contains(p.IDs, id) {
			hashesIn(raw, gone)
		} else {
			hashesIn(raw, stay)
		}
	}
	for id, events := range head.bucket(bucketHistory).buckets {
		into := stay
		if slices.Contains(p.IDs, id) {
			into = gone
		}
		for _, raw := range events.values {
			hashesIn(raw, into)
		}
	}
	annexes = annexesOf{slices.Sorted(maps.Keys(gone)), slices.Sorted(maps.Keys(stay))}
	if raw, err := os.ReadFile(path); err != nil || !mentions(raw, p) {
		return false, annexes, err
	}
	for _, id := range p.IDs {
		delete(head.bucket(bucketEntries).values, id)
		delete(head.bucket(bucketDossiers).values, id)
		delete(head.bucket(bucketHistory).buckets, id)
		for at := range head.bucket(bucketSums).values {
			for _, bucket := range [][]byte{bucketEntries, bucketDossiers, bucketHistory} {
				mine := string(place(bucket, []byte(id)))
				if at == mine || len(at) > len(mine) && at[:len(mine)+1] == mine+"/" {
					delete(head.bucket(bucketSums).values, at)
				}
			}
		}
	}
	tmp, err := writeBranch(path, head)
	if err != nil {
		return false, annexes, err
	}
	defer leftover.Over(tmp)
	defer os.Remove(tmp)
	if raw, err := os.ReadFile(tmp); err != nil || mentions(raw, p) {
		return false, annexes, errors.Join(err, fmt.Errorf("%s still mentions what was removed", path))
	}
	if _, err := faultsIn(tmp, current); err != nil {
		return false, annexes, err
	}
	if err := errors.Join(os.Chtimes(tmp, info.ModTime(), info.ModTime()), os.Rename(tmp, path)); err != nil {
		return false, annexes, err
	}
	syncFolder(filepath.Dir(path))
	return true, annexes, nil
}

func mentions(raw []byte, p pending) bool {
	return slices.ContainsFunc(p.IDs, func(id string) bool { return bytes.Contains(raw, []byte(id)) })
}

// writeBranch writes a database beside a file, under a temporary name.
func writeBranch(beside string, b *branch) (string, error) {
	tmp := leftover.Beside(beside)
	f, err := os.OpenFile(tmp, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if err == nil {
		err = f.Close()
	}
	var db *bolt.DB
	if err == nil {
		db, _, err = openBolt(tmp, false)
	}
	if err == nil {
		err = guard(func() error {
			return db.Update(func(tx *bolt.Tx) error {
				for _, name := range slices.Sorted(maps.Keys(b.buckets)) {
					to, err := tx.CreateBucket([]byte(name))
					if err != nil {
						return err
					}
					if err := b.buckets[name].into(to); err != nil {
						return err
					}
				}
				return nil
			})
		})
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		_ = os.Remove(tmp)
		leftover.Over(tmp)
		return "", err
	}
	return tmp, nil
}

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
)

// Version is the version of the stored form that this program writes.
const Version = 2

// The buckets of version 1; version 2 has the checksums of sums.go beside them. A
// bucket or key that is not named belongs to somebody else and is never touched.
var (
	bucketMeta     = []byte("meta")     // version, created
	bucketEntries  = []byte("entries")  // id → record, what the list shows
	bucketDossiers = []byte("dossiers") // id → the bytes of the dossier file
	bucketCalls    = []byte("calls")    // sha256 → canonical JSON of the merged call
	bucketHistory  = []byte("history")  // id → bucket of sequence → event

	keyVersion = []byte("version")
	keyCreated = []byte("created")
	keySummed  = []byte("checksums_since") // where they were not there from the start
)

// migration brings a store from one version to the next, in the transaction
// of the whole way. It keeps what it does not know.
type migration struct {
	from  int
	apply func(tx *bolt.Tx, now time.Time) error
}

// schema is a version and the way to it. Tests have their own.
type schema struct {
	version    int
	migrations []migration
}

var current = schema{version: Version, migrations: []migration{{from: 1, apply: addSums}}}

// create makes an empty store. It appears under its name whole or not at all,
// and never over another that was made meanwhile.
func (s schema) create(path string, now time.Time) error {
	tmp, err := s.make(filepath.Dir(path), now, func(*bolt.Tx) error { return nil })
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	if err := os.Link(tmp, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return nil // another program was first
		}
		// A file system without hard links: the rename is as whole, and we hold the
		// lock of the folder.
		if err := os.Rename(tmp, path); err != nil {
			return err
		}
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// make makes a store under a temporary name, filled in its only transaction.
func (s schema) make(dir string, now time.Time, fill func(tx *bolt.Tx) error) (path string, err error) {
	tmp, err := os.CreateTemp(dir, newFile)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name())
		}
	}()
	if err := tmp.Close(); err != nil {
		return "", err
	}
	b, _, err := openBolt(tmp.Name(), false)
	if err != nil {
		return "", err
	}
	err = guard(func() error {
		return b.Update(func(tx *bolt.Tx) error {
			for _, name := range [][]byte{bucketMeta, bucketEntries, bucketDossiers, bucketCalls, bucketHistory, bucketSums} {
				if _, err := tx.CreateBucket(name); err != nil {
					return err
				}
			}
			if err := tx.Bucket(bucketMeta).Put(keyCreated, []byte(now.UTC().Format(time.RFC3339))); err != nil {
				return err
			}
			if err := s.setVersion(tx); err != nil {
				return err
			}
			return fill(tx)
		})
	})
	return tmp.Name(), errors.Join(err, b.Close())
}

func (s schema) setVersion(tx *bolt.Tx) error {
	return keep(tx, bucketMeta, keyVersion, []byte(strconv.Itoa(s.version)))
}

// inspect opens the file for reading alone and proves every page of it.
func (s schema) inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: not a file", ErrCorrupt)
	case info.Size() == 0: // bbolt would make a new store of it
		return fmt.Errorf("%w: the file is empty", ErrCorrupt)
	}
	b, f, err := openBolt(path, true) // it takes the lock and reads the first two pages
	if err != nil {
		return err
	}
	return errors.Join(s.inspectOpen(f, b), b.Close())
}

// inspectOpen proves a database that is open for reading, in its file.
func (s schema) inspectOpen(f *os.File, b *bolt.DB) error {
	return guard(func() error {
		if err := soundFile(f); err != nil {
			return err
		}
		return b.View(func(tx *bolt.Tx) error {
			v, err := versionOf(tx)
			if err != nil {
				return err
			}
			if v > s.version {
				return fmt.Errorf("%w: %d, this program knows %d", ErrNewer, v, s.version)
			}
			return s.hasBuckets(tx, v)
		})
	})
}

// hasBuckets looks for what this version needs; an older one has what its
// migrations expect.
func (s schema) hasBuckets(tx *bolt.Tx, v int) error {
	if v != s.version {
		return nil
	}
	for _, name := range [][]byte{bucketEntries, bucketDossiers, bucketCalls, bucketHistory, bucketSums} {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("%w: no bucket %s", ErrCorrupt, name)
		}
	}
	return nil
}

func versionOf(tx *bolt.Tx) (int, error) {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		return 0, fmt.Errorf("%w: not a store of dossiers", ErrCorrupt)
	}
	v, err := strconv.Atoi(string(meta.Get(keyVersion)))
	if err != nil || v < 1 {
		return 0, fmt.Errorf("%w: no version", ErrCorrupt)
	}
	if v == 1 && tx.Bucket(bucketSums) != nil { // its checksums would be made anew over what is damaged
		return 0, fmt.Errorf("%w: a version before the checksums that are there", ErrCorrupt)
	}
	return v, nil
}

// migrate brings an older store forward: a backup, then one transaction. On
// failure the store is as it was and the error names the backup.
func (s schema) migrate(db *DB) error {
	var from int
	err := guard(func() error {
		return db.bolt.View(func(tx *bolt.Tx) (err error) {
			from, err = versionOf(tx)
			return err
		})
	})
	if err != nil || from == s.version {
		return err
	}
	if from > s.version { // written since it was inspected
		return fmt.Errorf("%w: %d, this program knows %d", ErrNewer, from, s.version)
	}
	backup := filepath.Join(db.BackupsDir(), fmt.Sprintf("dossiers-v%d-%s.db", from, db.opts.Clock().UTC().Format("20060102-150405.000")))
	if err := db.Backup(backup); err != nil {
		return fmt.Errorf("before bringing the store from version %d to %d: %w", from, s.version, err)
	}
	err = guard(func() error {
		return db.bolt.Update(func(tx *bolt.Tx) error {
			for v := from; v < s.version; v++ {
				i := slices.IndexFunc(s.migrations, func(m migration) bool { return m.from == v })
				if i < 0 {
					return fmt.Errorf("no way from version %d", v)
				}
				if err := s.migrations[i].apply(tx, db.opts.Clock()); err != nil {
					return fmt.Errorf("from version %d: %w", v, err)
				}
			}
			return s.setVersion(tx)
		})
	})
	if err != nil {
		return fmt.Errorf("bringing the store from version %d to %d (it is unchanged, and its backup is %s): %w", from, s.version, backup, err)
	}
	return nil
}

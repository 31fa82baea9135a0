package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// dailyForm is the name of a daily backup. Only these are ever removed; the
// backup before a migration stays.
var dailyForm = regexp.MustCompile(`^dossiers-\d{4}-\d{2}-\d{2}\.db$`)

// Backup writes the whole store to a file, as it is at this moment. An existing
// file is replaced only when the new one is whole and on disk.
func (db *DB) Backup(to string) error {
	if same(to, db.Path()) {
		return fmt.Errorf("backing up the store: %s is the store itself", to)
	}
	return db.view("backing up the store to "+to, func(tx *bolt.Tx) error {
		return writeFile(to, func(w io.Writer) error {
			_, err := tx.WriteTo(w)
			return err
		})
	})
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// writeFile writes a file as temporary, fsync, rename.
func writeFile(path string, write func(w io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*.tmp") // its mode is 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder makes a new name survive a power cut, where the system can. A
// failure is not told: the file's content is on disk all the same.
func syncFolder(dir string) {
	if runtime.GOOS == "windows" {
		return
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// backupDaily makes the first backup of the day and removes the oldest beyond
// those to keep. An empty store is not worth one.
func (db *DB) backupDaily() error {
	if db.opts.Backups < 0 {
		return nil
	}
	to := filepath.Join(db.BackupsDir(), "dossiers-"+db.opts.Clock().Format("2006-01-02")+".db")
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return wrap("looking for today's backup", err)
	}
	empty := true
	err := db.view("looking for dossiers", func(tx *bolt.Tx) error {
		k, _ := tx.Bucket(bucketEntries).Cursor().First()
		empty = k == nil
		return nil
	})
	if err != nil || empty {
		return err
	}
	if err := db.Backup(to); err != nil {
		return err
	}
	return db.rotate()
}

func (db *DB) rotate() error {
	entries, err := os.ReadDir(db.BackupsDir())
	if err != nil {
		return wrap("listing the backups", err)
	}
	var daily []string
	for _, e := range entries {
		if e.Type().IsRegular() && dailyForm.MatchString(e.Name()) {
			daily = append(daily, e.Name())
		}
	}
	slices.Sort(daily)
	var errs []error
	for len(daily) > db.opts.Backups {
		errs = append(errs, wrap("removing an old backup", os.Remove(filepath.Join(db.BackupsDir(), daily[0]))))
		daily = daily[1:]
	}
	return errors.Join(errs...)
}

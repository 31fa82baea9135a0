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
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/internal/leftover"
)

// dailyForm is the name of the backup of a day. Only these are removed for their age;
// the backup before a migration stays.
var dailyForm = regexp.MustCompile(`^dossiers-\d{4}-\d{2}-\d{2}\.db$`)

// Backup writes the whole store to a file, as it is at this moment. An existing
// file is replaced only when the new one is whole, proved and on disk.
func (db *DB) Backup(to string) error {
	_, err := db.backup(to)
	return err
}

// backup says what the backup holds. It is read again before it gets its name: a
// record that is damaged in it and not in the store, or a page, makes it worthless.
func (db *DB) backup(to string) (held holding, err error) {
	if SameFile(to, db.Path()) {
		return held, fmt.Errorf("backing up the store: %s is the store itself", to)
	}
	return held, db.view("backing up the store to "+to, func(tx *bolt.Tx) error {
		return writeFile(to, func(w io.Writer) error {
			_, err := tx.WriteTo(w)
			return err
		}, func(path string) (err error) {
			if held, err = holdingOf(path); err != nil || len(held.faults) == 0 {
				return err
			}
			known := map[fault]bool{}
			for _, f := range examine(tx, tx.Bucket(bucketSums) == nil) {
				known[fault{kind: f.kind, id: f.id}] = true
			}
			for _, f := range held.faults {
				if !known[fault{kind: f.kind, id: f.id}] {
					return f
				}
			}
			return nil
		})
	})
}

// BackupTo writes the whole store and its annexes into a folder, under a name that is
// not taken.
func (db *DB) BackupTo(dir string, now time.Time) (path string, dossiers, annexes int, err error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return "", 0, 0, wrap("making the folder of the backup", err)
	}
	path, err = leftover.Free(filepath.Join(dir, "dossiers-"+now.Format("20060102-150405")+".db"))
	if err != nil {
		return "", 0, 0, wrap("naming the backup", err)
	}
	held, err := db.backup(path)
	if err != nil {
		return "", 0, 0, err
	}
	if SameFile(dir, db.BackupsDir()) { // the annexes are beside it
		sums, err := db.annexes()
		return path, len(held.dossiers), len(sums), err
	}
	annexes, err = db.copyAnnexes(dir)
	return path, len(held.dossiers), annexes, err
}

// SameFile reports whether two names are one file or folder.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

func writeBytes(path string, content []byte) error {
	return writeFile(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeFile writes a file as temporary, fsync, rename, with a look at it before it gets
// its name.
func writeFile(path string, write func(w io.Writer) error, check ...func(path string) error) error {
	if err := leftover.Whole(path, fileMode, write, check...); err != nil {
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

// BackupDue makes the backup of a day where there is none yet, and removes those that
// are not to be kept. It says whether it made one. A window that stays open calls it
// now and then with the time; opening the store does. Where a second place was chosen
// and is there, the backup is copied to it with the annexes.
func (db *DB) BackupDue(now time.Time) (made bool, err error) {
	if db.opts.ReadOnly {
		return false, nil
	}
	db.backing.Lock()
	defer db.backing.Unlock()
	// That something cannot be forgotten yet keeps no backup from being made.
	unforgotten := db.finishForgetting()
	defer func() { err = errors.Join(unforgotten, err) }()
	if db.opts.Backups < 0 {
		return false, nil
	}
	name := "dossiers-" + now.Format(time.DateOnly) + ".db"
	to := filepath.Join(db.BackupsDir(), name)
	if _, err = os.Lstat(to); err == nil {
		return false, db.copyAway(name)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return false, wrap("looking for the backup of the day", err)
	}
	empty := true
	err = db.view("looking for dossiers", func(tx *bolt.Tx) error {
		k, _ := tx.Bucket(bucketEntries).Cursor().First()
		empty = k == nil
		return nil
	})
	if err != nil || empty { // an empty store is not worth one
		return false, err
	}
	held, err := db.backup(to)
	if err != nil {
		return false, err
	}
	return true, errors.Join(db.rotate(db.BackupsDir(), name, held), db.copyAway(name))
}

// copyAway copies a backup, and the annexes, to the second place where it is there.
func (db *DB) copyAway(name string) error {
	second := db.SecondPlace()
	if info, err := os.Stat(second); second == "" || err != nil || !info.IsDir() {
		return nil //nolint:nilerr // a second place that is not there is no failure
	}
	to := filepath.Join(second, name)
	if _, err := os.Lstat(to); err == nil {
		return nil
	}
	held, err := db.backup(to)
	if err == nil {
		_, err = db.copyAnnexes(second)
	}
	if err == nil {
		err = db.rotate(second, name, held)
	}
	if err != nil {
		return fmt.Errorf("at the second place %s: %w", second, err)
	}
	return nil
}

// copyAnnexes copies the annexes that a folder does not have, and says how many it
// then has. One that is damaged is left out: the folder may have a better one.
func (db *DB) copyAnnexes(dir string) (n int, err error) {
	sums, err := db.annexes()
	if err != nil || len(sums) == 0 {
		return 0, err
	}
	to := filepath.Join(dir, filesDir)
	if err := os.MkdirAll(to, folderMode); err != nil {
		return 0, wrap("copying the annexes", err)
	}
	for _, sum := range sums {
		path := filepath.Join(to, sum)
		if got, err := hashOf(path); err == nil && got == sum {
			n++
			continue
		}
		from, err := db.File(sum)
		if errors.Is(err, ErrAnnexDamaged) || errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return n, err
		}
		if err := copyTo(from, path); err != nil {
			return n, wrap("copying an annex", err)
		}
		n++
	}
	return n, nil
}

func copyTo(from, to string) error { return writeFile(to, leftover.OfFile(from)) }

// annexes are the hashes of the annexes that are kept.
func (db *DB) annexes() ([]string, error) {
	entries, err := os.ReadDir(db.FilesDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, wrap("listing the annexes", err)
	}
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() && hashForm.MatchString(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// How long the backups of days are kept: of the last days, the last of each of the
// last weeks, the last of each of the last months.
const (
	keepWeeks  = 4
	keepMonths = 12
)

// rotate removes the backups of days that are not to be kept. newest was just made
// and proved, so the last sound one always stays; and a backup that holds a dossier
// that no newer one holds stays too, for what is deleted on purpose leaves every
// backup at once.
func (db *DB) rotate(dir, newest string, held holding) error {
	var days []string
	for _, c := range copyFiles(dir) {
		if name := filepath.Base(c.path); dailyForm.MatchString(name) {
			days = append(days, name)
		}
	}
	slices.Sort(days)
	slices.Reverse(days)
	kept := keptDays(days, db.opts.Backups)
	kept[newest] = true
	known := []map[string]int{held.dossiers}
	var errs []error
	for _, name := range days {
		path := filepath.Join(dir, name)
		if name == newest {
			continue
		}
		if kept[name] {
			continue
		}
		old, err := holdingOf(path)
		if err == nil && !covered(old.dossiers, known) {
			if known = append(known, holdings(dir, days, kept)...); !covered(old.dossiers, known) {
				kept[name] = true
				known = append(known, old.dossiers)
				continue
			}
		}
		errs = append(errs, wrap("removing an old backup", os.Remove(path)))
	}
	return errors.Join(errs...)
}

// holdings are what the backups that are kept hold.
func holdings(dir string, days []string, kept map[string]bool) (out []map[string]int) {
	for _, name := range days {
		if kept[name] {
			if h, err := holdingOf(filepath.Join(dir, name)); err == nil {
				out = append(out, h.dossiers)
			}
		}
	}
	return out
}

// covered reports whether others hold every dossier.
func covered(ids map[string]int, others []map[string]int) bool {
	for id := range ids {
		if !slices.ContainsFunc(others, func(o map[string]int) bool { return o[id] > 0 }) {
			return false
		}
	}
	return true
}

// keptDays says which backups are kept for their age; names are the newest first.
func keptDays(names []string, days int) map[string]bool {
	kept, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, name := range names {
		day, err := time.Parse("dossiers-2006-01-02.db", name)
		if err != nil { // not a day of the calendar: not ours to judge
			kept[name] = true
			continue
		}
		year, week := day.ISOWeek()
		inWeek, inMonth := fmt.Sprint(year, "-", week), day.Format("2006-01")
		switch {
		case i < days:
			kept[name] = true
		case !weeks[inWeek] && len(weeks) < keepWeeks:
			kept[name] = true
		case !months[inMonth] && len(months) < keepMonths:
			kept[name] = true
		}
		weeks[inWeek], months[inMonth] = true, true
	}
	return kept
}

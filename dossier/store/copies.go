package store

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"dossierpme/dossier/shelf"
)

// copyForm is the name of any copy of the store: of a day, of a moment, before a
// migration or a restoration.
var copyForm = regexp.MustCompile(`^dossiers-.*\.db$`)

// dateForms find the date in the name of a copy.
var dateForms = []struct {
	form   *regexp.Regexp
	layout string
}{
	{regexp.MustCompile(`\d{8}-\d{6}`), "20060102-150405"},
	{regexp.MustCompile(`\d{4}-\d{2}-\d{2}`), time.DateOnly},
}

// copyAt is a copy and when it was made.
type copyAt struct {
	path string
	date time.Time
}

// copyFiles are the copies in folders, the newest first. A folder that is not there
// has none.
func copyFiles(dirs ...string) []copyAt {
	var out []copyAt
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !e.Type().IsRegular() || !copyForm.MatchString(e.Name()) {
				continue
			}
			out = append(out, copyAt{filepath.Join(dir, e.Name()), dateOf(e.Name(), info.ModTime())})
		}
	}
	slices.SortStableFunc(out, func(a, b copyAt) int { return cmp.Or(b.date.Compare(a.date), cmp.Compare(a.path, b.path)) })
	return out
}

// dateOf is the date in the name of a copy, else that of its file. A copy of a day
// was made in the course of it: the file says when, where that is the same day.
func dateOf(name string, modified time.Time) time.Time {
	for _, d := range dateForms {
		at, err := time.ParseInLocation(d.layout, d.form.FindString(name), time.Local)
		if err != nil {
			continue
		}
		if d.layout == time.DateOnly && modified.Local().Format(time.DateOnly) == at.Format(time.DateOnly) {
			return modified.UTC()
		}
		return at.UTC()
	}
	return modified.UTC()
}

// holding is what a copy holds: the sound dossiers with their versions.
type holding struct {
	dossiers map[string]int
	faults   []fault
	newer    bool
}

// holdingOf proves a copy: every page, every record.
func holdingOf(path string) (holding, error) {
	h := holding{dossiers: map[string]int{}}
	info, err := os.Stat(path)
	if err != nil {
		return h, err
	}
	if !info.Mode().IsRegular() || info.Size() == 0 {
		return h, ErrCorrupt
	}
	b, f, err := openBolt(path, true)
	if err != nil {
		return h, err
	}
	err = current.inspectOpen(f, b)
	if err == nil {
		err = guard(func() error {
			return b.View(func(tx *bolt.Tx) error {
				h.faults = examine(tx, tx.Bucket(bucketSums) == nil) // parsing is all that an old one can be held against
				bad := map[string]bool{}
				for _, f := range h.faults {
					bad[f.id] = true
				}
				for id := range dossiersOf(tx) {
					if rec, err := recordOf(tx, string(id)); err == nil && !bad[string(id)] {
						h.dossiers[string(id)] = rec.Version
					}
				}
				return nil
			})
		})
	}
	h.newer = errors.Is(err, ErrNewer)
	return h, errors.Join(err, b.Close())
}

// Copies lists the copies of the store in a folder, the newest first; in the folder
// of the backups and the second place where dir is "".
func Copies(data, dir string) ([]shelf.Copy, error) {
	dirs := []string{dir}
	if dir == "" {
		dirs = (&DB{dir: data}).placesOfCopies()
	} else if _, err := os.ReadDir(dir); err != nil {
		return nil, err
	}
	out := []shelf.Copy{}
	for _, c := range copyFiles(dirs...) {
		h, err := holdingOf(c.path)
		if err != nil && !errors.Is(err, ErrCorrupt) && !errors.Is(err, ErrNewer) {
			return nil, wrap("reading the copy "+c.path, err)
		}
		out = append(out, shelf.Copy{
			Name: filepath.Base(c.path), Date: c.date, Dossiers: len(h.dossiers),
			Sound: err == nil && len(h.faults) == 0, Newer: h.newer,
		})
	}
	return out, nil
}

// CopyNames are the names of the same files, the newest first; none is opened.
func CopyNames(data, dir string) []string {
	dirs := []string{dir}
	if dir == "" {
		dirs = (&DB{dir: data}).placesOfCopies()
	}
	var out []string
	for _, c := range copyFiles(dirs...) {
		out = append(out, filepath.Base(c.path))
	}
	return out
}

// placesOfCopies are the folders that copies are kept in.
func (db *DB) placesOfCopies() []string {
	if second := db.SecondPlace(); second != "" {
		return []string{db.BackupsDir(), second}
	}
	return []string{db.BackupsDir()}
}

// secondPlace is the file that names it: it is needed when the database is gone.
const secondPlace = "second-place"

// SecondPlace is the folder that every backup is copied to, "" where none was chosen. It
// is known as long as the store is open, though its own folder may be gone meanwhile.
func (db *DB) SecondPlace() string {
	b, err := os.ReadFile(filepath.Join(db.BackupsDir(), secondPlace))
	if err == nil {
		dir := strings.TrimSpace(string(b))
		db.second.Store(&dir)
		return dir
	}
	if seen := db.second.Load(); seen != nil {
		if _, err := os.Stat(db.BackupsDir()); err != nil {
			return *seen
		}
	}
	return ""
}

// SetSecondPlace chooses the folder that every backup is copied to: on a key, on a
// share. That it is not there when a backup is made is no error. "" chooses none.
func (db *DB) SetSecondPlace(dir string) error {
	path := filepath.Join(db.BackupsDir(), secondPlace)
	if dir == "" {
		if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
			return wrap("forgetting the second place of the backups", err)
		}
		return nil
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return wrap("choosing the second place of the backups", err)
	}
	return wrap("choosing the second place of the backups", writeBytes(path, []byte(dir+"\n")))
}

package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"
)

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// AddFile keeps the content of an annex and returns its SHA-256 and size. The
// same content is kept once, and takes the place of a copy that was damaged.
func (db *DB) AddFile(r io.Reader) (sum string, size int64, err error) {
	if db.opts.ReadOnly {
		return "", 0, fmt.Errorf("keeping an annex: %w", ErrReadOnly)
	}
	dir := db.FilesDir()
	tmp, err := os.CreateTemp(dir, newFile)
	if err != nil {
		return "", 0, wrap("keeping an annex", err)
	}
	defer os.Remove(tmp.Name())
	h := sha256.New()
	size, err = io.Copy(io.MultiWriter(tmp, h), r)
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return "", 0, wrap("keeping an annex", err)
	}
	sum = hex.EncodeToString(h.Sum(nil))
	path := filepath.Join(dir, sum)
	db.attaching.Lock() // settleAnnexes may be about to remove it
	defer db.attaching.Unlock()
	db.fresh.Store(sum, true)
	if db.holds(path, sum) == nil {
		return sum, size, nil // kept already, and perhaps open in a viewer
	}
	// Until a dossier lists it, nothing would ever remove it again.
	if err := os.WriteFile(db.attachedMark(sum), nil, fileMode); err != nil {
		return "", 0, wrap("keeping an annex", err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return "", 0, wrap("keeping an annex", err)
	}
	syncFolder(dir)
	return sum, size, nil
}

// attachedMark is the file that says that an annex is new.
func (db *DB) attachedMark(sum string) string {
	return filepath.Join(db.dir, "attached-"+sum+".tmp")
}

// settleAnnexes removes the annexes that an earlier program has kept and no dossier
// lists: it was killed during an import, or they were attached and let go of again. It
// reads every dossier, and only where something was attached since it was last here.
// What was attached since the store was opened is left to the next start: a dossier may
// be about to list it.
func (db *DB) settleAnnexes() (removed int, err error) {
	marks, _ := filepath.Glob(db.attachedMark("*"))
	if len(marks) == 0 {
		return 0, nil
	}
	listed := map[string]bool{}
	err = db.view("looking for annexes", func(tx *bolt.Tx) error {
		return db.mentionedIn(tx, listed)
	})
	if err != nil {
		return 0, err
	}
	for _, mark := range marks {
		if db.settle(mark, listed) {
			removed++
		}
	}
	return removed, nil
}

// settle removes a mark, and the annex that it stands for where nobody lists it.
func (db *DB) settle(mark string, listed map[string]bool) (removed bool) {
	db.attaching.Lock()
	defer db.attaching.Unlock()
	sum := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(mark), "attached-"), ".tmp")
	if _, fresh := db.fresh.Load(sum); fresh {
		return false
	}
	if hashForm.MatchString(sum) && !listed[sum] {
		if err := os.Remove(filepath.Join(db.FilesDir(), sum)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false // open elsewhere: at the next start
		}
		removed = true
	}
	_ = os.Remove(mark)
	return removed
}

// File is the path of an annex that is kept: ErrNotFound where it is not,
// ErrAnnexDamaged where its content is no longer what it was.
func (db *DB) File(sum string) (string, error) {
	if !hashForm.MatchString(sum) {
		return "", fmt.Errorf("annex %q: %w", sum, ErrNotFound)
	}
	path := filepath.Join(db.FilesDir(), sum)
	err := db.holds(path, sum)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("annex %.8s: %w", sum, ErrNotFound)
	case err != nil:
		return "", wrap(fmt.Sprintf("reading annex %.8s", sum), err)
	}
	return path, nil
}

// seenFile is a file as it was when its content was read.
type seenFile struct {
	size int64
	at   time.Time
}

// holds reports whether a file has the content of a hash. It is read once, and
// again when it changed.
func (db *DB) holds(path, sum string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	now := seenFile{info.Size(), info.ModTime()}
	if seen, ok := db.read.Load(sum); ok && seen == now {
		return nil
	}
	got, err := hashOf(path)
	if err != nil {
		return err
	}
	if got != sum {
		return ErrAnnexDamaged
	}
	db.read.Store(sum, now)
	return nil
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

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
)

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// AddFile keeps the content of an annex and returns its SHA-256 and size. The
// same content is kept once.
func (db *DB) AddFile(r io.Reader) (sum string, size int64, err error) {
	if db.opts.ReadOnly {
		return "", 0, fmt.Errorf("keeping an annex: %w", ErrReadOnly)
	}
	dir := filepath.Join(db.dir, filesDir)
	tmp, err := os.CreateTemp(dir, "new-*.tmp")
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
	if info, err := os.Stat(path); err == nil && info.Size() == size {
		return sum, size, nil // kept already, and perhaps open in a viewer
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return "", 0, wrap("keeping an annex", err)
	}
	syncFolder(dir)
	return sum, size, nil
}

// File is the path of an annex that is kept, ErrNotFound where it is not.
func (db *DB) File(sum string) (string, error) {
	if !hashForm.MatchString(sum) {
		return "", fmt.Errorf("annex %q: %w", sum, ErrNotFound)
	}
	path := filepath.Join(db.dir, filesDir, sum)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("annex %.8s: %w", sum, ErrNotFound)
	} else if err != nil {
		return "", wrap("looking for an annex", err)
	}
	return path, nil
}

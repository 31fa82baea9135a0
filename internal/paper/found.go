package paper

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossierpme/dossier/portable"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/seal"
)

// AnnexReader is the open file of an annex: of the disk, or out of a binder.
type AnnexReader interface {
	binder.File
	Read([]byte) (int, error)
	Name() string
}

// What is looked through of a folder for a file of a known hash.
const (
	maxEntries = 2000
	maxLevels  = 4
)

// finder finds the files that belong to a dossier by their hashes: in the portable
// file or the binder that it was read from, and in its folder, whatever their names. It looks when it
// is first asked, and once.
type finder struct {
	raw    []byte            // of the PDF; nil where it is none
	parcel *portable.Reader  // nil where it is none
	dir    string            // "" where there is none
	inside map[string][]byte // by hash
	sizes  map[int64][]string
	sums   map[string]string // path by hash
}

// open gives the file of a hash; nil where there is none.
func (x *finder) open(sum string, size int64) AnnexReader {
	if x == nil || len(sum) != hex.EncodedLen(sha256.Size) {
		return nil
	}
	if x.parcel != nil {
		data, err := x.parcel.Annex(sum)
		if err != nil || data == nil {
			return nil // checked when it was opened
		}
		return &original{bytes.NewReader(data), sum, int64(len(data))}
	}
	if x.inside == nil {
		x.inside = map[string][]byte{}
		if x.raw != nil {
			files, _ := seal.Originals(x.raw) // of a binder that was read already
			for _, o := range files {
				h := sha256.Sum256(o.Data)
				x.inside[hex.EncodeToString(h[:])] = o.Data
			}
		}
		x.raw = nil
	}
	if data, ok := x.inside[sum]; ok {
		return &original{bytes.NewReader(data), sum, int64(len(data))}
	}
	if path := x.path(sum, size); path != "" {
		if root, err := os.OpenRoot(x.dir); err == nil {
			defer root.Close()
			if file, err := root.Open(path); err == nil {
				return file
			}
		}
	}
	return nil
}

// path is where in the folder the file of a hash lies. Only files of its size are
// read; a list without sizes has all of them read.
func (x *finder) path(sum string, size int64) string {
	if x.dir == "" {
		return ""
	}
	if x.sizes == nil {
		x.sizes, x.sums = map[int64][]string{}, map[string]string{}
		x.list()
	}
	if at, ok := x.sums[sum]; ok {
		return at
	}
	for n, paths := range x.sizes {
		if size != 0 && n != size {
			continue
		}
		for _, at := range paths {
			if got, _, err := hashAnnex(x.dir, at); err == nil {
				x.sums[got] = at
			}
		}
		delete(x.sizes, n)
	}
	return x.sums[sum]
}

// list notes the plain files of the folder and of those in it, by size.
func (x *finder) list() {
	left := maxEntries
	_ = filepath.WalkDir(x.dir, func(path string, entry fs.DirEntry, err error) error {
		if left--; left < 0 {
			return filepath.SkipAll
		}
		below, relErr := filepath.Rel(x.dir, path)
		switch {
		case err != nil, relErr != nil:
			return nil //nolint:nilerr // what cannot be read is not there
		case entry.IsDir():
			if strings.Count(filepath.ToSlash(below), "/") >= maxLevels-1 {
				return filepath.SkipDir
			}
			return nil
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && info.Size() <= maxHashed {
			x.sizes[info.Size()] = append(x.sizes[info.Size()], below)
		}
		return nil
	})
}

// original is a file out of a binder.
type original struct {
	*bytes.Reader
	sum  string
	size int64
}

func (o *original) Close() error               { return nil }
func (o *original) Name() string               { return "sha256:" + o.sum }
func (o *original) Stat() (fs.FileInfo, error) { return originalInfo{o}, nil }

type originalInfo struct{ o *original }

func (i originalInfo) Name() string     { return i.o.Name() }
func (i originalInfo) Size() int64      { return i.o.size }
func (originalInfo) Mode() fs.FileMode  { return 0o400 }
func (originalInfo) ModTime() time.Time { return time.Time{} }
func (originalInfo) IsDir() bool        { return false }
func (originalInfo) Sys() any           { return nil }

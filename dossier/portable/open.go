package portable

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"strings"
)

// Reader is an open file. It may be used from any goroutine as long as what it
// reads from may.
type Reader struct {
	Manifest
	files map[string]*zip.File
}

// Is reports whether a file begins as a portable one does, locked or not.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) || Locked(head) }

// Open opens a file of a size and checks all of it. passphrase is needed where it is
// locked. The error wraps one of those of this package, or is of reading.
func Open(from io.ReaderAt, size int64, passphrase string) (*Reader, error) {
	if size > MaxTotal+maxDirectory {
		return nil, ErrTooLarge
	}
	head := make([]byte, len(lockedHead))
	n, err := from.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if Locked(head[:n]) {
		if from, size, err = unlock(from, size, passphrase); err != nil {
			return nil, err
		}
	}
	if err := sound(from, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(from, size)
	if err != nil {
		return nil, ErrDamaged
	}
	r := &Reader{files: map[string]*zip.File{}}
	if err := r.list(z.File); err != nil {
		return nil, err
	}
	raw, err := r.read(manifestName, nil)
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(raw)
	if err != nil {
		return nil, err
	}
	r.Manifest = *m
	return r, r.check()
}

// endRecord is the length of what an archive without a comment ends with.
const endRecord = 22

// sound looks at the end of the archive before anything is read by it: how long the
// directory is that leads to all the rest. Larger archives than we write, and those
// with something around them, are none of ours.
func sound(from io.ReaderAt, size int64) error {
	if size < endRecord {
		return ErrDamaged
	}
	end := make([]byte, endRecord)
	if _, err := from.ReadAt(end, size-endRecord); err != nil && err != io.EOF {
		return ErrDamaged
	}
	u32 := func(at int) int64 {
		return int64(end[at]) | int64(end[at+1])<<8 | int64(end[at+2])<<16 | int64(end[at+3])<<24
	}
	directory, offset := u32(12), u32(16)
	switch {
	case !bytes.HasPrefix(end, []byte("PK\x05\x06")), end[20] != 0, end[21] != 0:
		return ErrDamaged
	case directory+offset != size-endRecord:
		return ErrDamaged
	case directory > maxDirectory:
		return ErrTooLarge
	}
	return nil
}

// list takes the files of the archive: plain ones, each name once.
func (r *Reader) list(files []*zip.File) error {
	var total uint64
	for _, f := range files {
		most := bound(f.Name)
		switch {
		case most == 0, r.files[f.Name] != nil, !f.Mode().IsRegular(), f.Flags&1 != 0:
			return ErrDamaged
		case f.Method == zip.Store && f.UncompressedSize64 != f.CompressedSize64, f.Method != zip.Store && f.Method != zip.Deflate:
			return ErrDamaged
		case f.UncompressedSize64 > uint64(most), f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return ErrTooLarge
		}
		if total += f.UncompressedSize64; total > MaxTotal {
			return ErrTooLarge
		}
		r.files[f.Name] = f
	}
	if r.files[manifestName] == nil {
		return ErrDamaged
	}
	return nil
}

// check holds every file of the archive against the manifest.
func (r *Reader) check() error {
	if len(r.Files) != len(r.files)-1 {
		return ErrDamaged
	}
	for i := range r.Files {
		from, err := r.open(r.Files[i].Name)
		if err != nil {
			return err
		}
		c := newChecked(io.LimitReader(from, r.Files[i].Size+1))
		_, err = io.Copy(io.Discard, c)
		_ = from.Close()
		if err != nil || !c.is(r.Files[i].Size, r.Files[i].SHA256) {
			return ErrDamaged
		}
	}
	return nil
}

func (r *Reader) open(name string) (io.ReadCloser, error) {
	f := r.files[name]
	if f == nil {
		return nil, ErrDamaged
	}
	from, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	return from, nil
}

// read reads a file whole and holds it against what the manifest says, where there
// is one yet.
func (r *Reader) read(name string, want *File) ([]byte, error) {
	from, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	c := newChecked(io.LimitReader(from, bound(name)+1))
	raw, err := io.ReadAll(c)
	if err != nil || int64(len(raw)) > bound(name) || want != nil && !c.is(want.Size, want.SHA256) {
		return nil, ErrDamaged
	}
	return raw, nil
}

// Dossier is the dossier file.
func (r *Reader) Dossier() ([]byte, error) { return r.read(dossierName, r.file(dossierName)) }

// CallForm is the call that the dossier was written for, as it was stored; nil where
// it was left out.
func (r *Reader) CallForm() ([]byte, error) { return r.optional(callName) }

// History is the history, nil where it was left out.
func (r *Reader) History() ([]byte, error) { return r.optional(historyName) }

// HasHistory reports whether the history is inside.
func (r *Reader) HasHistory() bool { return r.file(historyName) != nil }

func (r *Reader) optional(name string) ([]byte, error) {
	f := r.file(name)
	if f == nil {
		return nil, nil
	}
	return r.read(name, f)
}

// Annex is the content of an annex, nil where there is none of this hash.
func (r *Reader) Annex(sum string) ([]byte, error) {
	f := r.file(annexFolder + sum)
	if f == nil {
		return nil, nil
	}
	return r.read(f.Name, f)
}

// Annexes are the hashes of the annexes that are inside.
func (r *Reader) Annexes() []string {
	var out []string
	for _, f := range r.Files {
		if strings.HasPrefix(f.Name, annexFolder) {
			out = append(out, f.SHA256)
		}
	}
	return out
}

// checked counts and hashes what is read through it.
type checked struct {
	from io.Reader
	sum  hash.Hash
	size int64
}

func newChecked(from io.Reader) *checked { return &checked{from: from, sum: sha256.New()} }

func (c *checked) Read(b []byte) (int, error) {
	n, err := c.from.Read(b)
	c.sum.Write(b[:n])
	c.size += int64(n)
	return n, err
}

func (c *checked) is(size int64, sum string) bool {
	return c.size == size && hex.EncodeToString(c.sum.Sum(nil)) == sum
}

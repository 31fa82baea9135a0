package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// remains is what a database file still gives, however damaged it is. It is read
// page by page, without bbolt, and bounded by the size of the file; whether a record
// is what was written its checksum says, so that rubbish does no harm.
type remains struct {
	path  string
	date  time.Time // when the file was made; zero for the store itself
	heads []*branch // the newest transaction first; the one before may give what the newest lost
	whole bool      // every page and both heads are sound, and so nothing that was written is missing
	// blind says that a head is broken beyond repair, or a page another's: what was
	// saved last may be missing, and there is no telling.
	blind bool
	sums  map[string]bool
}

// branch is a bucket.
type branch struct {
	values  map[string][]byte
	buckets map[string]*branch
	seq     uint64
}

func newBranch() *branch { return &branch{values: map[string][]byte{}, buckets: map[string]*branch{}} }

func (b *branch) bucket(name []byte) *branch {
	if b != nil {
		if c := b.buckets[string(name)]; c != nil {
			return c
		}
	}
	return newBranch()
}

// remainsOf reads what a file gives. The error is of the system alone.
func remainsOf(path string) (*remains, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	r := &remains{path: path, sums: map[string]bool{}}
	if !info.Mode().IsRegular() {
		return r, nil
	}
	err = sound(f, info.Size())
	if err != nil && !errors.Is(err, ErrCorrupt) {
		return nil, err
	}
	r.whole = err == nil
	size, roots, sure := rootsOf(f, info.Size())
	r.blind = !sure
	if !r.whole {
		roots = append(roots, scanned(f, size, info.Size())...)
	}
	for _, root := range roots {
		p := &pageReader{file: f, pageSize: size, end: uint64(info.Size() / size), seen: map[uint64]bool{0: true, 1: true}}
		b := newBranch()
		p.gather(root, b)
		r.blind = r.blind || p.foreign && len(r.heads) == 0
		if len(b.buckets) > 0 {
			r.heads = append(r.heads, b)
		}
		if r.whole {
			break
		}
	}
	for _, head := range r.heads {
		for _, sum := range head.bucket(bucketSums).values {
			r.sums[string(sum)] = true
		}
	}
	return r, nil
}

// rootsOf finds the roots that the two heads name, the newest first. A head with one
// wrong bit is put right; one with more is believed where nothing better is there,
// and then nothing is sure.
func rootsOf(f io.ReaderAt, size int64) (pageSize int64, roots []uint64, sure bool) {
	type head struct {
		root, tx uint64
		good     bool
	}
	pageSize = int64(os.Getpagesize())
	if p, _, _, err := newPageReader(f, size); err == nil {
		pageSize = p.pageSize
	}
	var heads []head
	right := 0
	for _, at := range []int64{0, pageSize} {
		meta := make([]byte, metaSum+8)
		if _, err := f.ReadAt(meta, at+pageHead); err != nil {
			continue
		}
		good := goodMeta(meta) || putRight(meta)
		if good {
			right++
		}
		if root := order.Uint64(meta[16:]); root >= 2 && root < uint64(size/pageSize) {
			heads = append(heads, head{root, order.Uint64(meta[48:]), good})
		}
	}
	slices.SortStableFunc(heads, func(a, b head) int {
		switch {
		case a.good != b.good && a.good:
			return -1
		case a.good != b.good:
			return 1
		case a.tx > b.tx:
			return -1
		}
		return 1
	})
	for _, h := range heads {
		roots = append(roots, h.root)
	}
	return pageSize, roots, right == 2 && len(heads) == 2 && follow(heads[0].tx, heads[1].tx)
}

// scanned finds the roots of transactions, of this one and of earlier ones, among all
// pages of a damaged file: a root is a leaf that has the buckets of a store.
func scanned(f io.ReaderAt, pageSize, size int64) (roots []uint64) {
	b := make([]byte, pageSize)
	for id := uint64(2); id < uint64(size/pageSize); id++ {
		if _, err := f.ReadAt(b, int64(id)*pageSize); err != nil || order.Uint16(b[8:]) != flagLeaf || order.Uint64(b) != id {
			continue
		}
		names := map[string]bool{}
		for i := range min(int(order.Uint16(b[10:])), len(b)/elementHead-1) {
			at := pageHead + i*elementHead
			if key, ok := slice(b, at, order.Uint32(b[at+4:]), 0, order.Uint32(b[at+8:])); ok && order.Uint32(b[at:])&flagBucket != 0 {
				names[string(key)] = true
			}
		}
		if names[string(bucketEntries)] && names[string(bucketDossiers)] {
			roots = append(roots, id)
		}
	}
	return roots
}

// putRight turns back the one bit that makes a head wrong, where it is one.
func putRight(meta []byte) bool {
	for bit := range len(meta) * 8 {
		meta[bit/8] ^= 1 << (bit % 8)
		if goodMeta(meta) {
			return true
		}
		meta[bit/8] ^= 1 << (bit % 8)
	}
	return false
}

// gather reads the pages below one as far as they can be read.
func (p *pageReader) gather(id uint64, into *branch) {
	if id < 2 || id >= p.end || p.seen[id] {
		return
	}
	p.seen[id] = true
	head := make([]byte, pageHead)
	if _, err := p.file.ReadAt(head, int64(id)*p.pageSize); err != nil {
		return
	}
	p.foreign = p.foreign || order.Uint64(head) != id
	over := uint64(order.Uint32(head[12:]))
	if id+over >= p.end {
		over = 0
	}
	b := make([]byte, int64(over+1)*p.pageSize)
	if _, err := p.file.ReadAt(b, int64(id)*p.pageSize); err != nil {
		return
	}
	switch n := int(order.Uint16(b[10:])); order.Uint16(b[8:]) {
	case flagLeaf:
		p.gatherLeaf(b, into)
	case flagBranch:
		for i := range min(n, len(b)/elementHead-1) {
			p.gather(order.Uint64(b[pageHead+i*elementHead+8:]), into)
		}
	}
}

func (p *pageReader) gatherLeaf(b []byte, into *branch) {
	for i := range min(int(order.Uint16(b[10:])), len(b)/elementHead-1) {
		at := pageHead + i*elementHead
		pos, ksize, vsize := order.Uint32(b[at+4:]), order.Uint32(b[at+8:]), order.Uint32(b[at+12:])
		key, ok := slice(b, at, pos, 0, ksize)
		value, okToo := slice(b, at, pos, ksize, vsize)
		if !ok || !okToo || len(key) == 0 {
			continue
		}
		if order.Uint32(b[at:])&flagBucket == 0 {
			into.values[string(key)] = slices.Clone(value)
			continue
		}
		if len(value) < bucketHead {
			continue
		}
		below := newBranch()
		below.seq = order.Uint64(value[8:])
		if root := order.Uint64(value); root != 0 {
			p.gather(root, below)
		} else if inline := value[bucketHead:]; len(inline) >= pageHead {
			p.gatherLeaf(inline, below)
		}
		into.buckets[string(key)] = below
	}
}

// version is that of the store, 0 where it cannot be told.
func (r *remains) version() int {
	for _, head := range r.heads {
		if v, err := strconv.Atoi(string(head.bucket(bucketMeta).values[string(keyVersion)])); err == nil {
			return v
		}
	}
	return 0
}

// trust says how far a record can be believed.
type trust int

const (
	refuted    trust = iota // it is not what was written, or nothing that can be read
	unverified              // it reads well, and nothing says more
	verified
)

// nearSum is how many of the 256 bits of a checksum may differ where it was the
// checksum that was hit and not the record: two records never come that near.
const nearSum = 16

// trusts holds a record against the checksums of its file. In a file without any,
// which an older program made, what reads well is as good as it gets.
func (r *remains) trusts(head *branch, at, value []byte) trust {
	if value == nil {
		return refuted
	}
	sums := head.bucket(bucketSums).values
	want := sumOf(at, value)
	stored, ok := sums[string(at)]
	if r.sums[string(want)] || ok && distance(stored, want) <= nearSum {
		return verified
	}
	switch {
	case ok:
		return refuted
	case len(r.sums) == 0 && r.version() < 2 && r.whole:
		return verified
	}
	return unverified
}

func distance(a, b []byte) int {
	if len(a) != len(b) {
		return len(b) * 8
	}
	n := 0
	for i := range a {
		n += bits.OnesCount8(a[i] ^ b[i])
	}
	return n
}

// found is a dossier as one file gives it.
type found struct {
	rec   record
	entry []byte
	file  []byte
	trust trust
	main  bool      // of the store itself
	from  string    // the name of the copy, else
	date  time.Time // of the copy
	// earlier says that it is of a transaction before the last that can be read.
	earlier bool
}

// ids are the dossiers that a file speaks of. A key that no checksum knows, and that
// the dossier itself does not say, is that of another dossier with a wrong bit.
func (r *remains) ids() []string {
	seen := map[string]bool{}
	for _, head := range r.heads {
		for _, bucket := range [][]byte{bucketEntries, bucketDossiers} {
			for id, raw := range head.bucket(bucket).values {
				known := r.trusts(head, place(bucket, []byte(id)), raw) == verified || bytes.Contains(raw, []byte(`"`+id+`"`))
				if idForm.MatchString(id) && (known || len(r.sums) == 0) {
					seen[id] = true
				}
			}
		}
		prefix := len(bucketEntries) + 1
		for at := range head.bucket(bucketSums).values {
			if len(at) > prefix && at[:prefix] == string(bucketEntries)+"/" && idForm.MatchString(at[prefix:]) {
				seen[at[prefix:]] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// find is the best that a file has of a dossier: with its entry, or where that is
// gone without. calls gives a frozen call by its hash.
func (r *remains) find(id string, calls func(hash string) []byte) (best found, ok bool) {
	key := []byte(id)
	for i, head := range r.heads {
		f := found{earlier: i > 0, from: filepath.Base(r.path), date: r.date, entry: head.bucket(bucketEntries).values[id], file: head.bucket(bucketDossiers).values[id]}
		entry, file := r.trusts(head, place(bucketEntries, key), f.entry), r.trusts(head, place(bucketDossiers, key), f.file)
		if f.trust = min(entry, file); f.trust == refuted {
			continue
		}
		// Where a page of checksums is gone, both are: one alone was hit, and perhaps
		// its record too.
		if entry != file {
			continue
		}
		var err error
		if f.rec, err = decodeWhole(f.entry); err != nil {
			continue
		}
		frozen := calls(f.rec.CallHash)
		if frozen == nil || !reads(f.file, frozen) {
			continue
		}
		if !ok || f.newer(best) {
			best, ok = f, true
		}
	}
	return best, ok
}

// orphan is a dossier whose bytes are what was written and whose entry is not.
func (r *remains) orphan(id string) []byte {
	for _, head := range r.heads {
		if file := head.bucket(bucketDossiers).values[id]; r.trusts(head, place(bucketDossiers, []byte(id)), file) == verified {
			return file
		}
	}
	return nil
}

// reads reports whether the bytes of a dossier can be read with a frozen call.
func reads(file, frozen []byte) bool {
	c, err := dossier.LoadFrozen(frozen)
	if err != nil {
		return false
	}
	_, _, err = dossier.Read(slices.Clone(file), func(string) *dossier.Call { return c })
	return err == nil
}

// newer reports whether a dossier is to be preferred to another: the newest version
// wins, of two the one that is sure.
func (f found) newer(than found) bool {
	switch {
	case f.rec.Version != than.rec.Version:
		return f.rec.Version > than.rec.Version
	case f.trust != than.trust:
		return f.trust > than.trust
	}
	return f.rec.Updated.After(than.rec.Updated)
}

// eventsIn collects the events of a dossier that a file gives, by their keys.
func (r *remains) eventsIn(id string, into map[string][]byte) {
	for _, head := range r.heads {
		for key, raw := range head.bucket(bucketHistory).bucket([]byte(id)).values {
			if _, there := into[key]; there || r.trusts(head, place(bucketHistory, []byte(id), []byte(key)), raw) == refuted {
				continue
			}
			if json.Unmarshal(raw, &shelf.Event{}) == nil {
				into[key] = raw
			}
		}
	}
}

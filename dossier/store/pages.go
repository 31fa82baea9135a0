package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"math"
)

// bbolt trusts what it maps: one wrong number in a page's head makes it loop
// for hours, eat all memory or fault, in reading and in its own check alike.
// So the pages of a file are proved sound here, by plain reads and in bounded
// time, before bbolt is let near any page but the first two.

const (
	pageHead    = 16 // id u64, flags u16, count u16, overflow u32
	elementHead = 16
	bucketHead  = 16 // root u64, sequence u64
	metaSum     = 56 // bytes of the meta before its checksum

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	flagBucket   = 0x01

	metaMagic   = 0xED0CDAED
	metaVersion = 2
	noFreelist  = math.MaxUint64
	manyFree    = math.MaxUint16 // the count stands in the first entry
)

var order = binary.NativeEndian // bbolt writes what memory holds

// pageReader proves one state of a file.
type pageReader struct {
	file     io.ReaderAt
	pageSize int64
	end      uint64          // the first page id that is not used
	newest   uint64          // transaction
	seen     map[uint64]bool // pages that something leads to
	foreign  bool            // a page that was gathered is another's, perhaps of an earlier time
}

// sound proves every page of a database file whose size is known. Nobody may write
// to it meanwhile.
func sound(f io.ReaderAt, size int64) error {
	p, root, freelist, err := newPageReader(f, size)
	if err != nil {
		return err
	}
	if err := p.bothHeads(); err != nil {
		return err
	}
	if err := p.tree(root, nil, new([]byte)); err != nil {
		return err
	}
	if freelist == noFreelist {
		return nil
	}
	return p.freelist(freelist)
}

func newPageReader(f io.ReaderAt, size int64) (p *pageReader, root, freelist uint64, err error) {
	var best []byte
	// The first meta names the page size; where it is broken the second is
	// looked for at every size that a page can have.
	for at := int64(0); at < size && at <= 1<<24; at = max(1024, at*2) {
		meta := make([]byte, metaSum+8)
		if _, err := f.ReadAt(meta, at+pageHead); err != nil {
			break
		}
		if !goodMeta(meta) || at != 0 && at != int64(order.Uint32(meta[8:])) {
			continue
		}
		if best == nil || order.Uint64(meta[48:]) > order.Uint64(best[48:]) {
			best = meta
		}
	}
	if best == nil {
		return nil, 0, 0, fmt.Errorf("%w: no valid head", ErrCorrupt)
	}
	p = &pageReader{
		file: f, pageSize: int64(order.Uint32(best[8:])), end: order.Uint64(best[40:]), newest: order.Uint64(best[48:]),
		seen: map[uint64]bool{0: true, 1: true},
	}
	if p.pageSize < 512 || p.end < 2 || p.end > uint64(size/p.pageSize) {
		return nil, 0, 0, fmt.Errorf("%w: the file has %d bytes and should have %d pages of %d", ErrCorrupt, size, p.end, p.pageSize)
	}
	return p, order.Uint64(best[16:]), order.Uint64(best[32:]), nil
}

// bothHeads wants both heads of the file to be right. One is enough to read it, but
// it is perhaps that of the transaction before: what was saved last would be gone
// without a word. A power cut is no excuse, for a head lies within one sector.
func (p *pageReader) bothHeads() error {
	var tx [2]uint64
	meta := make([]byte, metaSum+8)
	for i := range tx {
		if _, err := p.file.ReadAt(meta, int64(i)*p.pageSize+pageHead); err != nil {
			return err
		}
		if !goodMeta(meta) {
			return fmt.Errorf("%w: one of the two heads", ErrCorrupt)
		}
		tx[i] = order.Uint64(meta[48:])
	}
	if !follow(tx[0], tx[1]) {
		return fmt.Errorf("%w: heads of the transactions %d and %d", ErrCorrupt, tx[0], tx[1])
	}
	return nil
}

// follow reports whether two heads can stand in one file: each transaction writes the
// other one, but the first behind a backup may write over the newer of two.
func follow(a, b uint64) bool { return max(a, b)-min(a, b) == 1 || max(a, b)-min(a, b) == 2 }

func goodMeta(m []byte) bool {
	h := fnv.New64a()
	_, _ = h.Write(m[:metaSum])
	return order.Uint32(m) == metaMagic && order.Uint32(m[4:]) == metaVersion && order.Uint64(m[metaSum:]) == h.Sum64()
}

// page reads one page with those that it overflows into, none of which may
// have been met before.
func (p *pageReader) page(id uint64) ([]byte, error) {
	if id < 2 || id >= p.end {
		return nil, fmt.Errorf("%w: page %d is outside the file", ErrCorrupt, id)
	}
	head := make([]byte, pageHead)
	if _, err := p.file.ReadAt(head, int64(id)*p.pageSize); err != nil {
		return nil, err
	}
	over := uint64(order.Uint32(head[12:]))
	if order.Uint64(head) != id || id+over >= p.end {
		return nil, fmt.Errorf("%w: the head of page %d", ErrCorrupt, id)
	}
	for i := id; i <= id+over; i++ {
		if p.seen[i] {
			return nil, fmt.Errorf("%w: page %d is used twice", ErrCorrupt, i)
		}
		p.seen[i] = true
	}
	b := make([]byte, int64(over+1)*p.pageSize)
	_, err := p.file.ReadAt(b, int64(id)*p.pageSize)
	return b, err
}

// tree proves the pages of one bucket. No key in them is below least, and all
// are above last, the key before them.
func (p *pageReader) tree(id uint64, least []byte, last *[]byte) error {
	b, err := p.page(id)
	if err != nil {
		return err
	}
	switch flags, n := order.Uint16(b[8:]), int(order.Uint16(b[10:])); {
	case flags == flagLeaf:
		return p.leaf(b, least, last)
	case flags != flagBranch || n == 0:
		return fmt.Errorf("%w: the kind of page %d", ErrCorrupt, id)
	default:
		return p.branch(b, n, least, last)
	}
}

func (p *pageReader) branch(b []byte, n int, least []byte, last *[]byte) error {
	for i := range n {
		at := pageHead + i*elementHead
		if at+elementHead > len(b) {
			return errElement
		}
		key, ok := slice(b, at, order.Uint32(b[at:]), 0, order.Uint32(b[at+4:]))
		if !ok || bytes.Compare(key, least) < 0 || i > 0 && bytes.Compare(key, *last) <= 0 {
			return errElement
		}
		if err := p.tree(order.Uint64(b[at+8:]), key, last); err != nil {
			return err
		}
	}
	return nil
}

// leaf proves the keys and values of a leaf page, or of a bucket that stands
// in a value.
func (p *pageReader) leaf(b, least []byte, last *[]byte) error {
	for i := range int(order.Uint16(b[10:])) {
		at := pageHead + i*elementHead
		if at+elementHead > len(b) {
			return errElement
		}
		pos, ksize, vsize := order.Uint32(b[at+4:]), order.Uint32(b[at+8:]), order.Uint32(b[at+12:])
		key, ok := slice(b, at, pos, 0, ksize)
		value, okToo := slice(b, at, pos, ksize, vsize)
		if !ok || !okToo || len(key) == 0 || bytes.Compare(key, least) < 0 || bytes.Compare(key, *last) <= 0 {
			return errElement
		}
		*last = key
		if order.Uint32(b[at:])&flagBucket == 0 {
			continue
		}
		if err := p.bucket(value); err != nil {
			return err
		}
	}
	return nil
}

func (p *pageReader) bucket(value []byte) error {
	if len(value) < bucketHead {
		return errElement
	}
	if root := order.Uint64(value); root != 0 {
		return p.tree(root, nil, new([]byte))
	}
	inline := value[bucketHead:]
	if len(inline) < pageHead || order.Uint16(inline[8:]) != flagLeaf || order.Uint32(inline[12:]) != 0 {
		return errElement
	}
	return p.leaf(inline, nil, new([]byte))
}

// freelist proves that what is free is used by nothing: a page that is both
// would be overwritten by the next save.
func (p *pageReader) freelist(id uint64) error {
	b, err := p.page(id)
	if err != nil {
		return err
	}
	n, ids := uint64(order.Uint16(b[10:])), b[pageHead:]
	if n == manyFree {
		n, ids = order.Uint64(ids), ids[8:]
	}
	if order.Uint16(b[8:]) != flagFreelist || n > uint64(len(ids)/8) {
		return fmt.Errorf("%w: the list of free pages", ErrCorrupt)
	}
	for i := range n {
		free := order.Uint64(ids[i*8:])
		if free < 2 || free >= p.end || p.seen[free] {
			return fmt.Errorf("%w: page %d is listed as free", ErrCorrupt, free)
		}
		p.seen[free] = true
	}
	return nil
}

var errElement = fmt.Errorf("%w: a key or value outside its page, or out of order", ErrCorrupt)

// slice is size bytes behind an element, where they lie in the page.
func slice(b []byte, at int, pos, skip, size uint32) ([]byte, bool) {
	from := int64(at) + int64(pos) + int64(skip)
	to := from + int64(size)
	if to > int64(len(b)) {
		return nil, false
	}
	return b[from:to:to], true
}

package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"slices"
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
	free     [][]byte        // buffers of pages that were read
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

// pageBytes is a page with those that it overflows into. Of one with long values the
// first page alone is read, the rest where it is asked for.
type pageBytes struct {
	read []byte
	size int64
	at   int64 // in the file
}

// page reads one page, which with those that it overflows into must not have been met
// before; whole reads those too. Its bytes are there until done.
func (p *pageReader) page(id uint64, whole bool) (b pageBytes, err error) {
	if id < 2 || id >= p.end {
		return b, fmt.Errorf("%w: page %d is outside the file", ErrCorrupt, id)
	}
	b = pageBytes{p.buffer(int(p.pageSize)), p.pageSize, int64(id) * p.pageSize}
	defer func() {
		if err != nil {
			p.done(b)
		}
	}()
	if _, err := p.file.ReadAt(b.read, b.at); err != nil {
		return b, err
	}
	over := uint64(order.Uint32(b.read[12:]))
	if order.Uint64(b.read) != id || id+over >= p.end {
		return b, fmt.Errorf("%w: the head of page %d", ErrCorrupt, id)
	}
	for i := id; i <= id+over; i++ {
		if p.seen[i] {
			return b, fmt.Errorf("%w: page %d is used twice", ErrCorrupt, i)
		}
		p.seen[i] = true
	}
	b.size = int64(over+1) * p.pageSize
	table := pageHead + int64(order.Uint16(b.read[10:]))*elementHead
	if over == 0 || !whole && order.Uint16(b.read[8:]) == flagLeaf && table <= p.pageSize {
		return b, nil
	}
	p.done(b)
	b.read = p.buffer(int(b.size))
	_, err = p.file.ReadAt(b.read, b.at)
	return b, err
}

// buffer gives the bytes of a page that is done with, or new ones: a store of some size
// would be all garbage otherwise.
func (p *pageReader) buffer(size int) []byte {
	if n := len(p.free); n > 0 {
		b := p.free[n-1]
		p.free = p.free[:n-1]
		return slices.Grow(b[:0], size)[:size]
	}
	return make([]byte, size)
}

func (p *pageReader) done(b pageBytes) { p.free = append(p.free, b.read) }

// part is size bytes behind an element, where they lie in the page. They are there as
// long as the page is.
func (p *pageReader) part(b pageBytes, at int, pos, skip, size uint32) ([]byte, error) {
	from := int64(at) + int64(pos) + int64(skip)
	switch to := from + int64(size); {
	case to <= int64(len(b.read)):
		return b.read[from:to:to], nil
	case to > b.size:
		return nil, errElement
	}
	rest := make([]byte, size)
	_, err := p.file.ReadAt(rest, b.at+from)
	return rest, err
}

// tree proves the pages of one bucket. No key in them is below least, and all
// are above last, the key before them.
func (p *pageReader) tree(id uint64, least []byte, last *[]byte) error {
	b, err := p.page(id, false)
	if err != nil {
		return err
	}
	defer p.done(b)
	switch flags, n := order.Uint16(b.read[8:]), int(order.Uint16(b.read[10:])); {
	case flags == flagLeaf:
		return p.leaf(b, least, last)
	case flags != flagBranch || n == 0:
		return fmt.Errorf("%w: the kind of page %d", ErrCorrupt, id)
	default:
		return p.branch(b.read, n, least, last)
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
// in a value. Of a value it is proved that it lies in the page; what it says is not read.
func (p *pageReader) leaf(b pageBytes, least []byte, last *[]byte) error {
	for i := range int(order.Uint16(b.read[10:])) {
		at := pageHead + i*elementHead
		if at+elementHead > len(b.read) {
			return errElement
		}
		pos, ksize, vsize := order.Uint32(b.read[at+4:]), order.Uint32(b.read[at+8:]), order.Uint32(b.read[at+12:])
		if int64(at)+int64(pos)+int64(ksize)+int64(vsize) > b.size {
			return errElement
		}
		key, err := p.part(b, at, pos, 0, ksize)
		if err != nil {
			return err
		}
		if len(key) == 0 || bytes.Compare(key, least) < 0 || bytes.Compare(key, *last) <= 0 {
			return errElement
		}
		*last = append((*last)[:0], key...)
		if order.Uint32(b.read[at:])&flagBucket == 0 {
			continue
		}
		value, err := p.part(b, at, pos, ksize, vsize)
		if err != nil {
			return err
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
	return p.leaf(pageBytes{read: inline, size: int64(len(inline))}, nil, new([]byte))
}

// each calls fn with the keys behind a key, in order, and their values, of the records
// below a page. Their bytes are there during the call alone.
func (p *pageReader) each(id uint64, after []byte, fn func(key, value []byte) error) error {
	b, err := p.page(id, true)
	if err != nil {
		return err
	}
	defer p.done(b)
	flags, n := order.Uint16(b.read[8:]), int(order.Uint16(b.read[10:]))
	if flags != flagLeaf && flags != flagBranch || pageHead+n*elementHead > len(b.read) {
		return errElement
	}
	for i := range n {
		at := pageHead + i*elementHead
		e := b.read[at:]
		if flags == flagBranch {
			if i+1 < n {
				next := b.read[at+elementHead:]
				first, ok := slice(b.read, at+elementHead, order.Uint32(next), 0, order.Uint32(next[4:]))
				if !ok {
					return errElement
				}
				if bytes.Compare(first, after) <= 0 {
					continue
				}
			}
			if err := p.each(order.Uint64(e[8:]), after, fn); err != nil {
				return err
			}
			continue
		}
		pos, ksize, vsize := order.Uint32(e[4:]), order.Uint32(e[8:]), order.Uint32(e[12:])
		key, ok := slice(b.read, at, pos, 0, ksize)
		value, okToo := slice(b.read, at, pos, ksize, vsize)
		if !ok || !okToo {
			return errElement
		}
		if order.Uint32(e)&flagBucket != 0 || bytes.Compare(key, after) <= 0 {
			continue
		}
		if err := fn(key, value); err != nil {
			return err
		}
	}
	return nil
}

// freelist proves that what is free is used by nothing: a page that is both
// would be overwritten by the next save.
func (p *pageReader) freelist(id uint64) error {
	page, err := p.page(id, true)
	if err != nil {
		return err
	}
	defer p.done(page)
	b := page.read
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

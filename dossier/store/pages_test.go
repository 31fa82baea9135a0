package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// laid is a database file with branches, overflowing pages, buckets in pages
// and in values, and free pages; and where they lie.
func laid(t testing.TB) (file []byte, p *pageReader, root, free uint64) {
	t.Helper()
	file = sample(t)
	p, root, free, err := newPageReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if err := sound(bytes.NewReader(file), int64(len(file))); err != nil {
		t.Fatal(err)
	}
	return file, p, root, free
}

// pagesOf are the ids of the pages of a kind below a root.
func pagesOf(file []byte, p *pageReader, kind uint16) (ids []uint64) {
	for id := uint64(2); id < p.end; id++ {
		b := file[int64(id)*p.pageSize:]
		if order.Uint64(b) == id && order.Uint16(b[8:]) == kind && order.Uint16(b[10:]) > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

func TestEveryLieOfAPageIsFound(t *testing.T) {
	file, p, root, free := laid(t)
	at := func(id uint64) int { return int(int64(id) * p.pageSize) }
	crowded := uint64(0) // a page of the tree behind which stands another
	if err := p.tree(root, nil, new([]byte)); err != nil {
		t.Fatal(err)
	}
	for id := uint64(2); id+1 < p.end; id++ {
		if p.seen[id] && p.seen[id+1] && order.Uint64(file[at(id):]) == id && order.Uint32(file[at(id)+12:]) == 0 {
			crowded = id
		}
	}
	first := at(root) + pageHead // the first element of the root's leaf: a bucket
	for name, lie := range map[string]func(b []byte){
		"the wrong id":                        func(b []byte) { order.PutUint64(b[at(root):], root+1) },
		"an unknown kind":                     func(b []byte) { order.PutUint16(b[at(root)+8:], 0x08) },
		"a branch without a branch":           func(b []byte) { order.PutUint16(b[at(root)+8:], flagBranch); order.PutUint16(b[at(root)+10:], 0) },
		"more keys than fit":                  func(b []byte) { order.PutUint16(b[at(root)+10:], 60_000) },
		"four billion pages of overflow":      func(b []byte) { order.PutUint32(b[at(root)+12:], 0xFFFFFFFF) },
		"overflow to the end of the file":     func(b []byte) { order.PutUint32(b[at(root)+12:], uint32(p.end-root)) },
		"overflow over another page":          func(b []byte) { order.PutUint32(b[at(crowded)+12:], 1) },
		"a key outside the page":              func(b []byte) { order.PutUint32(b[first+4:], 1<<20) },
		"a value outside the page":            func(b []byte) { order.PutUint32(b[first+12:], 0xFFFFFF00) },
		"an empty key":                        func(b []byte) { order.PutUint32(b[first+8:], 0) },
		"keys out of order":                   func(b []byte) { b[first+int(order.Uint32(b[first+4:]))] = 'z' },
		"a bucket in four bytes":              func(b []byte) { order.PutUint32(b[first+12:], 4) },
		"free pages on another kind of page":  func(b []byte) { order.PutUint16(b[at(free)+8:], flagLeaf) },
		"more free pages than fit":            func(b []byte) { order.PutUint16(b[at(free)+10:], 60_000) },
		"more free pages than can be counted": func(b []byte) { order.PutUint16(b[at(free)+10:], manyFree); order.PutUint64(b[at(free)+16:], 1<<62) },
		"a free page that is used":            func(b []byte) { order.PutUint64(b[at(free)+16:], root) },
		"a free page that is the list itself": func(b []byte) { order.PutUint64(b[at(free)+16:], free) },
		"a free page beyond the end":          func(b []byte) { order.PutUint64(b[at(free)+16:], p.end) },
		"a page that is free twice":           func(b []byte) { copy(b[at(free)+24:], b[at(free)+16:at(free)+24]) },
		"no valid head":                       func(b []byte) { b[20]++; b[int(p.pageSize)+20]++ },
	} {
		t.Run(name, func(t *testing.T) {
			bad := slices.Clone(file)
			lie(bad)
			if bytes.Equal(bad, file) {
				t.Fatal("nothing was changed")
			}
			if err := sound(bytes.NewReader(bad), int64(len(bad))); !errors.Is(err, ErrCorrupt) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestABranchThatLeadsInACircleIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "many.db")
	b, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Update(func(tx *bolt.Tx) error {
		many, err := tx.CreateBucket([]byte("many"))
		for i := 0; i < 2000 && err == nil; i++ {
			err = many.Put([]byte{byte(i >> 8), byte(i), 'k'}, bytes.Repeat([]byte{'v'}, 100))
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	file := readFile(t, path)
	r := bytes.NewReader(file)
	if err := sound(r, r.Size()); err != nil {
		t.Fatal(err)
	}
	p, _, _, err := newPageReader(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	branches := pagesOf(file, p, flagBranch)
	if len(branches) == 0 {
		t.Fatal("there is no branch")
	}
	at := int64(branches[0])*p.pageSize + pageHead
	t.Run("a key above what it leads to", func(t *testing.T) {
		bad := slices.Clone(file)
		bad[at+int64(order.Uint32(bad[at:]))+1]++ // the second byte of the first key
		if err := sound(bytes.NewReader(bad), int64(len(bad))); !errors.Is(err, ErrCorrupt) {
			t.Errorf("error %v", err)
		}
	})
	for name, to := range map[string]uint64{"to itself": branches[0], "to its neighbour": order.Uint64(file[at+elementHead+8:]), "out of the file": 1 << 40, "to the head": 1} {
		t.Run(name, func(t *testing.T) {
			bad := slices.Clone(file)
			order.PutUint64(bad[at+8:], to)
			if err := sound(bytes.NewReader(bad), int64(len(bad))); !errors.Is(err, ErrCorrupt) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestTheSecondHeadIsEnough(t *testing.T) {
	file, p, _, _ := laid(t)
	for name, at := range map[string]int64{"the first is broken": 0, "the second is broken": p.pageSize} {
		t.Run(name, func(t *testing.T) {
			bad := slices.Clone(file)
			copy(bad[at+pageHead:], make([]byte, metaSum))
			q, _, _, err := newPageReader(bytes.NewReader(bad), int64(len(bad)))
			if err != nil || q.pageSize != p.pageSize {
				t.Errorf("%+v, %v", q, err)
			}
		})
	}
}

package binder

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"dossierpme/dossier/outline"
	"dossierpme/pdf"
	"dossierpme/pdf/layout"
	"dossierpme/pdf/object"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/source"
)

// File is an open annex.
type File interface {
	io.ReaderAt
	io.Closer
	Stat() (fs.FileInfo, error)
}

// Item is an annex to be bound.
type Item struct {
	ID          outline.ID // of its separator
	SHA256      string     // of the file, in hexadecimal digits; "" where it need not travel
	Name        string     // of the file in the binder
	Description string     // where it travels as an attachment
	// Only are the pages to bind, from 0; nil binds all.
	Only []int
	// State is Fine, or Missing or Unreadable where there is nothing to open.
	State State
	// Open opens the file; it may be asked for twice, and is asked for again when
	// the binder is written.
	Open func() (File, error)
}

// Set is a set of annexes that were looked at, in their order.
type Set struct {
	items  []Item
	engine *raster.Engine
	facts  []Facts
	loaded []*loaded // nil where a file is not bound, or not kept
	marks  [][]layout.GuestMark
}

// maxKept bounds the size of the files that are kept between looking and
// writing, in bytes; others are read again.
const maxKept = 64 << 20

// Load looks at annexes. Before each it calls progress, which may be nil. The
// only error is that of ctx.
func Load(ctx context.Context, items []Item, engine *raster.Engine, progress func(done int)) (*Set, error) {
	s := &Set{items: items, engine: engine, facts: make([]Facts, len(items)), loaded: make([]*loaded, len(items)), marks: make([][]layout.GuestMark, len(items))}
	kept := int64(0)
	for i, it := range items {
		if progress != nil {
			progress(i)
		}
		f, l := it.load(ctx, engine)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f.State == Fine && l.book != nil {
			s.marks[i] = l.book.marks(pageIndex(l.pages))
		}
		s.facts[i] = f
		if f.State == Fine && kept+f.Size <= maxKept {
			s.loaded[i] = l
			kept += f.Size
		}
	}
	return s, nil
}

func (it *Item) load(ctx context.Context, engine *raster.Engine) (Facts, *loaded) {
	f := Facts{Kind: Other, State: it.State}
	if it.State != Fine {
		return f, nil
	}
	f.State = Unreadable
	file, err := it.Open()
	if err != nil {
		return f, nil
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return f, nil
	}
	f, l := look(ctx, file, info.Size(), false, engine)
	if it.Only != nil && l != nil && l.facsimile != nil {
		l.facsimile.pages = slices.DeleteFunc(slices.Clone(it.Only), func(i int) bool { return i < 0 || i >= f.Pages })
		f.Pages = len(l.facsimile.pages)
	}
	if it.Only != nil && l != nil && l.album != nil {
		l.album.pages = slices.DeleteFunc(slices.Clone(it.Only), func(i int) bool { return i < 0 || i >= f.Pages })
		f.Pages = len(l.album.pages)
	}
	if it.Only != nil && l != nil && l.book != nil {
		var pages []leaf
		for _, i := range it.Only {
			if i >= 0 && i < len(l.pages) {
				pages = append(pages, l.pages[i])
			}
		}
		l.pages, f.Pages = pages, len(pages)
	}
	return f, l
}

// Facts is what was seen of an annex.
func (s *Set) Facts(i int) Facts { return s.facts[i] }

// Carried reports whether an annex travels as an attachment: it has bytes and
// cannot be bound.
func (s *Set) Carried(i int) bool {
	f := s.facts[i]
	return f.State != Fine && f.Size > 0 && f.Size <= MaxFile && f.State != Missing && f.State != Unreadable
}

// Files are the annexes that travel as attachments: those that are not bound, and
// with originals all others whose hash is known, each content once, so that they
// come out of the binder byte for byte.
func (s *Set) Files(originals bool) []object.Carried {
	var out []object.Carried
	seen := map[string]bool{}
	for i, it := range s.items {
		original := originals && it.SHA256 != "" && s.facts[i].State == Fine
		if !s.Carried(i) && !original || it.SHA256 != "" && seen[it.SHA256] {
			continue
		}
		seen[it.SHA256] = true
		size := s.facts[i].Size
		out = append(out, object.Carried{Name: it.Name, SHA256: it.SHA256, Description: it.Description, Size: size, Open: func() (io.ReadCloser, error) {
			f, err := it.Open()
			if err != nil {
				return nil, err
			}
			return &section{io.NewSectionReader(f, 0, size), f}, nil
		}})
	}
	return out
}

// section reads a file from its beginning.
type section struct {
	io.Reader
	file io.Closer
}

func (s *section) Close() error { return s.file.Close() }

// Guests are the annexes that are bound, by their separators. Before each is
// written, progress is called with its place in the set; it may be nil.
func (s *Set) Guests(ctx context.Context, progress func(done int)) map[outline.ID]*pdf.Guest {
	out := map[outline.ID]*pdf.Guest{}
	for i, it := range s.items {
		if s.facts[i].State != Fine {
			continue
		}
		out[it.ID] = &pdf.Guest{Visit: layout.Visit{Pages: s.facts[i].Pages, Marks: s.marks[i]}, Write: func(w *pdf.GuestWriter) error {
			if progress != nil {
				progress(i)
			}
			return s.write(ctx, i, w)
		}}
	}
	return out
}

// ErrChanged is an annex that changed between looking and writing.
type ErrChanged struct{ Name string }

func (e *ErrChanged) Error() string { return fmt.Sprintf("binder: %q changed", e.Name) }

func (s *Set) write(ctx context.Context, i int, w *pdf.GuestWriter) error {
	l := s.loaded[i]
	s.loaded[i] = nil // done with, once it is written
	if l == nil {
		var f Facts
		f, l = s.items[i].load(ctx, s.engine)
		if err := ctx.Err(); err != nil {
			return err
		}
		if f != s.facts[i] {
			return &ErrChanged{s.items[i].Name}
		}
	}
	switch {
	case l.facsimile != nil:
		return l.facsimile.write(ctx, w)
	case l.album != nil:
		return l.album.write(ctx, w)
	case l.picture != nil:
		return l.picture.write(w, 0)
	}
	return copyPages(ctx, l, w)
}

func pageIndex(pages []leaf) map[int]int {
	index := make(map[int]int, len(pages))
	for i, l := range pages {
		if l.number > 0 {
			index[l.number] = i
		}
	}
	return index
}

// copyPages copies the pages of a PDF file.
func copyPages(ctx context.Context, l *loaded, w target) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errCopy, p)
		}
	}()
	bounded, stop := source.Bound(ctx)
	defer stop()
	c := &copier{ctx: bounded, book: l.book, to: w, pages: pageIndex(l.pages), refs: map[int]pdf.Ref{}, forms: map[int]bool{}}
	before, err := w.Pack("", []byte("q q q\n"))
	if err != nil {
		return err
	}
	for i, page := range l.pages {
		if err := c.page(i, page, before); err != nil {
			return err
		}
		if err := c.drain(); err != nil {
			return err
		}
	}
	groups, hidden := l.book.layers()
	for _, g := range groups {
		if r, ok := c.refs[g]; ok {
			w.Layer(r, hidden[g])
		}
	}
	return nil
}

package binder

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"dossierpme/pdf/raster"
	"dossierpme/pdf/source"
)

// State says whether a file can be bound, and why not.
type State string

// The states of a file. Only a file that is Fine can be bound.
const (
	Fine        State = "fine"
	Empty       State = "empty"
	Unsupported State = "unsupported"
	Locked      State = "locked" // asks for a password
	Damaged     State = "damaged"
	NoPages     State = "no_pages"
	TooLarge    State = "too_large"
	ManyPixels  State = "too_many_pixels" // an image that is small in bytes, perhaps
	ImageBroken State = "image_broken"
	Unreadable  State = "unreadable" // the disk does not give it
	Missing     State = "missing"
	NoPaper     State = "no_paper" // a web page, or a shortcut to something
)

// States lists every state, for whoever words them.
var States = []State{Fine, Empty, Unsupported, Locked, Damaged, NoPages, TooLarge, ManyPixels, ImageBroken, Unreadable, Missing, NoPaper}

// Facts is what a look at a file says of it.
type Facts struct {
	Kind  Kind
	State State
	// Pages is the number of pages that the file gives: one for an image but TIFF.
	Pages int
	// Declared is the number of pages that a damaged file says it has, where that is
	// known, and Broken the numbers of those that cannot be read: "4,5,6".
	Declared int
	Broken   string
	// Encrypted says that the file is locked with an empty password, which any
	// reader opens.
	Encrypted bool
	// Drawn says that a PDF is bound as pictures of its pages.
	Drawn bool
	// Width and Height are the pixels of an image, upright; of the first in a TIFF.
	Width, Height int
	Size          int64 // bytes
}

// MaxFile is the size up to which a file is bound, in bytes.
const MaxFile = 100 << 20

// MaxPages is the number of pages up to which a file is bound.
const MaxPages = 5000

// Inspect looks at a file. It never fails: what is wrong stands in the state.
// An error of ctx gives Unreadable. With an engine, a PDF that cannot be copied is
// bound as pictures of its pages where the engine can draw them.
func Inspect(ctx context.Context, r io.ReaderAt, size int64, engine *raster.Engine) Facts {
	f, _ := look(ctx, r, size, true, engine)
	return f
}

// loaded is a file ready to be bound: one of book, picture, album and facsimile is set.
type loaded struct {
	book      *book
	pages     []leaf
	picture   *packed
	album     *album
	facsimile *facsimile
}

// look inspects a file and keeps what was read of it. Thorough looks at every
// pixel of an image, too.
func look(ctx context.Context, r io.ReaderAt, size int64, thorough bool, engine *raster.Engine) (Facts, *loaded) {
	f := Facts{Kind: Other, State: Unsupported, Size: size}
	if size == 0 {
		f.State = Empty
		return f, nil
	}
	kind, err := KindOfFile(r, size)
	if err != nil || ctx.Err() != nil {
		f.State = Unreadable
		return f, nil
	}
	f.Kind = kind
	switch {
	case f.Kind == WebPage, f.Kind == Shortcut:
		f.State = NoPaper
		return f, nil
	case f.Kind == Other, slices.Contains(Travelling, f.Kind):
		return f, nil
	case size > MaxFile:
		f.State = TooLarge
		return f, nil
	case f.Kind == PDF:
		return lookAtPDF(ctx, f, r, engine)
	}
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		f.State = Unreadable
		return f, nil
	}
	if f.Kind != JPEG && f.Kind != PNG {
		return lookAtAlbum(ctx, f, data)
	}
	p, err := readPicture(f.Kind, data, thorough)
	if err != nil {
		if f.State = pictureState(err); f.State == ManyPixels {
			f.Width, f.Height = pixels(data)
		}
		return f, nil
	}
	f.State, f.Pages = Fine, 1
	f.Width, f.Height = p.upright()
	return f, &loaded{picture: p}
}

func lookAtPDF(ctx context.Context, f Facts, r io.ReaderAt, engine *raster.Engine) (Facts, *loaded) {
	read, err := source.Read(ctx, io.NewSectionReader(r, 0, f.Size))
	switch {
	case err == nil:
	case errors.Is(err, source.ErrLocked):
		f.State, f.Encrypted = Locked, true
		return orDrawn(ctx, f, r, nil, engine)
	case errors.Is(err, source.ErrTooBig):
		f.State = TooLarge
		return orDrawn(ctx, f, r, nil, engine)
	case errors.Is(err, source.ErrDamaged):
		f.State = Damaged
		return orDrawn(ctx, f, r, nil, engine)
	default:
		f.State = Unreadable
		return f, nil
	}
	b := &book{ctx: read, file: r}
	f.Encrypted = read.E != nil
	pages, err := b.leaves()
	switch {
	case err != nil:
		f.State = TooLarge
		return f, nil
	case len(pages) == 0:
		f.State = NoPages
		return orDrawn(ctx, f, r, nil, engine)
	}
	// The reader overlooks a lock that stands in the trailer itself.
	if !b.opened(pages) && (f.Encrypted || holds(r, f.Size, "/Encrypt")) {
		f.State, f.Encrypted = Locked, true
		return orDrawn(ctx, f, r, nil, engine)
	}
	d := b.damage(pages)
	if len(d.broken) > 0 {
		f.State, f.Pages, f.Declared, f.Broken = Damaged, d.declared-len(d.broken), d.declared, numbers(d.broken)
		if d.spoilt {
			return f, nil // an engine would draw what is left, as if it were all
		}
		return orDrawn(ctx, f, r, d.broken, engine)
	}
	b.count = len(pages)
	l := &loaded{book: b, pages: pages}
	if err := rehearse(ctx, l); err != nil {
		if f.State = TooLarge; ctx.Err() != nil {
			f.State = Unreadable
		}
		return orDrawn(ctx, f, r, nil, engine)
	}
	f.State, f.Pages = Fine, len(pages)
	return f, l
}

// holds looks for a word in a file.
func holds(r io.ReaderAt, size int64, word string) bool {
	buf := make([]byte, 64<<10)
	for at := int64(0); at < size; at += int64(len(buf) - len(word)) {
		n, err := r.ReadAt(buf, at)
		if bytes.Contains(buf[:n], []byte(word)) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

package scan

import (
	"bytes"
	"cmp"
	"context"
	"image"
	"maps"
	"slices"

	"dossierpme/pdf/picture"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/seal"
)

const (
	// The pages of a PDF are drawn at these resolutions, in dots an inch: coarse
	// is enough for a clean scan.
	coarse = 120
	fine   = 200
	// mostLeafed is how many pages of a PDF are looked at, mostClosely how many of
	// those where nothing was found are looked at closely.
	mostLeafed, mostClosely = 1000, 40
)

// Found is a code and the page of the file that it stands on, from 1.
type Found struct {
	Page int
	Mark seal.Mark
}

// Progress is told how many of a file's pages are done. It may be nil.
type Progress func(done, all int)

func (p Progress) say(done, all int) {
	if p != nil {
		p(done, all)
	}
}

// Picture reports whether a file begins as a picture, be it one that File cannot
// read.
func Picture(data []byte) bool { return picture.KindOf(data[:min(len(data), 32)]) != picture.None }

// File looks for codes on the pages of a PDF file or of a picture that picture
// reads; none is no error. The errors are those of picture, those of raster, or
// that of ctx.
func File(ctx context.Context, data []byte, pages *raster.Engine, progress Progress) ([]Found, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return pictures(ctx, data, progress)
	}
	doc, err := pages.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	b := book{doc: doc, read: map[int]seal.Mark{}, progress: progress}
	return b.codes(ctx)
}

// book is a PDF whose pages are looked at.
type book struct {
	doc      *raster.Document
	read     map[int]seal.Mark // by page, from 0
	progress Progress
}

// codes leafs through the pages, and then looks closely at those that showed no
// code, first at those nearest to one that did.
func (b *book) codes(ctx context.Context) ([]Found, error) {
	all := min(b.doc.Pages(), mostLeafed)
	// Of a page that is looked at twice the second look costs twice the first.
	done, work := 0, all+2*min(all, mostClosely)
	tell := func(more int) {
		done = min(done+more, work)
		b.progress.say(all*done/work, all)
	}
	tell(0)
	for i := range all {
		if err := b.look(ctx, i, coarse, Glance); err != nil {
			return nil, err
		}
		tell(1)
	}
	unread := b.unread(all)
	tell(2 * (min(all, mostClosely) - len(unread)))
	for _, i := range unread {
		// A page that is drawn without any picture was seen as sharp as it is: it is
		// no scan. Where that cannot be told, it is looked at.
		if pictured, err := b.doc.Pictured(ctx, i); pictured || err != nil {
			if err := b.look(ctx, i, fine, Read); err != nil {
				return nil, err
			}
		}
		tell(2)
	}
	var out []Found
	for _, i := range slices.Sorted(maps.Keys(b.read)) {
		out = append(out, Found{i + 1, b.read[i]})
	}
	return out, nil
}

// look draws a page and reads it. The only error is that of ctx: behind a page
// that cannot be drawn the next may be whole.
func (b *book) look(ctx context.Context, page int, dpi float64, read func(context.Context, image.Image) (seal.Mark, bool)) error {
	img, err := b.doc.Render(ctx, page, dpi)
	if err == nil {
		if m, ok := read(ctx, img); ok {
			b.read[page] = m
		}
	}
	return ctx.Err()
}

// unread are the pages to be looked at closely.
func (b *book) unread(all int) []int {
	var out []int
	far := make([]int, all) // from the nearest page with a code
	for i := range all {
		far[i] = all
		for k := range b.read {
			far[i] = min(far[i], max(i-k, k-i))
		}
		if far[i] > 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(x, y int) int { return cmp.Compare(far[x], far[y]) })
	return out[:min(len(out), mostClosely)]
}

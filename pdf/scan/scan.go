// Package scan finds the code of a page to sign on the picture of that page: a
// scan, a photograph, or a PDF made of them.
//
// It knows pictures and marks and nothing of dossiers, compares nothing, and
// says nothing of what else is on a page. Pictures come from strangers: sizes
// are looked at before a pixel is unpacked, and no fault of a file is more than
// an error. Any goroutine may call it.
package scan

import (
	"context"
	"image"
	"time"

	"dossierpme/pdf/seal"
)

// patience is how long one page is looked at. A page that bears a code is read
// in a tenth of it; one that bears none ends here at the latest.
const patience = 1500 * time.Millisecond

// Sizes that a page is looked at in, by its longer side in pixels. A code of 22
// mm is easiest to read where its squares are three to six pixels wide, which
// they are at 100 to 200 dots an inch.
const (
	sizeSmall  = 1200
	sizeMiddle = 1754 // A4 at 150 dots an inch
	sizeLarge  = 2600
	sizeMost   = 3600
)

// Read looks for the code of a page to sign anywhere on a picture, turned in any
// way; false where there is none that can be read, or the context ended. It looks
// for a second and a half at most, or until the deadline of ctx where it has one.
func Read(ctx context.Context, img image.Image) (seal.Mark, bool) {
	if _, set := ctx.Deadline(); !set {
		return closer(ctx, img)
	}
	return readWith(ctx, img, looks)
}

// closer is Read within the patience that one page of many is given.
func closer(ctx context.Context, img image.Image) (seal.Mark, bool) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return readWith(ctx, img, looks)
}

// glance is Read for a page that most likely bears no code: one look.
func glance(ctx context.Context, img image.Image) (seal.Mark, bool) {
	return readWith(ctx, img, func(page *grey) []func() (seal.Mark, bool) { return looks(page)[:1] })
}

func readWith(ctx context.Context, img image.Image, looks func(*grey) []func() (seal.Mark, bool)) (seal.Mark, bool) {
	b := img.Bounds()
	if b.Dx() < 21 || b.Dy() < 21 || int64(b.Dx())*int64(b.Dy()) > maxPixels {
		return seal.Mark{}, false
	}
	for _, look := range looks(greyOf(img, sizeMost)) {
		if ctx.Err() != nil {
			break
		}
		if m, ok := look(); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

// looks are the ways to look at a page, the likeliest first.
func looks(page *grey) []func() (seal.Mark, bool) {
	long := max(page.w, page.h)
	at := map[int]*grey{}
	sized := func(size int) *grey {
		if at[size] == nil {
			at[size] = page.resized(size)
		}
		return at[size]
	}
	var out []func() (seal.Mark, bool)
	add := func(size int, f func(g *grey) (seal.Mark, bool)) {
		out = append(out, func() (seal.Mark, bool) { return f(sized(size)) })
	}
	sizes := []int{sizeMiddle, sizeLarge, sizeSmall}
	if long < sizeMiddle {
		sizes = []int{long, sizeMiddle, sizeLarge}
	}
	for _, size := range sizes {
		add(size, (*grey).whole)
	}
	for _, size := range sizes {
		add(size, func(g *grey) (seal.Mark, bool) { return g.smooth().whole() })
	}
	for _, size := range sizes {
		add(size, (*grey).parts)
	}
	return out
}

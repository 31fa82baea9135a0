// Package scan finds the code of a page to sign on the picture of that page: a
// scan, a photograph, or a PDF made of them.
//
// It knows pictures and marks and nothing of dossiers, compares nothing, and
// says nothing of what else is on a page. Pictures come from strangers: sizes
// are looked at before a pixel is unpacked, and no fault of a file is more than
// an error. What is found depends on the picture alone: the work is bounded in
// pixels and attempts, never in time, and only a context that is cancelled ends
// it earlier. Any goroutine may call it.
package scan

import (
	"context"
	"image"

	"dossierpme/pdf/picture"
	"dossierpme/pdf/seal"
)

// Sizes that a page is looked at in, by its longer side in pixels. A code of 22
// mm is easiest to read where its squares are three to six pixels wide, which
// they are at 100 to 200 dots an inch.
const (
	sizeSmall  = 1200
	sizeMiddle = 1754 // A4 at 150 dots an inch
	sizeLarge  = 2600
	sizeMost   = 3600
)

// windows are the sides, in pixels, of the surroundings that a pixel is held
// against to tell whether it is dark.
const (
	windowWide   = 61
	windowNarrow = 25
)

// How many triples of corners are read, in a first look and in a later one.
const (
	triedFirst = 6
	triedLater = 16
)

// Read looks for the code of a page to sign anywhere on a picture, turned in any
// way; false where there is none that can be read, or the context ended.
func Read(ctx context.Context, img image.Image) (seal.Mark, bool) {
	pages := pagesOf(img)
	for _, look := range []func(*page, context.Context) (seal.Mark, bool){(*page).glance, (*page).closer} {
		for _, p := range pages {
			if m, ok := look(p, ctx); ok {
				return m, true
			}
		}
	}
	return seal.Mark{}, false
}

// Glance is Read at little cost, for a page that most likely bears no code or one
// that is easily read.
func Glance(ctx context.Context, img image.Image) (seal.Mark, bool) {
	for _, p := range pagesOf(img) {
		if m, ok := p.glance(ctx); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

// page is a picture that is looked at in several sizes.
type page struct {
	full  *grey
	sized map[int]*grey
}

// darkest is the mean below which a picture may be a negative.
const darkest = 128

// pagesOf is a picture as it is, behind its negative where it is more dark than
// light: fax machines and old scanners do not agree on which of two values is
// paper.
func pagesOf(img image.Image) []*page {
	b := img.Bounds()
	if b.Dx() < 21 || b.Dy() < 21 || int64(b.Dx())*int64(b.Dy()) > picture.MaxPixels {
		return nil
	}
	g := greyOf(img, sizeMost)
	out := []*page{{full: g, sized: map[int]*grey{}}}
	if g.mean() < darkest {
		out = append([]*page{{full: g.negative(), sized: map[int]*grey{}}}, out...)
	}
	return out
}

func (p *page) at(size int) *grey {
	if p.sized[size] == nil {
		p.sized[size] = p.full.resized(size)
	}
	return p.sized[size]
}

// sizes are those that the page is looked at in, the likeliest first.
func (p *page) sizes() []int {
	if long := max(p.full.w, p.full.h); long < sizeMiddle {
		return []int{long, sizeMiddle, sizeLarge}
	}
	return []int{sizeMiddle, sizeLarge, sizeSmall}
}

// glance is a first look, at little cost: where our pages have their code, the
// page turned in four ways, then all over the page.
func (p *page) glance(ctx context.Context) (seal.Mark, bool) {
	g := p.at(p.sizes()[0])
	w, h := g.w*2/5, g.h*2/5
	for _, at := range [][2]int{{g.w - w, 0}, {0, g.h - h}, {0, 0}, {g.w - w, g.h - h}} {
		if ctx.Err() != nil {
			return seal.Mark{}, false
		}
		if m, ok := g.part(at[0], at[1], w, h).look(windowWide, triedFirst); ok {
			return m, true
		}
	}
	return g.look(windowWide, triedFirst)
}

// closer looks in every size, at what is darker than what is near and than what
// is farther, and with the grain taken off; at last at each place that looked
// like a code, alone and enlarged.
func (p *page) closer(ctx context.Context) (seal.Mark, bool) {
	var places []place
	for _, prepare := range []func(*grey) *grey{plain, (*grey).smooth} {
		for _, size := range p.sizes() {
			g := prepare(p.at(size))
			for _, window := range []int{windowWide, windowNarrow} {
				if ctx.Err() != nil {
					return seal.Mark{}, false
				}
				bits := g.dark(window)
				found := triples(bits.centres(), triedLater)
				if m, ok := bits.first(found); ok {
					return m, true
				}
				for _, c := range found[:min(len(found), placesEach)] {
					places = append(places, c.place(float64(max(p.full.w, p.full.h))/float64(max(g.w, g.h))))
				}
			}
		}
	}
	for _, at := range distinct(places) {
		if ctx.Err() != nil {
			return seal.Mark{}, false
		}
		if m, ok := p.full.enlarged(at); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

func plain(g *grey) *grey { return g }

// look reads the code whose corners are found, of some that look like one.
func (g *grey) look(window, tries int) (seal.Mark, bool) {
	bits := g.dark(window)
	return bits.first(triples(bits.centres(), tries))
}

// first reads the first that is a code.
func (b *bitmap) first(of []corners) (seal.Mark, bool) {
	for _, c := range of {
		if m, ok := b.decode(c); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

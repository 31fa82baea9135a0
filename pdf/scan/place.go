package scan

import (
	"math"

	"dossierpme/pdf/seal"
)

// place is where on a page something looked like a code: its middle, how far it
// reaches, and the side of a square of it, in pixels of the whole picture.
type place struct{ x, y, reach, square float64 }

const (
	// placesEach is how many places a look hands on, placesAll how many are enlarged.
	placesEach, placesAll = 2, 8
)

// place is where three corners lie in a picture that is so many times larger.
func (c corners) place(times float64) place {
	return place{
		x: times * (c.topRight.x + c.bottomLeft.x) / 2, y: times * (c.topRight.y + c.bottomLeft.y) / 2,
		reach:  times * math.Sqrt(apart(c.topRight, c.bottomLeft)) * 0.75,
		square: times * (squareAlong(c.topLeft, c.topRight) + squareAlong(c.topLeft, c.bottomLeft)) / 2,
	}
}

// distinct leaves out places that lie on one that was there before.
func distinct(of []place) []place {
	var out []place
	for _, p := range of {
		known := false
		for _, o := range out {
			known = known || math.Hypot(p.x-o.x, p.y-o.y) < o.reach/4 && p.reach < 1.3*o.reach && o.reach < 1.3*p.reach
		}
		if !known && len(out) < placesAll {
			out = append(out, p)
		}
	}
	return out
}

// enlarged looks at one place of a picture, with squares of several sizes.
func (g *grey) enlarged(at place) (seal.Mark, bool) {
	left, top := max(0, int(at.x-at.reach)), max(0, int(at.y-at.reach))
	right, low := min(g.w, int(at.x+at.reach)), min(g.h, int(at.y+at.reach))
	if right-left < 21 || low-top < 21 {
		return seal.Mark{}, false
	}
	cut := g.part(left, top, right-left, low-top)
	for _, square := range [...]float64{4, 6, 9} {
		size := int(float64(max(cut.w, cut.h)) * square / at.square)
		if size < 42 || size > sizeSmall {
			continue
		}
		for _, prepare := range []func(*grey) *grey{plain, (*grey).smooth} {
			g := prepare(cut.resized(size))
			for _, window := range [...]float64{14, 6} {
				if m, ok := g.look(int(window*square)|1, triedFirst); ok {
					return m, true
				}
			}
		}
	}
	return seal.Mark{}, false
}

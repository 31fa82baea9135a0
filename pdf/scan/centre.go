package scan

import (
	"bytes"
	"math"
)

// centre is the middle of what looks like a corner of a code: squares within
// each other that every line through them cuts 1:1:3:1:1.
type centre struct {
	x, y float64
	side float64 // of one square of the code along a row, in pixels
	seen int     // on how many rows
}

const (
	// everyRow is how far the rows lie apart that are looked at: the middle of a
	// corner is three squares high.
	everyRow = 3
	// mostCentres bounds how many a picture may have; a page of noise has hundreds.
	mostCentres = 400
	// straight and slanting are how wrong a length may be, as a share of itself, on
	// a row or a column and on a diagonal.
	straight, slanting = 0.5, 0.75
)

// runs are lengths of dark, light, dark, light and dark along a line.
type runs [5]int

func (r runs) total() int { return r[0] + r[1] + r[2] + r[3] + r[4] }

// corner reports whether the lengths are about 1:1:3:1:1: each may be wrong by
// that share of what it should be.
func (r runs) corner(share float64) bool {
	t := r.total()
	if t < 7 || r[0] == 0 || r[1] == 0 || r[2] == 0 || r[3] == 0 || r[4] == 0 {
		return false
	}
	one := float64(t) / 7
	for i, n := range r {
		want := one
		if i == 2 {
			want = 3 * one
		}
		if math.Abs(want-float64(n)) >= want*share {
			return false
		}
	}
	return true
}

// middle is where the middle of the lengths is that end before end.
func (r runs) middle(end int) float64 { return float64(end-r[4]-r[3]) - float64(r[2])/2 }

// centres finds the corners of codes.
func (b *bitmap) centres() []centre {
	var out []centre
	for y := everyRow - 1; y < b.h; y += everyRow {
		row := b.pix[y*b.w : (y+1)*b.w]
		var r runs
		for x := 0; x < b.w; {
			n := bytes.IndexByte(row[x:], 1)
			if n < 0 {
				break
			}
			x += n
			r[3] = n
			if n = bytes.IndexByte(row[x:], 0); n < 0 {
				n = b.w - x
			}
			x += n
			r[4] = n
			if r.corner(straight) {
				out = b.confirm(out, r, x, y)
			}
			r = runs{r[2], r[3], r[4]}
		}
	}
	return out
}

// confirm adds a corner that a row is cut like, if the lines across it agree.
func (b *bitmap) confirm(out []centre, r runs, end, y int) []centre {
	cx := r.middle(end)
	cy, ok := b.across(int(cx), y, 0, 1, r, 2)
	if !ok {
		return out
	}
	if cx, ok = b.across(int(cx), int(cy), 1, 0, r, 1); !ok || !b.diagonal(int(cx), int(cy)) {
		return out
	}
	side := float64(r.total()) / 7
	for i := range out {
		if c := &out[i]; math.Abs(c.x-cx) <= side && math.Abs(c.y-cy) <= side && math.Abs(c.side-side) <= max(1, c.side) {
			n := float64(c.seen)
			c.x, c.y, c.side, c.seen = (c.x*n+cx)/(n+1), (c.y*n+cy)/(n+1), (c.side*n+side)/(n+1), c.seen+1
			return out
		}
	}
	if len(out) == mostCentres {
		return out
	}
	return append(out, centre{cx, cy, side, 1})
}

// across cuts a corner along a line through x, y, up and down or along the row,
// and gives its middle on it. The whole must be as long as that of like, to two
// fifths of it or, narrower, one.
func (b *bitmap) across(x, y, dx, dy int, like runs, tolerance int) (float64, bool) {
	r, end, ok := b.cut(x, y, dx, dy, like[2])
	if !ok {
		return 0, false
	}
	total, want := r.total(), like.total()
	if d := total - want; 5*max(d, -d) >= tolerance*want || !r.corner(straight) {
		return 0, false
	}
	return r.middle(end), true
}

// cut measures the lengths along a line through x, y, which is dark. None but the
// middle one may be longer than most. End is the coordinate behind the last.
func (b *bitmap) cut(x, y, dx, dy, most int) (r runs, end int, ok bool) {
	at := func(i int) (uint8, bool) {
		px, py := x+i*dx, y+i*dy
		if px < 0 || py < 0 || px >= b.w || py >= b.h {
			return 0, false
		}
		return b.pix[py*b.w+px], true
	}
	run := func(i, step int, colour uint8, most int) (n, next int, inside bool) {
		for n <= most {
			v, in := at(i)
			if !in || v != colour {
				return n, i, in
			}
			n++
			i += step
		}
		return n, i, true
	}
	n, i, in := run(0, -1, 1, b.w+b.h)
	r[2] = n
	if !in || n == 0 {
		return r, 0, false
	}
	if r[1], i, in = run(i, -1, 0, most); !in || r[1] > most {
		return r, 0, false
	}
	if r[0], _, _ = run(i, -1, 1, most); r[0] > most {
		return r, 0, false
	}
	n, i, in = run(1, 1, 1, b.w+b.h)
	r[2] += n
	if !in {
		return r, 0, false
	}
	if r[3], i, in = run(i, 1, 0, most); !in || r[3] >= most {
		return r, 0, false
	}
	if r[4], i, _ = run(i, 1, 1, most); r[4] >= most {
		return r, 0, false
	}
	return r, i + x*dx + y*dy, true
}

// diagonal reports whether the line from the upper left to the lower right cuts
// it like a corner, too; more loosely, for a corner may be turned.
func (b *bitmap) diagonal(x, y int) bool {
	r, _, ok := b.cut(x, y, 1, 1, b.w+b.h)
	return ok && r.corner(slanting)
}

package scan

import (
	"cmp"
	"math"
	"slices"
)

// corners are the three marked corners of what may be a code.
type corners struct {
	topLeft, topRight, bottomLeft centre
	fault                         float64 // how far from a square with a right angle; 0 is one
}

const (
	// A code has 21 squares a side at least, 14 between the middles of two corners;
	// ours have 29 to 45. Measured on a poor picture it may be fewer or more.
	fewestSquares, mostSquares = 10, 60
	// mostCandidates is how many centres are put together, the surest.
	mostCandidates = 48
	// worstFault is the fault of corners that are not looked at: two of 70 degrees.
	worstFault = 1.1
)

// triples puts centres together that may be the corners of one code, the best
// first, no more than most.
func triples(found []centre, most int) []corners {
	if len(found) > mostCandidates {
		found = slices.Clone(found)
		slices.SortStableFunc(found, func(a, b centre) int { return cmp.Compare(b.seen, a.seen) })
		found = found[:mostCandidates]
	}
	var out []corners
	for i, a := range found {
		for j := i + 1; j < len(found); j++ {
			b := found[j]
			if !alike(a, b) {
				continue
			}
			for _, c := range found[j+1:] {
				if !alike(a, c) || !alike(b, c) {
					continue
				}
				if t, ok := together(a, b, c); ok {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b corners) int { return cmp.Compare(a.fault, b.fault) })
	return out[:min(len(out), most)]
}

// alike reports whether the squares of two corners are of one size.
func alike(a, b centre) bool { return a.side <= 1.6*b.side && b.side <= 1.6*a.side }

// together tells which corner is which.
func together(a, b, c centre) (corners, bool) {
	// The longest side lies across from the upper left corner: make that one b.
	switch ab, bc, ac := apart(a, b), apart(b, c), apart(a, c); {
	case ab >= bc && ab >= ac:
		b, c = c, b
	case bc >= ab && bc >= ac:
		a, b = b, a
	}
	// From the upper right over the upper left to the lower left goes against the
	// clock.
	if (c.x-b.x)*(a.y-b.y)-(c.y-b.y)*(a.x-b.x) < 0 {
		a, c = c, a
	}
	ab, bc, ac := apart(a, b), apart(b, c), apart(a, c)
	side := (a.side + b.side + c.side) / 3
	if short, long := math.Sqrt(min(ab, bc)), math.Sqrt(max(ab, bc)); short < fewestSquares*side*0.7 || long > mostSquares*side {
		return corners{}, false
	}
	fault := (math.Abs(ac-2*ab) + math.Abs(ac-2*bc)) / ac
	return corners{topLeft: b, topRight: c, bottomLeft: a, fault: fault}, fault <= worstFault
}

// apart is the square of how far two centres lie from each other.
func apart(a, b centre) float64 { return (a.x-b.x)*(a.x-b.x) + (a.y-b.y)*(a.y-b.y) }

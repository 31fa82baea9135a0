package scan

import (
	"cmp"
	"math"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/detector"

	"dossierpme/pdf/seal"
)

// A code of version n has 17 + 4 n squares a side. Ours are of versions 3 to 7.
const (
	leastVersion, mostVersion = 1, 10
	// sizesTried is how many sizes next to the one measured are tried.
	sizesTried = 3
)

// decode reads the code between three corners.
func (b *bitmap) decode(at corners) (m seal.Mark, ok bool) {
	defer func() {
		if recover() != nil { // of the decoder, on what is no code
			m, ok = seal.Mark{}, false
		}
	}()
	bits, dx, dy := b.around(at)
	if bits == nil {
		return seal.Mark{}, false
	}
	move := func(c centre) *detector.FinderPattern {
		return detector.NewFinderPattern1(c.x-float64(dx), c.y-float64(dy), c.side)
	}
	tl, tr, bl := move(at.topLeft), move(at.topRight), move(at.bottomLeft)
	right, down := length(tl, tr), length(tl, bl)
	across := right / squareAlong(at.topLeft, at.topRight)
	along := down / squareAlong(at.topLeft, at.bottomLeft)
	for _, n := range sizesNear((across+along)/2 + 7) {
		square := (right + down) / 2 / float64(n-7)
		for _, mark := range alignments(bits, tl, tr, bl, n, square) {
			transform := detector.Detector_createTransform(tl, tr, bl, mark, n)
			sampled, err := detector.Detector_sampleGrid(bits, transform, n)
			if err != nil {
				continue
			}
			if m, ok := text(sampled); ok {
				return m, true
			}
		}
	}
	return seal.Mark{}, false
}

// length is how far two points lie from each other.
func length(a, b gozxing.ResultPoint) float64 { return gozxing.ResultPoint_Distance(a, b) }

// squareAlong is the side of a square of the code on the way from one corner to
// another. Rows cut a corner that is turned at a slant, and measure it too wide.
func squareAlong(a, b centre) float64 {
	dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	return (a.side + b.side) / 2 * max(dx, dy) / math.Hypot(dx, dy)
}

// sizesNear are the sides that a code can have, in squares, the nearest first.
func sizesNear(measured float64) []int {
	var out []int
	for v := leastVersion; v <= mostVersion; v++ {
		out = append(out, 17+4*v)
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(math.Abs(float64(a)-measured), math.Abs(float64(b)-measured))
	})
	return out[:sizesTried]
}

// alignments are the places where the small mark near the fourth corner may be;
// the last is nil, which has the corner guessed from the others.
func alignments(bits *gozxing.BitMatrix, tl, tr, bl gozxing.ResultPoint, n int, square float64) []*detector.AlignmentPattern {
	part := 1 - 3/float64(n-7)
	x := tl.GetX() + part*(tr.GetX()-tl.GetX()+bl.GetX()-tl.GetX())
	y := tl.GetY() + part*(tr.GetY()-tl.GetY()+bl.GetY()-tl.GetY())
	for room := 4.0; room <= 16; room *= 2 {
		r := room * square
		left, top := max(0, int(x-r)), max(0, int(y-r))
		right, low := min(bits.GetWidth()-1, int(x+r)), min(bits.GetHeight()-1, int(y+r))
		if float64(right-left) < 3*square || float64(low-top) < 3*square {
			continue
		}
		if found, err := detector.NewAlignmentPatternFinder(bits, left, top, right-left, low-top, square, nil).Find(); err == nil {
			return []*detector.AlignmentPattern{found, nil}
		}
	}
	return []*detector.AlignmentPattern{nil}
}

// around cuts out what lies around three corners, as the decoder wants it, and
// tells where it was cut.
func (b *bitmap) around(at corners) (bits *gozxing.BitMatrix, x, y int) {
	room := math.Sqrt(apart(at.topRight, at.bottomLeft)) / 2
	fourth := centre{x: at.topRight.x + at.bottomLeft.x - at.topLeft.x, y: at.topRight.y + at.bottomLeft.y - at.topLeft.y}
	all := []centre{at.topLeft, at.topRight, at.bottomLeft, fourth}
	byX := func(a, b centre) int { return cmp.Compare(a.x, b.x) }
	byY := func(a, b centre) int { return cmp.Compare(a.y, b.y) }
	x, y = max(0, int(slices.MinFunc(all, byX).x-room)), max(0, int(slices.MinFunc(all, byY).y-room))
	right, low := min(b.w, int(slices.MaxFunc(all, byX).x+room)), min(b.h, int(slices.MaxFunc(all, byY).y+room))
	if right <= x || low <= y {
		return nil, 0, 0
	}
	bits, err := gozxing.NewBitMatrix(right-x, low-y)
	if err != nil {
		return nil, 0, 0
	}
	for row := y; row < low; row++ {
		for i, v := range b.pix[row*b.w+x : row*b.w+right] {
			if v == 1 {
				bits.Set(i, row-y)
			}
		}
	}
	return bits, x, y
}

// text reads the squares of a code. A code of somebody else's is none, and so is one
// that the library, which nobody has kept since 2021, does not get over.
func text(squares *gozxing.BitMatrix) (m seal.Mark, ok bool) {
	defer func() {
		if recover() != nil {
			m, ok = seal.Mark{}, false
		}
	}()
	got, err := decoder.NewDecoder().Decode(squares, nil)
	if err != nil {
		return seal.Mark{}, false
	}
	m, err = seal.ParseMark(got.GetText())
	return m, err == nil
}

package scan

import (
	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode/detector"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/detector"

	"dossierpme/pdf/seal"
)

// harder looks at every third row for the corners of a code.
var harder = map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}

// windows are the sides, in pixels, of the surroundings that a pixel is held
// against to tell whether it is dark.
var windows = []int{61, 25}

// whole looks for a code all over the picture.
func (g *grey) whole() (seal.Mark, bool) {
	for _, window := range windows {
		bits := g.dark(window)
		if bits == nil {
			continue
		}
		if m, ok := squares(bits); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

// parts looks at pieces of the picture that overlap by half: on a piece alone,
// less looks like the corner of a code.
func (g *grey) parts() (seal.Mark, bool) {
	const across = 3
	w, h := g.w/across, g.h/across
	for row := range 2*across - 1 {
		for col := range 2*across - 1 {
			p := g.part(col*w/2, row*h/2, w, h)
			for _, window := range windows {
				bits := p.dark(window)
				if bits == nil {
					continue
				}
				if m, ok := anySquares(bits); ok {
					return m, true
				}
			}
		}
	}
	return seal.Mark{}, false
}

// squares reads the code whose three corners look best.
func squares(bits *gozxing.BitMatrix) (m seal.Mark, ok bool) {
	defer func() {
		if recover() != nil { // of the decoder, on what is no code
			m, ok = seal.Mark{}, false
		}
	}()
	found, err := detector.NewDetector(bits).Detect(harder)
	if err != nil {
		return seal.Mark{}, false
	}
	return text(found.GetBits())
}

// anySquares tries all corners that could belong together.
func anySquares(bits *gozxing.BitMatrix) (m seal.Mark, ok bool) {
	defer func() {
		if recover() != nil {
			m, ok = seal.Mark{}, false
		}
	}()
	found, err := multi.NewMultiDetector(bits).DetectMulti(harder)
	if err != nil {
		return seal.Mark{}, false
	}
	for _, f := range found {
		if m, ok := text(f.GetBits()); ok {
			return m, true
		}
	}
	return seal.Mark{}, false
}

// text reads the squares of a code. A code of somebody else's is none.
func text(found *gozxing.BitMatrix) (seal.Mark, bool) {
	got, err := decoder.NewDecoder().Decode(found, nil)
	if err != nil {
		return seal.Mark{}, false
	}
	m, err := seal.ParseMark(got.GetText())
	return m, err == nil
}

// least is by how many steps of 255 a pixel must be darker than the mean of its
// surroundings: paper is never quite even.
const least = 12

// dark tells which pixels are darker than the mean of their surroundings.
func (g *grey) dark(window int) *gozxing.BitMatrix {
	bits, err := gozxing.NewBitMatrix(g.w, g.h)
	if err != nil {
		return nil
	}
	// sums[x] is the sum of column x over the rows of the window.
	sums := make([]int, g.w)
	half := window / 2
	rows := 0
	for y := range min(half, g.h) {
		g.addRow(sums, y, 1)
		rows++
	}
	for y := range g.h {
		if y+half < g.h {
			g.addRow(sums, y+half, 1)
			rows++
		}
		if y-half-1 >= 0 {
			g.addRow(sums, y-half-1, -1)
			rows--
		}
		sum, cols := 0, 0
		for x := range min(half, g.w) {
			sum += sums[x]
			cols++
		}
		for x := range g.w {
			if x+half < g.w {
				sum += sums[x+half]
				cols++
			}
			if x-half-1 >= 0 {
				sum -= sums[x-half-1]
				cols--
			}
			if n := rows * cols; (int(g.pix[y*g.w+x])+least)*n < sum {
				bits.Set(x, y)
			}
		}
	}
	return bits
}

func (g *grey) addRow(sums []int, y, sign int) {
	for x, v := range g.pix[y*g.w : (y+1)*g.w] {
		sums[x] += sign * int(v)
	}
}

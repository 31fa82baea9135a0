package scan

// bitmap is a picture in black and white: 1 is dark.
type bitmap struct {
	w, h int
	pix  []uint8
}

// least is by how many steps of 255 a pixel must be darker than the mean of its
// surroundings: paper is never quite even.
const least = 12

// dark tells which pixels are darker than the mean of the square around them,
// whose side is window pixels.
func (g *grey) dark(window int) *bitmap {
	out := &bitmap{w: g.w, h: g.h, pix: make([]uint8, len(g.pix))}
	half := window / 2
	// sums[x] is the sum of column x over the rows of the window.
	sums := make([]int32, g.w)
	add := func(y int, sign int32) {
		for x, v := range g.pix[y*g.w : (y+1)*g.w] {
			sums[x] += sign * int32(v)
		}
	}
	rows := 0
	for y := range min(half, g.h) {
		add(y, 1)
		rows++
	}
	for y := range g.h {
		if y+half < g.h {
			add(y+half, 1)
			rows++
		}
		if y-half-1 >= 0 {
			add(y-half-1, -1)
			rows--
		}
		line, to := g.pix[y*g.w:(y+1)*g.w], out.pix[y*g.w:(y+1)*g.w]
		sum, n := int32(0), int32(0)
		for x := range min(half, g.w) {
			sum += sums[x]
			n += int32(rows)
		}
		for x, v := range line {
			if x+half < g.w {
				sum += sums[x+half]
				n += int32(rows)
			}
			if x-half-1 >= 0 {
				sum -= sums[x-half-1]
				n -= int32(rows)
			}
			// The sign of the difference, without a branch: noise would have the
			// processor guess wrong at every other pixel.
			to[x] = uint8(uint32((int32(v)+least)*n-sum) >> 31)
		}
	}
	return out
}

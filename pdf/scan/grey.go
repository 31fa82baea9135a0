package scan

import (
	"image"
	"image/draw"
)

// grey is a picture without colours; white is 255.
type grey struct {
	w, h int
	pix  []uint8
}

// greyOf takes the colours off a picture, on white paper, and makes it smaller
// where its longer side has more than most pixels. Rows are read one at a time,
// so that a large picture is not held twice.
func greyOf(img image.Image, most int) *grey {
	b := img.Bounds()
	w, h := fit(b.Dx(), b.Dy(), most)
	g := &grey{w: w, h: h, pix: make([]uint8, w*h)}
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	if w == b.Dx() && h == b.Dy() {
		for y := range h {
			greyRow(g.pix[y*w:(y+1)*w], img, b, y, strip)
		}
		return g
	}
	// The pixels of a row that fall together end before ends[x].
	ends := make([]int, w)
	for x := range ends {
		ends[x] = ((x+1)*b.Dx() + w - 1) / w
	}
	row, sums := make([]uint8, b.Dx()), make([]uint32, w)
	rows, at := uint32(0), 0
	for y := range b.Dy() {
		greyRow(row, img, b, y, strip)
		x := 0
		for to, end := range ends {
			for ; x < end; x++ {
				sums[to] += uint32(row[x])
			}
		}
		if rows++; (y+1)*h/b.Dy() == at && y+1 < b.Dy() {
			continue
		}
		from := 0
		for x, end := range ends {
			g.pix[at*w+x] = uint8(sums[x] / (rows * uint32(end-from)))
			sums[x], from = 0, end
		}
		rows = 0
		at++
	}
	return g
}

// fit is the size of a picture whose longer side has at most that many pixels.
func fit(w, h, most int) (int, int) {
	if long := max(w, h); long > most {
		return max(1, w*most/long), max(1, h*most/long)
	}
	return w, h
}

// greyRow reads row y of a picture.
func greyRow(row []uint8, img image.Image, b image.Rectangle, y int, strip *image.RGBA) {
	switch p := img.(type) {
	case *image.Gray:
		at := p.PixOffset(b.Min.X, b.Min.Y+y)
		copy(row, p.Pix[at:at+len(row)])
		return
	case *image.YCbCr:
		at := p.YOffset(b.Min.X, b.Min.Y+y)
		copy(row, p.Y[at:at+len(row)])
		return
	case *image.RGBA:
		at := p.PixOffset(b.Min.X, b.Min.Y+y)
		luma(row, p.Pix[at:at+4*len(row)])
		return
	}
	draw.Draw(strip, strip.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(strip, strip.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Over)
	luma(row, strip.Pix)
}

// luma takes the colours off pixels of red, green, blue and alpha, the first
// three multiplied by the last, and puts white behind them.
func luma(row, pix []uint8) {
	for x := range row {
		p := pix[4*x : 4*x+4]
		y := (19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16
		row[x] = uint8(min(y+255-uint32(p[3]), 255))
	}
}

// resized makes the longer side that many pixels long. Between pixels it
// interpolates; made smaller, it takes the mean of those that fall together.
func (g *grey) resized(size int) *grey {
	long := max(g.w, g.h)
	if size == long {
		return g
	}
	if size < long {
		img := &image.Gray{Pix: g.pix, Stride: g.w, Rect: image.Rect(0, 0, g.w, g.h)}
		return greyOf(img, size)
	}
	out := &grey{w: g.w * size / long, h: g.h * size / long}
	out.pix = make([]uint8, out.w*out.h)
	const one = 1 << 8
	for y := range out.h {
		fy := max(0, (2*y+1)*g.h*one/(2*out.h)-one/2)
		y0 := fy / one
		y1, ty := min(y0+1, g.h-1), fy%one
		for x := range out.w {
			fx := max(0, (2*x+1)*g.w*one/(2*out.w)-one/2)
			x0 := fx / one
			x1, tx := min(x0+1, g.w-1), fx%one
			top := int(g.pix[y0*g.w+x0])*(one-tx) + int(g.pix[y0*g.w+x1])*tx
			low := int(g.pix[y1*g.w+x0])*(one-tx) + int(g.pix[y1*g.w+x1])*tx
			out.pix[y*out.w+x] = uint8((top*(one-ty) + low*ty) / (one * one))
		}
	}
	return out
}

// smooth takes the noise off: each pixel is the mean of the nine around it.
func (g *grey) smooth() *grey {
	out := &grey{w: g.w, h: g.h, pix: make([]uint8, len(g.pix))}
	for y := range g.h {
		up, low := max(y-1, 0)*g.w, min(y+1, g.h-1)*g.w
		for x := range g.w {
			l, r := max(x-1, 0), min(x+1, g.w-1)
			sum := 0
			for _, at := range [3]int{up, y * g.w, low} {
				sum += int(g.pix[at+l]) + int(g.pix[at+x]) + int(g.pix[at+r])
			}
			out.pix[y*g.w+x] = uint8(sum / 9)
		}
	}
	return out
}

// part cuts a piece out.
func (g *grey) part(x, y, w, h int) *grey {
	out := &grey{w: w, h: h, pix: make([]uint8, 0, w*h)}
	for row := range h {
		at := (y+row)*g.w + x
		out.pix = append(out.pix, g.pix[at:at+w]...)
	}
	return out
}

// mean is how light the picture is.
func (g *grey) mean() int {
	sum := 0
	for _, v := range g.pix {
		sum += int(v)
	}
	return sum / max(1, len(g.pix))
}

// negative has light where the picture is dark.
func (g *grey) negative() *grey {
	out := &grey{w: g.w, h: g.h, pix: make([]uint8, len(g.pix))}
	for i, v := range g.pix {
		out.pix[i] = 255 - v
	}
	return out
}

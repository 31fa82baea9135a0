package binder

import (
	"fmt"

	"dossierpme/pdf"
)

// An image stands on a page of A4, upright or on its side as the image is.
const (
	shortSide, longSide = 595.28, 841.89
	imageMargin         = 30.0
	// largestPixel is the side of a pixel on paper at most: 96 to the inch. A
	// smaller image is not blown up.
	largestPixel = 0.75
)

// write puts page n, which bears an image, and the stamp on it.
func (p *packed) write(w target, n int) error {
	width, height := shortSide, longSide
	pw, ph := p.upright()
	if pw > ph {
		width, height = height, width
	}
	scale := min((width-2*imageMargin)/float64(pw), (height-2*imageMargin)/float64(ph), largestPixel)
	iw, ih := scale*float64(pw), scale*float64(ph)
	stamp, matrix, err := w.Stamp(n, [4]float64{0, 0, width, height}, 0)
	if err != nil {
		return err
	}
	image := w.Reserve()
	w.Stream(image, p.entries, p.data)
	content, err := w.Pack("", []byte(fmt.Sprintf("q %s cm /I Do Q\nq %s cm /S Do Q\n", p.turn.matrix((width-iw)/2, (height-ih)/2, iw, ih), matrix)))
	if err != nil {
		return err
	}
	w.PutPage(n, fmt.Sprintf("/MediaBox [0 0 %s %s] /Resources << /XObject << /I %s /S %s >> >> /Contents %s",
		numberText(width), numberText(height), image, stamp, content))
	return nil
}

// matrix lays the unit square of an image, turned upright, on a box.
func (t turn) matrix(x, y, w, h float64) string {
	m := [6]float64{w, 0, 0, h, x, y}
	switch t {
	case 2:
		m = [6]float64{-w, 0, 0, h, x + w, y}
	case 3:
		m = [6]float64{-w, 0, 0, -h, x + w, y + h}
	case 4:
		m = [6]float64{w, 0, 0, -h, x, y + h}
	case 5:
		m = [6]float64{0, -h, -w, 0, x + w, y + h}
	case 6:
		m = [6]float64{0, -h, w, 0, x, y + h}
	case 7:
		m = [6]float64{0, h, w, 0, x, y}
	case 8:
		m = [6]float64{0, h, -w, 0, x + w, y}
	}
	return fmt.Sprintf("%.3f %.3f %.3f %.3f %.3f %.3f", m[0], m[1], m[2], m[3], m[4], m[5])
}

var _ target = (*pdf.GuestWriter)(nil)

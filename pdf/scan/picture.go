package scan

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"slices"
)

const (
	// maxPixels is the largest picture that is looked at: an A4 page at 600 dots an
	// inch has 35 million, at 1000 dots 97 million.
	maxPixels = 100_000_000
	// maxMemory is what a picture may take unpacked, in bytes.
	maxMemory = 320 << 20
	// maxTIFF bounds the pages of a TIFF, whose list may go in circles.
	maxTIFF = 40
)

// pictures looks for codes on a picture, and on those behind it in a TIFF, of
// which a decoder sees only the one that the head points to.
func pictures(ctx context.Context, data []byte) ([]Found, error) {
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	var out []Found
	look := func(page int) {
		if m, ok := Read(ctx, img); ok {
			out = append(out, Found{page, m})
		}
	}
	look(1)
	within, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	data = bytes.Clone(data) // its head is rewritten
	for page := 2; page <= maxTIFF && nextTIFF(data) && within.Err() == nil; page++ {
		if img, err = decode(data); err == nil { // else the next may be whole
			look(page)
		}
	}
	return out, ctx.Err()
}

// nextTIFF makes the head of a TIFF point to the page behind the one that it
// points to; false where there is none.
func nextTIFF(data []byte) bool {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return false
	}
	const head, entry = 8, 12
	size := int64(len(data))
	if size < head {
		return false
	}
	at := int64(order.Uint32(data[4:]))
	if at+2 > size {
		return false
	}
	link := at + 2 + entry*int64(order.Uint16(data[at:]))
	if link+4 > size {
		return false
	}
	next := order.Uint32(data[link:])
	order.PutUint32(data[4:], next)
	return next != 0
}

// decode unpacks a picture that is not too large.
func decode(data []byte) (img image.Image, err error) {
	defer func() {
		if p := recover(); p != nil {
			img, err = nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	c, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case errors.Is(err, image.ErrFormat):
		return nil, ErrNotPicture
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	each := bytesOf(c.ColorModel)
	if kind == "jpeg" && progressive(data) {
		each *= 5 // its coefficients are held as well, in four bytes each
	}
	w, h := int64(c.Width), int64(c.Height)
	if w <= 0 || h <= 0 || w > maxPixels || h > maxPixels || w*h > maxPixels || w*h*each > maxMemory {
		return nil, ErrTooBig
	}
	img, _, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return img, nil
}

// bytesOf is how much a pixel takes when it is unpacked.
func bytesOf(m color.Model) int64 {
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.YCbCrModel:
		return 3
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	return 4
}

// progressive reports whether a JPEG file is written coarse first: its frame has
// the mark C2. Marks stand before any pixel.
func progressive(data []byte) bool {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		switch mark := data[at+1]; {
		case mark == 0xff:
			at++
			continue
		case mark == 0xc2:
			return true
		case slices.Contains([]byte{0xc0, 0xc1, 0xda, 0xd9}, mark):
			return false
		}
		at += 2 + int(data[at+2])<<8 + int(data[at+3])
	}
	return false
}

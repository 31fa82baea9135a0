package picture

import (
	"image/color"
	"slices"
)

const (
	// MaxPixels is the largest picture that is unpacked: an A4 page at 600 dots an
	// inch has 35 million, at 1000 dots 97 million.
	MaxPixels = 100_000_000
	// MaxMemory is what a picture may take unpacked, in bytes.
	MaxMemory = 320 << 20
)

// Fits is ErrPixels where a picture of that size, with so many bytes a pixel when
// it is unpacked, is not unpacked.
func Fits(width, height int, bytesEach int64) error {
	w, h := int64(width), int64(height)
	if w <= 0 || h <= 0 || w > MaxPixels || h > MaxPixels || w*h > MaxPixels || w*h*bytesEach > MaxMemory {
		return ErrPixels
	}
	return nil
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

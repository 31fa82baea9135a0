package binder

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"dossierpme/pdf/picture"
)

// Upright decodes an image, the first page of a TIFF, and turns it as people see
// it, within the bounds that hold for binding it.
func Upright(data []byte) (img image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			img, err = nil, fmt.Errorf("%w: %v", errImage, r)
		}
	}()
	kind := KindOf(data[:min(len(data), 1024)])
	if kind != JPEG && kind != PNG {
		return firstOf(data)
	}
	p, err := readPicture(kind, data, false) // bounds its pixels
	if err != nil {
		return nil, err
	}
	if kind == PNG {
		img, err = decodePNG(data)
	} else {
		img, err = jpeg.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errImage, err)
	}
	if p.turn <= 1 {
		return img, nil
	}
	return turned{img, p.turn}, nil
}

// firstOf is Upright for what a PDF file cannot hold as it is.
func firstOf(data []byte) (image.Image, error) {
	file, err := picture.Open(data)
	if err != nil {
		return nil, err
	}
	img, err := file.Page(0)
	if err != nil {
		return nil, err
	}
	if by := turn(file.Orientation(0)); by > 1 {
		return turned{img, by}, nil
	}
	return img, nil
}

// turned is an image seen as the camera was held; nothing is copied.
type turned struct {
	image.Image
	by turn
}

// Bounds begins at 0, 0.
func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	if t.by.sideways() {
		return image.Rect(0, 0, b.Dy(), b.Dx())
	}
	return image.Rect(0, 0, b.Dx(), b.Dy())
}

// At looks up the pixel that stands there once the image is turned.
func (t turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	right, low := b.Dx()-1, b.Dy()-1
	switch t.by {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, low-y
	case 4:
		y = low - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, low-x
	case 7:
		x, y = right-y, low-x
	case 8:
		x, y = right-y, x
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}

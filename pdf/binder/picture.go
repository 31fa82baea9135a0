package binder

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
)

// packed is an image ready to stand in a PDF file: the entries of its object
// and its packed pixels.
type packed struct {
	width, height int
	turn          turn
	entries       string
	data          []byte
}

// turn says how an image has to be turned to stand upright: the value of the
// camera's orientation, 1 to 8; 0 counts as 1.
type turn int

// sideways reports whether width and height change places.
func (t turn) sideways() bool { return t >= 5 && t <= 8 }

// upright is the size of the image as people see it, in pixels.
func (p *packed) upright() (width, height int) {
	if p.turn.sideways() {
		return p.height, p.width
	}
	return p.width, p.height
}

var errImage = errors.New("binder: a broken image")

// readPicture reads an image. Thorough decodes all of it, to be sure.
func readPicture(k Kind, data []byte, thorough bool) (p *packed, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("%w: %v", errImage, r)
		}
	}()
	if k == JPEG {
		return readJPEG(data, thorough)
	}
	return readPNG(data, thorough)
}

func decodeJPEG(data []byte) error {
	_, err := jpeg.Decode(bytes.NewReader(data))
	var unsupported jpeg.UnsupportedError
	if errors.As(err, &unsupported) {
		return nil // other readers know more kinds
	}
	return err
}

func decodePNG(data []byte) (image.Image, error) { return png.Decode(bytes.NewReader(data)) }

package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the kinds of picture that scanners make
	_ "image/png"
	"slices"
	"time"

	_ "golang.org/x/image/tiff"

	"dossierpme/pdf/raster"
	"dossierpme/pdf/seal"
)

// What can be wrong with a file.
var (
	ErrNotPicture = errors.New("scan: neither a picture nor a PDF")
	ErrTooBig     = errors.New("scan: a picture of too many pixels")
	ErrDamaged    = errors.New("scan: a broken picture")
)

const (
	// maxPixels is the largest picture that is unpacked: an A4 page at 600 dots an
	// inch has 35 million. Unpacked, and grey, it stays below 400 MB.
	maxPixels = 40_000_000
	// maxProgressive is that of a picture whose colours are all held apart until
	// the last byte is read, in four times the room.
	maxProgressive = 20_000_000
	// resolution is that at which the pages of a PDF are drawn, in dots an inch.
	resolution = 200
	// wait is how long a file is looked at in all.
	wait = 40 * time.Second
)

// Found is a code and the page of the file that it stands on, from 1.
type Found struct {
	Page int
	Mark seal.Mark
}

// Picture reports whether a file begins as a picture that File reads.
func Picture(data []byte) bool {
	_, _, err := image.DecodeConfig(bytes.NewReader(data))
	return err == nil
}

// File looks for codes on the pages of a PNG, JPEG, TIFF or PDF file; none is no
// error. The errors are those above, those of raster, or that of ctx. A PDF is
// first leafed through, and looked at closely only where that found nothing.
func File(ctx context.Context, data []byte, pages *raster.Engine) ([]Found, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		img, err := decode(data)
		if err != nil {
			return nil, err
		}
		if m, ok := Read(ctx, img); ok {
			return []Found{{1, m}}, nil
		}
		return nil, ctx.Err()
	}
	doc, err := pages.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	within, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for _, read := range []func(context.Context, image.Image) (seal.Mark, bool){glance, Read} {
		var out []Found
		for i := range doc.Pages() {
			img, err := doc.Render(within, i, resolution)
			if within.Err() != nil {
				break
			}
			if err != nil {
				continue // the next page may be whole
			}
			if m, ok := read(within, img); ok {
				out = append(out, Found{i + 1, m})
			}
		}
		if len(out) > 0 {
			return out, nil
		}
	}
	return nil, ctx.Err()
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
	most := int64(maxPixels)
	if kind == "jpeg" && progressive(data) {
		most = maxProgressive
	}
	if int64(c.Width)*int64(c.Height) > most {
		return nil, ErrTooBig
	}
	img, _, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return img, nil
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

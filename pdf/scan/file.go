package scan

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg" // the kinds of picture that scanners make
	_ "image/png"
	"maps"
	"slices"
	"time"

	_ "golang.org/x/image/tiff" // and some of them still

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
	// The pages of a PDF are drawn at these resolutions, in dots an inch: coarse
	// is enough for a clean scan.
	coarse = 120
	fine   = 200
	// few is how many pages a file may have so that all are looked at closely
	// though a code was found on some.
	few = 12
	// wait is how long a file is looked at in all.
	wait = 15 * time.Second
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
// first leafed through, and looked at closely where that found nothing or the
// pages are few.
func File(ctx context.Context, data []byte, pages *raster.Engine) ([]Found, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return pictures(ctx, data)
	}
	doc, err := pages.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	defer doc.Close()
	within, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	read := make(map[int]seal.Mark)
	look := func(dpi float64, read1 func(context.Context, image.Image) (seal.Mark, bool)) {
		for i := range doc.Pages() {
			if _, done := read[i]; done {
				continue
			}
			img, err := doc.Render(within, i, dpi)
			if within.Err() != nil {
				return
			}
			if err != nil {
				continue // the next page may be whole
			}
			if m, ok := read1(within, img); ok {
				read[i] = m
			}
		}
	}
	look(coarse, glance)
	if len(read) == 0 || doc.Pages() <= few {
		look(fine, closer)
	}
	var out []Found
	for _, i := range slices.Sorted(maps.Keys(read)) {
		out = append(out, Found{i + 1, read[i]})
	}
	return out, ctx.Err()
}

package main

import (
	"bytes"
	"fmt"
	"image"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"github.com/tc-hib/winres"

	"dossierpme/assets"
)

// sizes are those that Windows asks for: lists, title bars and task bars at 100 to 200 %,
// the desktop, large icons.
var sizes = []int{16, 20, 24, 32, 40, 48, 64, 128, 256}

// largestSmall is up to which size the drawing with less in it is used.
const largestSmall = 40

// icon is the program's icon in all sizes.
func icon() (*winres.Icon, error) {
	var images []image.Image
	for _, size := range sizes {
		from := assets.Icon()
		if size <= largestSmall {
			from = assets.IconSmall()
		}
		drawn, err := draw(from, size)
		if err != nil {
			return nil, fmt.Errorf("icon of %d: %w", size, err)
		}
		images = append(images, drawn)
	}
	return winres.NewIconFromImages(images)
}

// draw draws an SVG as a square of pixels.
func draw(svg []byte, size int) (image.Image, error) {
	drawing, err := oksvg.ReadIconStream(bytes.NewReader(svg), oksvg.StrictErrorMode)
	if err != nil {
		return nil, err
	}
	drawing.SetTarget(0, 0, float64(size), float64(size))
	out := image.NewNRGBA(image.Rect(0, 0, size, size))
	drawing.Draw(rasterx.NewDasher(size, size, rasterx.NewScannerGV(size, size, out, out.Bounds())), 1)
	return out, nil
}

// Package icon draws the program's icon, of which assets has the drawings, in the sizes
// that systems ask for. It is for tools of the developers and no part of a program: the
// window is given a picture of the drawing.
package icon

import (
	"bytes"
	"fmt"
	"image"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"dossierpme/assets"
)

// largestSmall is up to which size the drawing with less in it is used.
const largestSmall = 40

// Draw draws the icon as a square of size pixels.
func Draw(size int) (image.Image, error) {
	from := assets.Icon()
	if size <= largestSmall {
		from = assets.IconSmall()
	}
	drawing, err := oksvg.ReadIconStream(bytes.NewReader(from), oksvg.StrictErrorMode)
	if err != nil {
		return nil, fmt.Errorf("icon of %d: %w", size, err)
	}
	drawing.SetTarget(0, 0, float64(size), float64(size))
	out := image.NewNRGBA(image.Rect(0, 0, size, size))
	drawing.Draw(rasterx.NewDasher(size, size, rasterx.NewScannerGV(size, size, out, out.Bounds())), 1)
	return out, nil
}

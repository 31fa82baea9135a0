package raster

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels bounds a picture: A4 at 430 dpi. A page that would need more is drawn
// smaller.
const maxPixels = 18_000_000

// Pixels is the size of the picture that Render makes of a page of this size at
// this resolution.
func (s Size) Pixels(dpi float64) image.Point {
	scale := dpi / 72
	if area := s.Width * scale * s.Height * scale; area > maxPixels {
		scale *= math.Sqrt(maxPixels / area)
	}
	return image.Pt(side(s.Width*scale), side(s.Height*scale))
}

// side is a whole number of pixels, also of a page like a thread.
func side(length float64) int { return int(min(max(math.Round(length), 1), 20_000)) }

// Render draws a page, counted from 0, on white, at a resolution in dots per
// inch. Annotations are drawn as they print. The picture is the caller's.
func (d *Document) Render(ctx context.Context, page int, dpi float64) (*image.RGBA, error) {
	if page < 0 || page >= len(d.sizes) {
		return nil, fmt.Errorf("draw page %d of %d: no such page", page+1, len(d.sizes))
	}
	if !(dpi > 0) || dpi > 2400 {
		return nil, fmt.Errorf("draw page %d: %v dpi", page+1, dpi)
	}
	size := d.sizes[page].Pixels(dpi)
	if size.X*size.Y > maxPixels*11/10 {
		return nil, fmt.Errorf("draw page %d: %w", page+1, ErrTooLarge)
	}
	var img *image.RGBA
	err := d.do(ctx, func(inst pdfium.Pdfium) (err error) {
		img, err = d.draw(inst, page, size)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("draw page %d: %w", page+1, err)
	}
	return img, nil
}

func (d *Document) draw(inst pdfium.Pdfium, page int, size image.Point) (*image.RGBA, error) {
	made, err := inst.FPDFBitmap_Create(&requests.FPDFBitmap_Create{Width: size.X, Height: size.Y})
	if err != nil {
		return nil, err
	}
	const white = 0xFFFFFFFF
	if _, err := inst.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{
		Bitmap: made.Bitmap, Width: size.X, Height: size.Y, Color: white,
	}); err != nil {
		return nil, err
	}
	if _, err := inst.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{
		Bitmap: made.Bitmap, Page: d.page(page), SizeX: size.X, SizeY: size.Y,
		Flags: enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_REVERSE_BYTE_ORDER,
	}); err != nil {
		return nil, err
	}
	got, err := inst.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: made.Bitmap})
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	if len(got.Buffer) < len(img.Pix) {
		return nil, ErrTooLarge
	}
	copy(img.Pix, got.Buffer)
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 0xFF // the bitmap has no alpha, and leaves its place as it is
	}
	_, err = inst.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: made.Bitmap})
	return img, err
}

func (d *Document) page(i int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: i}}
}

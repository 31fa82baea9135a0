package binder_test

import (
	"bytes"
	"image"
	"image/color"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/binder"
)

// fax is black on its left half.
func fax(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := w / 2; x < w; x++ {
			g.SetGray(x, y, color.Gray{255})
		}
	}
	return g
}

func encodedTIFF(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tiff.Encode(&b, m, &tiff.Options{Compression: tiff.Deflate}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureThatAPDFCannotHoldIsPackedAnew(t *testing.T) {
	photo := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := 3; i < len(photo.Pix); i += 4 {
		photo.Pix[i] = 255 // black
	}
	var b bytes.Buffer
	if err := bmp.Encode(&b, photo); err != nil {
		t.Fatal(err)
	}
	tf := sampledoc.Typeface(t)
	for name, c := range map[string]struct {
		data  []byte
		want  string
		white bool // on its right half
	}{
		"a fax in one bit":    {encodedTIFF(t, fax(30, 20)), "/Width 30 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 1 ", true},
		"a picture in colour": {b.Bytes(), "/Width 40 /Height 30 /ColorSpace /DeviceRGB /BitsPerComponent 8 ", false},
	} {
		t.Run(name, func(t *testing.T) {
			out, facts := bind(t, tf, c.data)
			if facts.State != binder.Fine || facts.Pages != 1 {
				t.Fatalf("%+v", facts)
			}
			if !strings.Contains(string(out), c.want) {
				t.Errorf("no %q in the binder", c.want)
			}
			page := drawn(t, inFile(t, out), 3)
			middle := page.Bounds().Size().Div(2)
			if left, _, _, _ := page.At(middle.X-5, middle.Y).RGBA(); left>>8 > 60 {
				t.Errorf("its left half is drawn as %d", left>>8)
			}
			if right, _, _, _ := page.At(middle.X+5, middle.Y).RGBA(); (right>>8 > 200) != c.white {
				t.Errorf("its right half is drawn as %d", right>>8)
			}
		})
	}
}

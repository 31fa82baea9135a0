package raster

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

func TestOnlyAPageWithAPictureIsPictured(t *testing.T) {
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	f := gofpdf.New("P", "pt", "A4", "")
	f.AddPage()
	f.Rect(50, 200, 100, 100, "F")
	f.AddPage()
	f.RegisterImageOptionsReader("scan", gofpdf.ImageOptions{ImageType: "PNG"}, &pixels)
	f.ImageOptions("scan", 50, 50, 100, 100, false, gofpdf.ImageOptions{}, 0, "")
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	d := open(t, b.Bytes())
	for page, want := range []bool{false, true} {
		if got, err := d.Pictured(t.Context(), page); err != nil || got != want {
			t.Errorf("page %d is pictured: %v, %v", page+1, got, err)
		}
	}
	if _, err := d.Pictured(t.Context(), 2); err == nil {
		t.Error("a page that is not there is no error")
	}
}

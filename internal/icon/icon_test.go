package icon_test

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/assets"
	"dossierpme/internal/icon"
)

var update = flag.Bool("update", false, "draw the icon of the window anew")

// The window is given a picture of the drawing, which is drawn once and for all.
func TestTheIconOfTheWindowIsTheDrawing(t *testing.T) {
	drawn, err := icon.Draw(256)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var out bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, drawn); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("..", "..", "assets", "icon", "window.png"), out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := png.Decode(bytes.NewReader(assets.IconOfWindow()))
	if err != nil || kept.Bounds() != drawn.Bounds() {
		t.Fatalf("it is kept in %v: %v", kept, err)
	}
	for y := range 256 {
		for x := range 256 {
			if kept.At(x, y) != drawn.At(x, y) {
				t.Fatalf("it is another at %d, %d: make update-golden", x, y)
			}
		}
	}
}

// Every size shows the sheet in the middle of a coloured square with round corners.
func TestTheIconIsDrawnInEverySize(t *testing.T) {
	for _, size := range []int{16, 20, 22, 24, 32, 40, 48, 64, 128, 256, 512, 1024} {
		drawn, err := icon.Draw(size)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, _, alpha := drawn.At(0, 0).RGBA(); alpha > 0xC000 {
			t.Errorf("%d: the corner is filled", size)
		}
		colours := map[string]int{}
		count(drawn, colours)
		for _, is := range []string{"accent", "white"} {
			if colours[is]*10 < size*size {
				t.Errorf("%d: %d of %d points are %s", size, colours[is], size*size, is)
			}
		}
	}
}

func count(drawn image.Image, into map[string]int) {
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			switch r, g, b, _ := drawn.At(x, y).RGBA(); [3]uint32{r >> 8, g >> 8, b >> 8} {
			case [3]uint32{0x12, 0x58, 0x6B}:
				into["accent"]++
			case [3]uint32{0xFF, 0xFF, 0xFF}:
				into["white"]++
			}
		}
	}
}

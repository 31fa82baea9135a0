package icon_test

import (
	"image"
	"testing"

	"dossierpme/internal/icon"
)

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

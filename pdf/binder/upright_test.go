package binder

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// A camera notes how it was held; whatever it says, the red corner comes back to
// the upper left, where the scene has it.
func TestAPhotographStandsUprightHoweverTheCameraWasHeld(t *testing.T) {
	const w, h = 48, 32
	scene := func(x, y int) color.Color {
		if x < 16 && y < 16 {
			return color.RGBA{255, 0, 0, 255}
		}
		return color.RGBA{0, 0, 255, 255}
	}
	// stored[n] gives, for each pixel stored under orientation n, its place in the scene.
	stored := map[int]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return w - 1 - y, x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return y, h - 1 - x },
	}
	for n, place := range stored {
		size := image.Rect(0, 0, w, h)
		if n >= 5 {
			size = image.Rect(0, 0, h, w)
		}
		img := image.NewRGBA(size)
		for y := range size.Dy() {
			for x := range size.Dx() {
				img.Set(x, y, scene(place(x, y)))
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		exif := []byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
		exif[29] = byte(n)
		data := append(append(bytes.Clone(b.Bytes()[:2]), exif...), b.Bytes()[2:]...)
		got, err := Upright(data)
		if err != nil {
			t.Fatal(err)
		}
		if got.Bounds() != image.Rect(0, 0, w, h) {
			t.Errorf("orientation %d: %v", n, got.Bounds())
			continue
		}
		if r, _, bl, _ := got.At(4, 4).RGBA(); r < 0xc000 || bl > 0x4000 {
			t.Errorf("orientation %d: the corner is elsewhere", n)
		}
		for _, at := range [][2]int{{w - 4, 4}, {4, h - 4}, {w - 4, h - 4}} {
			if r, _, bl, _ := got.At(at[0], at[1]).RGBA(); r > 0x4000 || bl < 0xc000 {
				t.Errorf("orientation %d: %v is red", n, at)
			}
		}
	}
	if _, err := Upright([]byte("no picture")); err == nil {
		t.Error("a text is a picture")
	}
}

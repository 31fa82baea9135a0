package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"dossierpme/pdf/picture"
)

func testFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryKindOfFaxShowsTheSame(t *testing.T) {
	want, err := png.Decode(bytes.NewReader(testFile(t, "fax.png")))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/fax-*.tif")
	if err != nil || len(files) < 7 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		f, err := picture.Open(testFile(t, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		img, err := f.Page(0)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := differing(want, img); n > 0 {
			t.Errorf("%s: %d pixels differ", name, n)
		}
	}
}

// differing counts the pixels that are not the same.
func differing(a, b image.Image) (n int) {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	grey := func(c color.Color) uint8 { return color.GrayModel.Convert(c).(color.Gray).Y }
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if grey(a.At(x, y)) != grey(b.At(x, y)) {
				n++
			}
		}
	}
	return n
}

func TestADisturbedFaxIsReadButForSomeLines(t *testing.T) {
	want, err := png.Decode(bytes.NewReader(testFile(t, "fax.png")))
	if err != nil {
		t.Fatal(err)
	}
	data := testFile(t, "fax-g3.tif")
	for i := range 3 {
		data[200+i] ^= 0xff
	}
	f, err := picture.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	img, err := f.Page(0)
	if err != nil {
		t.Fatal(err)
	}
	if n := differing(want, img); n == 0 || n > 3*want.Bounds().Dx() {
		t.Errorf("%d pixels differ", n)
	}
}

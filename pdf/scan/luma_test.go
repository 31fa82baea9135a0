package scan

import (
	"image"
	"image/color"
	"testing"
)

func TestColoursTurnGreyAsTheyLookOnWhitePaper(t *testing.T) {
	for _, c := range []color.Color{
		color.White, color.Black, color.RGBA{200, 30, 90, 255}, color.RGBA{0, 0, 255, 255}, color.NRGBA{200, 30, 90, 128}, color.Transparent,
	} {
		rgba := image.NewRGBA(image.Rect(0, 0, 2, 1))
		nrgba := image.NewNRGBA(rgba.Rect)
		rgba.Set(0, 0, c)
		nrgba.Set(0, 0, c)
		r, g, b, a := c.RGBA()
		white := 0xFFFF - a
		want := color.GrayModel.Convert(color.RGBA64{uint16(r + white), uint16(g + white), uint16(b + white), 0xFFFF}).(color.Gray).Y
		for _, img := range []image.Image{rgba, nrgba} {
			if got := greyOf(img, 10).pix[0]; int(got) < int(want)-1 || int(got) > int(want)+1 {
				t.Errorf("%T %v is %d, want %d", img, c, got, want)
			}
		}
	}
}

package scan_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// A fault is what a scanner, a camera or the way in between does to a page.
type fault func(t *testing.T, page *image.Gray) *image.Gray

// apply lets the page go through all of them.
func apply(t *testing.T, page *image.Gray, faults ...fault) *image.Gray {
	t.Helper()
	for _, f := range faults {
		page = f(t, page)
	}
	return page
}

// turned lays the page on the glass at an angle, in degrees.
func turned(degrees float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		w, h := float64(p.Rect.Dx()), float64(p.Rect.Dy())
		ow, oh := math.Abs(w*cos)+math.Abs(h*sin), math.Abs(w*sin)+math.Abs(h*cos)
		return laid(p, int(ow), int(oh), f64.Aff3{cos, -sin, ow/2 - (w*cos-h*sin)/2, sin, cos, oh/2 - (w*sin+h*cos)/2})
	}
}

// slanted shears the page, as a sheet drawn in crookedly.
func slanted(by float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		w, h := p.Rect.Dx(), p.Rect.Dy()
		return laid(p, w+int(by*float64(h)), h, f64.Aff3{1, by, 0, 0, 1, 0})
	}
}

func laid(p *image.Gray, w, h int, m f64.Aff3) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Rect, image.NewUniform(color.Gray{235}), image.Point{}, draw.Src)
	draw.CatmullRom.Transform(out, m, p, p.Rect, draw.Over, nil)
	return out
}

// leaning takes a photograph of the page from below: its head is that much
// narrower than its foot.
func leaning(by float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		out := image.NewGray(p.Rect)
		w, h := float64(p.Rect.Dx()), float64(p.Rect.Dy())
		for y := range p.Rect.Dy() {
			scale := 1 - by*(1-float64(y)/h)
			for x := range p.Rect.Dx() {
				sx := (float64(x)-w/2)/scale + w/2
				v := uint8(90) // the table
				if sx >= 0 && sx < w-1 {
					i, f := int(sx), sx-math.Floor(sx)
					v = uint8(float64(p.GrayAt(i, y).Y)*(1-f) + float64(p.GrayAt(i+1, y).Y)*f)
				}
				out.SetGray(x, y, color.Gray{v})
			}
		}
		return out
	}
}

// blurred is a picture out of focus; sigma is in pixels.
func blurred(sigma float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		n := int(3*sigma) + 1
		kernel, sum := make([]float64, 2*n+1), 0.0
		for i := range kernel {
			d := float64(i - n)
			kernel[i] = math.Exp(-d * d / (2 * sigma * sigma))
			sum += kernel[i]
		}
		w, h := p.Rect.Dx(), p.Rect.Dy()
		pass := func(in []float64, step, line, count, lines int) []float64 {
			out := make([]float64, len(in))
			for l := range lines {
				for i := range count {
					v := 0.0
					for k, f := range kernel {
						v += f * in[l*line+min(max(i+k-n, 0), count-1)*step]
					}
					out[l*line+i*step] = v / sum
				}
			}
			return out
		}
		in := make([]float64, w*h)
		for i := range in {
			in[i] = float64(p.Pix[i])
		}
		in = pass(pass(in, 1, w, w, h), w, 1, h, w)
		out := image.NewGray(p.Rect)
		for i, v := range in {
			out.Pix[i] = uint8(v + 0.5)
		}
		return out
	}
}

// pixelwise gives each pixel a new value, from 0 to 255.
func pixelwise(f func(x, y, v float64) float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		out := image.NewGray(p.Rect)
		w, h := p.Rect.Dx(), p.Rect.Dy()
		for y := range h {
			for x := range w {
				v := f(float64(x)/float64(w), float64(y)/float64(h), float64(p.Pix[y*p.Stride+x]))
				out.Pix[y*out.Stride+x] = uint8(min(max(v, 0), 255))
			}
		}
		return out
	}
}

// noisy is the grain of a sensor; sigma is in steps of grey.
func noisy(sigma float64) fault {
	return func(t *testing.T, p *image.Gray) *image.Gray {
		r := rand.New(rand.NewPCG(1, 2))
		return pixelwise(func(_, _, v float64) float64 { return v + sigma*r.NormFloat64() })(t, p)
	}
}

// pale is a copier that is out of ink.
func pale() fault { return pixelwise(func(_, _, v float64) float64 { return 170 + v*60/255 }) }

// shaded is a lamp at the lower left: the upper right lies in the dark.
func shaded() fault {
	return pixelwise(func(x, y, v float64) float64 { return v * (1 - 0.75*(x+1-y)/2) })
}

// packed goes through JPEG.
func packed(quality int) fault {
	return func(t *testing.T, p *image.Gray) *image.Gray {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
			t.Fatal(err)
		}
		img, err := jpeg.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		return img.(*image.Gray)
	}
}

// inked is black and white alone, as a fax.
func inked() fault {
	return pixelwise(func(_, _, v float64) float64 {
		if v < 140 {
			return 0
		}
		return 255
	})
}

// negative takes dark for light.
func negative() fault { return pixelwise(func(_, _, v float64) float64 { return 255 - v }) }

// stamped covers a corner of the code: x, y and size are in the page's width.
func stamped(x, y, size float64) fault {
	return func(_ *testing.T, p *image.Gray) *image.Gray {
		out := image.NewGray(p.Rect)
		copy(out.Pix, p.Pix)
		w := float64(p.Rect.Dx())
		r := image.Rect(int(x*w), int(y*w), int((x+size)*w), int((y+size)*w))
		draw.Draw(out, r, image.NewUniform(color.Gray{60}), image.Point{}, draw.Src)
		return out
	}
}

package binder

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"

	"dossierpme/pdf/picture"
)

// album is an image that a PDF file cannot hold as it is: its pages are unpacked
// and packed anew, one at a time, when they are written.
type album struct {
	file  *picture.File
	pages []int
}

// lookAtAlbum unpacks every page, to be sure: nothing of it may fail when the
// binder is written.
func lookAtAlbum(ctx context.Context, f Facts, data []byte) (Facts, *loaded) {
	file, err := picture.Open(data)
	a := &album{file: file}
	for i := 0; err == nil && i < file.Pages(); i++ {
		if ctx.Err() != nil {
			f.State = Unreadable
			return f, nil
		}
		_, err = file.Page(i)
		a.pages = append(a.pages, i)
	}
	if err != nil {
		f.State = pictureState(err)
	} else {
		f.State, f.Pages = Fine, len(a.pages)
	}
	if f.State == Fine || f.State == ManyPixels {
		f.Width, f.Height = pixels(data)
	}
	if f.State != Fine {
		return f, nil
	}
	return f, &loaded{album: a}
}

// pictureState says what is wrong with an image.
func pictureState(err error) State {
	switch {
	case errors.Is(err, picture.ErrPixels):
		return ManyPixels
	case errors.Is(err, picture.ErrUnsupported):
		return Unsupported
	}
	return ImageBroken
}

// pixels is the size of an image that is sound, or too large.
func pixels(data []byte) (width, height int) {
	file, err := picture.Open(data)
	if err != nil && !errors.Is(err, picture.ErrPixels) {
		return 0, 0
	}
	size, _ := file.Size(0)
	if turn(file.Orientation(0)).sideways() {
		return size.Y, size.X
	}
	return size.X, size.Y
}

// write puts the pages of the album, each on one of ours.
func (a *album) write(ctx context.Context, w target) error {
	for n, i := range a.pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		img, err := a.file.Page(i)
		if err != nil {
			return fmt.Errorf("%w: %w", errImage, err)
		}
		p, err := pack(img, turn(a.file.Orientation(i)))
		if err != nil {
			return err
		}
		if err := p.write(w, n); err != nil {
			return err
		}
	}
	return nil
}

// pack packs an image on white: in one bit where it is black and white alone, as
// that of a fax, in eight otherwise.
func pack(m image.Image, t turn) (*packed, error) {
	b := m.Bounds()
	grey, bits, space := true, 8, "DeviceGray"
	switch m := m.(type) {
	case *image.Gray:
		if bilevel(m) {
			bits = 1
		}
	case *image.Gray16:
	default:
		grey, space = false, "DeviceRGB"
	}
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	strip := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	var row []byte
	for y := range b.Dy() {
		draw.Draw(strip, strip.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(strip, strip.Rect, m, image.Pt(b.Min.X, b.Min.Y+y), draw.Over)
		row = row[:0]
		for x := range b.Dx() {
			p := strip.Pix[4*x : 4*x+4]
			switch {
			case bits == 1:
				if x%8 == 0 {
					row = append(row, 0)
				}
				row[x/8] |= p[0] >> 7 << (7 - x%8)
			case grey:
				row = append(row, p[0])
			default:
				row = append(row, p[:3]...)
			}
		}
		if _, err := z.Write(row); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return &packed{
		width: b.Dx(), height: b.Dy(), turn: t, data: out.Bytes(),
		entries: fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent %d /Filter /FlateDecode", b.Dx(), b.Dy(), space, bits),
	}, nil
}

// bilevel reports whether every pixel is black or white.
func bilevel(m *image.Gray) bool {
	for y := range m.Rect.Dy() {
		for _, v := range m.Pix[y*m.Stride:][:m.Rect.Dx()] {
			if v != 0 && v != 0xff {
				return false
			}
		}
	}
	return true
}

package binder

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"io"

	"dossierpme/pdf/picture"
)

// The colour kinds of PNG.
const (
	pngGray      = 0
	pngRGB       = 2
	pngPalette   = 3
	pngGrayAlpha = 4
	pngRGBAlpha  = 6
)

// pngFacts is what the chunks of a PNG file say.
type pngFacts struct {
	width, height, depth, colour int
	interlaced, transparent      bool
	palette                      []byte
	pixels                       [][]byte // the packed pixels, in pieces
	turn                         turn
}

// readPNG reads a PNG image. The pixels of a plain one go into the file as they
// are packed; one with transparency or interlaced is packed anew, on white.
func readPNG(data []byte, thorough bool) (*packed, error) {
	f, err := scanPNG(data)
	if err != nil {
		return nil, err
	}
	parts := map[int]int{pngGray: 1, pngRGB: 3, pngPalette: 1, pngGrayAlpha: 2, pngRGBAlpha: 4}[f.colour]
	if parts == 0 {
		return nil, fmt.Errorf("%w: colours of kind %d", errImage, f.colour)
	}
	bytesEach := int64(4) // as decoded
	switch {
	case f.depth == 16:
		bytesEach = 8
	case f.colour == pngGray || f.colour == pngPalette:
		bytesEach = 1
	}
	if err := picture.Fits(f.width, f.height, bytesEach); err != nil {
		return nil, err
	}
	plain := !f.interlaced && !f.transparent && f.colour != pngGrayAlpha && f.colour != pngRGBAlpha
	if plain && !thorough {
		if err := f.whole(parts); err != nil {
			return nil, err
		}
	} else {
		m, err := decodePNG(data)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errImage, err)
		}
		if !plain {
			return repack(m, f.turn)
		}
	}
	space := [...]string{pngGray: "/DeviceGray", pngRGB: "/DeviceRGB", pngPalette: ""}[f.colour]
	if f.colour == pngPalette {
		if len(f.palette) < 3 {
			return nil, fmt.Errorf("%w: no colours", errImage)
		}
		space = fmt.Sprintf("[/Indexed /DeviceRGB %d <%X>]", len(f.palette)/3-1, f.palette[:len(f.palette)/3*3])
	}
	return &packed{
		width: f.width, height: f.height, turn: f.turn, data: bytes.Join(f.pixels, nil),
		entries: fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>",
			f.width, f.height, space, f.depth, parts, f.depth, f.width),
	}, nil
}

// scanPNG walks through the chunks and holds each against its sum.
func scanPNG(data []byte) (pngFacts, error) {
	var f pngFacts
	for at := 8; ; {
		if at+12 > len(data) {
			return f, fmt.Errorf("%w: cut off", errImage)
		}
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n < 0 || n > len(data)-at-12 {
			return f, fmt.Errorf("%w: cut off", errImage)
		}
		kind, body := string(data[at+4:at+8]), data[at+8:at+8+n]
		if crc32.ChecksumIEEE(data[at+4:at+8+n]) != binary.BigEndian.Uint32(data[at+8+n:]) {
			return f, fmt.Errorf("%w: a chunk does not match its sum", errImage)
		}
		switch kind {
		case "IHDR":
			if n != 13 {
				return f, fmt.Errorf("%w: its head", errImage)
			}
			w, h := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
			if w == 0 || h == 0 || w > 1<<20 || h > 1<<20 {
				return f, picture.ErrPixels
			}
			f.width, f.height, f.depth, f.colour, f.interlaced = int(w), int(h), int(body[8]), int(body[9]), body[12] != 0
		case "PLTE":
			f.palette = body
		case "tRNS":
			f.transparent = true
		case "IDAT":
			f.pixels = append(f.pixels, body)
		case "eXIf":
			f.turn = exifTurn(append([]byte("Exif\x00\x00"), body...))
		case "IEND":
			if f.width == 0 || len(f.pixels) == 0 {
				return f, fmt.Errorf("%w: no pixels", errImage)
			}
			return f, nil
		}
		at += 12 + n
	}
}

// whole unpacks the pixels without keeping them: there must be as many as the
// head says.
func (f *pngFacts) whole(parts int) error {
	switch f.depth {
	case 1, 2, 4, 8, 16:
	default:
		return fmt.Errorf("%w: %d bits", errImage, f.depth)
	}
	readers := make([]io.Reader, len(f.pixels))
	for i, p := range f.pixels {
		readers[i] = bytes.NewReader(p)
	}
	z, err := zlib.NewReader(io.MultiReader(readers...))
	if err != nil {
		return fmt.Errorf("%w: %w", errImage, err)
	}
	defer z.Close()
	want := int64((f.width*parts*f.depth+7)/8+1) * int64(f.height)
	n, err := io.Copy(io.Discard, io.LimitReader(z, want))
	if err != nil {
		return fmt.Errorf("%w: %w", errImage, err)
	}
	if n < want {
		return fmt.Errorf("%w: %d of %d bytes", errImage, n, want)
	}
	return nil
}

// repack packs an image anew, in eight bits and on white.
func repack(m image.Image, t turn) (*packed, error) {
	b := m.Bounds()
	grey := true
	switch m.(type) {
	case *image.Gray, *image.Gray16:
	default:
		grey = false
	}
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	parts := 3
	if grey {
		parts = 1
	}
	row := make([]byte, b.Dx()*parts)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := m.At(x, y).RGBA()
			white := 0xffff - a
			i := (x - b.Min.X) * parts
			row[i] = byte((r + white) >> 8)
			if !grey {
				row[i+1], row[i+2] = byte((g+white)>>8), byte((bl+white)>>8)
			}
		}
		if _, err := z.Write(row); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	space := "DeviceRGB"
	if grey {
		space = "DeviceGray"
	}
	return &packed{
		width: b.Dx(), height: b.Dy(), turn: t, data: out.Bytes(),
		entries: fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8 /Filter /FlateDecode", b.Dx(), b.Dy(), space),
	}, nil
}

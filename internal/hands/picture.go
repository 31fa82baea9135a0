package hands

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// Picture is what is on the screen; nil where that cannot be read just now.
func (d *Display) Picture() *image.NRGBA {
	width, _, line, pixels := d.raw()
	if len(pixels) == 0 {
		return nil
	}
	img := image.NewNRGBA(image.Rect(0, 0, width, len(pixels)/line))
	for y := range img.Rect.Dy() {
		from, to := pixels[y*line:], img.Pix[y*img.Stride:]
		for x := range width { // stored blue first
			to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = from[4*x+2], from[4*x+1], from[4*x], 0xFF
		}
	}
	return img
}

// Keep writes a picture of the screen into a file, whose folder it makes.
func (d *Display) Keep(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	img := d.Picture()
	if img == nil {
		img = image.NewNRGBA(image.Rect(0, 0, 1, 1))
	}
	if err := png.Encode(f, img); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// raw reads the file that the server draws in: the form of xwd, four bytes a pixel.
func (d *Display) raw() (width, height, line int, pixels []byte) {
	data, err := os.ReadFile(d.frame)
	if err != nil || len(data) < 100 {
		return 0, 0, 0, nil
	}
	field := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	const size, wide, high, bits, row, colours, entry = 0, 4, 5, 11, 12, 19, 12
	width, height, line = field(wide), field(high), field(row)
	from := field(size) + field(colours)*entry
	if field(bits) != 32 || line < 4*width || len(data) < from+line*height {
		return 0, 0, 0, nil
	}
	return width, height, line, data[from : from+line*height]
}

// cursor is how many pixels of an entry blink: a bar three points wide.
const cursor = 3 * 40

// alike reports whether two pictures are the same but for a cursor.
func alike(a, b []byte) bool {
	if len(a) != len(b) || bytes.Equal(a, b) {
		return len(a) == len(b)
	}
	differ := 0
	for i := 0; i+4 <= len(a); i += 4 {
		if string(a[i:i+4]) != string(b[i:i+4]) {
			differ++
		}
	}
	return differ <= cursor
}

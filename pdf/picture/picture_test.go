package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	enhanced "github.com/hhrutter/tiff"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"dossierpme/pdf/picture"
)

// card is white with a dark square in its upper left quarter.
func card(t *testing.T) *image.Gray {
	t.Helper()
	g := image.NewGray(image.Rect(0, 0, 160, 96))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(g, image.Rect(16, 16, 64, 40), image.NewUniform(color.Gray{20}), image.Point{}, draw.Src)
	return g
}

func coloured(g *image.Gray) *image.RGBA {
	out := image.NewRGBA(g.Rect)
	draw.Draw(out, out.Rect, g, image.Point{}, draw.Src)
	return out
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryKindIsRead(t *testing.T) {
	g := card(t)
	inks := image.NewCMYK(g.Rect)
	draw.Draw(inks, inks.Rect, g, image.Point{}, draw.Src)
	packed := func(m image.Image, how enhanced.CompressionType) []byte {
		return encoded(t, func(b *bytes.Buffer) error { return enhanced.Encode(b, m, &enhanced.Options{Compression: how}) })
	}
	for name, c := range map[string]struct {
		kind picture.Kind
		data []byte
	}{
		"JPEG":                            {picture.JPEG, encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, g, nil) })},
		"PNG":                             {picture.PNG, encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, g) })},
		"GIF":                             {picture.GIF, encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, g, nil) })},
		"BMP":                             {picture.BMP, encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, g) })},
		"TIFF":                            {picture.TIFF, encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, g, nil) })},
		"TIFF in colours, packed":         {picture.TIFF, packed(coloured(g), enhanced.LZW)},
		"TIFF in the inks of a printer":   {picture.TIFF, packed(inks, enhanced.Deflate)},
		"TIFF of a copier":                {picture.TIFF, copier(t, g, 7, nil)},
		"TIFF of a copier, in strips":     {picture.TIFF, copierStrips(t, g)},
		"TIFF of an old copier":           {picture.TIFF, copier(t, g, 6, []int{513})},
		"TIFF of an old copier, bare":     {picture.TIFF, bareCopier(t, g)},
		"TIFF of an old copier, no place": {picture.TIFF, copier(t, g, 6, nil)},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := picture.Open(c.data)
			if err != nil || f.Kind != c.kind || f.Pages() != 1 {
				t.Fatalf("%+v, %v", f, err)
			}
			img, err := f.Page(0)
			if err != nil {
				t.Fatal(err)
			}
			if size, _ := f.Size(0); img.Bounds().Size() != g.Rect.Size() || size != g.Rect.Size() {
				t.Fatalf("%v, said to be %v", img.Bounds(), size)
			}
			for _, p := range []image.Point{{40, 28}, {120, 28}, {40, 80}, {4, 4}} {
				got := color.GrayModel.Convert(img.At(p.X, p.Y)).(color.Gray).Y
				if want := g.GrayAt(p.X, p.Y).Y; max(got, want)-min(got, want) > 24 {
					t.Errorf("at %v it is %d, want %d", p, got, want)
				}
			}
		})
	}
}

// directory writes a TIFF of one page: its entries by tag, a number or bytes.
func directory(entries map[int]any, order []int) []byte {
	le := binary.LittleEndian
	out := []byte("II*\x00\x08\x00\x00\x00")
	out = le.AppendUint16(out, uint16(len(order)))
	behind := 8 + 2 + 12*len(order) + 4
	var tail []byte
	for _, tag := range order {
		out = le.AppendUint16(out, uint16(tag))
		switch v := entries[tag].(type) {
		case int:
			out = le.AppendUint16(out, 4)
			out = le.AppendUint32(le.AppendUint32(out, 1), uint32(v))
		case []int:
			out = le.AppendUint16(out, 4)
			out = le.AppendUint32(le.AppendUint32(out, uint32(len(v))), uint32(behind+len(tail)))
			for _, n := range v {
				tail = le.AppendUint32(tail, uint32(n))
			}
		case []byte:
			out = le.AppendUint16(out, 7)
			out = le.AppendUint32(le.AppendUint32(out, uint32(len(v))), uint32(behind+len(tail)))
			tail = append(tail, v...)
		}
	}
	return append(append(out, 0, 0, 0, 0), tail...)
}

// room is where the pixels begin in the files below.
const room = 4096

func filled(head []byte, pixels ...[]byte) []byte {
	out := append(head, make([]byte, room-len(head))...)
	return append(out, bytes.Join(pixels, nil)...)
}

func jpegOf(t *testing.T, m image.Image) []byte {
	t.Helper()
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, m, nil) })
}

// copier writes a whole JPEG file into a TIFF.
func copier(t *testing.T, g *image.Gray, packing int, places []int) []byte {
	data := jpegOf(t, coloured(g))
	entries := map[int]any{256: g.Rect.Dx(), 257: g.Rect.Dy(), 258: 8, 259: packing, 262: 6, 273: room, 277: 3, 278: g.Rect.Dy(), 279: len(data)}
	order := []int{256, 257, 258, 259, 262, 273, 277, 278, 279}
	for _, p := range places {
		entries[p], entries[p+1] = room, len(data)
		order = append(order, p, p+1)
	}
	return filled(directory(entries, order), data)
}

// copierStrips writes each half alone, with their tables apart.
func copierStrips(t *testing.T, g *image.Gray) []byte {
	const rows = 48
	var strips [][]byte
	var tables []byte
	for y := 0; y < g.Rect.Dy(); y += rows {
		strip, kept := parted(jpegOf(t, g.SubImage(image.Rect(0, y, g.Rect.Dx(), y+rows))))
		strips, tables = append(strips, strip), kept
	}
	return filled(directory(map[int]any{
		256: g.Rect.Dx(), 257: g.Rect.Dy(), 258: 8, 259: 7, 262: 1, 273: []int{room, room + len(strips[0])}, 277: 1, 278: rows,
		279: []int{len(strips[0]), len(strips[1])}, 347: tables,
	}, []int{256, 257, 258, 259, 262, 273, 277, 278, 279, 347}), strips...)
}

// parted takes the tables out of a JPEG file.
func parted(data []byte) (without, tables []byte) {
	without, tables = []byte("\xff\xd8"), []byte("\xff\xd8")
	for at := 2; ; {
		n := 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		switch data[at+1] {
		case 0xda:
			return append(without, data[at:]...), append(tables, "\xff\xd9"...)
		case 0xdb, 0xc4:
			tables = append(tables, data[at:at+n]...)
		default:
			without = append(without, data[at:at+n]...)
		}
		at += n
	}
}

// bareCopier writes pixels and tables without any mark around them.
func bareCopier(t *testing.T, g *image.Gray) []byte {
	without, tables := parted(jpegOf(t, g))
	start := bytes.Index(without, []byte("\xff\xda"))
	pixels := bytes.TrimSuffix(without[start+2+int(binary.BigEndian.Uint16(without[start+2:])):], []byte("\xff\xd9"))
	places := map[byte]int{} // of a table in the file
	for at := 2; tables[at+1] != 0xd9; {
		n := 2 + int(binary.BigEndian.Uint16(tables[at+2:]))
		for i := at + 4; i < at+n; {
			kind := tables[at+1]<<1 ^ tables[i]
			places[kind] = room + i + 1
			size := 64
			if tables[at+1] == 0xc4 {
				size = 16
				for _, v := range tables[i+1 : i+17] {
					size += int(v)
				}
			}
			i += 1 + size
		}
		at += n
	}
	return filled(directory(map[int]any{
		256: g.Rect.Dx(), 257: g.Rect.Dy(), 258: 8, 259: 6, 262: 1, 273: room + len(tables), 277: 1, 278: g.Rect.Dy(), 279: len(pixels),
		519: places[0xdb<<1&0xff], 520: places[0xc4<<1&0xff], 521: places[0xc4<<1&0xff^0x10],
	}, []int{256, 257, 258, 259, 262, 273, 277, 278, 279, 519, 520, 521}), tables, pixels)
}

// head is the beginning of a file.
func head(kind string) []byte { return append([]byte(kind), make([]byte, 40)...) }

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	deep := directory(map[int]any{256: 100, 257: 100, 258: 4, 259: 1, 262: 1, 273: 200, 277: 1, 278: 100, 279: 10}, []int{256, 257, 258, 259, 262, 273, 277, 278, 279})
	huge := directory(map[int]any{256: 20_000, 257: 20_000, 259: 4, 262: 0, 273: 200, 279: 10}, []int{256, 257, 259, 262, 273, 279})
	for name, c := range map[string]struct {
		data []byte
		kind picture.Kind
		want error
	}{
		"nothing":                {nil, picture.None, picture.ErrNotPicture},
		"a text":                 {[]byte("Bonjour"), picture.None, picture.ErrNotPicture},
		"a letter to BM":         {[]byte("BM, bonjour à tous et à toutes"), picture.None, picture.ErrNotPicture},
		"a film":                 {head("\x00\x00\x00\x18ftypmp42"), picture.None, picture.ErrNotPicture},
		"a photograph of iPhone": {head("\x00\x00\x00\x18ftypheic"), picture.HEIC, picture.ErrHEIC},
		"the same":               {head("\x00\x00\x00\x18ftypmif1"), picture.HEIC, picture.ErrUnsupported},
		"AVIF":                   {head("\x00\x00\x00\x18ftypavif"), picture.AVIF, picture.ErrUnsupported},
		"a TIFF of four bits":    {append(deep, make([]byte, 200)...), picture.TIFF, picture.ErrUnsupported},
		"a TIFF of nothing":      {[]byte("II*\x00\x08\x00\x00\x00"), picture.TIFF, picture.ErrDamaged},
		"a plan":                 {huge, picture.TIFF, picture.ErrPixels},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := picture.Open(c.data)
			if err == nil {
				_, err = f.Page(0)
			}
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if kind := picture.KindOf(c.data); kind != c.kind {
				t.Errorf("it is %q, want %q", kind, c.kind)
			}
		})
	}
}

func FuzzPage(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xd8\xff\xc2\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"))
	f.Add([]byte("II*\x00\x08\x00\x00\x00"))
	f.Add(testFile(f, "fax-g3-twofold.tif"))
	f.Add(testFile(f, "fax-g3-filled.tif"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := picture.Open(data)
		if err != nil {
			return
		}
		for i := range min(file.Pages(), 3) {
			if img, err := file.Page(i); err == nil && img == nil {
				t.Error("nothing and no error")
			}
		}
	})
}

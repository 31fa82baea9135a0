package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
)

// copied unpacks a page that is packed as JPEG, as office copiers do: whole, or
// each strip of it alone, with tables that stand in the file once.
func (f *File) copied(d directory) (image.Image, error) {
	if d.one(tagTileWidth, 0) > 0 {
		return nil, fmt.Errorf("%w: tiles of JPEG", ErrUnsupported)
	}
	var streams [][]byte
	var err error
	if d.one(tagCompression, 1) == packedJPEG {
		streams, err = f.newStyle(d)
	} else {
		streams, err = f.oldStyle(d)
	}
	if err != nil {
		return nil, err
	}
	width, height := d.one(tagWidth, 0), d.one(tagHeight, 0)
	if len(streams) == 1 {
		return part(d, streams[0], width, height)
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	rows := d.one(tagRowsPerStrip, height)
	for i, s := range streams {
		img, err := part(d, s, width, rows)
		if err != nil {
			return nil, err
		}
		draw.Draw(out, img.Bounds().Sub(img.Bounds().Min).Add(image.Pt(0, i*rows)), img, img.Bounds().Min, draw.Src)
	}
	return out, nil
}

// part unpacks a whole JPEG stream. It may be larger than the strip that it is
// for by what is filled up, and no more.
func part(d directory, stream []byte, width, height int) (image.Image, error) {
	if d.one(tagPhotometric, 0) == meansRGB && !bytes.Contains(stream[:min(len(stream), 1024)], []byte("Adobe")) {
		stream = append(append([]byte("\xff\xd8"), plainRGB...), stream[2:]...)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(stream))
	if err != nil {
		return nil, err
	}
	const filled = 64
	if c.Width > width+filled || c.Height > height+filled {
		return nil, fmt.Errorf("%w: a strip larger than its page", ErrDamaged)
	}
	img, err := jpeg.Decode(bytes.NewReader(append(bytes.Clone(stream), "\xff\xd9"...)))
	if err != nil {
		return nil, err
	}
	return img, nil
}

// plainRGB is the mark that says that the three colours are red, green and blue.
const plainRGB = "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"

// newStyle are the streams of a page of today: each strip is a JPEG file, but for
// tables that all share.
func (f *File) newStyle(d directory) ([][]byte, error) {
	strips, err := d.strips(f.data)
	if err != nil {
		return nil, err
	}
	tables := d.raw[tagTables]
	tables = bytes.TrimSuffix(bytes.TrimPrefix(tables, []byte("\xff\xd8")), []byte("\xff\xd9"))
	for i, s := range strips {
		body, ok := bytes.CutPrefix(s, []byte("\xff\xd8"))
		if !ok {
			return nil, fmt.Errorf("%w: a strip that is no JPEG", ErrDamaged)
		}
		strips[i] = bytes.Join([][]byte{[]byte("\xff\xd8"), tables, body}, nil)
	}
	return strips, nil
}

// oldStyle are the streams of a page of the first edition: somewhere a whole JPEG
// file, or tables without marks around them and bare strips.
func (f *File) oldStyle(d directory) ([][]byte, error) {
	start := []byte("\xff\xd8")
	if from := d.one(tagOldStream, 0); from > 0 && from < len(f.data) && bytes.HasPrefix(f.data[from:], start) {
		whole := f.data[from:]
		// Where its length leaves the pixels out they are in the strips.
		if n := d.one(tagOldLength, 0); n > 0 && n <= len(whole) && bytes.Contains(whole[:n], []byte("\xff\xda")) || len(d.values[tagStrips]) == 0 {
			return [][]byte{whole}, nil
		}
	}
	strips, err := d.strips(f.data)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(strips[0], start) {
		return strips, nil
	}
	head, err := f.oldHead(d)
	if err != nil {
		return nil, err
	}
	stream := bytes.NewBuffer(head)
	for i, s := range strips {
		if i > 0 {
			stream.Write([]byte{0xff, 0xd0 + byte(i-1)%8})
		}
		stream.Write(s)
	}
	return [][]byte{stream.Bytes()}, nil
}

// oldHead writes the marks that the first edition left out.
func (f *File) oldHead(d directory) ([]byte, error) {
	parts := d.one(tagSamples, 1)
	quanta, dc, ac := d.values[tagOldQuantum], d.values[tagOldDC], d.values[tagOldAC]
	if parts < 1 || parts > 4 || len(quanta) < parts || len(dc) < parts || len(ac) < parts {
		return nil, fmt.Errorf("%w: JPEG without tables", ErrUnsupported)
	}
	across, down := 1, 1
	if s := d.values[tagSubsampling]; parts == 3 && d.one(tagPhotometric, meansYCbCr) == meansYCbCr {
		across, down = 2, 2 // where nothing is said
		if len(s) == 2 {
			across, down = s[0], s[1]
		}
	}
	out := []byte("\xff\xd8")
	mark := func(kind byte, body ...byte) {
		out = append(out, 0xff, kind)
		out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
		out = append(out, body...)
	}
	table := func(at, size int) []byte {
		if at < 0 || at+size > len(f.data) {
			return nil
		}
		return f.data[at : at+size]
	}
	codes := func(at int) []byte {
		const lengths = 16
		n := 0
		for _, v := range table(at, lengths) {
			n += int(v)
		}
		return table(at, lengths+n)
	}
	for i := range parts {
		q, c, a := table(quanta[i], 64), codes(dc[i]), codes(ac[i])
		if q == nil || c == nil || a == nil {
			return nil, fmt.Errorf("%w: JPEG with broken tables", ErrDamaged)
		}
		mark(0xdb, append([]byte{byte(i)}, q...)...)
		mark(0xc4, append([]byte{byte(i)}, c...)...)
		mark(0xc4, append([]byte{0x10 | byte(i)}, a...)...)
	}
	width, height := d.one(tagWidth, 0), d.one(tagHeight, 0)
	frame := []byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), byte(parts)}
	scan := []byte{byte(parts)}
	for i := range parts {
		size := byte(0x11)
		if i == 0 {
			size = byte(across<<4 | down)
		}
		frame = append(frame, byte(i+1), size, byte(i))
		scan = append(scan, byte(i+1), byte(i<<4|i))
	}
	mark(0xc0, frame...)
	if n := d.restart(across, down); n > 0 {
		mark(0xdd, byte(n>>8), byte(n))
	}
	mark(0xda, append(scan, 0, 63, 0)...)
	return out, nil
}

// restart is after how many groups of pixels the stream begins anew: it does with
// each strip.
func (d directory) restart(across, down int) int {
	if n := d.one(tagOldRestart, 0); n > 0 {
		return n
	}
	if len(d.values[tagStrips]) < 2 {
		return 0
	}
	width, rows := 8*across, 8*down
	return (d.one(tagWidth, 0) + width - 1) / width * ((d.one(tagRowsPerStrip, 0) + rows - 1) / rows)
}

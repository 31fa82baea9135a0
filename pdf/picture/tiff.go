package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"

	enhanced "github.com/hhrutter/tiff"
	"golang.org/x/image/tiff"
)

// tiff unpacks a page. The decoder that we trust most goes first; the other knows
// the colours of printers and older packings. Neither knows the JPEG of copiers.
func (f *File) tiff(d directory) (image.Image, error) {
	switch packing := d.one(tagCompression, 1); {
	case packing == packedJPEG || packing == packedOldJPEG:
		return f.copied(d)
	case packing == packedRuns || packing == packedFax || packing == packedFax4:
		return f.bilevel(d)
	case d.one(tagPlanes, together) != together && d.one(tagSamples, 1) > 1:
		return nil, fmt.Errorf("%w: each colour apart", ErrUnsupported)
	}
	return f.decoded(d)
}

// bilevel unpacks a fax. A run that is called white is of zeros, whatever these
// mean; decoders take it for paper.
func (f *File) bilevel(d directory) (image.Image, error) {
	read := f.decoded
	if d.one(tagCompression, 1) == packedFax {
		read = f.fax
	}
	img, err := read(d)
	if g, ok := img.(*image.Gray); ok && err == nil && d.one(tagPhotometric, 0) == meansBlackIs0 {
		for i, v := range g.Pix {
			g.Pix[i] = 255 - v
		}
	}
	return img, err
}

// decoded asks one decoder, then the other.
func (f *File) decoded(d directory) (image.Image, error) {
	img, err := tiff.Decode(f.from(d))
	if err != nil && unknownTIFF(err) {
		var more image.Image
		if more, err = enhanced.DecodeAt(bytes.NewReader(f.data), int64(d.at)); err == nil {
			return more, nil
		}
	}
	return img, err
}

// from reads the file as if a page were its first: decoders see no other.
func (f *File) from(d directory) io.Reader {
	h := &headed{file: bytes.NewReader(f.data)}
	copy(h.head[:], f.data)
	orderOf(f.data).PutUint32(h.head[4:], d.at)
	return io.NewSectionReader(h, 0, int64(len(f.data)))
}

// headed is a file whose first bytes are others.
type headed struct {
	file *bytes.Reader
	head [8]byte
}

func (h *headed) ReadAt(p []byte, at int64) (int, error) {
	n, err := h.file.ReadAt(p, at)
	if at < int64(len(h.head)) {
		copy(p[:n], h.head[at:])
	}
	return n, err
}

// unknownTIFF reports whether a decoder of TIFF says that it does not know
// something, rather than that it is wrong.
func unknownTIFF(err error) bool {
	var plain tiff.UnsupportedError
	var more enhanced.UnsupportedError
	return errors.As(err, &plain) || errors.As(err, &more)
}

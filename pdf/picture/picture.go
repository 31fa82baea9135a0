// Package picture reads the pictures that scanners, copiers, fax machines and
// phones make, and tells what those are that it cannot read.
//
// Files are judged by their content, never by their name. They come from
// strangers: sizes are looked at before a pixel is unpacked, and no fault of a
// file is more than an error. The package knows nothing of what is on a picture.
// Any goroutine may call it.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/webp"
)

// Kind is what a picture is, by its content.
type Kind string

// The kinds of pictures that are known; the last cannot be read.
const (
	None Kind = "" // no picture that is known
	JPEG Kind = "jpeg"
	PNG  Kind = "png"
	TIFF Kind = "tiff"
	BMP  Kind = "bmp"
	GIF  Kind = "gif"
	WebP Kind = "webp"
	HEIC Kind = "heic" // what iPhones make; there is no free decoder without C
	AVIF Kind = "avif"
	JP2  Kind = "jp2"
)

// What can be wrong with a picture.
var (
	ErrNotPicture = errors.New("picture: none that is known")
	ErrPixels     = errors.New("picture: too many pixels")
	ErrDamaged    = errors.New("picture: broken")
	// ErrUnsupported is a sound picture of a kind, or a packing, that cannot be read.
	ErrUnsupported = errors.New("picture: of a kind that cannot be read")
	// ErrHEIC is the ErrUnsupported that people meet: a photograph of an iPhone.
	ErrHEIC = fmt.Errorf("%w: heic", ErrUnsupported)
)

// KindOf tells the kind by the first bytes of a file: 32 suffice.
func KindOf(head []byte) Kind {
	starts := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case starts("\xff\xd8\xff"):
		return JPEG
	case starts("\x89PNG\r\n\x1a\n"):
		return PNG
	case starts("II*\x00"), starts("MM\x00*"):
		return TIFF
	case starts("GIF87a"), starts("GIF89a"):
		return GIF
	case starts("BM") && len(head) >= 18 && head[15] == 0 && head[16] == 0 && head[17] == 0 && head[14] >= 12 && head[14] <= 124:
		return BMP
	case starts("RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return WebP
	case starts("\x00\x00\x00\x0cjP  \r\n\x87\n"), starts("\xff\x4f\xff\x51"):
		return JP2
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return brand(string(head[8:12]))
	}
	return None
}

// brand is the kind of a file of boxes, which films are, too.
func brand(name string) Kind {
	switch name {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return HEIC
	case "avif", "avis":
		return AVIF
	}
	return None
}

// File is a picture, or the pictures of a TIFF, one a page.
type File struct {
	Kind  Kind
	data  []byte
	pages []directory // of a TIFF
}

// Open looks at a picture without unpacking it. The bytes must not change as
// long as it is used. Errors: those above; of a TIFF, those of its first page.
func Open(data []byte) (*File, error) {
	f := &File{Kind: KindOf(data), data: data}
	switch f.Kind {
	case None:
		return nil, ErrNotPicture
	case HEIC:
		return f, ErrHEIC
	case AVIF, JP2:
		return f, fmt.Errorf("%w: %s", ErrUnsupported, f.Kind)
	case TIFF:
		pages, err := directories(data)
		if err != nil {
			return f, err
		}
		f.pages = pages
	}
	_, err := f.size(0)
	return f, err
}

// Pages is how many pictures there are.
func (f *File) Pages() int { return max(1, len(f.pages)) }

// Page unpacks a picture, from 0.
func (f *File) Page(i int) (img image.Image, err error) {
	defer caught(&err)
	if _, err := f.size(i); err != nil {
		return nil, err
	}
	if f.Kind == TIFF {
		img, err = f.tiff(f.pages[i])
	} else {
		img, err = decoders[f.Kind](bytes.NewReader(f.data))
	}
	if err != nil {
		return nil, worded(err)
	}
	return img, nil
}

// Orientation is how a page of a TIFF has to be turned to stand upright: 1 to 8,
// as cameras count. For other kinds it is 1: what they say stands elsewhere.
func (f *File) Orientation(i int) int {
	if f.Kind != TIFF {
		return 1
	}
	if o := f.pages[i].one(tagOrientation, 1); o >= 1 && o <= 8 {
		return o
	}
	return 1
}

// Size is the size of a picture, from 0, in pixels, as it lies in the file. The
// errors are those that Page gives before it unpacks anything.
func (f *File) Size(i int) (image.Point, error) { return f.size(i) }

func (f *File) size(i int) (size image.Point, err error) {
	defer caught(&err)
	if f.Kind == TIFF {
		d := f.pages[i]
		size = image.Pt(d.one(tagWidth, 0), d.one(tagHeight, 0))
		if size.X <= 0 || size.Y <= 0 {
			return size, fmt.Errorf("%w: no size", ErrDamaged)
		}
		return size, Fits(size.X, size.Y, d.bytesEach())
	}
	c, err := configs[f.Kind](bytes.NewReader(f.data))
	if err != nil {
		return size, worded(err)
	}
	each := bytesOf(c.ColorModel)
	if f.Kind == JPEG && progressive(f.data) {
		each *= 5 // its coefficients are held as well, in four bytes each
	}
	return image.Pt(c.Width, c.Height), Fits(c.Width, c.Height, each)
}

// decoders unpack the kinds that are read but TIFF.
var decoders = map[Kind]func(io.Reader) (image.Image, error){
	JPEG: jpeg.Decode, PNG: png.Decode, BMP: bmp.Decode, GIF: gif.Decode, WebP: webp.Decode,
}

var configs = map[Kind]func(io.Reader) (image.Config, error){
	JPEG: jpeg.DecodeConfig, PNG: png.DecodeConfig, BMP: bmp.DecodeConfig, GIF: gif.DecodeConfig, WebP: webp.DecodeConfig,
}

// caught makes a panic of a decoder an error.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, p)
	}
}

// worded tells what a decoder does not know from what is broken.
func worded(err error) error {
	var lossless jpeg.UnsupportedError
	var depth png.UnsupportedError
	switch {
	case errors.Is(err, ErrUnsupported), errors.Is(err, ErrPixels), errors.Is(err, ErrDamaged):
		return err
	case errors.As(err, &lossless), errors.As(err, &depth), errors.Is(err, bmp.ErrUnsupported), unknownTIFF(err):
		return fmt.Errorf("%w: %w", ErrUnsupported, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

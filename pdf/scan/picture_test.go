package scan_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"testing"

	"golang.org/x/image/tiff"

	"dossierpme/internal/race"
	"dossierpme/pdf/picture"
	"dossierpme/pdf/scan"
)

func tiffOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tiff.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chained binds pictures into one TIFF, as scanners do: each page names the next.
func chained(t *testing.T, pages ...image.Image) []byte {
	t.Helper()
	order := binary.LittleEndian
	var out []byte
	link := 0 // where the place of the next page is written
	for _, p := range pages {
		b, base := tiffOf(t, p), uint32(len(out))
		at := order.Uint32(b[4:])
		entries := uint32(order.Uint16(b[at:]))
		for i := range entries {
			e := b[at+2+12*i:]
			size := map[uint16]uint32{3: 2, 4: 4, 5: 8}[order.Uint16(e[2:])] * order.Uint32(e[4:])
			if offset := order.Uint16(e) == 273; size > 4 || offset {
				order.PutUint32(e[8:], order.Uint32(e[8:])+base)
			}
		}
		out = append(out, b...)
		if base > 0 {
			order.PutUint32(out[link:], base+at)
		}
		link = int(base + at + 2 + 12*entries)
	}
	return out
}

func TestEveryPageOfATIFFIsLookedAt(t *testing.T) {
	race.Spare(t)
	printed, want := printedPages(t, nil)
	page := apply(t, drawn(t, printed, 0, 150), turned(2), blurred(0.8))
	then := apply(t, drawn(t, printed, 2, 150), turned(-1))
	empty := image.NewGray(image.Rect(0, 0, 300, 400))
	found, err := scan.File(t.Context(), chained(t, empty, page, then, empty), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 2 || found[0].Page != 2 || found[0].Mark != want || found[1].Page != 3 || found[1].Mark.Page != want.Page+2 {
		t.Errorf("found %+v", found)
	}
}

func TestPagesInACircleEnd(t *testing.T) {
	race.Spare(t)
	data := tiffOf(t, image.NewGray(image.Rect(0, 0, 40, 40)))
	order := binary.LittleEndian
	at := order.Uint32(data[4:])
	order.PutUint32(data[at+2+12*uint32(order.Uint16(data[at:])):], at)
	before := bytes.Clone(data)
	if found, err := scan.File(t.Context(), data, nil, nil); err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	if !bytes.Equal(before, data) {
		t.Error("the caller's bytes were changed")
	}
}

// hugePNG says that it is that large, and holds nothing.
func hugePNG(w, h uint32, depth, colours byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h)
	head = append(head, depth, colours, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

func TestSizeIsJudgedBeforeAPixelIsUnpacked(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"grey, A4 at 1000 dpi":            {hugePNG(8268, 11693, 8, 0), picture.ErrDamaged}, // small enough, but empty
		"grey, larger":                    {hugePNG(20_000, 20_000, 8, 0), picture.ErrPixels},
		"colours, A4 at 600 dpi":          {hugePNG(4960, 7016, 8, 6), picture.ErrDamaged},
		"colours, A4 at 1000 dpi":         {hugePNG(8268, 11693, 8, 6), picture.ErrPixels},
		"deep colours":                    {hugePNG(7000, 8000, 16, 6), picture.ErrPixels},
		"one row, longer than the planet": {hugePNG(1<<31-1, 1, 8, 0), picture.ErrPixels},
	} {
		if found, err := scan.File(t.Context(), c.data, nil, nil); !errors.Is(err, c.want) || len(found) > 0 {
			t.Errorf("%s: found %v, %v, want %v", name, found, err, c.want)
		}
	}
}

package raster

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	// maxHits is more than anybody steps through.
	maxHits = 5_000
	// maxChars bounds the text that is read of one page.
	maxChars = 200_000
)

// Rect is a rectangle on a page, in points from its upper left corner as it is
// seen.
type Rect struct{ X, Y, Width, Height float64 }

// Hit is a place where a text was found: one rectangle for each line it stands on.
type Hit struct {
	Page  int // from 0
	Rects []Rect
}

// pageText is the text of a page, folded, and where each byte of it comes from.
type pageText struct {
	folded string
	char   []int32 // index of pdfium's character, by byte of folded
}

// Find returns where a text stands, in the order of the pages: at most five
// thousand places. Case, accents, kinds of spaces, apostrophes and hyphens do not
// matter, and a line break counts as a space. A page whose text cannot be read
// counts as empty.
func (d *Document) Find(ctx context.Context, text string) ([]Hit, error) {
	want := foldQuery(text)
	if want == "" {
		return nil, nil
	}
	var hits []Hit
	for page := range d.sizes {
		err := d.do(ctx, func(inst pdfium.Pdfium) error {
			found, err := d.findOn(inst, page, want, maxHits-len(hits))
			hits = append(hits, found...)
			return err
		})
		if err != nil && (ctx.Err() != nil || errors.Is(err, ErrClosed)) {
			return nil, fmt.Errorf("search: %w", err)
		}
		if len(hits) >= maxHits {
			break
		}
	}
	return hits, nil
}

func (d *Document) findOn(inst pdfium.Pdfium, page int, want string, limit int) ([]Hit, error) {
	text, known := d.texts[page]
	if known && !strings.Contains(text.folded, want) {
		return nil, nil
	}
	loaded, err := inst.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(page)})
	if err != nil {
		d.texts[page] = &pageText{}
		return nil, err
	}
	on := loaded.TextPage
	if !known {
		if text, err = readText(inst, on); err != nil {
			d.texts[page] = &pageText{}
			return nil, err
		}
		d.texts[page] = text
	}
	var hits []Hit
	for from := 0; len(hits) < limit; {
		at := strings.Index(text.folded[from:], want)
		if at < 0 {
			break
		}
		first, last := text.char[from+at], text.char[from+at+len(want)-1]
		rects, err := d.rects(inst, page, on, int(first), int(last-first)+1)
		if err != nil {
			return hits, err
		}
		hits = append(hits, Hit{Page: page, Rects: rects})
		from += at + len(want)
	}
	_, err = inst.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: on})
	return hits, err
}

// readText reads and folds the text of a page.
func readText(inst pdfium.Pdfium, on references.FPDF_TEXTPAGE) (*pageText, error) {
	count, err := inst.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: on})
	if err != nil {
		return nil, err
	}
	var f folder
	for i := range min(count.Count, maxChars) {
		got, err := inst.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: on, Index: i})
		if err != nil {
			return nil, err
		}
		f.add(rune(got.Unicode), int32(i))
	}
	return &pageText{folded: string(f.out), char: f.from}, nil
}

// rects is where characters stand, line by line.
func (d *Document) rects(inst pdfium.Pdfium, page int, on references.FPDF_TEXTPAGE, first, count int) ([]Rect, error) {
	n, err := inst.FPDFText_CountRects(&requests.FPDFText_CountRects{TextPage: on, StartIndex: first, Count: count})
	if err != nil {
		return nil, err
	}
	out := make([]Rect, 0, n.Count)
	for i := range n.Count {
		r, err := inst.FPDFText_GetRect(&requests.FPDFText_GetRect{TextPage: on, Index: i})
		if err != nil {
			return nil, err
		}
		x1, y1, err := d.toSeen(inst, page, r.Left, r.Top)
		if err != nil {
			return nil, err
		}
		x2, y2, err := d.toSeen(inst, page, r.Right, r.Bottom)
		if err != nil {
			return nil, err
		}
		out = append(out, Rect{min(x1, x2), min(y1, y2), max(x1, x2) - min(x1, x2), max(y1, y2) - min(y1, y2)})
	}
	slices.SortStableFunc(out, func(a, b Rect) int { return cmp.Compare(a.Y, b.Y) })
	return out, nil
}

// toSeen turns a point of the page's own coordinates, which start at the lower
// left before it is turned, into points from the corner that is seen.
func (d *Document) toSeen(inst pdfium.Pdfium, page int, x, y float64) (float64, float64, error) {
	const fine = 16 // pdfium answers in whole pixels
	size := d.sizes[page]
	got, err := inst.FPDF_PageToDevice(&requests.FPDF_PageToDevice{
		Page: d.page(page), SizeX: int(size.Width * fine), SizeY: int(size.Height * fine), PageX: x, PageY: y,
	})
	if err != nil {
		return 0, 0, err
	}
	return float64(got.DeviceX) / fine, float64(got.DeviceY) / fine, nil
}

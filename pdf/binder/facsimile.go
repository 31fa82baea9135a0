package binder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossierpme/pdf/raster"
)

// What is drawn of a file whose objects cannot be copied.
const (
	maxDrawn  = 300  // pages
	drawnDPI  = 150  // of the pictures that are bound
	glanceDPI = 36   // of those that show whether there is anything on a page
	nearEnd   = 2048 // bytes at the end of a file in which it says that it ends
)

// facsimile is a file that is bound as pictures of its pages: other readers show it,
// though its objects are not what they should be.
type facsimile struct {
	data   []byte
	engine *raster.Engine
	pages  []int
}

// orDrawn is what was found of a file, or the file as pictures where the engine can
// draw all of it: as many pages as it says that it has, and something on each that
// could not be read. Broken are those; nil where nothing of the file could.
func orDrawn(ctx context.Context, f Facts, r io.ReaderAt, broken []int, engine *raster.Engine) (Facts, *loaded) {
	if engine == nil {
		return f, nil
	}
	data := make([]byte, f.Size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return f, nil
	}
	if end := data[max(0, len(data)-nearEnd):]; !bytes.Contains(end, []byte("%%EOF")) && !bytes.Contains(end, []byte("startxref")) {
		return f, nil // cut off
	}
	doc, err := engine.Open(ctx, data)
	switch {
	case errors.Is(err, raster.ErrLocked):
		f.State, f.Encrypted = Locked, true
		return f, nil
	case err != nil:
		return f, nil
	}
	defer doc.Close()
	n := doc.Pages()
	if n > maxDrawn || n < max(f.Declared, counted(data)) {
		return f, nil
	}
	for i := range n {
		img, err := doc.Render(ctx, i, glanceDPI)
		if err != nil || (broken == nil || slices.Contains(broken, i+1)) && white(img) {
			return f, nil
		}
	}
	pages := make([]int, n)
	for i := range pages {
		pages[i] = i
	}
	return Facts{Kind: f.Kind, State: Fine, Pages: n, Drawn: true, Size: f.Size}, &loaded{facsimile: &facsimile{data, engine, pages}}
}

var (
	pagesNode = regexp.MustCompile(`/Type\s*/Pages\b`)
	countWord = regexp.MustCompile(`/Count\s+(\d{1,6})\b`)
)

// counted is the largest number of pages that a tree of pages claims in the plain
// text of a file.
func counted(data []byte) int {
	most := 0
	for _, at := range pagesNode.FindAllIndex(data, 1000) {
		from := max(0, bytes.LastIndex(data[:at[0]], []byte(" obj")))
		to := len(data)
		if i := bytes.Index(data[at[1]:], []byte(" obj")); i >= 0 {
			to = at[1] + i
		}
		if m := countWord.FindSubmatch(data[from:min(to, from+1<<20)]); m != nil {
			n, _ := strconv.Atoi(string(m[1]))
			most = max(most, n)
		}
	}
	return most
}

// white reports whether nothing is on a page.
func white(m *image.RGBA) bool {
	return !slices.ContainsFunc(m.Pix, func(v byte) bool { return v < 0xf0 })
}

// write draws the pages, each on one of its own size.
func (d *facsimile) write(ctx context.Context, w target) error {
	doc, err := d.engine.Open(ctx, d.data)
	if err != nil {
		return err
	}
	defer doc.Close()
	for n, i := range d.pages {
		img, err := doc.Render(ctx, i, drawnDPI)
		if err != nil {
			return err
		}
		p, err := packPage(img)
		if err != nil {
			return err
		}
		size := doc.Size(i)
		box := [4]float64{0, 0, min(size.Width, maxSide), min(size.Height, maxSide)}
		stamp, matrix, err := w.Stamp(n, box, 0)
		if err != nil {
			return err
		}
		picture := w.Reserve()
		w.Stream(picture, p.entries, p.data)
		content, err := w.Pack("", fmt.Appendf(nil, "q %s 0 0 %s 0 0 cm /I Do Q\nq %s cm /S Do Q\n", numberText(box[2]), numberText(box[3]), matrix))
		if err != nil {
			return err
		}
		w.PutPage(n, fmt.Sprintf("/MediaBox %s /Resources << /XObject << /I %s /S %s >> >> /Contents %s", boxText(box), picture, stamp, content))
	}
	return nil
}

const (
	// maxPlainPage is how large the picture of a page may be without loss, in
	// bytes: text packs well, photographs do not.
	maxPlainPage = 400 << 10
	drawnQuality = 85
)

// packPage packs the picture of a page, grey where no colour is on it.
func packPage(m *image.RGBA) (*packed, error) {
	var page image.Image = m
	space := "DeviceRGB"
	if g := grey(m); g != nil {
		page, space = g, "DeviceGray"
		p, err := pack(g, 1)
		if err != nil || len(p.data) <= maxPlainPage {
			return p, err
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, page, &jpeg.Options{Quality: drawnQuality}); err != nil {
		return nil, err
	}
	b := m.Bounds()
	return &packed{width: b.Dx(), height: b.Dy(), turn: 1, data: out.Bytes(), entries: strings.Join([]string{
		"/Type /XObject /Subtype /Image", fmt.Sprintf("/Width %d /Height %d", b.Dx(), b.Dy()), "/ColorSpace /" + space, "/BitsPerComponent 8 /Filter /DCTDecode",
	}, " ")}, nil
}

// grey is a picture without its colours; nil where it has some.
func grey(m *image.RGBA) *image.Gray {
	const near = 6
	g := image.NewGray(m.Rect)
	for i := range g.Pix {
		p := m.Pix[4*i : 4*i+3]
		if max(p[0], p[1], p[2])-min(p[0], p[1], p[2]) > near {
			return nil
		}
		g.Pix[i] = p[1]
	}
	return g
}

package compare

import (
	"bytes"
	"fmt"
	"image"
	"testing"

	"dossierpme/assets"
	"dossierpme/internal/folders"
	"dossierpme/pdf/raster"
)

// The smallest text on our pages is the line at their foot, and the palest ink it is
// set in; see pdf/layout.
const (
	smallest = 8.3
	palest   = 0.4
)

// The places of a number on a page: one for each way in which it can lie on the
// squares that are compared, in cells of this side in pixels of dpi.
const (
	cell = 48
	ways = block * block
)

// way is where a number stands in pixels of dpi from the top left.
func way(i int) (x, y int) {
	return i%block*(cell+1) + 8, 60 + i/block*(cell+1)
}

// digits is a PDF of ten pages, the nth with the number 2n7 in every place.
func digits() []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	const first = 6 // object of a page
	b.WriteString("%PDF-1.7\n")
	font, kids, widths := assets.FontRegular(), "", ""
	for n := range 10 {
		kids += fmt.Sprintf("%d 0 R ", first+2*n)
		widths += "497 "
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Count 10 /Kids [" + kids + "] >>")
	object("<< /Type /Font /Subtype /TrueType /BaseFont /A /Encoding /WinAnsiEncoding /FirstChar 48 /LastChar 57 /Widths [" + widths + "] /FontDescriptor 4 0 R >>")
	object("<< /Type /FontDescriptor /FontName /A /Flags 32 /FontBBox [-454 -293 2159 968] /ItalicAngle 0 /Ascent 750 /Descent -250 /CapHeight 660 /StemV 80 /FontFile2 5 0 R >>")
	object(fmt.Sprintf("<< /Length %d /Length1 %d >>\nstream\n%s\nendstream", len(font), len(font), font))
	for n := range 10 {
		var c bytes.Buffer
		fmt.Fprintf(&c, "BT /F1 %g Tf %g g\n", smallest, palest)
		for i := range ways {
			x, y := way(i)
			fmt.Fprintf(&c, "1 0 0 1 %.3f %.3f Tm (2%d7) Tj\n", float64(x)*72/dpi, 842-float64(y)*72/dpi, n)
		}
		c.WriteString("ET")
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", first+2*n+1))
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", c.Len(), c.String()))
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

// A digit that is another one is seen by what is drawn alone, in the smallest print,
// wherever it stands: what the text of the page says may be a lie.
func TestAChangedDigitOfTheSmallestPrintIsSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("draws ten pages closely")
	}
	engine := raster.New(folders.Compiled())
	doc, err := engine.Open(t.Context(), digits())
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var pages []*image.RGBA
	for n := range 10 {
		img, err := doc.Render(t.Context(), n, closely)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, img)
	}
	inked := 0
	for a := range pages {
		for b := range a {
			for i := range ways {
				x, y := way(i)
				around := image.Rect(x-4, y-20, x+cell-8, y+12)
				around.Min, around.Max = around.Min.Mul(closely/dpi).Div(block).Mul(block), around.Max.Mul(closely/dpi)
				ours, file := cut(pages[a], around), cut(pages[b], around)
				if _, darkest := grey(ours, ours.Bounds()); darkest < 160 {
					inked++
				}
				if alike(ours, file, nil, near) {
					t.Fatalf("%d in the place of %d is not seen in place %d", b, a, i)
				}
			}
		}
	}
	if inked != 45*ways {
		t.Errorf("%d places of %d have a number", inked, 45*ways)
	}
}

// cut is a part of a picture as one of its own.
func cut(img *image.RGBA, at image.Rectangle) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, at.Dx(), at.Dy()))
	for y := range at.Dy() {
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], img.Pix[img.PixOffset(at.Min.X, at.Min.Y+y):])
	}
	return out
}

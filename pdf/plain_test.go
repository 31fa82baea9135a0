package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"dossierpme/assets"
	o "dossierpme/dossier/outline"
)

// What the benchmarks outside this package need of it.
var (
	Day          = day
	MustTypeface = typeface
)

// WritePlain writes the same pages with whole fonts, as gofpdf alone does.
func WritePlain(w *bytes.Buffer, doc *o.Document, tf *Typeface) error {
	l := compose(doc, &Options{Type: tf})
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	for i, font := range [faces][]byte{regular: assets.FontRegular(), semibold: assets.FontSemibold(), bold: assets.FontBold()} {
		f.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(font))
	}
	p := &pen{pdf: f, t: tf}
	for i := range l.pages {
		f.AddPage()
		p.size = 0
		for _, o := range l.pages[i].ops {
			if o.kind != opLink {
				p.op(o)
			}
		}
	}
	return f.Output(w)
}

// Twice the rows take about twice the time.
func BenchmarkRows(b *testing.B) {
	tf := typeface(b)
	for _, rows := range []int{260, 520, 2600} {
		doc := sample(rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				r, err := Export(&bytes.Buffer{}, doc, Options{Type: tf, Date: day})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(r.Pages), "pages")
			}
		})
	}
}

package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"dossierpme/assets"
	o "dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/font"
	"dossierpme/pdf/layout"
)

// Day is what the tests outside this package need of it.
var Day = day

// WritePlain writes the same pages with whole fonts, as gofpdf alone does.
func WritePlain(w *bytes.Buffer, doc *o.Document, tf *font.Typeface) error {
	l := layout.Compose(doc, layout.Options{Type: tf})
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	for i, file := range [font.Faces][]byte{font.Regular: assets.FontRegular(), font.Semibold: assets.FontSemibold(), font.Bold: assets.FontBold()} {
		f.AddUTF8FontFromBytes(family, faceStyle[i], bytes.Clone(file))
	}
	p := &pen{pdf: f, t: tf}
	for i := range l.Pages {
		f.AddPage()
		p.size = 0
		for _, o := range l.Pages[i].Ops {
			if o.Kind != layout.OpLink {
				p.op(o)
			}
		}
	}
	return f.Output(w)
}

// Twice the rows take about twice the time.
func BenchmarkRows(b *testing.B) {
	tf := sampledoc.Typeface(b)
	for _, rows := range []int{260, 520, 2600} {
		doc := sampledoc.Sample(rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				r, err := Write(&bytes.Buffer{}, doc, Options{Type: tf, Date: day})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(r.Pages), "pages")
			}
		})
	}
}

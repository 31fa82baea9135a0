package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"dossierpme/assets"
)

// The same pages sealed, and as gofpdf alone draws and writes them: what the
// tags, the archive and the structure cost is the ratio of the two in one run.
func BenchmarkWrite(b *testing.B) {
	tf := typeface(b)
	for _, rows := range []int{260, 2000} {
		doc := sample(rows)
		b.Run(fmt.Sprintf("sealed, %d rows", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				r, err := Export(&out, doc, Options{Type: tf, Date: day, Creator: "Dossier PME"})
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(r.Pages), "pages")
			}
		})
		b.Run(fmt.Sprintf("plain, %d rows", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := plain(compose(doc, tf, false), tf, &bytes.Buffer{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// plain draws a layout with whole fonts and lets gofpdf write the file.
func plain(l *layout, tf *Typeface, w *bytes.Buffer) error {
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

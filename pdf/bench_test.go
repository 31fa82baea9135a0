package pdf_test

import (
	"bytes"
	"testing"

	"dossierpme/internal/sampledoc"
	"dossierpme/pdf"
)

// The pages of an example sealed, and as gofpdf alone draws and writes them:
// what tags, archive and structure cost is the ratio of the two in one run.
func BenchmarkWrite(b *testing.B) {
	doc := exampleDocument(b, "ferroviaire-somme")
	tf := sampledoc.Typeface(b)
	b.Run("sealed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := pdf.Write(&bytes.Buffer{}, doc, pdf.Options{Type: tf, Date: pdf.Day, Creator: "Dossier PME"})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(r.Pages), "pages")
		}
	})
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := pdf.WritePlain(&bytes.Buffer{}, doc, tf); err != nil {
				b.Fatal(err)
			}
		}
	})
}

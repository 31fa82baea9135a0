package binder_test

import (
	"bytes"
	"fmt"
	"testing"

	"dossierpme/dossier/outline"
	"dossierpme/internal/folders"
	"dossierpme/internal/race"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/raster"
)

// packedPDF writes n pages whose content is packed.
func packedPDF(n int) []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
	kids := ""
	for i := range n {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", len(objects)+2),
			stream("/Filter /FlateDecode", deflated(fmt.Sprintf("BT /F1 24 Tf 72 400 Td (page %d) Tj ET", i+1))))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, n)
	return rawPDF("", objects...)
}

// What other readers show of a file with faults is bound as it is or as pictures;
// what none shows whole is damaged.
func TestAFileWithFaultsIsBoundWhereItCanBeDrawn(t *testing.T) {
	race.Spare(t)
	engine := raster.New(folders.Compiled())
	p := packedPDF(3)
	with := func(from []byte, old, fresh string, n int) []byte {
		out := bytes.Replace(from, []byte(old), []byte(fresh), n)
		if bytes.Equal(out, from) {
			t.Fatalf("no %q", old)
		}
		return out
	}
	plain := pagesPDF(3, "page", "")
	at := bytes.Index(p, []byte("stream\nx")) + len("stream\nx\x9c") // where the packed bytes begin
	spoilt := bytes.Clone(p)
	for i := range 12 {
		spoilt[at+i] = 0xff
	}
	const copied, drawn, damaged = "copied", "drawn", "damaged"
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a sound file", p, copied},
		{"a table of objects that is elsewhere", with(p, "startxref\n", "startxref\n9", 1), copied},
		{"no table of objects", with(p, "xref\n0", "xrof\n0", 1), copied},
		{"an object without an end", with(p, "endobj\n7 0", "\n7 0", 1), drawn},
		{"streams longer than they say", with(p, "/Length 4", "/Length 1", -1), drawn},
		{"streams in plain text longer than they say", with(plain, "/Length 3", "/Length 1", -1), drawn},
		{"no version", with(p, "%PDF-1.7", "%PDF-x.y", 1), drawn},
		{"half of a file", p[:len(p)*2/3], damaged},
		{"a count of more pages", with(p, "/Count 3", "/Count 5", 1), damaged},
		{"a page that is gone", with(p, "6 0 obj\n<< /Type /Page /Parent", "6 0 obj\n                     ", 1), damaged},
		{"bytes of a page overwritten", spoilt, damaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := binder.Inspect(t.Context(), bytes.NewReader(c.data), int64(len(c.data)), engine)
			got := damaged
			switch {
			case f.State == binder.Fine && f.Drawn:
				got = drawn
			case f.State == binder.Fine:
				got = copied
			}
			if got != c.want || got != damaged && f.Pages != 3 {
				t.Fatalf("%s: %+v", got, f)
			}
			if alone := binder.Inspect(t.Context(), bytes.NewReader(c.data), int64(len(c.data)), nil); got == drawn && alone.State != binder.Damaged {
				t.Errorf("without an engine: %+v", alone)
			}
			if got != drawn {
				return
			}
			one, two := boundWith(t, c.data, engine), boundWith(t, c.data, engine)
			if !bytes.Equal(one, two) {
				t.Error("not the same bytes twice")
			}
			doc, err := engine.Open(t.Context(), one)
			if err != nil {
				t.Fatal(err)
			}
			defer doc.Close()
			if doc.Pages() != 5 { // the cover and the separator stand first
				t.Fatalf("%d pages", doc.Pages())
			}
			for i := 2; i < 5; i++ {
				img, err := doc.Render(t.Context(), i, 36)
				if err != nil {
					t.Fatal(err)
				}
				dark := 0
				for y := 180; y < 225; y++ { // where the words are, far from the stamp
					for x := 30; x < 100; x++ {
						if img.RGBAAt(x, y).G < 128 {
							dark++
						}
					}
				}
				if dark < 20 {
					t.Errorf("page %d is empty", i)
				}
			}
		})
	}
}

func boundWith(t *testing.T, annex []byte, engine *raster.Engine) []byte {
	t.Helper()
	set, err := binder.Load(t.Context(), []binder.Item{{
		ID: "a", Name: "a", State: binder.Fine,
		Open: func() (binder.File, error) { return memory{bytes.NewReader(annex), int64(len(annex))}, nil },
	}}, engine, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc := &outline.Document{Title: "Essai", Blocks: []outline.Block{outline.Separator{
		ID: "a", Group: "Annexes", Eyebrow: "Annexe", Number: "1", Title: "Pièce", Span: "Pages %d à %d", Stamp: "Annexe 1 – page %d/%d · %d sur %d",
	}}}
	var out bytes.Buffer
	if _, err := pdf.Write(&out, doc, pdf.Options{Type: sampledoc.Typeface(t), Date: day, Binder: true, Guests: set.Guests(t.Context(), nil)}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

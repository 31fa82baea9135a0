package scan_test

import (
	"image"
	"image/draw"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/internal/race"
	"dossierpme/internal/wiring"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
)

var day = time.Date(2026, 11, 23, 13, 3, 0, 0, time.UTC)

// engine is compiled once for all tests: it takes seconds.
var engine = sync.OnceValue(func() *raster.Engine { return raster.New(folders.Compiled()) })

// printedPages are the pages to sign of an example.
func printedPages(tb testing.TB, change func(*dossier.Dossier)) ([]byte, seal.Mark) {
	tb.Helper()
	p, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		tb.Fatal(err)
	}
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", "ferroviaire-somme", "dossier.json"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	if change != nil {
		change(f.Dossier)
	}
	out, err := p.Print(f, paper.Sheet{Date: day, OnlySignature: true})
	if err != nil {
		tb.Fatal(err)
	}
	v := dossier.NewView(f.Call, paper.WithHashes(f.Dossier, filepath.Dir(f.Path)), p.Env)
	sum, err := v.Fingerprint(true)
	if err != nil {
		tb.Fatal(err)
	}
	return out.PDF, seal.Mark{
		ID: f.Dossier.ID, Version: f.Dossier.Version, Page: out.Report.Sheets[0].First,
		Sum: dossier.Base32(sum, 24),
	}
}

// drawn is a page of a PDF as a scanner of that resolution sees it.
func drawn(tb testing.TB, pdf []byte, page int, dpi float64) *image.Gray {
	tb.Helper()
	d, err := engine().Open(tb.Context(), pdf)
	if err != nil {
		tb.Fatal(err)
	}
	defer d.Close()
	img, err := d.Render(tb.Context(), page, dpi)
	if err != nil {
		tb.Fatal(err)
	}
	g := image.NewGray(img.Rect)
	draw.Draw(g, g.Rect, img, img.Rect.Min, draw.Src)
	return g
}

func TestASpoiledPageIsStillRead(t *testing.T) {
	race.Spare(t)
	file, want := printedPages(t, nil)
	at := map[float64]*image.Gray{}
	for _, dpi := range []float64{75, 100, 150, 200, 300, 600} {
		at[dpi] = drawn(t, file, 0, dpi)
	}
	cases := []struct {
		name   string
		dpi    float64
		faults []fault
	}{
		{"a clean page at 100 dpi", 100, nil},
		{"a clean page at 150 dpi", 150, nil},
		{"a clean page at 300 dpi", 300, nil},
		{"a clean page at 600 dpi", 600, nil},
		{"turned by 2 degrees, blurred and packed", 150, []fault{turned(2), blurred(1), packed(60)}},
		{"turned by 5 degrees", 150, []fault{turned(5), blurred(1)}},
		{"turned back by 5 degrees", 150, []fault{turned(-5), blurred(1)}},
		{"turned by 5 degrees at 100 dpi", 100, []fault{turned(5)}},
		{"on its side", 150, []fault{turned(90), blurred(1)}},
		{"on its head", 150, []fault{turned(180), blurred(1)}},
		{"on its other side", 150, []fault{turned(270), blurred(1)}},
		{"on its head and crooked", 150, []fault{turned(183), blurred(1)}},
		{"askew by 20 degrees", 150, []fault{turned(20)}},
		{"packed hard", 150, []fault{packed(40)}},
		{"packed hard, turned and blurred", 150, []fault{turned(-3), blurred(1.2), packed(40)}},
		{"packed hard at 100 dpi", 100, []fault{packed(40)}},
		{"blurred by a pixel at 100 dpi", 100, []fault{blurred(1)}},
		{"blurred by a pixel and a half", 150, []fault{blurred(1.5)}},
		{"blurred by two pixels", 150, []fault{blurred(2)}},
		{"out of focus at 300 dpi", 300, []fault{blurred(4)}},
		{"grainy", 150, []fault{blurred(0.7), noisy(30)}},
		{"grainy at 300 dpi", 300, []fault{blurred(1), noisy(50)}},
		{"in uneven light", 150, []fault{shaded(), blurred(1), noisy(8)}},
		{"in uneven light, turned and packed", 150, []fault{turned(3), shaded(), blurred(0.8), noisy(8), packed(50)}},
		{"pale", 150, []fault{pale(), blurred(1), noisy(4)}},
		{"slanted", 150, []fault{slanted(0.06), blurred(1)}},
		{"photographed from below", 200, []fault{leaning(0.15), blurred(1), noisy(6), packed(60)}},
		{"photographed from below and askew", 200, []fault{leaning(0.1), turned(8), shaded(), noisy(6), packed(60)}},
		{"as a fax", 200, []fault{turned(1), blurred(1), inked()}},
		{"a page at 75 dpi", 75, []fault{turned(2), blurred(0.7), packed(60)}},
		{"out of focus at 100 dpi", 100, []fault{turned(2), blurred(1.2), packed(60)}},
		{"far out of focus", 150, []fault{turned(2), blurred(2.2), packed(60)}},
		{"very grainy", 150, []fault{turned(2), blurred(0.8), noisy(60)}},
		{"packed until squares show", 150, []fault{turned(2), blurred(0.8), packed(10)}},
		{"photographed from far below", 200, []fault{leaning(0.25), blurred(1)}},
		{"a negative", 150, []fault{negative(), turned(2)}},
		{"a grainy negative on its head", 150, []fault{turned(180), blurred(0.8), noisy(20), negative()}},
		{"with a stamp over a part of the code", 150, []fault{stamped(0.85, 0.13, 0.022), blurred(0.8)}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page := apply(t, at[c.dpi], c.faults...)
			got, ok := scan.Read(t.Context(), page)
			if !ok {
				t.Fatal("no code was found")
			}
			if got != want {
				t.Errorf("read %+v, want %+v", got, want)
			}
		})
	}
}

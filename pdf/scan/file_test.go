package scan_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/tiff"

	"dossierpme/dossier"
	"dossierpme/internal/race"
	"dossierpme/pdf/picture"
	"dossierpme/pdf/raster"
	"dossierpme/pdf/scan"
)

// scanned are the pages of a PDF as a scanner hands them over: a PDF of pictures.
func scanned(tb testing.TB, pages ...image.Image) []byte {
	tb.Helper()
	f := gofpdf.New("P", "pt", "A4", "")
	for i, p := range pages {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: 60}); err != nil {
			tb.Fatal(err)
		}
		f.AddPage()
		name := strings.Repeat("x", i+1)
		f.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: "JPG"}, &b)
		f.ImageOptions(name, 0, 0, 595, 842, false, gofpdf.ImageOptions{ImageType: "JPG"}, 0, "")
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestEveryKindOfFileIsRead(t *testing.T) {
	race.Spare(t)
	printed, want := printedPages(t, nil)
	page := apply(t, drawn(t, printed, 0, 150), turned(2), blurred(0.8))
	other := apply(t, drawn(t, printed, 2, 150), turned(-1))
	encoded := func(encode func(*bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, c := range map[string]struct {
		data  []byte
		pages []int
	}{
		"PNG":                {encoded(func(b *bytes.Buffer) error { return png.Encode(b, page) }), []int{1}},
		"JPEG":               {encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, page, nil) }), []int{1}},
		"TIFF":               {encoded(func(b *bytes.Buffer) error { return tiff.Encode(b, page, &tiff.Options{Compression: tiff.Deflate}) }), []int{1}},
		"PDF of one picture": {scanned(t, page), []int{1}},
		"PDF of a letter, a page to sign, an empty page and another": {
			scanned(t, image.NewGray(image.Rect(0, 0, 300, 400)), page, image.NewGray(image.Rect(0, 0, 300, 400)), other), []int{2, 4},
		},
		"the printed PDF itself": {printed, nil},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := scan.File(t.Context(), c.data, engine(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if c.pages == nil {
				if len(found) < 3 {
					t.Errorf("%d codes", len(found))
				}
				return
			}
			var pages []int
			for _, f := range found {
				pages = append(pages, f.Page)
				if f.Mark.Sum != want.Sum || f.Mark.ID != want.ID || f.Mark.Version != want.Version {
					t.Errorf("page %d says %+v, want %+v", f.Page, f.Mark, want)
				}
			}
			if len(pages) != len(c.pages) || pages[0] != c.pages[0] {
				t.Errorf("codes on pages %v, want %v", pages, c.pages)
			}
		})
	}
}

func TestACentMoreIsAnotherCode(t *testing.T) {
	race.Spare(t)
	_, before := printedPages(t, nil)
	_, after := printedPages(t, func(d *dossier.Dossier) {
		rows := d.Rows("machines")
		out := append(dossier.Rows{}, rows...)
		price := rows[0].Get("unit_price").(dossier.Money)
		out[0] = rows[0].With("unit_price", dossier.Money{Decimal: price.Add(dossier.MustDecimal("0.01"))})
		d.Set("machines", out)
	})
	if before.Sum == after.Sum {
		t.Error("the code does not tell them apart")
	}
}

func TestWhatIsNoScanIsSaidToBeNone(t *testing.T) {
	printed, _ := printedPages(t, nil)
	page := drawn(t, printed, 0, 100)
	var whole bytes.Buffer
	if err := png.Encode(&whole, page); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(whole.Bytes())
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65 536 × 65 536
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":           {nil, picture.ErrNotPicture},
		"a text":            {[]byte("Bonjour"), picture.ErrNotPicture},
		"half a picture":    {whole.Bytes()[:whole.Len()/2], picture.ErrDamaged},
		"a forged size":     {huge, nil}, // either is right: the sum of the head is wrong too
		"a PDF of no pages": {[]byte("%PDF-1.7\nnothing"), raster.ErrNotPDF},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := scan.File(t.Context(), c.data, engine(), nil)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("found %v, error %v, want %v", found, err, c.want)
			}
		})
	}
}

func TestAPageWithoutCodeIsGivenUp(t *testing.T) {
	race.Spare(t)
	noise := apply(t, image.NewGray(image.Rect(0, 0, 2480, 3508)), pixelwise(func(_, _, _ float64) float64 { return 128 }), noisy(120))
	if m, ok := scan.Read(t.Context(), noise); ok {
		t.Errorf("read %+v", m)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, data := range map[string][]byte{"PDF": scanned(t, noise), "TIFF": tiffOf(t, noise)} {
		if found, err := scan.File(ctx, data, engine(), nil); !errors.Is(err, context.Canceled) || found != nil {
			t.Errorf("%s, cancelled: %v, %v", name, found, err)
		}
	}
}

func TestWhatIsFoundDoesNotDependOnOtherWork(t *testing.T) {
	printed, _ := printedPages(t, nil)
	at := func(page int, faults ...fault) image.Image { return apply(t, drawn(t, printed, page, 150), faults...) }
	data := scanned(t, at(0), at(1, turned(2), blurred(2.2), packed(60)))
	want, err := scan.File(t.Context(), data, engine(), nil)
	if err != nil || len(want) != 2 {
		t.Fatalf("found %v, %v", want, err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var wait sync.WaitGroup
	readers := 12
	if race.Enabled {
		readers = 3 // one takes ten times as long
	}
	for i := range readers {
		wait.Go(func() {
			if got, err := scan.File(t.Context(), data, engine(), nil); err != nil || !slices.Equal(got, want) {
				t.Errorf("reader %d found %v, %v, want %v", i, got, err, want)
			}
		})
	}
	wait.Wait()
}

func TestProgressCountsEveryPageAndCanBeEnded(t *testing.T) {
	race.Spare(t)
	printed, _ := printedPages(t, nil)
	page, empty := drawn(t, printed, 0, 100), image.NewGray(image.Rect(0, 0, 300, 400))
	for name, data := range map[string][]byte{"PDF": scanned(t, page, empty, page), "TIFF": chained(t, page, empty, page)} {
		var done []int
		if _, err := scan.File(t.Context(), data, engine(), func(n, all int) {
			done = append(done, n)
			if all != 3 {
				t.Errorf("%s: of %d pages", name, all)
			}
		}); err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(done) || done[len(done)-1] != 3 {
			t.Errorf("%s: done %v", name, done)
		}
		ctx, cancel := context.WithCancel(t.Context())
		if _, err := scan.File(ctx, data, engine(), func(int, int) { cancel() }); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: ended with %v", name, err)
		}
	}
}

// Pages without a code take their time too: the bar moves while they are leafed
// through, and not only when each was looked at closely.
func TestProgressMovesWhileNoPageHasACode(t *testing.T) {
	race.Spare(t)
	empty := image.NewGray(image.Rect(0, 0, 300, 400))
	var done []int
	if _, err := scan.File(t.Context(), scanned(t, empty, empty, empty), engine(), func(n, _ int) { done = append(done, n) }); err != nil {
		t.Fatal(err)
	}
	if len(done) < 5 || done[3] == 0 || !slices.IsSorted(done) || done[len(done)-1] != 3 {
		t.Errorf("done %v", done)
	}
}

func FuzzFile(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"))
	f.Add([]byte("\xff\xd8\xff\xc2\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00"))
	f.Add([]byte("II*\x00\x08\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("%PDF-")) {
			t.Skip("raster has a test of its own")
		}
		if found, err := scan.File(t.Context(), data, nil, nil); err == nil && len(found) > 0 && found[0].Mark.Sum == "" {
			t.Error("a code that says nothing")
		}
	})
}

func BenchmarkRead150Dpi(b *testing.B) {
	printed, _ := printedPages(b, nil)
	page := drawn(b, printed, 0, 150)
	for b.Loop() {
		if _, ok := scan.Read(b.Context(), page); !ok {
			b.Fatal("no code")
		}
	}
}

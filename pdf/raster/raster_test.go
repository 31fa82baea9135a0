package raster

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"pgregory.net/rapid"

	"dossierpme/assets"
	"dossierpme/internal/race"
	"dossierpme/pdf/meter"
)

// kept is the folder that the program keeps the compiled form in. It lasts from one run
// of the tests to the next: compiling takes seconds, and minutes under the race detector.
func kept() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dossierpme", "pdfium")
}

// shared is compiled once for all tests.
var shared = sync.OnceValue(func() *Engine { return New(kept()) })

// sample is a PDF of a page for each text, with a red square of 100 points whose
// corner is 50 points from the left and 200 from the top.
func sample(t testing.TB, pages ...string) []byte {
	t.Helper()
	f := gofpdf.New("P", "pt", "A4", "")
	f.AddUTF8FontFromBytes("sans", "", assets.FontRegular())
	f.SetFont("sans", "", 12)
	for _, text := range pages {
		f.AddPage()
		f.SetFillColor(255, 0, 0)
		f.Rect(50, 200, 100, 100, "F")
		for i, line := range strings.Split(text, "\n") {
			f.Text(72, 100+float64(i)*16, line)
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *Document {
	t.Helper()
	d, err := shared().Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestAPageIsDrawnAtTheResolutionAskedFor(t *testing.T) {
	d := open(t, sample(t, "un", "deux"))
	if d.Pages() != 2 {
		t.Fatalf("%d pages, want 2", d.Pages())
	}
	if s := d.Size(1); math.Abs(s.Width-595.28) > 0.01 || math.Abs(s.Height-841.89) > 0.01 {
		t.Errorf("the page is %v points", s)
	}
	for dpi, want := range map[float64]image.Point{72: {595, 842}, 144: {1191, 1684}, 96.5: {798, 1128}} {
		img, err := d.Render(t.Context(), 1, dpi)
		if err != nil {
			t.Fatal(err)
		}
		if img.Rect.Size() != want || d.Size(1).Pixels(dpi) != want {
			t.Errorf("at %v dpi the picture is %v, said to be %v, want %v", dpi, img.Rect.Size(), d.Size(1).Pixels(dpi), want)
		}
		at := func(x, y float64) color.RGBA { return img.RGBAAt(int(x*dpi/72), int(y*dpi/72)) }
		if got := at(100, 250); got != (color.RGBA{255, 0, 0, 255}) {
			t.Errorf("at %v dpi the square is %v", dpi, got)
		}
		if got := at(300, 600); got != (color.RGBA{255, 255, 255, 255}) {
			t.Errorf("at %v dpi the paper is %v", dpi, got)
		}
	}
}

func TestAPictureStaysWhenTheDocumentIsClosed(t *testing.T) {
	d := open(t, sample(t, "un"))
	img, err := d.Render(t.Context(), 0, 72)
	if err != nil {
		t.Fatal(err)
	}
	before := bytes.Clone(img.Pix)
	d.Close()
	open(t, sample(t, "autre chose"))
	if !bytes.Equal(before, img.Pix) {
		t.Error("the picture has changed")
	}
	if _, err := d.Render(t.Context(), 0, 72); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed document gives %v", err)
	}
	if _, err := d.Find(t.Context(), "un"); !errors.Is(err, ErrClosed) {
		t.Errorf("a search in a closed document gives %v", err)
	}
	d.Close()
}

func TestWordsAreFoundWhateverTheirCaseAccentsAndSpaces(t *testing.T) {
	d := open(t, sample(t,
		"Modernisation de l’atelier d’usinage\n412\u202f000,00 € d’équipements",
		"Rien ici",
		"Une phrase qui court sur deux\nlignes. Œuvre de Noël. ÉTÉ, été, Ete."))
	for text, pages := range map[string][]int{
		"ATELIER":              {0},
		"l'atelier  d'USINAGE": {0},
		"412 000,00":           {0},
		"equipements":          {0},
		"été":                  {2, 2, 2},
		"deux lignes":          {2},
		"oeuvre de noel":       {2},
		"introuvable":          nil,
		"   ":                  nil,
		"":                     nil,
	} {
		for range 2 { // the second time from what is remembered
			hits, err := d.Find(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			var got []int
			for _, h := range hits {
				got = append(got, h.Page)
				if len(h.Rects) == 0 {
					t.Errorf("%q is found nowhere on page %d", text, h.Page)
				}
			}
			if len(got) != len(pages) || (len(got) > 0 && got[0] != pages[0]) {
				t.Errorf("%q is found on pages %v, want %v", text, got, pages)
			}
		}
	}
	hits, err := d.Find(t.Context(), "deux lignes")
	if err != nil || len(hits) != 1 || len(hits[0].Rects) != 2 {
		t.Fatalf("a text on two lines: %v, %v", hits, err)
	}
	// Lines of 12 points whose feet stand at 100 and 116.
	for i, foot := range []float64{100, 116} {
		r := hits[0].Rects[i]
		if r.Y > foot-6 || r.Y < foot-14 || r.Y+r.Height < foot-1 || r.Y+r.Height > foot+6 {
			t.Errorf("line %d is marked from %.1f to %.1f, its foot is at %.1f", i+1, r.Y, r.Y+r.Height, foot)
		}
	}
	if r := hits[0].Rects[1]; math.Abs(r.X-72) > 2 {
		t.Errorf("the second line is marked from %.1f, it begins at 72", r.X)
	}
}

func TestWhatIsNoPDFIsSaidToBeNone(t *testing.T) {
	whole := sample(t, "un", "deux")
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":            {nil, ErrNotPDF},
		"text":               {[]byte("bonjour, ceci n'est pas un PDF"), ErrNotPDF},
		"only a first line":  {[]byte("%PDF-1.7\n"), ErrNotPDF},
		"zeros":              {make([]byte, 10_000), ErrNotPDF},
		"half a file":        {whole[:len(whole)/20], ErrNotPDF},
		"larger than may be": {make([]byte, MaxBytes+1), ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := shared().Open(t.Context(), c.data)
			if !errors.Is(err, c.want) {
				t.Errorf("it gives %v, want %v", err, c.want)
			}
			if d != nil {
				t.Error("there is a document all the same")
			}
		})
	}
}

func TestALockedFileIsSaidToBeLocked(t *testing.T) {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetProtection(gofpdf.CnProtectPrint, "ouvrir", "maitre")
	f.AddPage()
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := shared().Open(t.Context(), b.Bytes()); !errors.Is(err, ErrLocked) {
		t.Errorf("it gives %v, want %v", err, ErrLocked)
	}
}

func TestDamagedBytesNeverEndTheProgram(t *testing.T) {
	race.Spare(t)
	whole := sample(t, "un texte", "deux")
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(whole)
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		d, err := shared().Open(context.Background(), data)
		if err != nil {
			return
		}
		defer d.Close()
		for page := range d.Pages() {
			_, _ = d.Render(context.Background(), page, 30)
		}
		if _, err := d.Find(context.Background(), "texte"); err != nil {
			t.Fatalf("search: %v", err)
		}
	})
}

// endless is a page that draws for minutes: forms that call each other, ten times
// each, nine deep.
func endless() []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		b.WriteString(strconv.Itoa(len(at)) + " 0 obj\n" + body + "\nendobj\n")
	}
	stream := func(dict, body string) string {
		return "<< " + dict + " /Length " + strconv.Itoa(len(body)) + " >>\nstream\n" + body + "\nendstream"
	}
	b.WriteString("%PDF-1.7\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>")
	object(stream("", strings.Repeat("/F Do\n", 10)))
	const deep = 9
	for i := range deep {
		if i == deep-1 {
			object(stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", strings.Repeat("0 0 600 800 re f\n", 10)))
			break
		}
		object(stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency >> /Resources << /XObject << /F "+strconv.Itoa(len(at)+2)+" 0 R >> >>",
			strings.Repeat("/F Do\n", 10)))
	}
	xref := b.Len()
	b.WriteString("xref\n0 " + strconv.Itoa(len(at)+1) + "\n0000000000 65535 f \n")
	for _, o := range at {
		s := strconv.Itoa(o)
		b.WriteString(strings.Repeat("0", 10-len(s)) + s + " 00000 n \n")
	}
	b.WriteString("trailer\n<< /Size " + strconv.Itoa(len(at)+1) + " /Root 1 0 R >>\nstartxref\n" + strconv.Itoa(xref) + "\n%%EOF\n")
	return b.Bytes()
}

func TestAPageThatNeverEndsIsStoppedAndTheDocumentGoesOn(t *testing.T) {
	d := open(t, endless())
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := d.Render(ctx, 0, 72); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("drawing gives %v", err)
	}
	if _, err := d.Find(t.Context(), "rien"); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestAPageThatNeverEndsEndsByItsWorkAlone(t *testing.T) {
	e := New(kept())
	e.memory.steps = 8 * meter.Batch
	d, err := e.Open(t.Context(), endless())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Render(t.Context(), 0, 72); !errors.Is(err, ErrEndless) {
		t.Errorf("drawing gives %v", err)
	}
	if _, err := d.Find(t.Context(), "rien"); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestACallThatIsCancelledReturnsAtOnceAndHarmsNothing(t *testing.T) {
	d := open(t, sample(t, "un", "deux"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Render(ctx, 0, 72); !errors.Is(err, context.Canceled) {
		t.Errorf("drawing gives %v", err)
	}
	if _, err := d.Find(ctx, "un"); !errors.Is(err, context.Canceled) {
		t.Errorf("searching gives %v", err)
	}
	if _, err := shared().Open(ctx, sample(t, "un")); !errors.Is(err, context.Canceled) {
		t.Errorf("opening gives %v", err)
	}
	if _, err := d.Render(t.Context(), 0, 72); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestManyGoroutinesMayUseOneDocument(t *testing.T) {
	d := open(t, sample(t, "un", "deux", "trois"))
	want, err := d.Render(t.Context(), 2, 50)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if i%2 == 0 {
				if hits, err := d.Find(context.Background(), "trois"); err != nil || len(hits) != 1 {
					t.Errorf("found %v, %v", hits, err)
				}
				return
			}
			got, err := d.Render(context.Background(), 2, 50)
			if err != nil {
				t.Error(err)
			} else if !bytes.Equal(got.Pix, want.Pix) {
				t.Error("another picture")
			}
		})
	}
	all.Wait()
}

func TestAPageThatDoesNotExistIsAnError(t *testing.T) {
	d := open(t, sample(t, "un"))
	for _, page := range []int{-1, 1} {
		if _, err := d.Render(t.Context(), page, 72); err == nil {
			t.Errorf("there is a picture of page %d", page)
		}
	}
	for _, dpi := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := d.Render(t.Context(), 0, dpi); err == nil {
			t.Errorf("there is a picture at %v dpi", dpi)
		}
	}
}

func TestAnEnormousPageIsDrawnSmaller(t *testing.T) {
	for _, s := range []Size{{14400, 14400}, {1, 14400}, {200_000, 3}, {0.001, 0.001}} {
		got := s.Pixels(600)
		if got.X < 1 || got.Y < 1 || got.X*got.Y > maxPixels*11/10 {
			t.Errorf("a page of %v points becomes %v", s, got)
		}
	}
}

// What was compiled is found again in its folder, so that a program starts faster.
func TestTheCompiledFormIsKept(t *testing.T) {
	race.Spare(t)
	cache := t.TempDir()
	for _, when := range []string{"first", "next"} {
		d, err := New(cache).Open(t.Context(), sample(t, "un"))
		if err != nil {
			t.Fatal(err)
		}
		d.Close()
		files := 0
		err = filepath.WalkDir(cache, func(_ string, e os.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				files++
			}
			return err
		})
		if err != nil || files != 1 {
			t.Fatalf("at the %s start %d files are kept in the folder: %v", when, files, err)
		}
	}
}

func TestAFolderThatCannotBeUsedIsNoHindrance(t *testing.T) {
	race.Spare(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := New(file).Open(t.Context(), sample(t, "un"))
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
}

func BenchmarkRenderAPageAt100Dpi(b *testing.B) {
	d := open(b, sample(b, strings.Repeat("Une ligne de texte comme une autre, assez longue pour compter.\n", 40)))
	for b.Loop() {
		if _, err := d.Render(context.Background(), 0, 100); err != nil {
			b.Fatal(err)
		}
	}
}

package binder_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier/outline"
	"dossierpme/internal/race"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf"
	"dossierpme/pdf/binder"
	"dossierpme/pdf/font"
)

var day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// memory is a file in memory.
type memory struct {
	*bytes.Reader
	size int64
}

func (m memory) Close() error               { return nil }
func (m memory) Stat() (fs.FileInfo, error) { return info{m.size}, nil }

type info struct{ size int64 }

func (i info) Name() string       { return "annexe" }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o600 }
func (i info) ModTime() time.Time { return day }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }

// bind writes a binder of one annex behind a cover; the annex begins on page 3.
func bind(t testing.TB, tf *font.Typeface, annex []byte) ([]byte, binder.Facts) {
	t.Helper()
	set := loaded(t, annex)
	doc := &outline.Document{Title: "Essai", Blocks: []outline.Block{outline.Separator{
		ID: "a", Group: "Annexes", Eyebrow: "Annexe", Number: "1", Title: "Pièce", Span: "Pages %d à %d", Stamp: "Annexe 1 – page %d/%d · %d sur %d",
	}}}
	var out bytes.Buffer
	_, err := pdf.Write(&out, doc, pdf.Options{Type: tf, Date: day, Binder: true, Guests: set.Guests(t.Context(), nil), Files: set.Files(false)})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), set.Facts(0)
}

// loaded is an annex as it is looked at before anything is written.
func loaded(t testing.TB, annex []byte) *binder.Set {
	t.Helper()
	set, err := binder.Load(t.Context(), []binder.Item{{
		ID: "a", Name: "a", State: binder.Fine,
		Open: func() (binder.File, error) { return memory{bytes.NewReader(annex), int64(len(annex))}, nil },
	}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// inFile writes a binder to a file that other programs find whole.
func inFile(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", path)
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// drawn draws a page in points.
func drawn(t *testing.T, path string, page int) image.Image {
	t.Helper()
	to := filepath.Join(t.TempDir(), "page")
	n := fmt.Sprint(page)
	run(t, "pdftoppm", "-r", "72", "-png", "-singlefile", "-f", n, "-l", n, path, to)
	f, err := os.Open(to + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func reddish(c color.Color) bool {
	r, _, b, _ := c.RGBA()
	return r > 2*b
}

func TestAPhotographStandsUprightHoweverItWasTaken(t *testing.T) {
	race.Spare(t)
	tf := sampledoc.Typeface(t)
	// What the camera stores when the red half is to be shown on top.
	top := twoTone(60, 40)
	for _, orientation := range []byte{1, 2, 3, 4, 5, 6, 7, 8} {
		w, h := 60, 40
		if orientation > 4 {
			w, h = h, w
		}
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range 40 {
			for x := range 60 {
				right, down := 59-x, 39-y
				at := [...][2]int{1: {x, y}, 2: {right, y}, 3: {right, down}, 4: {x, down}, 5: {y, x}, 6: {y, right}, 7: {down, right}, 8: {down, x}}[orientation]
				sx, sy := at[0], at[1]
				m.Set(sx, sy, top.At(x, y))
			}
		}
		out, facts := bind(t, tf, turned(jpegOf(t, m), orientation))
		if facts.Width != 60 || facts.Height != 40 {
			t.Errorf("orientation %d: %d × %d", orientation, facts.Width, facts.Height)
		}
		page := drawn(t, inFile(t, out), 3)
		b := page.Bounds()
		if b.Dx() < b.Dy() {
			t.Errorf("orientation %d: a page upright", orientation)
		}
		above, below := page.At(b.Dx()/2, b.Dy()/2-8), page.At(b.Dx()/2, b.Dy()/2+8)
		if !reddish(above) || reddish(below) {
			t.Errorf("orientation %d: %v above %v", orientation, above, below)
		}
	}
}

func TestEveryKindOfImageIsBound(t *testing.T) {
	race.Spare(t)
	tf := sampledoc.Typeface(t)
	alpha, deep, cmyk := image.NewNRGBA(image.Rect(0, 0, 40, 40)), image.NewRGBA64(image.Rect(0, 0, 40, 40)), image.NewGray(image.Rect(0, 0, 40, 40))
	palette := image.NewPaletted(image.Rect(0, 0, 40, 40), color.Palette{color.RGBA{200, 30, 30, 255}, color.White})
	for y := range 40 {
		for x := range 40 {
			alpha.Set(x, y, color.NRGBA{200, 30, 30, 220})
			deep.Set(x, y, color.RGBA64{0xC8C8, 0x1E1E, 0x1E1E, 0xFFFF})
			cmyk.Set(x, y, color.Gray{100})
		}
	}
	for name, data := range map[string][]byte{
		"alpha": pngOf(t, alpha), "16 bit": pngOf(t, deep), "grey": pngOf(t, cmyk), "palette": pngOf(t, palette),
		"plain": pngOf(t, twoTone(40, 40)), "jpeg": jpegOf(t, twoTone(40, 40)), "grey jpeg": jpegOf(t, cmyk),
	} {
		out, facts := bind(t, tf, data)
		if facts.State != binder.Fine {
			t.Errorf("%s: %s", name, facts.State)
			continue
		}
		page := drawn(t, inFile(t, out), 3)
		c := page.At(page.Bounds().Dx()/2-5, page.Bounds().Dy()/2-5)
		if strings.Contains(name, "grey") {
			if r, g, b, _ := c.RGBA(); r>>8 < 90 || r>>8 > 110 || r != g || g != b {
				t.Errorf("%s is drawn as %v", name, c)
			}
		} else if !reddish(c) {
			t.Errorf("%s is drawn as %v", name, c)
		}
	}
}

// The stamp stands in the upper right corner of what is shown.
func TestTheStampHonoursRotationAndCrop(t *testing.T) {
	tf := sampledoc.Typeface(t)
	for _, rotate := range []int{0, 90, 180, 270, -90, 450} {
		entries := fmt.Sprintf("/Rotate %d /CropBox [100 200 500 700]", rotate)
		path := inFile(t, first(bind(t, tf, pagesPDF(1, "page", entries))))
		box := run(t, "pdftotext", "-bbox", "-cropbox", "-f", "3", "-l", "3", path, "-")
		var width, height, x1, y1, x2, y2 float64
		for line := range strings.Lines(box) {
			if strings.Contains(line, "<page") {
				if _, err := fmt.Sscanf(strings.TrimSpace(line), `<page width="%f" height="%f">`, &width, &height); err != nil {
					t.Fatal(err)
				}
			}
			if strings.Contains(line, ">Annexe<") {
				if _, err := fmt.Sscanf(strings.TrimSpace(line), `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &x1, &y1, &x2, &y2); err != nil {
					t.Fatal(err)
				}
			}
		}
		if rotate%180 != 0 {
			width, height = height, width // it tells the size before the turn
		}
		if x1 < width/2 || x2 > width || y1 < 0 || y2 > 40 || x2-x1 < y2-y1 {
			t.Errorf("turned by %d: the stamp is at %.0f,%.0f–%.0f,%.0f of %.0f × %.0f", rotate, x1, y1, x2, y2, width, height)
		}
	}
}

func first(data []byte, _ binder.Facts) []byte { return data }

// form is a page with a filled field, links, a note, a script and bookmarks.
func form() []byte {
	return rawPDF("",
		"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Outlines 12 0 R /Dests << /fin [4 0 R /XYZ 0 300 null] >> >>",
		"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] /Resources << /Font << /A 5 0 R >> >> >>",
		"<< /Type /Page /Parent 2 0 R /StructParents 7 /AA << /O << /S /JavaScript /JS (app.alert\\(2\\)) >> >> /Annots [6 0 R 8 0 R 9 0 R 10 0 R 11 0 R] /Contents 14 0 R >>",
		"<< /Type /Page /Parent 2 0 R /Contents 15 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (SIGNATAIRE) /Rect [72 500 272 530] /AP << /N 7 0 R >> /A << /S /SubmitForm /F (http://example.org) >> >>",
		stream("/BBox [0 0 100 15] /Resources << /Font << /A 5 0 R >> >>", "BT /A 10 Tf 2 3 Td (SIGNATAIRE) Tj ET"),
		"<< /Type /Annot /Subtype /Link /Rect [72 600 172 620] /Dest /fin >>",
		"<< /Type /Annot /Subtype /Link /Rect [72 630 172 650] /A << /S /URI /URI (https://example.org/page) >> >>",
		"<< /Type /Annot /Subtype /Link /Rect [72 660 172 680] /A << /S /Launch /F (calc.exe) >> >>",
		"<< /Type /Annot /Subtype /Text /Rect [300 600 320 620] /Contents (remarque) /A << /S /JavaScript /JS (app.alert\\(3\\)) >> >>",
		"<< /Type /Outlines /First 13 0 R /Last 13 0 R /Count 1 >>",
		"<< /Title (Chapitre de la piece) /Parent 12 0 R /Dest [4 0 R /Fit] >>",
		stream("", "Q Q BT /A 12 Tf 72 700 Td (premiere) Tj ET q q"),
		stream("", "BT /A 12 Tf 72 700 Td (deuxieme) Tj ET"),
	)
}

func TestWhatIsSeenStaysAndWhatActsGoes(t *testing.T) {
	path := inFile(t, first(bind(t, sampledoc.Typeface(t), form())))
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	run(t, "qpdf", "--qdf", "--object-streams=disable", path, plain)
	raw, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"JavaScript", "app.alert", "Launch", "calc.exe", "SubmitForm", "AcroForm", "/Widget", "/AA", "OpenAction", "pdfaid", "pdfuaid", "OutputIntent"} {
		if bytes.Contains(raw, []byte(gone)) {
			t.Errorf("%s is still there", gone)
		}
	}
	if !bytes.Contains(raw, []byte("/URI")) || !strings.Contains(run(t, "pdfinfo", "-url", path), "https://example.org/page") {
		t.Error("the link to the web is gone")
	}
	text := run(t, "pdftotext", "-f", "3", "-l", "3", path, "-")
	if !strings.Contains(text, "SIGNATAIRE") || !strings.Contains(text, "premiere") || !strings.Contains(text, "Annexe 1 – page 1/2 · 3 sur 4") {
		t.Errorf("page 3 says %q", text)
	}
	dests := run(t, "mutool", "show", path, "outline")
	if !strings.Contains(dests, "Chapitre de la piece") || !strings.Contains(dests, "#page=4") {
		t.Errorf("bookmarks: %s", dests)
	}
	if n := strings.Count(string(raw), "/Subtype /Link"); n != 2 {
		t.Errorf("%d links, want that to the web and that to the second page", n)
	}
}

func TestHostileFilesAreBoundOrCarried(t *testing.T) {
	race.Spare(t)
	tf := sampledoc.Typeface(t)
	for name, data := range hostile() {
		t.Run(name, func(t *testing.T) {
			if len(data) > 30<<20 {
				t.Skip("covered by the look at it")
			}
			inFile(t, first(bind(t, tf, data)))
		})
	}
}

// Whatever bytes are attached, a binder comes out or an error.
func FuzzBind(f *testing.F) {
	f.Add(pagesPDF(2, "page", "/Rotate 90"))
	f.Add(form())
	f.Add(pngHead(3, 3))
	f.Add(jpegHead(8, 8))
	f.Add([]byte("%PDF-1.4"))
	tf := sampledoc.Typeface(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if facts := loaded(t, data).Facts(0); facts.State != binder.Fine {
			return // of what is refused at once nothing is written, and writing takes a hundred times as long
		}
		out, facts := bind(t, tf, data)
		if facts.State == binder.Fine && facts.Pages == 0 || !bytes.HasSuffix(out, []byte("%%EOF\n")) {
			t.Errorf("%+v", facts)
		}
	})
}

func TestAFileThatVanishesIsAnError(t *testing.T) {
	calls := 0
	set, err := binder.Load(t.Context(), []binder.Item{{ID: "a", Name: "a", State: binder.Fine, Open: func() (binder.File, error) {
		if calls++; calls > 1 {
			return nil, errors.New("gone")
		}
		data := []byte("a text")
		return memory{bytes.NewReader(data), int64(len(data))}, nil
	}}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Write(io.Discard, &outline.Document{Title: "x"}, pdf.Options{Type: sampledoc.Typeface(t), Date: day, Binder: true, Files: set.Files(false)}); err == nil {
		t.Error("nobody noticed")
	}
}

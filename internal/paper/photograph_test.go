package paper_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/compare"
)

// photograph is a picture with soft and hard parts and the grain of a camera.
func photograph(t *testing.T, seed uint64) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewRGBA(image.Rect(0, 0, 1200, 900))
	for y := range 900 {
		for x := range 1200 {
			v := 120 + 60*math.Sin(float64(x)/90)*math.Cos(float64(y)/70) + 24*r.Float64()
			if (x/37+y/53)%9 == 0 {
				v /= 2
			}
			img.Set(x, y, color.RGBA{uint8(v), uint8(v * 0.9), uint8(v * 0.7), 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 88}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A binder whose annexes are photographs is told from one whose photographs are
// others, after Ghostscript too: what it packs anew is named, and what it leaves as it
// was is the same. docs/compared.md has what was measured.
func TestPhotographsThatAProgramLeavesAreTheSameAndThoseItPacksAnewAreNamed(t *testing.T) {
	if _, err := exec.LookPath("gs"); err != nil {
		t.Skip(err)
	}
	p := parts(t, smallCalls)
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		at := filepath.Join(dir, name)
		if err := os.WriteFile(at, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return at
	}
	for i, name := range []string{"a.jpg", "b.jpg"} {
		write(name, photograph(t, uint64(i)))
	}
	f, err := p.Read(write("dossier.json", []byte(`{"format": 1, "call": "petit-appel", "id": "QWERTYUIOPASDFGHJKLZ", "version": 3,
		"answers": {"company.name": "Ateliers du Hêtre", "pieces": [{"id": "a", "piece": "kbis", "path": "a.jpg"}, {"id": "b", "piece": "sirene", "path": "b.jpg"}]}}`)), nil)
	if err != nil {
		t.Fatal(err)
	}
	var bound bytes.Buffer
	if _, err := p.Bind(t.Context(), f, paper.Sheet{Date: p.Env.Today.Time()}, &bound, nil); err != nil {
		t.Fatal(err)
	}
	first := write("first.pdf", bound.Bytes())
	all := len(pagesOf(t, bound.Bytes()))
	for name, c := range map[string]struct {
		args    []string
		resaved bool
	}{
		"as it does by itself": {nil, true},
		"for a printer":        {[]string{"-dPDFSETTINGS=/printer"}, true},
		"packed anew, coarsely": {[]string{
			"-dPassThroughJPEGImages=false", "-dDownsampleColorImages=true", "-dColorImageDownsampleType=/Average",
			"-dColorImageResolution=20", "-dColorImageDownsampleThreshold=1.0",
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			at := filepath.Join(dir, "gs"+strconv.Itoa(len(c.args))+".pdf")
			if err := exec.Command("gs", append(append([]string{"-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite"}, c.args...), "-o", at, first)...).Run(); err != nil {
				t.Fatal(err)
			}
			v, err := p.Verify(t.Context(), at, nil, f, nil)
			switch {
			case err != nil:
				t.Fatal(err)
			case c.resaved && (v.Verdict != shelf.Resaved || v.Has != all || v.Ours != all):
				t.Errorf("%s: %d pages for %d, %v, %v, %v", v.Verdict, v.Has, v.Ours, v.Pages, v.Doubts, v.Extra)
			case !c.resaved && v.Verdict != shelf.Different:
				t.Errorf("%s: photographs that are coarse now are the same", v.Verdict)
			}
			for _, page := range v.Pages {
				if page.Difference != compare.Drawn {
					t.Errorf("page %d: %s", page.Page, page.Difference)
				}
			}
		})
	}
}

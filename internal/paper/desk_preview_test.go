package paper_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/output"
	"dossierpme/internal/folders"
	"dossierpme/internal/paper"
	"dossierpme/internal/say"
	"dossierpme/pdf/raster"
)

// sharedPages is compiled once for all tests: it takes seconds.
var sharedPages = sync.OnceValue(func() *raster.Engine { return raster.New(folders.Compiled()) })

// printerOf is the desk of a program with a worked dossier.
func printerOf(t *testing.T) (*paper.Desk, *dossier.Call, *dossier.Dossier) {
	t.Helper()
	p := parts(t, "")
	d, c := exampleOf(t, p, "ferroviaire-somme")
	return &paper.Desk{Press: &p.Press, Viewer: sharedPages(), PrintDir: filepath.Join(t.TempDir(), "impression")}, c, d
}

func none(float64) {}

func TestThePreviewShowsThePagesThatAnExportWrites(t *testing.T) {
	e, c, d := printerOf(t)
	shares := []float64{}
	proof, err := e.Preview(t.Context(), c, d, output.Options{Owners: true}, func(s float64) { shares = append(shares, s) })
	if err != nil {
		t.Fatal(err)
	}
	defer proof.Document.Close()
	path := filepath.Join(t.TempDir(), "x.pdf")
	report, err := e.Export(t.Context(), c, d, output.Options{Path: path, Owners: true}, func(float64, string) {})
	if err != nil {
		t.Fatal(err)
	}
	if n := proof.Document.Pages(); n != report.Pages || n < 10 {
		t.Errorf("the preview has %d pages, the export %d", n, report.Pages)
	}
	if len(shares) < 2 || shares[len(shares)-1] != 1 {
		t.Errorf("it says it is at %v", shares)
	}
	// What Places promises stands there.
	name := d.Answers["project.title"].(dossier.Text)
	hits, err := proof.Document.Find(t.Context(), string(name))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[int]bool{}
	for _, h := range hits {
		pages[h.Page+1] = true
	}
	if at := proof.Places["project.title"]; at == 0 || !pages[at] {
		t.Errorf("the title of the project is said to be on page %d, it is found on %v", at, pages)
	}
	for _, s := range c.Sections {
		if proof.Places["section."+s.ID] == 0 && s.Phase != "file" {
			t.Errorf("the section %s is on no page", s.ID)
		}
	}
	if img, err := proof.Document.Render(t.Context(), 0, 72); err != nil || img.Bounds().Dx() != 595 {
		t.Errorf("the first page: %v", err)
	}
}

func TestAPreviewThatIsLeftIsGivenUp(t *testing.T) {
	e, c, d := printerOf(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Preview(ctx, c, d, output.Options{}, none); !errors.Is(err, context.Canceled) {
		t.Errorf("it gives %v", err)
	}
}

func TestWhatIsPrintedIsHandedOverAndGoneAtTheNextStart(t *testing.T) {
	e, c, d := printerOf(t)
	var handed []string
	e.HandOver = func(path string) (output.Way, error) {
		handed = append(handed, path)
		return output.Viewer, nil
	}
	whole, err := e.Print(t.Context(), c, d, output.PrintOptions{Owners: true}, none)
	if err != nil {
		t.Fatal(err)
	}
	sign, err := e.Print(t.Context(), c, d, output.PrintOptions{OnlySignature: true}, none)
	if err != nil {
		t.Fatal(err)
	}
	if sign.Pages >= whole.Pages || sign.Pages < 1 || whole.Way != output.Viewer {
		t.Errorf("the whole is %+v, the pages to sign are %+v", whole, sign)
	}
	for i, pages := range []int{whole.Pages, sign.Pages} {
		raw, err := os.ReadFile(handed[i])
		if err != nil {
			t.Fatal(err)
		}
		doc, err := e.Viewer.Open(t.Context(), raw)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Pages() != pages {
			t.Errorf("%s has %d pages, said to have %d", handed[i], doc.Pages(), pages)
		}
		doc.Close()
	}
	if err := e.ClearPrinted(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(handed[0]); !os.IsNotExist(err) {
		t.Errorf("at the next start it is still there: %v", err)
	}
	e.HandOver = func(string) (output.Way, error) { return "", errors.New("no viewer") }
	var trouble *say.Trouble
	if _, err := e.Print(t.Context(), c, d, output.PrintOptions{}, none); !errors.As(err, &trouble) || trouble.Do == "" {
		t.Errorf("where there is no viewer it says %v", err)
	}
}

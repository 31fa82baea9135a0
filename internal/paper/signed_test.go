package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
)

// What is signed is scanned and attached: the scan changes nothing that was
// signed, and stands in the binder where the page stood.
func TestASignedScanTakesThePlaceOfItsPage(t *testing.T) {
	p := parts(t, "")
	dir := t.TempDir()
	write := func(answers, rows string) *paper.File {
		path := filepath.Join(dir, "dossier.json")
		in := fmt.Sprintf(`{"format":1,"call":"hdf-2026-agroalimentaire","id":"AAAABBBBCCCCDDDDEEEE","version":3,"answers":{"signature.place":%q,"pieces":[%s]}}`, answers, rows)
		if err := os.WriteFile(path, []byte(in), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := p.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	sheet := paper.Sheet{Date: p.Env.Today.Time()}
	before := write("Lille", "")
	printed, err := p.Print(before, sheet)
	if err != nil {
		t.Fatal(err)
	}
	page := printed.Report.Sheets[0].First
	if err := os.WriteFile(filepath.Join(dir, "dossier.pdf"), printed.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	n := fmt.Sprint(page)
	if out, err := exec.Command("pdftoppm", "-r", "150", "-jpeg", "-singlefile", "-f", n, "-l", n, filepath.Join(dir, "dossier.pdf"), filepath.Join(dir, "scan")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const rows = `{"id":"s","piece":"commitment_letter","path":"scan.jpg"}`
	after := write("Lille", rows)

	sums := func(f *paper.File) any {
		s, err := p.Sums(f)
		if err != nil {
			t.Fatal(err)
		}
		return s[0]
	}
	if sums(before) != sums(after) {
		t.Error("attaching the signed page changed what was signed")
	}

	var out bytes.Buffer
	bound, err := p.Bind(t.Context(), after, sheet, &out, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(bound.Signed) != 1 || bound.Signed[0] != (paper.SignedPage{Row: "s", Page: page}) || len(bound.Annexes) != 0 {
		t.Fatalf("%+v, %+v", bound.Signed, bound.Annexes)
	}
	pages := pagesOf(t, out.Bytes())
	if len(pages) != printed.Report.Pages {
		t.Errorf("%d pages instead of %d", len(pages), printed.Report.Pages)
	}
	if want := fmt.Sprintf("Exemplaire signé · page %d sur %d", page, len(pages)); strings.TrimSpace(pages[page-1]) != want {
		t.Errorf("page %d is %q, want a scan stamped %q", page, pages[page-1], want)
	}

	t.Run("that of another dossier is bound behind", func(t *testing.T) {
		out.Reset()
		bound, err := p.Bind(t.Context(), write("Amiens", rows), sheet, &out, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(bound.Signed) != 0 || len(bound.Annexes) != 1 || !bound.Annexes[0].WithoutCode || bound.Annexes[0].First == 0 {
			t.Errorf("%+v, %+v", bound.Signed, bound.Annexes)
		}
		if got := len(pagesOf(t, out.Bytes())); got != printed.Report.Pages+2 {
			t.Errorf("%d pages", got)
		}
	})
	t.Run("the rest of its file is bound behind", func(t *testing.T) {
		if msg, err := exec.Command("qpdf", "--empty", "--pages", filepath.Join(dir, "dossier.pdf"), "2,"+n+",3", "--", filepath.Join(dir, "scan.pdf")).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
		out.Reset()
		bound, err := p.Bind(t.Context(), write("Lille", strings.Replace(rows, "scan.jpg", "scan.pdf", 1)), sheet, &out, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(bound.Signed) != 1 || len(bound.Annexes) != 1 || bound.Annexes[0].Facts.Pages != 2 {
			t.Errorf("%+v, %+v", bound.Signed, bound.Annexes)
		}
	})
}

// Only the pieces that the program prints itself are left out of what is signed.
func TestEveryOtherAnnexIsPartOfWhatIsSigned(t *testing.T) {
	p := parts(t, "")
	c := p.Calls.Find("hdf-2026-agroalimentaire")
	sum := func(piece string) [32]byte {
		d := dossier.New(c)
		d.Set("pieces", dossier.Rows{{ID: "a", Cells: map[string]dossier.Value{"piece": dossier.Text(piece), "path": dossier.Text("a.pdf")}}})
		s, err := dossier.NewView(c, d, p.Env).Fingerprint(true)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	none, err := dossier.NewView(c, dossier.New(c), p.Env).Fingerprint(true)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Pieces {
		if pc := &c.Pieces[i]; (sum(pc.ID) == none) != pc.Printed {
			t.Errorf("%s: printed %v", pc.ID, pc.Printed)
		}
	}
}

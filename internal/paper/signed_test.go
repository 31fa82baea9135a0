package paper_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/scan"
	"dossierpme/pdf/seal"
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
	t.Run("attached for two declarations it is bound once", func(t *testing.T) {
		out.Reset()
		bound, err := p.Bind(t.Context(), write("Lille", rows+","+strings.Replace(strings.Replace(rows, `"s"`, `"t"`, 1), "commitment_letter", "principles", 1)), sheet, &out, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(bound.Signed) != 1 || bound.Signed[0].Row != "s" || len(bound.Annexes) != 0 {
			t.Errorf("%+v, %+v", bound.Signed, bound.Annexes)
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

// The pages of a scan are told apart by their declaration, and what is missing is
// said.
func TestAScanSaysWhichPagesOfWhichDeclarationItBears(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", "ferroviaire-somme", "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time(), OnlySignature: true})
	if err != nil {
		t.Fatal(err)
	}
	sheets := printed.Report.Sheets
	if len(sheets) < 3 || sheets[0].Last == sheets[0].First {
		t.Fatalf("an example of too few pages to sign: %+v", sheets)
	}
	bears := func(changed bool, pages ...int) paper.Verified {
		t.Helper()
		v := paper.Verified{}
		sum := dossier.Base32(printed.Fingerprint, 24)
		if changed {
			sum = strings.Repeat("A", 24)
		}
		for i, n := range pages {
			v.Codes = append(v.Codes, scan.Found{Page: i + 1, Mark: seal.Mark{ID: f.Dossier.ID, Version: f.Dossier.Version, Page: n, Sum: sum}})
		}
		got, err := p.Against(v, f)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Sheets) != len(sheets) || len(got.Placed) != len(pages) {
			t.Fatalf("%+v, %+v", got.Sheets, got.Placed)
		}
		return got
	}
	var all []int
	for _, s := range sheets {
		for n := s.First; n <= s.Last; n++ {
			all = append(all, n)
		}
	}
	for _, d := range bears(false, all...).Sheets {
		if len(d.Missing()) > 0 {
			t.Errorf("all pages, and %s has %v of %d", d.Piece, d.Found, d.Pages)
		}
	}
	got := bears(false, sheets[0].Last, sheets[1].First, sheets[0].Last)
	if len(got.Sheets[0].Missing()) == 0 || !slices.Equal(got.Sheets[0].Found, []int{2}) || len(got.Sheets[1].Found) != 1 || len(got.Sheets[2].Found) != 0 {
		t.Errorf("of two pages %+v", got.Sheets)
	}
	if at := got.Placed[0]; at.Piece != "commitment_letter" || at.Page != 2 || at.Pages != got.Sheets[0].Pages || at.Title == "" {
		t.Errorf("the first page is %+v", at)
	}
	got = bears(true, all...)
	for i, d := range got.Sheets {
		if len(d.Found) > 0 || got.Placed[i].Piece != "" || got.Verdict != shelf.Different {
			t.Errorf("pages of other data count as %+v, %s", d, got.Verdict)
		}
	}
	if got := bears(false, 1); got.Placed[0].Piece != "" {
		t.Errorf("the cover is %+v", got.Placed[0])
	}
	without, err := p.Print(f, paper.Sheet{Date: p.Env.Today.Time(), WithoutOwners: true})
	if err != nil {
		t.Fatal(err)
	}
	first := without.Report.Sheets[0].First
	v, err := p.Against(paper.Verified{Codes: []scan.Found{{Page: 1, Mark: seal.Mark{ID: f.Dossier.ID, Page: first, Sum: dossier.Base32(without.Fingerprint, 24)}}}}, f)
	if err != nil || v.Verdict != shelf.DataOnly || v.Placed[0].Page != 1 {
		t.Errorf("without the owners: %+v, %v", v.Placed, err)
	}
}

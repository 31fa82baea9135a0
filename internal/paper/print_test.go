package paper_test

import (
	"bytes"
	"io/fs"
	"testing"
	"time"

	"dossierpme/assets"
	"dossierpme/dossier/outline"
	"dossierpme/internal/paper"
	"dossierpme/internal/wiring"
)

func exampleFile(t testing.TB, p *wiring.Parts, name string) *paper.File {
	t.Helper()
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := p.Read(paper.Stdin, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheSameDossierPrintsToTheSameBytes(t *testing.T) {
	p := parts(t, "")
	f := exampleFile(t, p, "conserverie-aisne")
	day := p.Env.Today.Time()
	one, err := p.Print(f, paper.Sheet{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	two, err := p.Print(f, paper.Sheet{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	if !one.Complete || !bytes.HasPrefix(one.PDF, []byte("%PDF-")) || !bytes.Equal(one.PDF, two.PDF) {
		t.Errorf("complete %v, %d and %d bytes", one.Complete, len(one.PDF), len(two.PDF))
	}
	without, err := p.Print(f, paper.Sheet{Date: day, WithoutOwners: true})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.PDF, without.PDF) {
		t.Error("the owners are printed all the same")
	}
	later, err := p.Print(f, paper.Sheet{Date: day.Add(24 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.PDF, later.PDF) {
		t.Error("the date is not in the file")
	}
}

func TestEveryCallPrintsItsBlankForm(t *testing.T) {
	p := parts(t, "")
	for _, c := range p.Calls.Calls {
		out, err := p.Blank(c, p.Env.Today.Time())
		if err != nil || out.Report.Pages < 5 {
			t.Errorf("%s: %d pages, %v", c.ID, out.Report.Pages, err)
		}
	}
}

// TestTheDeclarationOfSizeIsSignedOnItsFirstPage: a company alone declares on one page,
// and our own sheet follows; a group has its annexes behind.
func TestTheDeclarationOfSizeIsSignedOnItsFirstPage(t *testing.T) {
	p := parts(t, "")
	for name, pages := range map[string]int{"conserverie-aisne": 2, "ferroviaire-somme": 5} {
		out, err := p.Print(exampleFile(t, p, name), paper.Sheet{Date: testDay})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range out.Report.Sheets {
			if outline.SheetPiece(s.ID) == "sme_declaration" && s.Last-s.First+1 != pages {
				t.Errorf("%s: the declaration has %d pages", name, s.Last-s.First+1)
			}
		}
	}
}

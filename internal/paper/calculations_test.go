package paper_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"dossierpme/dossier/outline"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/compare"
	"dossierpme/pdf/seal"
)

// The pages name the table of all steps, which is in the file: beside the data, never
// in their place, and with neither the data nor a part of the pages.
func TestTheStepsOfTheCalculationsAreInTheFile(t *testing.T) {
	p := parts(t, "")
	f := exampleFile(t, p, "conserverie-aisne")
	for name, c := range map[string]struct {
		sheet  paper.Sheet
		inside bool
	}{
		"the whole":               {paper.Sheet{}, true},
		"without the owners":      {paper.Sheet{WithoutOwners: true}, true},
		"without the data":        {paper.Sheet{WithoutData: true}, false},
		"the pages to sign alone": {paper.Sheet{OnlySignature: true}, false},
	} {
		c.sheet.Date = testDay
		out, err := p.Print(f, c.sheet)
		if err != nil {
			t.Fatal(err)
		}
		files, err := seal.Originals(out.PDF)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(files, func(o seal.Original) bool { return o.Name == outline.CalculationsFile })
		if at >= 0 != c.inside || len(files) > 1 {
			t.Errorf("%s: the table is there: %v, of %d files", name, at >= 0, len(files))
		}
		if at >= 0 && (!bytes.HasPrefix(files[at].Data, []byte("\ufeffCalcul;")) || bytes.Count(files[at].Data, []byte("\r\n")) < 300) {
			t.Errorf("%s: the table is %.80q", name, files[at].Data)
		}
		if _, _, err := seal.Open(bytes.NewReader(out.PDF)); (err == nil) != c.inside {
			t.Errorf("%s: the data: %v", name, err)
		}
		file, err := compare.Open(t.Context(), p.Pages, out.PDF)
		if err != nil {
			t.Fatal(err)
		}
		said := slices.ContainsFunc(file.Texts, func(s string) bool { return strings.Contains(s, outline.CalculationsFile) })
		file.Close()
		if said != c.inside {
			t.Errorf("%s: the pages name the table: %v", name, said)
		}
	}
}

// The table is told like everything else that stands beside the pages: another one is
// a difference, though every page draws the same.
func TestAnotherTableOfStepsIsSeen(t *testing.T) {
	p := parts(t, "")
	out, err := p.Print(exampleFile(t, p, "conserverie-aisne"), paper.Sheet{Date: testDay})
	if err != nil {
		t.Fatal(err)
	}
	ctx := book(t, out.PDF)
	for n := range ctx.Table {
		s, _, err := ctx.DereferenceStreamDict(*types.NewIndirectRef(n, 0))
		if err != nil || s == nil || s.Type() == nil || *s.Type() != "EmbeddedFile" {
			continue
		}
		if sub := s.Subtype(); sub == nil || !strings.Contains(*sub, "csv") {
			continue
		}
		changed := revised(t, out.PDF, map[int]string{n: stream("/Type /EmbeddedFile /Subtype /text#2Fcsv", "Calcul;0")})
		v, err := p.Verify(t.Context(), paper.Stdin, bytes.NewReader(changed), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if v.Verdict != shelf.Different || !slices.Contains(v.Extra, compare.Attachment) {
			t.Errorf("another table is %s, %v", v.Verdict, v.Extra)
		}
		return
	}
	t.Fatal("no table in the file")
}

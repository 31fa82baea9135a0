package paper_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
	"dossierpme/internal/paper"
	"dossierpme/pdf/seal"
)

// whatIsNotPrinted has all that a dossier may hold and paper may not: what the
// program does not know, what cannot be read, a file that is not there.
const whatIsNotPrinted = `{"format": 1, "call": "hdf-2026-agroalimentaire", "id": "QWERTYUIOPASDFGHJKLZ", "version": 3, "stranger": 1,
	"answers": {"company.name": "Ateliers\u2028du Hêtre 🌳", "company.siren": "12", "company.unheard_of": "x", "size.headcount": "beaucoup",
		"place.same": true, "place.address": "cachée", "start.already_signed": "yes",
		"machines": [{"id": "m1", "name": "Doseuse", "unit_price": "dix", "colour": "rouge"}],
		"pieces": [{"id": "x", "piece": "kbis", "path": "nulle/part.pdf", "note": "à demander", "date": "2026-01-02"}, {"id": "y", "piece": "rib"}]},
	"params": {"params.rate": {"value": "30", "source": "p. 4", "colour": "vert"}, "params.unheard_of": {"value": 1}}}`

// The pages are made from the printed view alone: whoever has only the PDF makes
// the same PDF again, to the byte.
func TestThePDFOfTheDataInsideIsTheSamePDF(t *testing.T) {
	p := parts(t, "")
	odd := filepath.Join(t.TempDir(), "odd.json")
	if err := os.WriteFile(odd, []byte(whatIsNotPrinted), 0o600); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	for name, sheet := range map[string]paper.Sheet{"whole": {Date: day}, "without owners": {Date: day, WithoutOwners: true}} {
		for _, file := range []string{
			odd,
			filepath.Join("..", "..", "assets", "examples", "ferroviaire-somme", "dossier.json"),
			filepath.Join("..", "..", "assets", "examples", "conserverie-aisne", "dossier.json"),
		} {
			t.Run(name+" "+filepath.Base(filepath.Dir(file)), func(t *testing.T) {
				f, err := p.Read(file, nil)
				if err != nil {
					t.Fatal(err)
				}
				first, err := p.Print(f, sheet)
				if err != nil {
					t.Fatal(err)
				}
				at := filepath.Join(t.TempDir(), "first.pdf")
				if err := os.WriteFile(at, first.PDF, 0o600); err != nil {
					t.Fatal(err)
				}
				again, err := p.Read(at, nil)
				if err != nil {
					t.Fatal(err)
				}
				again.Path = "" // no folder with annexes either
				second, err := p.Print(again, sheet)
				if err != nil {
					t.Fatal(err)
				}
				// A dossier whose owners were left out is a draft again: they are asked for.
				if !sheet.WithoutOwners && !bytes.Equal(first.PDF, second.PDF) {
					t.Error("the second PDF differs from the first")
				}
				v, err := p.Verify(t.Context(), at, nil, nil, nil)
				if err != nil || v.Verdict != shelf.Identical {
					t.Errorf("verdict %q, %v", v.Verdict, err)
				}
			})
		}
	}
}

func TestWhatIsPrintedHasThePrintedViewOfTheWhole(t *testing.T) {
	p := parts(t, "")
	d, c, err := dossier.Read([]byte(whatIsNotPrinted), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	for _, personal := range []bool{true, false} {
		whole := dossier.NewView(c, d, p.Env)
		want, err := whole.Printed(personal)
		if err != nil {
			t.Fatal(err)
		}
		got, err := dossier.NewView(c, whole.OnPaper(personal), p.Env).Printed(personal)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("personal %v: got\n%.400s\nwant\n%.400s", personal, got, want)
		}
	}
}

// A page that was changed by another program is found out, whatever the data say.
func TestChangedPagesAreFoundOut(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", "conserverie-aisne", "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(f, paper.Sheet{Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(printed.PDF, []byte("/MediaBox [0 0 595.28"), []byte("/MediaBox [0 0 595.27"), 1)
	if bytes.Equal(changed, printed.PDF) {
		changed = append(bytes.Clone(printed.PDF), "% another hand\n"...)
	}
	at := filepath.Join(t.TempDir(), "changed.pdf")
	if err := os.WriteFile(at, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := p.Verify(t.Context(), at, nil, nil, nil)
	if err != nil || v.Verdict != shelf.Resaved || !v.Comparable {
		t.Errorf("verdict %q, comparable %v, %v", v.Verdict, v.Comparable, err)
	}
}

func TestWithoutDataOnlyTheCodesOfThePagesCanBeRead(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", "conserverie-aisne", "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(f, paper.Sheet{Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), WithoutData: true})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(printed.PDF, []byte("/EmbeddedFile")) {
		t.Error("something is attached")
	}
	if _, _, err := seal.Open(bytes.NewReader(printed.PDF)); !errors.Is(err, seal.ErrNoData) {
		t.Errorf("opened: %v", err)
	}
}

// The pages to sign alone hold no data: their codes say which they belong to.
func TestTheCodesOfPagesAreHeldAgainstADossier(t *testing.T) {
	p := parts(t, "")
	f, err := p.Read(filepath.Join("..", "..", "assets", "examples", "conserverie-aisne", "dossier.json"), nil)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := p.Print(f, paper.Sheet{Date: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), OnlySignature: true})
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(t.TempDir(), "pages.pdf")
	if err := os.WriteFile(at, printed.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	alone, err := p.Verify(t.Context(), at, nil, nil, nil)
	if err != nil || alone.Verdict != shelf.DataOnly || len(alone.Codes) != printed.Report.Pages {
		t.Fatalf("verdict %q, %d codes on %d pages, %v", alone.Verdict, len(alone.Codes), printed.Report.Pages, err)
	}
	if alone.Meta.ID != f.Dossier.ID || alone.Meta.Version != f.Dossier.Version || alone.Meta.Short() != paper.ShortFingerprint(printed.Fingerprint) {
		t.Errorf("the codes say %+v", alone.Meta)
	}
	if v, err := p.Against(alone, f); err != nil || v.Verdict != shelf.DataOnly {
		t.Errorf("against its dossier: %q, %v", v.Verdict, err)
	}
	changed := *f
	changed.Dossier = f.Dossier.Copy()
	changed.Dossier.Set("project.title", dossier.Text("Un autre titre"))
	if v, err := p.Against(alone, &changed); err != nil || v.Verdict != shelf.Different {
		t.Errorf("against a changed dossier: %q, %v", v.Verdict, err)
	}
	events := []shelf.Event{
		{Version: 1, Fingerprint: paper.EventFingerprint(printed.Fingerprint)}, {Version: 2}, {Version: 3, Fingerprint: "ANOTHER"},
	}
	if e, ok := paper.ExportOf(events, alone.Codes[0].Mark); !ok || e.Version != 1 {
		t.Errorf("the export is %+v, %v", e, ok)
	}
	if _, ok := paper.ExportOf(events[1:], alone.Codes[0].Mark); ok {
		t.Error("an export is found that nobody made")
	}
}

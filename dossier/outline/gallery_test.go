package outline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf"
)

// typed is what a person types into a field of each kind.
var typed = map[dossier.Kind]string{
	dossier.KindText: "Forge d’Albert", dossier.KindProse: "L’atelier forge des pièces de 2 à 40 kg.\nIl travaille pour trois donneurs d’ordres.",
	dossier.KindNote: "Une note n’est jamais imprimée.", dossier.KindChoice: "Première", dossier.KindChoices: "Première, Seconde",
	dossier.KindYesNo: "oui", dossier.KindInteger: "1250", dossier.KindYear: "2027", dossier.KindDecimal: "24,5",
	dossier.KindMoney: "412 000", dossier.KindPercent: "33,33", dossier.KindDate: "3/4/26", dossier.KindEmail: "a@example.org",
	dossier.KindPhone: "03 53 01 00 12", dossier.KindURL: "www.example.org", dossier.KindSIREN: "552081317",
	dossier.KindSIRET: "73282932000074", dossier.KindVAT: "FR03552081317", dossier.KindIBAN: "FR7630006000011234567890189",
	dossier.KindBIC: "AGRIFRPP", dossier.KindNAF: "25.62B", dossier.KindLegalForm: "5710", dossier.KindCommune: "80001",
}

// allKinds is a call with one field of every kind.
func allKinds(t *testing.T) *dossier.Call {
	t.Helper()
	c := &dossier.Call{
		ID: "genres", Revision: 1, Status: "open", Title: "Un champ de chaque genre", Year: 2026,
		Phases:   []dossier.Phase{{ID: "p", Title: "Les genres"}},
		Sections: []dossier.Section{{ID: "s", Phase: "p", Title: "Les genres de champs", Intro: "Un champ de chaque genre."}},
	}
	for _, k := range dossier.Kinds() {
		f := dossier.Field{ID: dossier.FieldID("a." + string(k)), Kind: k, Label: "Genre « " + string(k) + " »", Hint: "Une phrase d’aide."}
		switch k {
		case dossier.KindChoice, dossier.KindChoices:
			f.Options = []dossier.Option{{ID: "a", Label: "Première"}, {ID: "b", Label: "Seconde"}}
		case dossier.KindRows:
			f.Columns = []dossier.Field{{ID: "name", Kind: dossier.KindText, Label: "Nom"}, {ID: "price", Kind: dossier.KindMoney, Label: "Prix"}}
			f.Titled, f.Paper = "name", []string{"name", "price"}
		case dossier.KindRef:
			f.Table = "a.rows"
		case dossier.KindComputed:
			f.ID, f.Figure = "figure.costs", "figure.costs"
		case dossier.KindPieces:
			f.ID = "pieces"
		case dossier.KindDecimal:
			f.Unit = "kW"
		}
		c.Sections[0].Fields = append(c.Sections[0].Fields, f)
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestGalleryOfKindsOnPaper draws every kind, filled in, wrong and blank. The
// pictures are for looking at; what is tested is that every kind has its print.
func TestGalleryOfKindsOnPaper(t *testing.T) {
	dir := os.Getenv("DOSSIERPME_GALLERY")
	if dir == "" {
		dir = t.TempDir()
	}
	tf := sampledoc.Typeface(t)
	c := allKinds(t)
	filled, wrong := dossier.New(c), dossier.New(c)
	for i := range c.Sections[0].Fields {
		f := &c.Sections[0].Fields[i]
		if text := typed[f.Kind]; text != "" {
			filled.Set(f.ID, dossier.Parse(f, text))
			wrong.Set(f.ID, dossier.Typed("douze ou treize"))
		} else if f.Kind == dossier.KindRows {
			filled.Set(f.ID, dossier.Rows{{ID: "r1", Cells: map[string]dossier.Value{"name": dossier.Text("Tour"), "price": dossier.Money{Decimal: dossier.Int(1200)}}}})
		}
	}
	filled.Set("a.ref", dossier.Text("r1"))
	e := env(t)
	draw := func(name string, doc *outline.Document) string {
		path := filepath.Join(dir, "papier-"+name+".pdf")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if _, err := pdf.Write(file, doc, pdf.Options{Type: tf, Date: time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC)}); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("pdftoppm", "-r", "80", "-png", path, filepath.Join(dir, "papier-"+name)).CombinedOutput(); err != nil {
			t.Fatalf("drawing %s: %v %s", path, err, out)
		}
		text, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	draw("faux", outline.Build(dossier.NewView(c, wrong, e), outline.Input{Words: words(t), Problems: dossier.NewView(c, wrong, e).Check()}))
	draw("vierge", outline.Blank(dossier.NewView(c, dossier.New(c), e), outline.Input{Words: words(t)}))
	text := squeeze(draw("rempli", outline.Build(dossier.NewView(c, filled, e), outline.Input{Words: words(t), Problems: dossier.NewView(c, filled, e).Check()})))
	for k := range typed {
		f := c.Field(dossier.FieldID("a." + string(k)))
		shown := squeeze(dossier.Show(f, filled.Answers[f.ID], e.Ref))
		if printed := len(shown) > 0 && strings.Contains(text, shown); printed != (k != dossier.KindNote) {
			t.Errorf("%s: %q printed: %v", k, shown, printed)
		}
	}
}

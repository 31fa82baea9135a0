package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/sheet"
)

// named is a balanced dossier whose only machine and only resource carry a text
// wherever one fits.
func named(t tb, text string) *dossier.View {
	t.Helper()
	return view(t, row{
		"project.title": text, "company.name": text,
		"lines": []row{{"id": "l", "name": text}},
		"machines": []row{{
			"id": "m", "name": text, "quantity": 1, "unit_price": "10.00", "eligible": "yes", "year": 2027,
			"supplier": text, "quote_ref": text, "line": "l",
		}},
		"resources": []row{{"id": "r", "source": "equity", "nature": "own_funds", "amount": "10.00", "year": 2027, "organisation": text}},
		"pieces":    []row{{"id": "p", "piece": "quotes", "path": "devis.pdf", "name": text, "for": "machines/m"}},
	})
}

// wellFormed reads every part of the file to its end.
func wellFormed(t tb, raw []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Fatalf("the first part is %s", z.File[0].Name)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		if seen[f.Name] {
			t.Fatalf("%s stands twice in the file", f.Name)
		}
		seen[f.Name] = true
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%v", err)
		}
		d := xml.NewDecoder(r)
		for {
			if _, err = d.Token(); err != nil {
				break
			}
		}
		if !errors.Is(err, io.EOF) {
			t.Fatalf("%s: %v", f.Name, err)
		}
		r.Close()
	}
}

func TestTextsOfADossierNeverBecomeFormulas(t *testing.T) {
	for name, text := range map[string]string{
		"a formula":             `=1+1`,
		"a command":             `=cmd|' /C calc'!A0`,
		"a link":                `=HYPERLINK("http://example.org","devis")`,
		"a plus":                `+33 1 02 03 04 05`,
		"a minus":               `-10 % de remise`,
		"an at":                 `@SUM(A1:A9)`,
		"a full-width equals":   `＝1+1`,
		"spaces and a formula":  ` =1+1`,
		"a hard space before":   "\u00a0=1+1",
		"markup":                `<f>SUM(A1)</f></c></row>&amp;]]>`,
		"quotes":                `"""; '$'`,
		"an escape of the form": `_x000D__x0041_`,
		"a date":                `12/11`,
		"a number":              `00123`,
	} {
		t.Run(name, func(t *testing.T) {
			v := named(t, text)
			raw := write(t, v)
			wellFormed(t, raw)
			w := open(t, raw)
			agrees(t, v, w)
			for _, at := range [][2]string{{"Dépenses", "B5"}, {"Dépenses", "D5"}, {"Dépenses", "E5"}, {"Ressources", "D5"}} {
				f, err := w.GetCellFormula(at[0], at[1])
				if err != nil || f != "" {
					t.Errorf("%s holds the formula %q, %v", at, f, err)
				}
				if got := w.cached(at[0], at[1]); got != text {
					t.Errorf("%s holds %q", at, got)
				}
				kind, err := w.GetCellType(at[0], at[1])
				if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
					t.Errorf("%s is of type %v, %v", at, kind, err)
				}
				style, err := w.GetCellStyle(at[0], at[1])
				if err != nil {
					t.Fatal(err)
				}
				s, err := w.GetStyle(style)
				if err != nil {
					t.Fatal(err)
				}
				kept := s.CustomNumFmt != nil && *s.CustomNumFmt == "@" || s.NumFmt == 49
				if risky := strings.ContainsAny(strings.TrimSpace(text)[:1], "=+-@") || strings.HasPrefix(text, "＝"); risky != kept {
					t.Errorf("%s: format of text %v for %q", at, kept, text)
				}
				if quoted := w.Styles.CellXfs.Xf[style].QuotePrefix; kept != (quoted != nil && *quoted) {
					t.Errorf("%s: apostrophe of text %v for %q", at, !kept, text)
				}
			}
		})
	}
}

func TestWhatAWorkbookCannotHoldIsLeftOut(t *testing.T) {
	raw := write(t, named(t, "a\u0000b\u0007c\u200ed\u202ee\ufefff\r\ng\th\U0001f600\ufffei"))
	wellFormed(t, raw)
	if got, want := open(t, raw).cached("Dépenses", "B5"), "abcdef\ng h\U0001f600i"; got != want {
		t.Errorf("the cell holds %q, want %q", got, want)
	}
}

// One text of a dossier fits into a cell, for no longer one is read; the names
// of several annexes may not.
func TestATextTooLongForACellIsCutAndSaysSo(t *testing.T) {
	for name, text := range map[string]string{
		"letters":                strings.Repeat("é", 25_000),
		"pairs of UTF-16":        strings.Repeat("\U0001f600", 20_000),
		"one more than may be":   strings.Repeat("x", 16_378),
		"many lines":             strings.Repeat("ligne\n", 4_500),
		"what grows when quoted": strings.Repeat("<", 25_000),
	} {
		t.Run(name, func(t *testing.T) {
			raw := write(t, view(t, row{
				"machines": []row{{"id": "m", "name": "Four", "quantity": 1, "unit_price": "10.00"}},
				"pieces": []row{
					{"id": "p", "piece": "quotes", "path": "a.pdf", "name": text, "for": "machines/m"},
					{"id": "q", "piece": "quotes", "path": "b.pdf", "name": text, "for": "machines/m"},
				},
			}))
			wellFormed(t, raw)
			got := open(t, raw).cached("Dépenses", "F5")
			if n := len(utf16.Encode([]rune(got))); n > 32_767 || n < 32_760 {
				t.Fatalf("%d units", n)
			}
			kept, marked := strings.CutSuffix(got, "… [texte coupé]")
			if !marked || !strings.HasPrefix("Annexes\u00a0: "+text+", "+text, kept) {
				t.Errorf("it ends with %q", got[len(got)-40:])
			}
		})
	}
}

func TestAnyTextGivesAWorkbookThatReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := named(t, rapid.String().Draw(t, "text"))
		raw := write(t, v)
		wellFormed(t, raw)
		agrees(t, v, open(t, raw))
	})
}

// oddLabels are names of categories with signs that mean something to SUMIFS: a
// call of the user may name its options as it likes.
var oddLabels = [][3]string{
	{"Autre *", "Autre chose", "Autre ?"},
	{">0", "<>", "=x"},
	{"~*", "*", `"entre guillemets" ?`},
	{strings.Repeat("très long ", 60), strings.Repeat("plus long ", 60), "a\nb\tc"},
	{"Étude", "ÉTUDE DE SOL", "12"},
}

// labelled is a dossier whose categories are named so, until restore is called.
func labelled(t tb, labels [3]string) (v *dossier.View, restore func()) {
	t.Helper()
	v = view(t, row{
		"costs": []row{
			{"id": "a", "name": "a", "category": "installation", "amount": "1.00", "eligible": "yes", "year": 2027},
			{"id": "b", "name": "b", "category": "training", "amount": "2.00", "eligible": "yes", "year": 2027},
			{"id": "c", "name": "c", "category": "certification", "amount": "4.00", "eligible": "no", "year": 2028},
			{"id": "d", "name": "d", "amount": "8.00", "eligible": "no"},
		},
		"resources": []row{{"id": "r", "source": "equity", "nature": "own_funds", "amount": "15.00", "year": 2027}},
	})
	category := v.Call.Field("costs").Column("category")
	kept := category.Options
	category.Options = nil
	for i, id := range []string{"installation", "training", "certification"} {
		category.Options = append(category.Options, dossier.Option{ID: id, Label: labels[i]})
	}
	return v, func() { category.Options = kept }
}

// The library itself computes no escaped signs: LibreOffice is asked besides,
// in office_test.go.
func TestSubtotalsFindLabelsWithSignsThatMeanSomething(t *testing.T) {
	for _, labels := range oddLabels {
		v, restore := labelled(t, labels)
		w := open(t, write(t, v))
		restore()
		agrees(t, v, w)
		first := w.labelled("Synthèse", "Catégorie", "Dépenses par catégorie") + 1
		for i, want := range []string{"1", "2", "4", "8", "15"} {
			if got := w.cached("Synthèse", "B"+strconv.Itoa(first+i)); got != want {
				t.Errorf("%q, line %d: %s, want %s", labels, i+1, got, want)
			}
		}
	}
}

func TestAnEmptyDossierGivesAWorkbookThatSaysSo(t *testing.T) {
	for _, c := range shipped().Calls {
		v := dossier.NewView(c, dossier.New(c), judged())
		var b bytes.Buffer
		if err := sheet.Plan(&b, v, sheet.Options{Words: french}); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, b.Bytes())
		w := open(t, b.Bytes())
		agrees(t, v, w)
		everyFormula(t, w)
		if got := w.summary("Lignes à remplir"); got != "2" {
			t.Errorf("%s: %s lines to fill", c.ID, got)
		}
		if got := w.cached("Synthèse", "A2"); got != "Titre du projet à compléter" {
			t.Errorf("the project is %q", got)
		}
	}
}

func TestUnreadableAnswersAreLeftEmptyAndCounted(t *testing.T) {
	v := view(t, row{
		"machines":  []row{{"id": "m", "name": "Four", "quantity": "douze", "unit_price": []int{1}, "category": 3, "line": "nowhere", "year": "bientôt"}},
		"resources": []row{{"id": "r", "source": "nobody", "nature": "grant", "amount": "1.00", "date": "hier"}},
	})
	raw := write(t, v)
	wellFormed(t, raw)
	w := open(t, raw)
	agrees(t, v, w)
	everyFormula(t, w)
	if got := w.summary("Lignes à remplir"); got != "2" {
		t.Errorf("%s lines to fill", got)
	}
	if got := w.cached("Dépenses", "H5"); got != "" {
		t.Errorf("the quantity is %q", got)
	}
}

func TestDatesBeforeTheCalendarOfSpreadsheetsAreWrittenAsText(t *testing.T) {
	for day, want := range map[string]string{"1895-06-01": "01/06/1895", "1900-02-28": "28/02/1900", "1900-03-01": "61", "2026-11-02": "46328"} {
		v := view(t, row{"resources": []row{{"id": "r", "source": "equity", "nature": "own_funds", "amount": "1.00", "date": day}}})
		if got := open(t, write(t, v)).cached("Ressources", "H5"); got != want {
			t.Errorf("%s is written %q, want %q", day, got, want)
		}
	}
}

// failing is a disk that is full after some bytes.
type failing struct{ room int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFailureToWriteIsTold(t *testing.T) {
	if err := sheet.Plan(&failing{100}, example(t, names[0]), options); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

// large is a plan of so many machines, beyond what anybody files.
func large(t tb, n int) *dossier.View {
	t.Helper()
	var machines, pieces []row
	cents := 0
	for i := range n {
		cents += 3 * 12345_67
		id := "m" + strconv.Itoa(i)
		machines = append(machines, row{
			"id": id, "name": "Centre d’usinage " + id, "quantity": 3, "unit_price": "12345.67", "supplier": "Fournisseur",
			"quote_ref": "D-" + id, "quote_date": "2026-10-01", "eligible": "yes", "year": 2026 + i%3,
		})
		pieces = append(pieces, row{"id": "p" + id, "piece": "quotes", "path": "devis/" + id + ".pdf", "for": "machines/" + id})
	}
	return view(t, row{"machines": machines, "pieces": pieces, "resources": []row{
		{"id": "r", "source": "equity", "nature": "own_funds", "amount": fmt.Sprintf("%d.%02d", cents/100, cents%100), "year": 2027},
	}})
}

func TestALargePlanIsRight(t *testing.T) {
	v := large(t, 500)
	raw := write(t, v)
	w := open(t, raw)
	agrees(t, v, w)
	if got := w.summary("Contrôle"); got != "Plan équilibré" {
		t.Errorf("the check says %q", got)
	}
	if got, known := figures.Plan(v).Main(); !known || !got.IsZero() {
		t.Errorf("the figure is %s", got)
	}
}

// What is counted is allocated objects, which are the same on every machine.
func TestTwiceAsManyMachinesAreTwiceTheWork(t *testing.T) {
	work := map[int]float64{}
	for _, n := range []int{200, 400} {
		v := large(t, n)
		work[n] = testing.AllocsPerRun(1, func() { write(t, dossier.NewView(v.Call, v.Dossier, v.Env)) })
	}
	t.Logf("allocations: %v", work)
	if work[400] > 2.3*work[200] {
		t.Errorf("400 machines allocate %.0f objects, 200 %.0f", work[400], work[200])
	}
}

func BenchmarkPlanOf500Machines(b *testing.B) {
	v := large(b, 500)
	b.ReportAllocs()
	for b.Loop() {
		write(b, dossier.NewView(v.Call, v.Dossier, v.Env))
	}
}

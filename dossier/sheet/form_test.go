package sheet_test

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dossierpme/dossier/sheet"
)

func TestTheSheetsStandInTheirOrderAndTheFirstIsOpen(t *testing.T) {
	w := open(t, write(t, example(t, names[0])))
	if diff := cmp.Diff([]string{"Consignes", "Synthèse", "Dépenses", "Ressources"}, w.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	if w.GetActiveSheetIndex() != 0 {
		t.Errorf("sheet %d is open", w.GetActiveSheetIndex())
	}
}

func TestHeadsStayInSightAndAreRepeatedOnPaper(t *testing.T) {
	w := open(t, write(t, example(t, names[0])))
	titles := map[string]string{}
	for _, n := range w.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles[n.Scope] = n.RefersTo
		}
	}
	if diff := cmp.Diff(map[string]string{"Dépenses": "'Dépenses'!$4:$4", "Ressources": "'Ressources'!$4:$4"}, titles); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"Dépenses", "Ressources"} {
		p, err := w.GetPanes(name)
		if err != nil || !p.Freeze || p.YSplit != 4 || p.XSplit != 2 || p.TopLeftCell != "C5" {
			t.Errorf("%s: panes %+v, %v", name, p, err)
		}
	}
}

func TestEverySheetIsPrintedOnA4LandscapeAsWideAsThePage(t *testing.T) {
	w := open(t, write(t, example(t, names[0])))
	for _, name := range w.GetSheetList() {
		l, err := w.GetPageLayout(name)
		if err != nil {
			t.Fatal(err)
		}
		props, err := w.GetSheetProps(name)
		if err != nil {
			t.Fatal(err)
		}
		tall := map[string]int{"Consignes": 1, "Synthèse": 1}[name] // as many pages as needed for the others
		if *l.Size != 9 || *l.Orientation != "landscape" || *l.FitToWidth != 1 || *l.FitToHeight != tall || !*props.FitToPage {
			t.Errorf("%s: %+v", name, l)
		}
		for col := range 5 {
			letter := string(rune('A' + col))
			if width, err := w.GetColWidth(name, letter); err != nil || col == 0 && width < 5 {
				t.Errorf("%s: column %s is %v wide, %v", name, letter, width, err)
			}
		}
		dim, err := w.GetSheetDimension(name)
		if err != nil || dim == "A1" {
			t.Errorf("%s: its size is %q, %v", name, dim, err)
		}
	}
}

func TestAmountsDatesAndRatesHaveTheirFormats(t *testing.T) {
	w := open(t, write(t, example(t, "conserverie-aisne")))
	for at, want := range map[[2]string]string{
		{"Dépenses", "G5"}: "0", {"Dépenses", "I5"}: `#,##0.00\ "€";[Red]\-#,##0.00\ "€"`, {"Dépenses", "J5"}: `#,##0.00\ "€";[Red]\-#,##0.00\ "€"`,
		{"Ressources", "E5"}: `#,##0.00\ "€";[Red]\-#,##0.00\ "€"`, {"Ressources", "H5"}: "dd/mm/yyyy",
	} {
		id, err := w.GetCellStyle(at[0], at[1])
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.GetStyle(id)
		if err != nil || s.CustomNumFmt == nil || *s.CustomNumFmt != want {
			t.Errorf("%v: format %+v, %v; want %s", at, s, err, want)
		}
		if kind, err := w.GetCellType(at[0], at[1]); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%v is of type %v, %v", at, kind, err)
		}
	}
}

// A result of t="str" would be a text to a viewer that does not compute.
func TestResultsOfFormulasAreNumbersInTheFile(t *testing.T) {
	raw := write(t, example(t, names[0]))
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	cell := regexp.MustCompile(`<c r="([A-Z]+\d+)"[^>]*?(?: t="(\w+)")?><f>[^<]*</f><v>([^<]*)</v></c>`)
	n := 0
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		for _, m := range cell.FindAllStringSubmatch(b.String(), -1) {
			number := regexp.MustCompile(`^-?\d+(\.\d+)?$`).MatchString(m[3])
			if number != (m[2] == "") {
				t.Errorf("%s %s: type %q for %q", f.Name, m[1], m[2], m[3])
			}
			n++
		}
	}
	if n < 60 {
		t.Errorf("only %d results", n)
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	raw := write(t, example(t, "conserverie-aisne"))
	p, err := open(t, raw).GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if p.Created != "2026-11-23T14:30:12Z" || p.Modified != p.Created || p.Creator != "Dossier PME 1.2.3" || p.Language != "fr-FR" ||
		!strings.HasPrefix(p.Title, "Plan de financement prévisionnel · ") || p.Subject == "" {
		t.Errorf("%+v", p)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.Equal(options.Date) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
}

func TestAnyDayOfTheClockIsOneThatAFileCanHave(t *testing.T) {
	for _, year := range []int{1, 1979, 1980, 2107, 2108, 9999} {
		var b bytes.Buffer
		o := options
		o.Date = time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)
		if err := sheet.Plan(&b, example(t, names[0]), o); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, b.Bytes())
	}
}

// What people read must be French to the last space.
func TestTheWordsFollowFrenchTypography(t *testing.T) {
	wrong := regexp.MustCompile(`[^\x{00a0}][:%€]|[^\x{202f}][;!?]|«[^\x{00a0}]|[^\x{00a0}]»|'`)
	fine := regexp.MustCompile(`\d:\d|https?:`)
	w := open(t, write(t, view(t, row{})))
	n := 0
	for _, name := range w.GetSheetList() {
		rows, err := w.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range slices.Concat(rows...) {
			if strings.HasSuffix(s, " €") {
				continue // a number, in the format of spreadsheets
			}
			n++
			if at := wrong.FindString(fine.ReplaceAllString(s, "")); at != "" {
				t.Errorf("%s: %q in %q", name, at, s)
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d texts", n)
	}
}

// A row that does not say its height is cut off by programs that do not find it
// out; a text of many lines stays within what a row may be.
func TestRowsAreHighEnoughForTheirTexts(t *testing.T) {
	w := open(t, write(t, example(t, names[0])))
	for row, want := range map[int][2]float64{4: {25, 45}, 5: {25, 60}} {
		if h, err := w.GetRowHeight("Dépenses", row); err != nil || h < want[0] || h > want[1] {
			t.Errorf("row %d is %v points high, %v", row, h, err)
		}
	}
	w = open(t, write(t, named(t, strings.Repeat("ligne\n", 5000))))
	if h, err := w.GetRowHeight("Dépenses", 5); err != nil || h != 409 {
		t.Errorf("it is %v points high, %v", h, err)
	}
}

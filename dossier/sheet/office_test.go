package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// withoutJava is what LibreOffice says where there is no Java, which it does not
// need here.
var withoutJava = regexp.MustCompile(`Warning: failed to launch javaldx.*`)

var results = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// withoutResults takes the results of the formulas out of a workbook, so that
// whoever opens it has to compute them.
func withoutResults(t *testing.T, raw []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			if !results.Match(data) && f.Name == "xl/worksheets/sheet2.xml" {
				t.Fatal("the summary holds no results")
			}
			data = results.ReplaceAll(data, []byte("$1"))
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// converted has LibreOffice write workbooks anew in a form, and returns the folder of
// what it wrote. It skips the test where there is no LibreOffice.
func converted(t *testing.T, form string, files map[string][]byte) string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: run scripts/setup test")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	args := []string{
		"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", form, "--outdir", out,
	}
	for name, raw := range files {
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute)
	defer stop()
	said, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	if at := regexp.MustCompile(`(?i)warning|error|corrupt|repair`).FindString(withoutJava.ReplaceAllString(string(said), "")); at != "" {
		t.Errorf("LibreOffice says:\n%s", said)
	}
	return out
}

// asWorkbook is the form of the workbooks that we write.
const asWorkbook = "xlsx:Calc MS Excel 2007 XML"

// office opens workbooks in LibreOffice, which writes them anew with what it
// has computed.
func office(t *testing.T, files map[string][]byte) map[string]workbook {
	t.Helper()
	dir := converted(t, asWorkbook, files)
	out := map[string]workbook{}
	for name := range files {
		out[name] = open(t, written(t, dir, name+".xlsx"))
	}
	return out
}

// written is a file that LibreOffice wrote.
func written(t *testing.T, dir, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// sameCells compares every cell of two workbooks, results of formulas included,
// and returns how many formulas there are.
func sameCells(t *testing.T, ours, theirs workbook) int {
	t.Helper()
	formulas := 0
	for _, name := range ours.GetSheetList() {
		rows, err := ours.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for y := range rows {
			for x := range 12 {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				f, err := ours.GetCellFormula(name, cell)
				if err != nil {
					t.Fatal(err)
				}
				if f != "" {
					formulas++
				}
				if a, b := ours.cached(name, cell), theirs.cached(name, cell); !alike(a, b) {
					t.Errorf("%s!%s =%s: the file says %q, LibreOffice %q", name, cell, f, a, b)
				}
			}
		}
	}
	return formulas
}

func TestLibreOfficeComputesTheSameResults(t *testing.T) {
	hostile := "=1+1 \"<&>\" _x0041_ \U0001f600\nsuite"
	files := map[string][]byte{
		"vide": write(t, view(t, row{})), "hostile": write(t, named(t, hostile)), "grand": write(t, large(t, 500)),
		"long": write(t, named(t, strings.Repeat("é ", 20_000))),
	}
	for _, name := range names {
		files[name] = write(t, example(t, name))
	}
	for i, labels := range oddLabels {
		v, restore := labelled(t, labels)
		files["labels"+string(rune('0'+i))] = write(t, v)
		restore()
	}
	bare := map[string][]byte{}
	for name, raw := range files {
		bare[name] = withoutResults(t, raw)
	}
	for name, theirs := range office(t, bare) {
		t.Run(name, func(t *testing.T) {
			ours := open(t, files[name])
			if n := sameCells(t, ours, theirs); n < 20 {
				t.Errorf("only %d formulas", n)
			}
			if ours.GetActiveSheetIndex() != theirs.GetActiveSheetIndex() || len(ours.GetSheetList()) != len(theirs.GetSheetList()) {
				t.Errorf("sheets %v, LibreOffice has %v", ours.GetSheetList(), theirs.GetSheetList())
			}
		})
	}
}

// formulaic are texts that a spreadsheet would compute, were they not said to be texts.
var formulaic = map[string]string{
	"equals": "=1+1", "plus": "+33 3 21 00 00 00", "minus": "-10+2", "at": "@SUM(A1:A9)", "command": "=cmd|' /C calc'!A0", "link": `=HYPERLINK("http://example.org";"devis")`,
}

// Somebody opens the workbook in another program, saves it, and opens it again.
func TestLibreOfficeLeavesTextsAsTheyAre(t *testing.T) {
	files := map[string][]byte{}
	for name, text := range formulaic {
		files[name] = write(t, named(t, text))
	}
	once := converted(t, asWorkbook, files)
	again := map[string][]byte{}
	for name := range files {
		again[name] = written(t, once, name+".xlsx")
	}
	twice := converted(t, asWorkbook, again)
	plain := converted(t, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", again)
	for name, text := range formulaic {
		t.Run(name, func(t *testing.T) {
			w := open(t, written(t, twice, name+".xlsx"))
			for _, at := range [][2]string{{"Dépenses", "B5"}, {"Dépenses", "D5"}, {"Dépenses", "E5"}, {"Ressources", "D5"}} {
				if f, err := w.GetCellFormula(at[0], at[1]); err != nil || f != "" {
					t.Errorf("%s holds the formula %q, %v", at, f, err)
				}
				if got := w.cached(at[0], at[1]); got != text {
					t.Errorf("%s holds %q", at, got)
				}
				style, err := w.GetCellStyle(at[0], at[1])
				if err != nil {
					t.Fatal(err)
				}
				s, err := w.GetStyle(style)
				if err != nil {
					t.Fatal(err)
				}
				if s.NumFmt != 49 && (s.CustomNumFmt == nil || *s.CustomNumFmt != "@") {
					t.Errorf("%s has lost the format of text", at) // it would be computed when it is edited
				}
			}
			cells, err := csv.NewReader(bytes.NewReader(written(t, plain, name+"-Dépenses.csv"))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if got := cells[4][1]; got != text {
				t.Errorf("as CSV it is %q", got)
			}
		})
	}
}

package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
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

// office opens workbooks in LibreOffice, which writes them anew with what it
// has computed. It skips the test where there is no LibreOffice.
func office(t *testing.T, files map[string][]byte) map[string]workbook {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed: run scripts/setup test")
	}
	dir := t.TempDir()
	args := []string{
		"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"),
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
	out := map[string]workbook{}
	for name := range files {
		raw, err := os.ReadFile(filepath.Join(dir, "out", name+".xlsx"))
		if err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		out[name] = open(t, raw)
	}
	return out
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

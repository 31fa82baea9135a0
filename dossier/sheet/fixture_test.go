package sheet_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
	"dossierpme/dossier/sheet"
	"dossierpme/internal/say"
)

// french are the words of the workbook.
var french = func() *say.Words {
	w, err := say.Open(assets.French())
	if err != nil {
		panic(err)
	}
	return w
}()

const foodCall = "hdf-2026-agroalimentaire"

var (
	day   = dossier.MustDate("2026-11-23")
	names = []string{"ferroviaire-somme", "conserverie-aisne"}
)

var env = sync.OnceValue(func() dossier.Env {
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		panic(err)
	}
	return dossier.Env{Today: day, Rules: rules.All(law), Needs: rules.Needs(law)}
})

// judged is env with what the shipped calls make of the common fields.
var judged = sync.OnceValue(func() dossier.Env {
	e := env()
	e.Uses = shipped().Common.Uses
	return e
})

var shipped = sync.OnceValue(func() *callfile.Set {
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(env()))
	if len(faults) > 0 {
		panic(faults[0])
	}
	return set
})

type tb interface {
	Helper()
	Fatalf(format string, args ...any)
}

// read reads a dossier from its file form.
func read(t tb, in []byte) *dossier.View {
	t.Helper()
	d, c, err := dossier.Read(in, shipped().Find)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return dossier.NewView(c, d, judged())
}

type row = map[string]any

// view reads answers as a food dossier.
func view(t tb, answers row) *dossier.View {
	t.Helper()
	if _, said := answers["project.has_other_costs"]; !said {
		answers["project.has_other_costs"] = answers["costs"] != nil
	}
	in, err := json.Marshal(row{"format": 1, "call": foodCall, "id": "ABCDEFGHIJKLMNOPQRST", "version": 7, "answers": answers})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return read(t, in)
}

func example(t testing.TB, name string) *dossier.View {
	t.Helper()
	in, err := os.ReadFile(filepath.Join("../../assets/examples", name, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, in)
}

var options = sheet.Options{
	Words: french, Date: time.Date(2026, 11, 23, 14, 30, 12, 0, time.UTC), Program: "Dossier PME", Version: "1.2.3", Fingerprint: "ABCD-EFGH-IJKL-MNOP",
}

func write(t tb, v *dossier.View) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := sheet.Plan(&b, v, options); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}

// workbook is a written workbook, read back by the library.
type workbook struct {
	t tb
	*excelize.File
	read map[string][][]string // the cells of a sheet as they were first read
}

// raw are the cells of a sheet.
func (w workbook) raw(sheet string) [][]string {
	w.t.Helper()
	if rows, ok := w.read[sheet]; ok {
		return rows
	}
	rows, err := w.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		w.t.Fatalf("%s: %v", sheet, err)
	}
	w.read[sheet] = rows
	return rows
}

func open(t tb, raw []byte) workbook {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return workbook{t, f, map[string][][]string{}}
}

// cached is the result that stands in the file.
func (w workbook) cached(sheet, cell string) string {
	w.t.Helper()
	s, err := w.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		w.t.Fatalf("%s!%s: %v", sheet, cell, err)
	}
	return s
}

// computed is what the formula gives when it is computed anew.
func (w workbook) computed(sheet, cell string) string {
	w.t.Helper()
	s, err := w.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		w.t.Fatalf("%s!%s: %v", sheet, cell, err)
	}
	return s
}

// labelled finds the row of a sheet whose first cell is this label, after the
// row that has another one; "" starts at the top.
func (w workbook) labelled(sheet, label, after string) int {
	w.t.Helper()
	started := after == ""
	for i, r := range w.raw(sheet) {
		if len(r) == 0 {
			continue
		}
		if started && r[0] == label {
			return i + 1
		}
		started = started || r[0] == after
	}
	w.t.Fatalf("%s has no row %q after %q", sheet, label, after)
	return 0
}

// summary is what the file says in a cell of the summary, by its label; every formula
// is computed anew and must give the same.
func (w workbook) summary(label string) string {
	w.t.Helper()
	cell := "B" + strconv.Itoa(w.labelled("Synthèse", label, "Équilibre du plan"))
	kept := w.cached("Synthèse", cell)
	if got := w.computed("Synthèse", cell); !alike(kept, got) {
		w.t.Fatalf("%s (%s): the file says %q, computed anew it is %q", label, cell, kept, got)
	}
	return kept
}

// inexact is from where on what computes the formulas anew may take half a
// ten-thousandth for less than a half: it divides by 0.1⁴, which is a little more than
// that. Amounts have cents, so that only a rate can be told otherwise by it, and the
// rate is held against the figure besides.
const inexact = 400

// alike compares two cells: numbers to the cent of a cent.
func alike(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil {
		return a == b
	}
	d := math.Abs(x - y)
	return d < 0.00001 || math.Abs(x) > inexact && d < 0.00011
}

// sameMoney reports whether a cell shows an amount of a figure to the cent.
func sameMoney(cell, figure string) bool {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell == figure
	}
	return strconv.FormatFloat(x, 'f', 2, 64) == figure
}

package paper_test

import (
	"bytes"
	"slices"
	"testing"

	"dossierpme/internal/paper"

	"github.com/xuri/excelize/v2"
)

func TestTheFundingPlanOfTheWindowIsAWorkbookOfTheDossier(t *testing.T) {
	p := parts(t, "")
	d, c := exampleOf(t, p, "ferroviaire-somme")
	before := string(d.Encode())
	raw, err := (&paper.Desk{Press: &p.Press}).Workbook(c, d, testDay)
	if err != nil {
		t.Fatal(err)
	}
	if string(d.Encode()) != before {
		t.Error("writing it changes the dossier")
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var cells []string
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			cells = append(cells, row...)
		}
	}
	for _, want := range []string{"Ateliers Mécaniques du Hêtre Bleu (exemple fictif)", "FEDER"} {
		if !slices.Contains(cells, want) {
			t.Errorf("no cell says %q", want)
		}
	}
}

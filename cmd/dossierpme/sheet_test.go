package main

import (
	"bytes"
	"io/fs"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/internal/wiring"
)

var testDay = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func testParts(t *testing.T) *wiring.Parts {
	t.Helper()
	parts, err := wiring.New("", dossier.DateOf(testDay))
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func exampleOf(t *testing.T, parts *wiring.Parts, name string) (*dossier.Dossier, *dossier.Call) {
	t.Helper()
	raw, err := fs.ReadFile(assets.Examples(), name+"/dossier.json")
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(raw, parts.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}

func TestTheFundingPlanOfTheWindowIsAWorkbookOfTheDossier(t *testing.T) {
	parts := testParts(t)
	d, c := exampleOf(t, parts, "ferroviaire-somme")
	before := string(d.Encode())
	raw, err := exporter{parts: parts}.workbook(c, d, testDay)
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

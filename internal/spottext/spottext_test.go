package spottext_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/spottext"
	"dossierpme/internal/wiring"
)

// TestAnAnswerIsReadAsAPersonReadsIt: no value of a file's form reaches a person, of a
// question, a cell, a row or answers that only stand together.
func TestAnAnswerIsReadAsAPersonReadsIt(t *testing.T) {
	parts, err := wiring.New("", dossier.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read([]byte(`{"format":2,"call":"hdf-2026-ferroviaire-mecanique","answers":{
		"size.turnover":"1250000.00","project.kinds":["machines"],
		"machines":[{"id":"m1","name":"Tour","quantity":2,"unit_price":"58500.00"}],
		"pieces":[{"id":"p1","piece":"kbis","name":"kbis.pdf","sha256":"`+strings.Repeat("ab", 32)+`"}]},
		"params":{"params.rate":{"value":"30"}}}`), parts.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	v := dossier.NewView(c, d, parts.Env)
	cells := func(of ...any) dossier.Value {
		r := dossier.Row{ID: "m1", Cells: map[string]dossier.Value{}}
		for i := 0; i < len(of); i += 2 {
			r.Cells[of[i].(string)] = of[i+1].(dossier.Value)
		}
		return dossier.Rows{r}
	}
	price := dossier.Money{Decimal: dossier.MustDecimal("58500")}
	for _, tc := range []struct {
		at    dossier.Spot
		value dossier.Value
		want  string
	}{
		{dossier.Spot{Field: "size.turnover"}, dossier.Money{Decimal: dossier.MustDecimal("1250000")}, "1 250 000,00 €"},
		{dossier.Spot{Field: "size.turnover"}, nil, "rien"},
		{dossier.Spot{Field: "title"}, dossier.Text("Atelier"), "Atelier"},
		{dossier.Spot{Field: "params.rate"}, dossier.Percent{Decimal: dossier.MustDecimal("30")}, "30 %"},
		{dossier.Spot{Field: "machines.unit_price", Row: "m1"}, price, "58 500,00 €"},
		{dossier.Spot{Field: "machines.quantity", Row: "gone"}, dossier.Integer(2), "2"},
		{dossier.Spot{Field: "machines", Row: "m1"}, cells("quantity", dossier.Integer(2), "unit_price", price), "Quantité : 2 · Prix unitaire HT : 58 500,00 € · État : Neuf · Acquisition : Achat"}, // as what stands where nothing is typed
		{dossier.Spot{Field: "environment.unit"}, cells("nothing that is asked", price), "rien"},
		{dossier.Spot{Field: "machines"}, dossier.Rows{{ID: "a"}, {ID: "b"}}, "2 lignes"},
		{dossier.Spot{Field: "environment.unit"}, cells("environment.output_before", dossier.Number{Decimal: dossier.MustDecimal("3900")}, "environment.unit", dossier.Text("essieu")), "Unité de production : essieu · Production avant : 3 900"},
	} {
		if got := plain(spottext.Value(parts.Words, v, tc.at, tc.value)); got != tc.want {
			t.Errorf("%v: %q, want %q", tc.at, got, tc.want)
		}
	}
	for at, want := range map[dossier.Spot]string{
		{Field: "params.rate"}: "30 %", {Field: "size.turnover"}: "1 250 000,00 €", {Field: "company.name"}: "rien",
		{Field: "machines", Row: "gone"}: "rien",
	} {
		if got := plain(spottext.At(parts.Words, v, at)); got != want {
			t.Errorf("at %v stands %q, want %q", at, got, want)
		}
	}
	if got := spottext.At(parts.Words, v, dossier.Spot{Field: "pieces", Row: "p1"}); !strings.Contains(got, "abababab ") && !strings.HasSuffix(got, "abababab") || strings.Contains(got, "ababababa") {
		t.Errorf("a file is shown as %q", got)
	}
	for at, want := range map[dossier.Spot]string{
		{Field: "title"}: "Nom dans la liste", {Field: "machines.quantity", Row: "m1"}: "Quantité : Tour",
		{Field: "machines.quantity", Row: "gone"}: "Quantité : une ligne ajoutée ou retirée",
	} {
		if got := plain(spottext.Name(parts.Words, v.Named(at), at.Row)); got != want {
			t.Errorf("%v is called %q, want %q", at, got, want)
		}
	}
}

// plain has blanks in the place of the no-break spaces.
func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

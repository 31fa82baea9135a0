package dossier

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// standing is a call with values that stand: carried, by default, in rows, and under
// conditions.
func standing(t testing.TB) *Call {
	t.Helper()
	c := &Call{
		ID: "essai", Revision: 2, Title: "Essai", Status: "open",
		Sections: []Section{{ID: "s", Title: "S", Fields: []Field{
			{ID: "company.siret", Kind: KindSIRET, Label: "SIRET", Minutes: 1},
			{ID: "company.siren", Kind: KindSIREN, Label: "SIREN", Minutes: 1, Carried: "siren_of_siret"},
			{ID: "a.country", Kind: KindText, Label: "Pays", Default: "FR", Minutes: 1},
			{ID: "a.abroad", Kind: KindText, Label: "Adresse", When: When(Condition{Field: "a.country", Is: "DE"}), Minutes: 1},
			{ID: "a.home", Kind: KindText, Label: "Commune", Optional: true, When: When(Condition{Field: "a.country", Is: "FR"}, Condition{Field: "company.siren", Filled: true})},
			{ID: "machines", Kind: KindRows, Label: "Machines", Titled: "name", Amount: "price", Optional: true, Use: Use{Times: "quantity"}, Columns: []Field{
				{ID: "name", Kind: KindText, Label: "Nom", Minutes: 1},
				{ID: "quantity", Kind: KindInteger, Label: "Quantité", Default: "1", Minutes: 1},
				{ID: "price", Kind: KindMoney, Label: "Prix", Minutes: 1},
				{ID: "condition", Kind: KindChoice, Label: "État", Default: "new", Options: []Option{{"new", "Neuf"}, {"used", "Occasion"}}, Minutes: 1},
				{ID: "seller", Kind: KindText, Label: "Vendeur", When: When(Condition{Field: "condition", Is: "used"}), Minutes: 1},
				{ID: "country", Kind: KindText, Label: "Pays du vendeur", Default: "FR", When: When(Condition{Field: "condition", Is: "used"}), Minutes: 1},
			}},
		}}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestATypedValueWinsAndClearingItBringsTheOtherBack(t *testing.T) {
	c := standing(t)
	d := read(t, c, `{"company.siret":"73282932000074"}`)
	for _, step := range []struct {
		typed Value
		want  Value
		from  Standing
	}{
		{nil, Text("732829320"), CarriedValue},
		{Text("552081317"), Text("552081317"), TypedValue},
		{Typed("21020"), Typed("21020"), TypedValue}, // what cannot be read stays what was typed
		{Text(" "), Text("732829320"), CarriedValue},
		{nil, Text("732829320"), CarriedValue},
	} {
		d.Set("company.siren", step.typed)
		v := NewView(c, d, Env{})
		if got := v.Get("company.siren"); !Equal(got, step.want) || v.Stands("company.siren") != step.from {
			t.Errorf("typed %v: %v, %s", step.typed, got, v.Stands("company.siren"))
		}
		if would, from := v.Carried("company.siren"); !Equal(would, Text("732829320")) || len(from) != 1 || from[0] != "company.siret" {
			t.Errorf("typed %v: %v from %v would be carried", step.typed, would, from)
		}
		form := 0
		for _, p := range v.Check() {
			if p.Code == "form" && p.Field == "company.siren" && p.Severity == Blocking {
				form++
			}
		}
		if _, unreadable := step.typed.(Unknown); unreadable != (form == 1) {
			t.Errorf("typed %v: %d problems of form", step.typed, form)
		}
	}
	d.Set("company.siret", nil)
	v := NewView(c, d, Env{})
	if v.Get("company.siren") != nil || v.Stands("company.siren") != NoValue {
		t.Errorf("carried from nothing: %v", v.Get("company.siren"))
	}
	if diff := cmp.Diff([]string{"missing missing company.siret", "missing missing company.siren"}, codes(v.Check())); diff != "" {
		t.Error(diff)
	}
}

func TestConstantsAreAnswers(t *testing.T) {
	c := standing(t)
	d := read(t, c, `{"company.siret":"73282932000074","machines":[
		{"id":"m1","name":"Robot","price":"100.00"},
		{"id":"m2","name":"Presse","price":"10.00","quantity":3,"condition":"used","seller":"Untel"},
		{"id":"m3","name":"Four","price":"1.00","quantity":"trois"}]}`)
	v := NewView(c, d, Env{})
	f := c.Field("machines")
	rows := v.Rows("machines")
	type machine struct {
		ID        string `col:"id"`
		Quantity  Num    `col:"quantity"`
		Condition string `col:"condition"`
		Country   string `col:"country"`
	}
	var got []string
	for i, m := range RowsOf[machine](v, "machines") {
		amount, ok := v.Amount(f, rows[i])
		cell := v.Cell(f, rows[i], f.Column("quantity"))
		shown := v.ShowCell(f, rows[i], f.Column("condition"))
		got = append(got, strings.Join([]string{m.ID, m.Quantity.String(), m.Condition, m.Country, cell.String(), shown, amount.String(), map[bool]string{true: "known", false: "open"}[ok]}, " "))
	}
	if diff := cmp.Diff([]string{"m1 1 new  1 Neuf 100 known", "m2 3 used FR 3 Occasion 30 known", "m3 0 new  trois Neuf 0 open"}, got); diff != "" {
		t.Error(diff)
	}
	for at, want := range map[[2]string]Standing{
		{"m1", "quantity"}: DefaultValue, {"m1", "condition"}: DefaultValue, {"m1", "country"}: NoValue, {"m1", "seller"}: NoValue, {"m1", "name"}: TypedValue,
		{"m2", "quantity"}: TypedValue, {"m2", "country"}: DefaultValue, {"m3", "quantity"}: TypedValue, {"m4", "quantity"}: NoValue,
	} {
		if got := v.CellStands("machines", at[0], at[1]); got != want {
			t.Errorf("%v: %s", at, got)
		}
	}
	if v.Stands("a.country") != DefaultValue || v.Visible("a.abroad") || !v.Visible("a.home") {
		t.Error("a condition does not read the value that stands")
	}
	if diff := cmp.Diff([]string{"blocking form machines.quantity@m3"}, codes(v.Check())); diff != "" {
		t.Error(diff)
	}
	// nothing of it was typed
	if diff := cmp.Diff(`{"company.siret":"73282932000074","machines":`, string(appendAnswers(nil, d.Answers))[:len(`{"company.siret":"73282932000074","machines":`)]); diff != "" || d.Answers["a.country"] != nil || d.Rows("machines")[0].Get("quantity") != nil {
		t.Error("a value that stands was written into the dossier")
	}
	d.Answers["machines"] = d.Rows("machines")[:2]
	if s := scoreOf(c, d, Env{}); s.Percent != 100 {
		t.Errorf("%d %%", s.Percent)
	}
}

// TestARowThatDoesNotExistHasNoConstants: a table that is still empty has them all to
// be written.
func TestARowThatDoesNotExistHasNoConstants(t *testing.T) {
	c := standing(t)
	c.Sections[0].Fields[5].Optional = false
	d := read(t, c, `{"company.siret":"73282932000074"}`)
	v := NewView(c, d, Env{})
	if len(v.Rows("machines")) != 0 {
		t.Error("a row out of nothing")
	}
	if s := scoreOf(c, d, Env{}); s.Percent != 100*3/7 {
		t.Errorf("%d %% of four minutes of a first row and three answered", s.Percent)
	}
}

// TestWhatStandsIsSealedAsAnAnswerAndComesBackUnanswered: who typed a value makes no
// difference to what is signed.
func TestWhatStandsIsSealedAsAnAnswerAndComesBackUnanswered(t *testing.T) {
	c := standing(t)
	d := read(t, c, `{"company.siret":"73282932000074","machines":[{"id":"m1","name":"Robot","price":"100.00"},{"id":"m2","name":"Presse","price":"1.00","quantity":2,"condition":"used","seller":"X"}]}`)
	typed := read(t, c, `{"company.siret":"73282932000074","company.siren":"732829320","a.country":"FR","machines":[
		{"id":"m1","name":"Robot","price":"100.00","quantity":1,"condition":"new"},{"id":"m2","name":"Presse","price":"1.00","quantity":2,"condition":"used","seller":"X","country":"FR"}]}`)
	v, w := NewView(c, d, Env{}), NewView(c, typed, Env{})
	a, err := v.Fingerprint(true)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := w.Fingerprint(true); a != b {
		t.Error("another fingerprint of the same values")
	}
	places := []Place{"a.country", "company.siren", "machines/m1/condition", "machines/m1/quantity", "machines/m2/country"}
	if diff := cmp.Diff(places, v.StandingPlaces(true)); diff != "" {
		t.Error(diff)
	}
	sealed, err := v.Printed(true)
	if err != nil {
		t.Fatal(err)
	}
	list := []byte(`"carried":["a.country","company.siren","machines/m1/condition","machines/m1/quantity","machines/m2/country"]`)
	if !bytes.Contains(sealed, list) {
		t.Errorf("no list in %s", sealed)
	}
	if plain, _ := w.Printed(true); bytes.Contains(plain, []byte(`"carried":[`)) {
		t.Error("a list of nothing")
	}
	back := v.OnPaper(true)
	if diff := cmp.Diff(string(appendAnswers(nil, d.Answers)), string(appendAnswers(nil, back.Answers))); diff != "" {
		t.Error(diff)
	}
	if again, _ := NewView(c, back, Env{}).Printed(true); !bytes.Equal(again, sealed) {
		t.Error("another printed view of what came back")
	}
}

// TestNothingIsCarriedInACircle: a call that nobody checked, such as one inside a PDF,
// may carry a value from itself; then nothing is carried.
func TestNothingIsCarriedInACircle(t *testing.T) {
	c := &Call{ID: "essai", Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "company.name", Kind: KindText, Label: "Nom", Carried: "company_name"},
		{ID: "a.open", Kind: KindText, Label: "Ouvert", When: When(Condition{Field: "size.headcount", Filled: true})},
		{ID: "size.headcount", Kind: KindDecimal, Label: "Effectif", Carried: "last_headcount"},
		{ID: "years", Kind: KindRows, Label: "Exercices", Columns: []Field{
			{ID: "year", Kind: KindYear, Label: "Année"},
			{ID: "headcount", Kind: KindDecimal, Label: "Effectif", Default: "3", When: When(Condition{Field: "size.headcount", Filled: true})},
		}},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	v := NewView(c, read(t, c, `{"years":[{"id":"a","year":2025}]}`), Env{})
	if v.Get("company.name") != nil || v.Get("size.headcount") != nil {
		t.Errorf("carried from itself: %v, %v", v.Get("company.name"), v.Get("size.headcount"))
	}
}

package dossier

import "testing"

// TestTheGateOfATable is the question that says whether there is anything to list: of
// several conditions the nearest question with yes or no.
func TestTheGateOfATable(t *testing.T) {
	table := func(id FieldID, when ...Condition) Field {
		return Field{ID: id, Kind: KindRows, Label: "Table", When: when, Columns: []Field{{ID: "name", Kind: KindText, Label: "Nom"}}}
	}
	fields := []Field{
		{ID: "a.exports", Kind: KindYesNo, Label: "Vendez-vous hors de France ?"},
		{ID: "a.kind", Kind: KindChoice, Label: "Sorte", Options: []Option{{"x", "X"}, {"y", "Y"}}},
		{ID: "a.fairs", Kind: KindYesNo, Label: "Allez-vous aux salons ?", When: When(Condition{Field: "a.exports", Is: true})},
		table("always"),
		table("fairs", Condition{Field: "a.exports", Is: true}, Condition{Field: "a.fairs", Is: true}),
		table("stands", Condition{Field: "a.fairs", Is: true}, Condition{Field: "a.kind", Is: "x"}),
		table("others", Condition{Field: "a.kind", Is: "y"}),
		table("none", Condition{Field: "a.fairs", Is: false}),
	}
	c := prepared(t, 2, fields...)
	for id, want := range map[FieldID]FieldID{"always": "", "fairs": "a.fairs", "stands": "a.fairs", "others": "", "none": "", "a.fairs": "", "nowhere": ""} {
		if got := c.Gate(id); got != want {
			t.Errorf("the gate of %s is %q, want %q", id, got, want)
		}
	}
	for answers, want := range map[string][2]FieldID{ // what shuts fairs and stands
		`{}`:                                 {},
		`{"a.exports":true}`:                 {},
		`{"a.exports":true,"a.fairs":false}`: {"a.fairs", "a.fairs"},
		`{"a.exports":true,"a.fairs":false,"a.kind":"y"}`:  {"a.fairs", "a.fairs"},
		`{"a.exports":true,"a.fairs":true,"a.kind":"y"}`:   {},
		`{"a.exports":false}`:                              {}, // neither is asked: nothing is said of it
		`{"a.exports":false,"a.fairs":false,"a.kind":"x"}`: {},
	} {
		v := NewView(c, read(t, c, answers), Env{})
		if got := [2]FieldID{v.ShutBy("fairs"), v.ShutBy("stands")}; got != want {
			t.Errorf("%s: %q, want %q", answers, got, want)
		}
	}
	if first := prepared(t, 1, fields[0], table("fairs", Condition{Field: "a.exports", Is: true})); first.Format() != 1 || first.Gate("fairs") != "" {
		t.Error("a call of the first form has no gates")
	}
}

package dossier

import "testing"

// tied has a reference to the rows of two tables.
func tied(t *testing.T) *Call {
	t.Helper()
	names := []Field{{ID: "name", Kind: KindText, Label: "Nom", Optional: true}}
	c := &Call{ID: "essai", Revision: 1, Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "machines", Kind: KindRows, Label: "Machines", Optional: true, Titled: "name", Columns: names},
		{ID: "lines", Kind: KindRows, Label: "Lignes", Optional: true, Titled: "name", Columns: names},
		{ID: "others", Kind: KindRows, Label: "Autres", Optional: true, Columns: names},
		{ID: "energy", Kind: KindRows, Label: "Énergie", Optional: true, Columns: []Field{
			{ID: "due_to", Kind: KindRef, Label: "Dû à", Optional: true, Tables: []FieldID{"machines", "lines"}, Options: []Option{{"none", "Rien de ce projet"}}},
		}},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAReferenceToSeveralTables(t *testing.T) {
	c := tied(t)
	col := c.Field("energy").Column("due_to")
	const rows = `"machines":[{"id":"m1","name":"Robot"},{"id":"l1"}],"lines":[{"id":"l1","name":"Presse"}],"others":[{"id":"o1"}]`
	for _, tc := range []struct{ value, shown, problem string }{
		{"machines/m1", "Robot", ""},
		{"lines/l1", "Presse", ""},
		{"machines/l1", "n°\u00a02", ""},
		{"none", "Rien de ce projet", ""},
		{"", "", ""},
		{"m1", "m1", "unknown_row"},
		{"machines/m2", "machines/m2", "unknown_row"},
		{"lines/m1", "lines/m1", "unknown_row"},
		{"others/o1", "others/o1", "unknown_row"},
		{"some", "some", "unknown_row"},
	} {
		v := NewView(c, read(t, c, `{`+rows+`,"energy":[{"id":"e1","due_to":"`+tc.value+`"}]}`), Env{})
		r := v.Rows("energy")[0]
		if got := v.ShowCell(c.Field("energy"), r, col); got != tc.shown {
			t.Errorf("%q is shown as %q", tc.value, got)
		}
		problem := ""
		for _, p := range v.Check() {
			problem += p.Code
		}
		if problem != tc.problem {
			t.Errorf("%q: %s", tc.value, problem)
		}
		if typed := Parse(col, tc.value); typed != nil {
			if _, unknown := typed.(Unknown); unknown == (tc.problem == "" || tc.value == "machines/m2" || tc.value == "lines/m1") {
				t.Errorf("%q typed is %#v", tc.value, typed)
			}
		}
	}
	for _, id := range []FieldID{"machines", "lines"} {
		if table, row := col.RefTo(col.RefValue(id, "r1")); table != id || row != "r1" {
			t.Errorf("%s/r1 names %s %s", id, table, row)
		}
	}
}

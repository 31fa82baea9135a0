package dossier

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// conditional has a field, and a column, that two answers open together.
func conditional(t *testing.T) *Call {
	t.Helper()
	both := When(Condition{Field: "a.source", In: []string{"region", "state"}}, Condition{Field: "a.nature", Is: "loan"})
	c := &Call{ID: "essai", Revision: 1, Sections: []Section{{ID: "s", Fields: []Field{
		{ID: "a.source", Kind: KindChoice, Label: "Source", Options: []Option{{"region", "Région"}, {"state", "État"}, {"bank", "Banque"}}},
		{ID: "a.nature", Kind: KindChoice, Label: "Nature", Options: []Option{{"loan", "Prêt"}, {"grant", "Subvention"}}},
		{ID: "a.aid", Kind: KindMoney, Label: "Aide", When: both},
		{ID: "rows", Kind: KindRows, Label: "Lignes", Optional: true, Columns: []Field{
			{ID: "public", Kind: KindYesNo, Label: "Publique"},
			{ID: "aid", Kind: KindMoney, Label: "Aide", When: When(Condition{Field: "public", Is: true}, Condition{Field: "a.nature", Is: "loan"})},
		}},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAllOfSeveralConditionsMustHold(t *testing.T) {
	c := conditional(t)
	for _, tc := range []struct {
		answers string
		visible bool
		closed  FieldID
	}{
		{`{}`, false, "a.source"},
		{`{"a.source":"bank","a.nature":"loan"}`, false, "a.source"},
		{`{"a.source":"region","a.nature":"grant"}`, false, "a.nature"},
		{`{"a.source":"state","a.nature":"loan"}`, true, ""},
	} {
		v := NewView(c, read(t, c, tc.answers), Env{})
		if got := v.Visible("a.aid"); got != tc.visible {
			t.Errorf("%s: visible %v", tc.answers, got)
		}
		if got := v.closed(c.Field("a.aid")); got != tc.closed {
			t.Errorf("%s: %q keeps it closed, want %q", tc.answers, got, tc.closed)
		}
		want := Spot{Field: "a.aid"}
		if !tc.visible {
			want.Field = tc.closed
		}
		if f, at := v.Opening(Spot{Field: "a.aid"}); f == nil || f.ID != want.Field || at != want {
			t.Errorf("%s: it opens at %+v, want %+v", tc.answers, at, want)
		}
	}
	table := c.Field("rows")
	for answers, want := range map[string]bool{
		`{"a.nature":"loan","rows":[{"id":"r1","public":true}]}`:  true,
		`{"a.nature":"loan","rows":[{"id":"r1","public":false}]}`: false,
		`{"a.nature":"grant","rows":[{"id":"r1","public":true}]}`: false,
	} {
		v := NewView(c, read(t, c, answers), Env{})
		if got := v.CellVisible(table, v.Rows("rows")[0], table.Column("aid")); got != want {
			t.Errorf("%s: the cell is visible: %v", answers, got)
		}
	}
}

// TestASingleConditionIsStoredAsAnObject: calls have been stored so from the first
// on, and their fingerprints with them.
func TestASingleConditionIsStoredAsAnObject(t *testing.T) {
	one := Condition{Field: "a.b", Is: true}
	for want, w := range map[string]Conditions{
		`{"id":"x","kind":"text","label":"X"}`:                                                                   nil,
		`{"id":"x","kind":"text","label":"X","when":{"field":"a.b","is":true}}`:                                  When(one),
		`{"id":"x","kind":"text","label":"X","when":[{"field":"a.b","is":true},{"field":"a.c","in":["y","z"]}]}`: When(one, Condition{Field: "a.c", In: []string{"y", "z"}}),
		`{"id":"x","kind":"text","label":"X","when":[{"field":"a.b","is":true},{"field":"a.c","filled":true}]}`:  When(one, Condition{Field: "a.c", Filled: true}),
	} {
		got, err := json.Marshal(Field{ID: "x", Kind: KindText, Label: "X", When: w})
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
		var again Field
		if err := json.Unmarshal(got, &again); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(w, again.When, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	}
}

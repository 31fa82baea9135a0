package dossier

import (
	"encoding/json"
	"testing"
)

// named is a call of a table, of annexes and of a parameter.
func named(t *testing.T) *Call {
	t.Helper()
	c := Call{
		ID: "x", Sections: []Section{{ID: "s", Fields: []Field{
			{ID: "items", Kind: KindRows, Label: "Which machines are bought?", Head: "Machines", Titled: "name", Columns: []Field{
				{ID: "name", Kind: KindText, Label: "Name of the machine", Head: "Name"},
			}},
			{ID: "papers", Kind: KindPieces, Label: "Papers", Columns: []Field{
				{ID: "piece", Kind: KindText}, {ID: "name", Kind: KindText}, {ID: "path", Kind: KindText},
			}},
		}}}, Params: []Field{{ID: "params.rates", Kind: KindRows, Label: "Rates", Columns: []Field{{ID: "rate", Kind: KindPercent, Label: "Rate"}}}},
		Pieces: []Piece{{ID: "quotes", Title: "Quotes"}},
	}
	raw, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	out, err := LoadFrozen(raw)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestASpotIsCalledByItsCallAtEveryLength(t *testing.T) {
	c := named(t)
	for id, want := range map[FieldID][3]string{ // in full, shortest, where it is not asked
		"items":             {"Which machines are bought?", "Machines", "Machines"},
		"items.name":        {"Name of the machine", "Name", "Name of the machine"},
		"items.gone":        {"gone", "gone", "gone"}, // a column that the call does not know
		"gone":              {"gone", "gone", "gone"},
		"gone.x":            {"gone.x", "gone.x", "gone.x"},
		"params.rates":      {"Rates", "Rates", "Rates"},
		"params.rates.rate": {"Rate", "Rate", "Rate"},
	} {
		n := c.Named(id)
		if got := [3]string{n.Label(), n.Head(), n.Name()}; got != want {
			t.Errorf("%s is called %q, not %q", id, got, want)
		}
		if param := id == "params.rates" || id == "params.rates.rate"; n.Param != param {
			t.Errorf("%s: a parameter is %t", id, n.Param)
		}
	}
}

func TestARowIsCalledByItsTitleAndAFileByItsName(t *testing.T) {
	c := named(t)
	v := NewView(c, read(t, c, `{"items":[{"id":"a","name":"Robot"},{"id":"b"}],"papers":[
		{"id":"f","piece":"quotes","name":"devis.pdf","path":"x/y.pdf"},{"id":"g","piece":"quotes","path":"C:\\papers\\devis 2.pdf"},
		{"id":"h","piece":"quotes"},{"id":"i","piece":"gone"}]}`), Env{})
	for at, want := range map[Spot]string{
		{"items", "a"}: "Robot", {"items.name", "a"}: "Robot", {"items", "b"}: "n°\u00a02", {"items", "gone"}: "", {"items", ""}: "",
		{"papers", "f"}: "devis.pdf", {"papers", "g"}: "devis 2.pdf", {"papers", "h"}: "Quotes", {"papers", "i"}: "i",
	} {
		n := v.Named(at)
		if n.Row != want || n.Ordinal != (want == "n°\u00a02") {
			t.Errorf("%v: the row is called %q (without words of its own: %t), not %q", at, n.Row, n.Ordinal, want)
		}
		if n.Piece != nil != (at.Field == "papers" && at.Row != "i") {
			t.Errorf("%v is attached for %v", at, n.Piece)
		}
	}
}

package merge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/shelf"
)

type cells = map[string]dossier.Value

// annexed is a dossier with one row of the list of annexes.
func annexed(c cells) *dossier.Dossier {
	return &dossier.Dossier{Call: "essai", Answers: map[dossier.FieldID]dossier.Value{"pieces": dossier.Rows{{ID: "p1", Cells: c}}}}
}

func TestWhatOnlyMeansSomethingTogetherIsNeverMixed(t *testing.T) {
	later, never := dossier.Text("later"), dossier.Text("not_applicable")
	first := cells{"path": dossier.Text("a.pdf"), "sha256": dossier.Text("a1"), "pages": dossier.Integer(1)}
	longer := cells{"path": dossier.Text("a.pdf"), "sha256": dossier.Text("b2"), "pages": dossier.Integer(2)}
	other := cells{"path": dossier.Text("c.pdf"), "sha256": dossier.Text("c3"), "pages": dossier.Integer(1)}
	rows := func(c cells) dossier.Value { return dossier.Rows{{ID: "p1", Cells: c}} }
	for name, tc := range map[string]struct {
		base, here, there cells
		want              []shelf.Conflict
		chosen            [2]cells
	}{
		"how a piece is set aside, and the reason of before": {
			cells{"set_aside": later, "reason": dossier.Text("un")},
			cells{"set_aside": never, "reason": dossier.Text("un")},
			cells{"set_aside": later, "reason": dossier.Text("deux")},
			[]shelf.Conflict{{
				Spot:  dossier.Spot{Field: "pieces.set_aside", Row: "p1"},
				Here:  rows(cells{"set_aside": never, "reason": dossier.Text("un")}),
				There: rows(cells{"set_aside": later, "reason": dossier.Text("deux")}),
			}},
			[2]cells{{"set_aside": never, "reason": dossier.Text("un")}, {"set_aside": later, "reason": dossier.Text("deux")}},
		},
		"two reasons": {
			cells{"set_aside": later, "reason": dossier.Text("un")},
			cells{"set_aside": later, "reason": dossier.Text("deux")},
			cells{"set_aside": later, "reason": dossier.Text("trois")},
			[]shelf.Conflict{{Spot: dossier.Spot{Field: "pieces.reason", Row: "p1"}, Here: dossier.Text("deux"), There: dossier.Text("trois")}},
			[2]cells{{"set_aside": later, "reason": dossier.Text("deux")}, {"set_aside": later, "reason": dossier.Text("trois")}},
		},
		"two files in the place of one": {
			first, longer, other,
			[]shelf.Conflict{{Spot: dossier.Spot{Field: "pieces.path", Row: "p1"}, Here: rows(longer), There: rows(other)}},
			[2]cells{longer, other},
		},
		"a file, and what it is for": {
			cells{"sha256": dossier.Text("a1"), "for": dossier.Text("machines/m1")},
			cells{"sha256": dossier.Text("b2"), "for": dossier.Text("machines/m1")},
			cells{"sha256": dossier.Text("a1"), "for": dossier.Text("machines/m2")},
			nil,
			[2]cells{{"sha256": dossier.Text("b2"), "for": dossier.Text("machines/m2")}, {"sha256": dossier.Text("b2"), "for": dossier.Text("machines/m2")}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, side := range []merge.Side{merge.Here, merge.There} {
				got, conflicts := merge.Merge(call(), nil, annexed(tc.base), annexed(tc.here), annexed(tc.there), merge.Prefer(side))
				if d := cmp.Diff(tc.want, conflicts); d != "" {
					t.Errorf("conflicts (-want +got)\n%s", d)
				}
				if d := cmp.Diff(tc.chosen[side], got.Rows("pieces")[0].Cells); d != "" {
					t.Errorf("preferring %v (-want +got)\n%s", side, d)
				}
			}
		})
	}
}

// Of every row that both sides have, all cells of a group are those of one side.
func TestAGroupOfColumnsIsOfOneSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, x, y := aDossier(t, "base"), aDossier(t, "x"), aDossier(t, "y")
		choose := func(shelf.Conflict) merge.Side { return merge.Side(rapid.IntRange(0, 1).Draw(t, "side")) }
		got, _ := merge.Merge(call(), nil, base, x, y, choose)
		for _, r := range got.Rows("pieces") {
			of := func(d *dossier.Dossier) bool {
				i := d.Rows("pieces").Index(r.ID)
				if i < 0 {
					return false
				}
				side := d.Rows("pieces")[i]
				return dossier.Equal(side.Get("set_aside"), r.Get("set_aside")) && dossier.Equal(side.Get("reason"), r.Get("reason"))
			}
			if !of(x) && !of(y) {
				t.Fatalf("%v is of neither side", r)
			}
		}
	})
}

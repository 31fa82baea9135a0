package merge_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
)

func TestNotesOfBothAreKept(t *testing.T) {
	with := func(note dossier.Value) *dossier.Dossier {
		d := &dossier.Dossier{Call: "essai", Answers: map[dossier.FieldID]dossier.Value{}}
		d.SetNote("a", note)
		return d
	}
	for name, c := range map[string]struct {
		base        *dossier.Dossier
		here, there dossier.Value
		want        string
	}{
		"both wrote one":                 {with(nil), dossier.Text("un"), dossier.Text("deux"), "un\ndeux"},
		"both, without a base":           {nil, dossier.Text("un"), dossier.Text("deux"), "un\ndeux"},
		"one went on with it":            {nil, dossier.Text("un"), dossier.Text("un, puis deux"), "un, puis deux"},
		"one alone, without a base":      {nil, nil, dossier.Text("deux"), "deux"},
		"one took it away":               {with(dossier.Text("un")), nil, dossier.Text("un"), ""},
		"one took it away, one wrote on": {with(dossier.Text("un")), nil, dossier.Text("un et deux"), "un et deux"},
		"one changed it":                 {with(dossier.Text("un")), dossier.Text("un"), dossier.Text("deux"), "deux"},
	} {
		t.Run(name, func(t *testing.T) {
			got, conflicts := merge.Merge(call(), nil, c.base, with(c.here), with(c.there), merge.Prefer(merge.Here))
			if got.Note("a") != c.want || len(conflicts) > 0 {
				t.Errorf("%q, conflicts %v", got.Note("a"), conflicts)
			}
		})
	}
}

// TestAnOriginStaysWithItsValue: of an answer that both typed, that of the one taken.
func TestAnOriginStaysWithItsValue(t *testing.T) {
	with := func(v string, page int) *dossier.Dossier {
		d := &dossier.Dossier{Call: "essai", Answers: map[dossier.FieldID]dossier.Value{"a": dossier.Text(v)}}
		if page > 0 {
			d.SetOrigin("a", &dossier.Origin{Page: page})
		}
		return d
	}
	for name, c := range map[string]struct {
		base, here, there *dossier.Dossier
		want              int
	}{
		"there was read":                       {with("x", 0), with("x", 0), with("y", 2), 2},
		"there was typed over":                 {with("x", 1), with("x", 1), with("y", 0), 0},
		"here was read, there read something":  {with("x", 0), with("z", 3), with("y", 2), 3},
		"here knows where the same comes from": {nil, with("x", 1), with("x", 0), 1},
		"there does":                           {nil, with("x", 0), with("x", 2), 2},
	} {
		t.Run(name, func(t *testing.T) {
			got, _ := merge.Merge(call(), nil, c.base, c.here, c.there, merge.Prefer(merge.Here))
			if got.Origins["a"].Page != c.want {
				t.Errorf("page %d", got.Origins["a"].Page)
			}
		})
	}
}

package callfile_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dossierpme/dossier/callfile"
)

// stored is a call as a store keeps it, changed by somebody.
func stored(t testing.TB, from, to string) []byte {
	t.Helper()
	const call = `{"id":"essai","revision":1,"status":"open","title":"Essai","phases":[{"id":"one","title":"Un"}],
		"sections":[{"id":"own","phase":"one","title":"Propre","fields":[
			{"id":"a.first","kind":"yesno","label":"A"},
			{"id":"a.second","kind":"text","label":"B","when":{"field":"a.first","is":true}},
			{"id":"list","kind":"rows","label":"C","titled":"name","columns":[
				{"id":"name","kind":"text","label":"D"},
				{"id":"more","kind":"text","label":"E","when":{"field":"name","filled":true}}]}]}],
		"pieces":[{"id":"kbis","title":"Extrait","need":"always","status":"C"}]}`
	if !strings.Contains(call, from) {
		t.Fatalf("the call has no %q", from)
	}
	return []byte(strings.Replace(call, from, to, 1))
}

func TestAStoredCallOfSomebodyElseIsHeldAgainstTheRulesOfCallFiles(t *testing.T) {
	for name, c := range map[string]struct {
		from, to string
		fine     bool
	}{
		"as it was stored":              {`"revision":1`, `"revision":1`, true},
		"a key of a newer program":      {`"revision":1`, `"revision":1,"newer":{"x":[1]}`, true},
		"a kind of a newer program":     {`"kind":"yesno"`, `"kind":"yes_no_perhaps"`, true},
		"a need of a newer program":     {`"need":"always"`, `"need":"at_full_moon"`, true},
		"a condition on a later field":  {`"label":"A"`, `"label":"A","when":{"field":"a.second","filled":true}`, false},
		"columns that ask each other":   {`"label":"D"`, `"label":"D","when":{"field":"more","filled":true}`, false},
		"a column that asks itself":     {`"label":"D"`, `"label":"D","when":{"field":"name","filled":true}`, false},
		"the same in an unknown kind":   {`"kind":"rows","label":"C"`, `"kind":"newer","label":"C","x":1`, false},
		"a field twice":                 {`"id":"a.second"`, `"id":"a.first"`, false},
		"a key twice":                   {`"revision":1`, `"revision":1,"revision":2`, false},
		"a path for an id":              {`"id":"essai"`, `"id":"../essai"`, false},
		"no section":                    {`"sections":[`, `"sections":[],"others":[`, false},
		"a limit that is none":          {`"kind":"text","label":"B"`, `"kind":"text","label":"B","max":"much"`, false},
		"useful lengths of one":         {`"kind":"text","label":"B"`, `"kind":"text","label":"B","useful":[1]`, false},
		"minutes without end":           {`"kind":"text","label":"B"`, `"kind":"text","label":"B","minutes":1e300`, false},
		"a column that is not there":    {`"titled":"name"`, `"titled":"nom"`, false},
		"a phase that is not there":     {`"phase":"one"`, `"phase":"two"`, false},
		"pieces for rows of no table":   {`"status":"C"`, `"status":"C","each":["none"]`, false},
		"objects in each other no end":  {`"revision":1`, `"x":` + strings.Repeat(`{"a":`, 5000) + "1" + strings.Repeat("}", 5000) + `,"revision":1`, false},
		"mistakes behind many unknowns": {`"pieces":[`, `"params":[` + strings.Repeat(`{"id":"params.x","kind":"newer","label":"X"},`, 200) + `{"id":"","kind":"text","label":""}],"pieces":[`, false},
	} {
		t.Run(name, func(t *testing.T) {
			raw := stored(t, c.from, c.to)
			if name == "the same in an unknown kind" {
				raw = []byte(strings.Replace(string(raw), `"label":"D"`, `"label":"D","when":{"field":"more","filled":true}`, 1))
			}
			got, faults := callfile.Frozen("call.json", raw, names())
			if (got != nil) != c.fine || (len(faults) == 0) != c.fine {
				t.Errorf("call %v, faults %v", got != nil, faults)
			}
		})
	}
}

// What a program stores every program of the same version reads.
func TestEveryShippedCallIsReadBackAsItWasStored(t *testing.T) {
	for _, c := range shipped(t).Calls {
		frozen, err := c.Freeze()
		if err != nil {
			t.Fatal(err)
		}
		back, faults := callfile.Frozen("call.json", frozen, names())
		if faults != nil {
			t.Errorf("%s: %v", c.ID, faults)
			continue
		}
		if again, err := back.Freeze(); err != nil || string(again) != string(frozen) {
			t.Errorf("%s is another one: %v", c.ID, err)
		}
	}
}

// FuzzFrozen: whatever comes with a dossier, there is a call whose parts can be walked,
// or there are faults.
func FuzzFrozen(f *testing.F) {
	f.Add(stored(f, "open", "open"))
	f.Add([]byte(`{"id":"essai","sections":[{"fields":[{"id":"a","columns":[{"columns":[{}]}]}]}]}`))
	known := names()
	f.Fuzz(func(t *testing.T, raw []byte) {
		c, faults := callfile.Frozen("call.json", raw, known)
		if (c == nil) == (len(faults) == 0) {
			t.Fatalf("call %v, faults %v", c, faults)
		}
		if c == nil {
			return
		}
		frozen, err := c.Freeze()
		if err != nil || !json.Valid(frozen) {
			t.Fatalf("it is not stored again: %v", err)
		}
		if _, faults := callfile.Frozen("call.json", frozen, known); faults != nil {
			t.Fatalf("stored again it is refused: %v", faults)
		}
	})
}

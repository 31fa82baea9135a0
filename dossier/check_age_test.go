package dossier

import (
	"strings"
	"testing"
)

// TestADateOfBirthIsThatOfAnAdult: the age is looked up by the id of the column,
// where the call has it and where the common fields have it.
func TestADateOfBirthIsThatOfAnAdult(t *testing.T) {
	day := MustDate("2026-11-28")
	for _, tc := range []struct {
		born, want string
		ahead      bool
	}{
		{"1974-04-23", "", false},
		{"2008-11-28", "", false}, // eighteen today
		{"2008-11-29", "blocking out_of_range owners.born@a", false},
		{"2019-01-01", "blocking out_of_range owners.born@a", false},
		{"2026-11-29", "blocking out_of_range owners.born@a", true},
		{"2031-01-01", "blocking out_of_range owners.born@a", false}, // beyond its limits: said once
	} {
		for _, own := range []bool{true, false} {
			column := Field{ID: "born", Kind: KindDate, Label: "Né le", Max: "2029-12-31"}
			env := Env{Today: day, Uses: NewUses(map[FieldID]Use{"owners.born": {Age: 18}}, "")}
			if own {
				column.Age, env.Uses = 18, nil
			}
			c := &Call{
				ID: "essai", Status: "open", Title: "Essai", Phases: []Phase{{"company", "L’entreprise"}},
				Sections: []Section{{ID: "one", Phase: "company", Title: "Un", Fields: []Field{
					{ID: "owners", Kind: KindRows, Label: "Propriétaires", Columns: []Field{column}},
				}}},
			}
			if err := c.Prepare(); err != nil {
				t.Fatal(err)
			}
			d := read(t, c, `{"owners":[{"id":"a","born":"`+tc.born+`"}]}`)
			ps := NewView(c, d, env).Check()
			if got := strings.Join(codes(ps), ", "); got != tc.want {
				t.Errorf("%s: %q, want %q", tc.born, got, tc.want)
			} else if len(ps) == 1 && (ps[0].Args["ahead"] != "") != tc.ahead {
				t.Errorf("%s: %v", tc.born, ps[0].Args)
			}
			env.Today = Date{}
			if ps := NewView(c, d, env).Check(); len(ps) > 0 && tc.born < "2030" {
				t.Errorf("%s is judged on no day: %v", tc.born, codes(ps))
			}
		}
	}
}

package rules_test

import (
	"encoding/json"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/draft"
)

// TestAValueThatIsTakenOverSettlesTheContradiction, in one step that is taken back whole:
// whichever of the values is taken, the problem is gone, and one undo brings it back.
func TestAValueThatIsTakenOverSettlesTheContradiction(t *testing.T) {
	for _, tc := range []struct {
		name, code string
		edit       edit
		values     []string // as they are shown
	}{
		{"a turnover", "contradiction_turnover", set("size.turnover", "5900000.00"), []string{"5\u202f860\u202f000,00\u00a0€", "5\u202f900\u202f000,00\u00a0€"}},
		{"the capital", "contradiction_capital", set("finance.capital", "450000.00"), []string{"400\u202f000,00\u00a0€", "450\u202f000,00\u00a0€"}},
		{"a headcount", "contradiction_headcount", set("size.headcount", "40"), []string{"34,6\u00a0ETP", "40\u00a0ETP"}},
		{"a forecast of a closed year", "contradiction_forecast", cell("forecast_years", "f2026", "year", 2025), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v := judged(t, rail, tc.edit)
			i := slices.IndexFunc(v.Check(), func(p dossier.Problem) bool { return p.Code == tc.code })
			if i < 0 {
				t.Fatal("nothing is contradicted")
			}
			p := v.Check()[i]
			ways := v.Settlings(p)
			if len(ways) != 2 {
				t.Fatalf("%d values may stand: %+v", len(ways), ways)
			}
			for j, by := range ways {
				shown := dossier.Show(by.Field, by.Value, nil)
				if tc.values != nil && shown != tc.values[j] {
					t.Errorf("value %d is %q, want %q", j, shown, tc.values[j])
				}
				s := draft.New(v.Call, v.Dossier, v.Env, draft.Options{})
				before := string(s.Dossier().Encode())
				stands := func() bool {
					return slices.ContainsFunc(s.Problems(), func(x dossier.Problem) bool { return x.Code == p.Code && x.Field == p.Field && x.Row == p.Row })
				}
				if !s.Settle(by) || stands() {
					t.Errorf("with %s it is still contradicted", shown)
				}
				if at := s.View().At(dossier.PlaceOf(p.Field, "", "")); tc.values != nil && dossier.Show(by.Field, at, nil) != shown {
					t.Errorf("the question says %v, want %s", at, shown)
				}
				s.Undo()
				if string(s.Dossier().Encode()) != before || !stands() {
					t.Error("one undo does not bring all of it back")
				}
			}
		})
	}
}

// TestNoValueIsOfferedWherePlacesStateDifferentFacts: a delivery is no order, and the sum
// of the owners is nobody's share.
func TestNoValueIsOfferedWherePlacesStateDifferentFacts(t *testing.T) {
	for name, e := range map[string]edit{
		"owners_over_100":      cell("owners", "vauclair-helene", "share", "95"),
		"output_over_capacity": cell("lines", "finition-controle", "output_after", "99000"),
		"staff_sum":            set("jobs.permanent", "50"),
		"start_after_order":    set("calendar.start", "2027-12-01"),
	} {
		v := judged(t, rail, e)
		found := false
		for _, p := range v.Check() {
			if p.Code != name {
				continue
			}
			found = true
			if ways := v.Settlings(p); len(ways) > 0 {
				t.Errorf("%s offers %+v", name, ways)
			}
		}
		if !found {
			t.Errorf("%s does not stand", name)
		}
	}
}

// TestTheFirstOrderOfTheTablesMayStandAgain: only that way round, for the tables have
// several orders.
func TestTheFirstOrderOfTheTablesMayStandAgain(t *testing.T) {
	v := judged(t, rail, set("calendar.first_order", "2027-06-01"))
	for _, p := range v.Check() {
		if p.Code != "contradiction_dates" || p.Args["first"] == "" {
			continue
		}
		ways := v.Settlings(p)
		if len(ways) != 1 || !ways[0].Restores() {
			t.Errorf("offered is %+v", ways)
		}
		return
	}
	t.Fatal("nothing is contradicted")
}

// judged reads an example with an edit.
func judged(t *testing.T, example string, e edit) *dossier.View {
	t.Helper()
	set, law := shipped(t)
	d, file := open(t, example)
	e(d)
	in, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	read, c, err := dossier.Read(in, set.Find)
	if err != nil {
		t.Fatal(err)
	}
	return dossier.NewView(c, read, envOn(d.today, set, law))
}

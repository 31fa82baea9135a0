package figures_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func money(n float64) string { return strconv.FormatFloat(n*1e6, 'f', 2, 64) }

// alone is a company without a group; both years are the same.
func alone(staff string, turnover, balance float64) answers {
	return answers{
		"size.new_company": false, "size.headcount": staff, "size.turnover": money(turnover), "size.balance": money(balance),
		"size.headcount_prev": staff, "size.turnover_prev": money(turnover), "size.balance_prev": money(balance),
		"size.previous_category": "unknown", "size.public_share": "0", "size.in_group": false,
	}
}

// firm is a row of the group whose two years are the same.
func firm(id string, percent string, staff string, turnover, balance float64, more ...row) row {
	r := row{
		"id": id, "name": "Société " + id, "kind": "company", "country": "France", "direction": "upstream",
		"capital": percent, "votes": percent, "control": false, "investor": "none", "consolidated": false,
		"headcount": staff, "turnover": money(turnover), "balance": money(balance),
		"headcount_prev": staff, "turnover_prev": money(turnover), "balance_prev": money(balance),
	}
	for _, m := range more {
		maps.Copy(r, m)
	}
	return r
}

func person(id, percent string, more ...row) row {
	r := row{"id": id, "name": "Madame " + id, "kind": "person", "country": "France", "direction": "upstream", "capital": percent, "votes": percent, "control": false}
	for _, m := range more {
		maps.Copy(r, m)
	}
	return r
}

func through(id string) row { return row{"through": id} }

func grouped(a answers, rows ...row) answers {
	return a.with(answers{"size.in_group": true, "group": rows})
}

func TestTheCategoryOfAnEnterprise(t *testing.T) {
	ten := alone("10", 1, 1)
	for _, tc := range []struct {
		name     string
		in       answers
		category string
		totals   []string // headcount, turnover, balance; nil: not looked at
	}{
		{"turnover holds", alone("40", 9, 11), "small", []string{"40", "9000000.00", "11000000.00"}},
		{"a fraction below fifty", alone("49.5", 10, 12), "small", nil},
		{"fifty people", alone("50", 9, 9), "medium", nil},
		{"balance holds", alone("249", 60, 43), "medium", nil},
		{"both amounts above", alone("249", 50.01, 43.01), "large", nil},
		{"just below ten people", alone("9.999999", 2, 9), "micro", nil},
		{"ten people", alone("10", 1, 1), "small", nil},
		{"micro amounts are inside", alone("9", 2, 2.01), "micro", nil},
		{"both micro amounts above", alone("9", 2.000001, 2.000001), "small", nil},
		{"small amounts are inside", alone("49", 10.01, 10), "small", nil},
		{"both small amounts above", alone("49", 10.00001, 10.00001), "medium", nil},
		{"two hundred and fifty people", alone("250", 1, 1), "large", nil},
		{"just below two hundred and fifty", alone("249.999999", 1, 99), "medium", nil},
		{
			"partners downstream and upstream", grouped(alone("20", 3, 2), firm("b", "25", "100", 20, 15),
				firm("c", "33", "60", 12, 10, row{"direction": "downstream"}), firm("d", "49", "30", 4, 3, row{"direction": "downstream"})),
			"medium",
			[]string{"79.5", "13920000.00", "10520000.00"},
		},
		{
			"a linked company, its subsidiary and its partner", grouped(ten, firm("e", "60", "5", 1, 1),
				firm("f", "80", "20", 5, 4, through("e")), firm("g", "30", "100", 10, 10, through("e"))),
			"medium",
			[]string{"65", "10000000.00", "9000000.00"},
		},
		{
			"a partner and its subsidiary", grouped(ten, firm("p", "30", "40", 4, 4), firm("q", "100", "60", 6, 6, through("p"))),
			"small",
			[]string{"40", "4000000.00", "4000000.00"},
		},
		{
			"a venture capital company is left out", grouped(alone("20", 3, 3), firm("vc", "40", "500", 200, 900, row{"investor": "venture_capital"})),
			"small",
			[]string{"20", "3000000.00", "3000000.00"},
		},
		{
			"two firms linked to each other", grouped(ten, firm("h", "30", "100", 10, 10), firm("k", "100", "50", 5, 5, through("h"))),
			"medium",
			[]string{"55", "5500000.00", "5500000.00"},
		},
		{
			"exactly half of capital and votes", grouped(ten, firm("b", "50", "60", 8, 8)),
			"small",
			[]string{"40", "5000000.00", "5000000.00"},
		},
		{"half of the votes with control", grouped(ten, firm("b", "50", "60", 8, 8, row{"control": true})), "medium", []string{"70", "9000000.00", "9000000.00"}},
		{
			"most of the capital without the votes is a partner", grouped(ten, firm("b", "80", "10", 1, 1, row{"votes": "10"})),
			"small",
			[]string{"18", "1800000.00", "1800000.00"},
		},
		{"just below a quarter is nothing", grouped(ten, firm("b", "24.99", "9000", 900, 900)), "small", []string{"10", "1000000.00", "1000000.00"}},
		{"exactly a quarter is a partner", grouped(ten, firm("b", "25", "40", 4, 4)), "small", []string{"20", "2000000.00", "2000000.00"}},
		{"a quarter of the votes is enough", grouped(ten, firm("b", "0", "40", 4, 4, row{"votes": "25"})), "small", []string{"20", "2000000.00", "2000000.00"}},
		{
			"an exempt investor above half of the votes is linked", grouped(ten, firm("vc", "55", "50", 5, 5, row{"investor": "university"})),
			"medium",
			[]string{"60", "6000000.00", "6000000.00"},
		},
		{
			"an exempt investor in control is linked", grouped(ten, firm("vc", "40", "50", 5, 5, row{"investor": "business_angel", "control": true})),
			"medium",
			[]string{"60", "6000000.00", "6000000.00"},
		},
		{
			"partners of partners are nothing", grouped(ten, firm("p", "30", "10", 1, 1), firm("q", "40", "1000", 100, 100, through("p"))),
			"small",
			[]string{"13", "1300000.00", "1300000.00"},
		},
		{
			"what hangs on a partner's partner is nothing", grouped(ten, firm("p", "30", "10", 1, 1), firm("q", "40", "100", 10, 10, through("p")),
				firm("r", "100", "100", 10, 10, through("q"))),
			"small",
			[]string{"13", "1300000.00", "1300000.00"},
		},
		{
			"a chain three levels deep", grouped(ten, firm("a", "60", "10", 1, 1), firm("b", "70", "10", 1, 1, through("a")),
				firm("c", "80", "10", 1, 1, through("b")), firm("d", "25", "40", 4, 4, through("c"))),
			"medium",
			[]string{"50", "5000000.00", "5000000.00"},
		},
		{
			"a partner's chain keeps the partner's weight", grouped(ten, firm("a", "30", "10", 1, 1), firm("b", "70", "10", 1, 1, through("a")),
				firm("c", "80", "10", 1, 1, through("b"))),
			"small",
			[]string{"19", "1900000.00", "1900000.00"},
		},
		{
			"nothing passes through an exempt investor", grouped(ten, firm("vc", "40", "500", 50, 50, row{"investor": "institutional"}),
				firm("x", "100", "500", 50, 50, through("vc"))),
			"small",
			[]string{"10", "1000000.00", "1000000.00"},
		},
		{
			"holding each other counts once, at the higher percentage", grouped(ten,
				firm("up", "30", "100", 10, 10, row{"siren": "732829320"}), firm("down", "40", "100", 10, 10, row{"siren": "732829320", "direction": "downstream"})),
			"medium",
			[]string{"50", "5000000.00", "5000000.00"},
		},
		{
			"a person's other firm counts in full", grouped(ten, person("p", "60"), firm("f", "70", "30", 3, 3, through("p"))),
			"small",
			[]string{"40", "4000000.00", "4000000.00"},
		},
		{"a person's minority makes no partner", grouped(ten, person("p", "40"), firm("f", "100", "300", 3, 3, through("p"))), "small", []string{"10", "1000000.00", "1000000.00"}},
		{"a firm that a person holds a third of is no partner", grouped(ten, person("p", "60"), firm("f", "33", "300", 3, 3, through("p"))), "small", []string{"10", "1000000.00", "1000000.00"}},
		{
			"consolidated data are not added, what hangs on them is", grouped(ten, firm("m", "60", "500", 50, 50, row{"consolidated": true}), firm("s", "60", "20", 2, 2, through("m"))),
			"small",
			[]string{"30", "3000000.00", "3000000.00"},
		},
		{
			"the applicant among the rows is not added twice", grouped(ten.with(answers{"company.siren": "552081317"}),
				firm("m", "60", "5", 1, 1), firm("we", "60", "10", 1, 1, through("m"), row{"siren": "552081317"})),
			"small",
			[]string{"15", "2000000.00", "2000000.00"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := of(t, view(t, tc.in), "size")
			if f.Status != figures.Computed || f.Wire(f.Spec.Main) != tc.category {
				t.Fatalf("got %s (%s, missing %v), want %s computed", f.Wire(f.Spec.Main), f.Status, f.Missing, tc.category)
			}
			addsUp(t, f)
			if tc.totals != nil {
				got := []string{f.Wire("headcount"), f.Wire("turnover"), f.Wire("balance")}
				if d := cmp.Diff(tc.totals, got); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

// yearOf is a year in each category, for companies whose two years differ.
var yearOf = map[string][3]string{
	"micro": {"5", "1000000.00", "1000000.00"}, "small": {"30", "5000000.00", "5000000.00"},
	"medium": {"100", "20000000.00", "20000000.00"}, "large": {"400", "90000000.00", "90000000.00"},
}

func twoYears(status, before, last string) answers {
	return answers{
		"size.new_company": false, "size.public_share": "0", "size.in_group": false, "size.previous_category": status,
		"size.headcount": yearOf[last][0], "size.turnover": yearOf[last][1], "size.balance": yearOf[last][2],
		"size.headcount_prev": yearOf[before][0], "size.turnover_prev": yearOf[before][1], "size.balance_prev": yearOf[before][2],
	}
}

func TestTheTwoYearRule(t *testing.T) {
	for _, tc := range []struct {
		status, before, last string
		want                 string
		certainty            figures.Status
	}{
		{"small", "medium", "large", "medium", figures.Computed},
		{"medium", "small", "small", "small", figures.Computed},
		{"small", "medium", "small", "small", figures.Computed},
		{"unknown", "small", "medium", "medium", figures.Estimate},
		{"unknown", "medium", "small", "medium", figures.Estimate},
		{"none", "small", "medium", "medium", figures.Estimate},
		{"unknown", "small", "small", "small", figures.Computed},
		{"large", "small", "large", "large", figures.Computed},
		{"medium", "large", "large", "large", figures.Computed},
		{"medium", "large", "medium", "medium", figures.Computed},
	} {
		t.Run(fmt.Sprintf("%s then %s and %s", tc.status, tc.before, tc.last), func(t *testing.T) {
			f := of(t, view(t, twoYears(tc.status, tc.before, tc.last)), "size")
			want := []string{tc.want, string(tc.certainty), tc.before, tc.last}
			if d := cmp.Diff(want, []string{f.Wire(f.Spec.Main), string(f.Status), f.Wire("category_prev"), f.Wire("category_last")}); d != "" {
				t.Error(d)
			}
			if tc.certainty == figures.Estimate && (!hasCaveat(f, "petite entreprise") || !hasCaveat(f, "moyenne entreprise")) {
				t.Errorf("the caveat does not show both: %v", f.Caveats)
			}
		})
	}
}

func TestATakeoverTakesTheLargerOfBothReadings(t *testing.T) {
	taken := answers{"size.takeover": true}
	f := of(t, view(t, twoYears("small", "small", "large").with(taken)), "size")
	if f.Wire(f.Spec.Main) != "large" || f.Status != figures.Estimate || !hasCaveat(f, "petite entreprise selon la règle des deux exercices, grande entreprise") {
		t.Errorf("%s %s %v", f.Wire(f.Spec.Main), f.Status, f.Caveats)
	}
	if f := of(t, view(t, twoYears("medium", "medium", "small").with(taken)), "size"); f.Wire(f.Spec.Main) != "medium" || f.Status != figures.Estimate {
		t.Errorf("a takeover must not make the company smaller at once: %s %s", f.Wire(f.Spec.Main), f.Status)
	}
}

func TestANewCompanyIsEstimatedOnItsFirstYear(t *testing.T) {
	a := alone("20", 3, 3).with(answers{"size.new_company": true, "size.previous_category": nil, "size.headcount_prev": nil, "size.turnover_prev": nil, "size.balance_prev": nil})
	f := of(t, view(t, a), "size")
	if f.Wire(f.Spec.Main) != "small" || f.Status != figures.Estimate || len(f.Missing) > 0 {
		t.Errorf("%s %s %v", f.Wire(f.Spec.Main), f.Status, f.Missing)
	}
	// One closed year only: the status before is none and there is no year before.
	f = of(t, view(t, a.with(answers{"size.new_company": false, "size.previous_category": "none"})), "size")
	if f.Wire(f.Spec.Main) != "small" || f.Status != figures.Estimate || len(f.Missing) > 0 {
		t.Errorf("one closed year: %s %s %v", f.Wire(f.Spec.Main), f.Status, f.Missing)
	}
}

func TestAPublicShareOfAQuarterExcludesAnSME(t *testing.T) {
	for share, want := range map[string]string{"24.99": "small", "25": "none", "60": "none"} {
		if f := of(t, view(t, alone("20", 3, 3).with(answers{"size.public_share": share})), "size"); f.Wire(f.Spec.Main) != want {
			t.Errorf("%s %%: %s, want %s", share, f.Wire(f.Spec.Main), want)
		}
	}
}

func TestACircleOrAnUnknownRowMakesTheSizeUnknown(t *testing.T) {
	for name, rows := range map[string][]row{
		"a row through itself": {firm("a", "60", "1", 1, 1, through("a"))},
		"a circle of three":    {firm("a", "60", "1", 1, 1, through("c")), firm("b", "60", "1", 1, 1, through("a")), firm("c", "60", "1", 1, 1, through("b"))},
		"an unknown row":       {firm("a", "60", "1", 1, 1, through("zz"))},
	} {
		f := of(t, view(t, grouped(alone("10", 1, 1), rows...)), "size")
		if f.Status != figures.Unknown || !slices.Contains(lacks(f), "group.through@a") || f.Wire(f.Spec.Main) != "" {
			t.Errorf("%s: %s %v", name, f.Status, f.Missing)
		}
	}
}

// TestEmptyInputsOfTheSizeAreNamed empties each input that counts.
func TestEmptyInputsOfTheSizeAreNamed(t *testing.T) {
	base := grouped(alone("10", 1, 1).with(answers{"size.previous_category": "small"}), firm("b", "30", "20", 2, 2))
	for _, id := range []string{
		"size.new_company", "size.headcount", "size.turnover", "size.balance", "size.headcount_prev", "size.turnover_prev",
		"size.balance_prev", "size.public_share", "size.in_group", "group",
	} {
		f := of(t, view(t, base.with(answers{id: nil})), "size")
		if d := cmp.Diff([]string{id}, lacks(f)); d != "" || f.Status != figures.Unknown {
			t.Errorf("without %s: %s %s", id, f.Status, d)
		}
	}
	// Of two years that are the same the status held before them is not needed.
	if f := of(t, view(t, base.with(answers{"size.previous_category": nil})), "size"); f.Status != figures.Computed || f.Code("category") != "small" || len(f.Missing) > 0 {
		t.Errorf("two years alike, status not answered: %s %v %v", f.Status, wired(f), f.Missing)
	}
	grown := base.with(answers{"size.headcount": "60", "size.previous_category": nil})
	if f := of(t, view(t, grown), "size"); f.Status != figures.Unknown || f.Known() || f.Wire("headcount") != "66" || f.Code("category_last") != "medium" || !slices.Contains(lacks(f), "size.previous_category") {
		t.Errorf("two years that differ, status not answered: %s %v %v", f.Status, wired(f), f.Missing)
	}
	for _, col := range []string{
		"kind", "capital", "votes", "control", "investor", "consolidated", "headcount", "turnover", "balance", "headcount_prev", "turnover_prev", "balance_prev",
	} {
		r := firm("b", "30", "20", 2, 2)
		delete(r, col)
		f := of(t, view(t, grouped(base, r)), "size")
		if f.Status != figures.Unknown || !slices.Contains(lacks(f), "group."+col+"@b") {
			t.Errorf("without the column %s: %s %v", col, f.Status, f.Missing)
		}
	}
	// What adds nothing needs no figures.
	r := firm("b", "10", "20", 2, 2)
	for _, col := range []string{"investor", "consolidated", "headcount", "turnover", "balance", "headcount_prev", "turnover_prev", "balance_prev"} {
		delete(r, col)
	}
	if f := of(t, view(t, grouped(base, r)), "size"); f.Status != figures.Computed {
		t.Errorf("a company that adds nothing: %s %v", f.Status, f.Missing)
	}
}

var ranks = []string{"none", "micro", "small", "medium", "large"}

// randomGroup draws companies that hang on the applicant or on earlier rows.
func randomGroup(t *rapid.T) []row {
	n := rapid.IntRange(0, 8).Draw(t, "companies")
	rows := make([]row, n)
	for i := range rows {
		r := firm("c"+strconv.Itoa(i), strconv.Itoa(rapid.IntRange(0, 100).Draw(t, "percent")),
			strconv.Itoa(rapid.IntRange(0, 200).Draw(t, "staff")), float64(rapid.IntRange(0, 60).Draw(t, "turnover")), float64(rapid.IntRange(0, 60).Draw(t, "balance")))
		r["votes"] = strconv.Itoa(rapid.IntRange(0, 100).Draw(t, "votes"))
		r["control"] = rapid.Bool().Draw(t, "control")
		r["consolidated"] = rapid.IntRange(0, 4).Draw(t, "consolidated") == 0
		if rapid.IntRange(0, 4).Draw(t, "kind") == 0 {
			r = person("c"+strconv.Itoa(i), r["votes"].(string))
		}
		if i > 0 && rapid.Bool().Draw(t, "deep") {
			r["through"] = "c" + strconv.Itoa(rapid.IntRange(0, i-1).Draw(t, "through"))
		}
		rows[i] = r
	}
	return rows
}

func TestALinkedCompanyNeverMakesTheCategorySmaller(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := randomGroup(t)
		own := alone(strconv.Itoa(rapid.IntRange(0, 260).Draw(t, "own")), float64(rapid.IntRange(0, 60).Draw(t, "own turnover")), float64(rapid.IntRange(0, 60).Draw(t, "own balance")))
		before := of(t, view(t, grouped(own, append(rows, firm("none", "0", "1", 1, 1))...)), "size")
		after := of(t, view(t, grouped(own, append(rows, firm("new", "100", strconv.Itoa(rapid.IntRange(0, 300).Draw(t, "staff added")), float64(rapid.IntRange(0, 60).Draw(t, "turnover added")), 3))...)), "size")
		if slices.Index(ranks, after.Wire(after.Spec.Main)) < slices.Index(ranks, before.Wire(before.Spec.Main)) {
			t.Fatalf("%s became %s", before.Wire(before.Spec.Main), after.Wire(after.Spec.Main))
		}
	})
}

func TestTheOrderOfTheGroupChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := append(randomGroup(t), firm("last", "30", "5", 1, 1))
		mixed := rapid.Permutation(rows).Draw(t, "mixed")
		a := of(t, view(t, grouped(alone("10", 1, 1), rows...)), "size")
		b := of(t, view(t, grouped(alone("10", 1, 1), mixed...)), "size")
		if d := cmp.Diff(a, b, alike); d != "" {
			t.Fatal(d)
		}
		addsUp(t, a)
	})
}

package figures_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/figures"
)

// flows is what a project of one machine needs: 100 000 € in 2027, paid by 60 000 € of
// own funds and a grant of 40 000 €, between a first order in March 2027 and the end
// of May 2028.
var flows = answers{
	"machines":             rowsFrom(merged(machine("m", "100000.00"), row{"year": 2027, "delivery": "2027-08-20"})),
	"resources":            rowsFrom(merged(resource("o", "equity", "own_funds", "60000.00"), row{"year": 2027}), merged(resource("f", "feder", "grant", "40000.00"), row{"year": 2028})),
	"calendar.first_order": "2027-03-15", "calendar.end": "2028-05-31",
}

func TestCash(t *testing.T) {
	m := func(more row) []row { return rowsFrom(merged(flows["machines"].([]row)[0], more)) }
	r := func(more ...row) []row { return append(slices.Clone(flows["resources"].([]row)), more...) }
	for name, tc := range map[string]struct {
		change         answers
		lowest, lowAt  string
		balances, lack string
	}{
		"the plain case": {nil, "-40000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -40000, 2028-Q4 0", ""},
		"no delivery: the end of the year": {
			answers{"machines": m(row{"delivery": nil})},
			"-40000.00", "2027-Q4", "2027-Q1 60000, 2027-Q4 -40000, 2028-Q4 0", "",
		},
		"a part in the year after": {answers{"machines": m(row{"delivery": nil, "next_year_pct": "25"})}, // 75 000, then 25 000
			"-15000.00", "2027-Q4", "2027-Q1 60000, 2027-Q4 -15000, 2028-Q4 0", ""},
		"a part in the year after the delivery": {
			answers{"machines": m(row{"next_year_pct": "25"})},
			"-15000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -15000, 2028-Q4 0", "",
		},
		"delivered in the year in which the rest is paid": {
			answers{"machines": m(row{"next_year_pct": "25", "delivery": "2028-02-10"})},
			"-40000.00", "2028-Q1", "2027-Q1 60000, 2027-Q4 -15000, 2028-Q1 -40000, 2028-Q4 0", "",
		},
		"delivered after both": {
			answers{"machines": m(row{"next_year_pct": "25", "delivery": "2029-02-10"})},
			"-15000.00", "2027-Q4", "2027-Q1 60000, 2027-Q4 -15000, 2028-Q4 25000, 2029-Q1 0", "",
		},
		"nothing in the year after: all of it at the delivery": {
			answers{"machines": m(row{"next_year_pct": "0", "delivery": "2028-02-10"})},
			"-40000.00", "2028-Q1", "2027-Q1 60000, 2028-Q1 -40000, 2028-Q4 0", "",
		},
		"a part without a year": {
			answers{"machines": m(row{"next_year_pct": "25", "year": nil})},
			"-40000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -40000, 2028-Q4 0", "",
		},
		"an advance is half with the first order": {
			answers{"funding.advance": true},
			"-20000.00", "2027-Q3", "2027-Q1 80000, 2027-Q3 -20000, 2028-Q4 0", "",
		},
		"an odd cent of the advance": {
			answers{"funding.advance": true, "resources": rowsFrom(flows["resources"].([]row)[0], merged(resource("f", "feder", "grant", "40000.01"), row{"year": 2028}))},
			"-19999.99", "2027-Q3", "2027-Q1 80000.01, 2027-Q3 -19999.99, 2028-Q4 0.01", "",
		},
		"own funds not before the first order": {
			answers{"calendar.first_order": "2027-10-01"},
			"-100000.00", "2027-Q3", "2027-Q3 -100000, 2027-Q4 -40000, 2028-Q4 0", "",
		},
		"a loan of a public bank at the beginning of its year": {
			answers{"resources": r(merged(resource("l", "bpifrance", "loan", "10000.00"), row{"year": 2028}))},
			"-40000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -40000, 2028-Q1 -30000, 2028-Q4 10000", "",
		},
		"another grant at the end of its year": {
			answers{"resources": r(merged(resource("g", "region", "grant", "10000.00"), row{"year": 2027}))},
			"-40000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -40000, 2027-Q4 -30000, 2028-Q4 10000", "",
		},
		"a guarantee never": {
			answers{"resources": r(merged(resource("g", "bpifrance", "guarantee", "10000.00"), row{"year": 2027}))},
			"-40000.00", "2027-Q3", "2027-Q1 60000, 2027-Q3 -40000, 2028-Q4 0", "",
		},
		"more than enough": {
			answers{"resources": rowsFrom(merged(resource("o", "equity", "own_funds", "150000.00"), row{"year": 2027}))},
			"0.00", "2027-Q3", "2027-Q1 150000, 2027-Q3 50000", "",
		},
		"other costs at the end of their year": {
			answers{"costs": rowsFrom(row{"id": "c", "name": "Pose", "category": "installation", "amount": "1000.00", "eligible": "yes", "year": 2026})},
			"-41000.00", "2027-Q3", "2026-Q4 -1000, 2027-Q1 59000, 2027-Q3 -41000, 2028-Q4 -1000", "",
		},
		"no end":            {answers{"calendar.end": nil}, "", "", "", "calendar.end"},
		"no first order":    {answers{"calendar.first_order": nil}, "", "", "", "calendar.first_order"},
		"no price":          {answers{"machines": m(row{"unit_price": nil})}, "", "", "", "machines.unit_price@m"},
		"no year nor day":   {answers{"machines": m(row{"delivery": nil, "year": nil})}, "", "", "", "machines.year@m"},
		"no machine":        {answers{"machines": nil}, "", "", "", "machines"},
		"no resource":       {answers{"resources": nil}, "", "", "", "resources"},
		"a resource's year": {answers{"resources": r(merged(resource("l", "bank_loan", "loan", "1.00"), row{"year": nil}))}, "", "", "", "resources.year@l"},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(t, view(t, flows.with(tc.change)), "cash")
			if f.Wire("lowest") != tc.lowest || f.Wire("lowest_quarter") != tc.lowAt {
				t.Errorf("%s at %s, want %s at %s", f.Wire("lowest"), f.Wire("lowest_quarter"), tc.lowest, tc.lowAt)
			}
			var balances []string
			for _, p := range f.Group("quarter") {
				balances = append(balances, fmt.Sprintf("%s %s", p.Key, p.Value))
			}
			if got := strings.Join(balances, ", "); got != tc.balances {
				t.Errorf("balances %s, want %s", got, tc.balances)
			}
			if tc.lack != "" && (!slices.Contains(lacks(f), tc.lack) || f.Status != figures.Unknown) {
				t.Errorf("%s, missing %v, want %s", f.Status, f.Missing, tc.lack)
			}
		})
	}
}

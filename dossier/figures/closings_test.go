package figures_test

import (
	"fmt"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"

	"pgregory.net/rapid"
)

// TestTheLastClosingIsOne draws tables of closed years, with gaps, twice the same year
// and a closing that no row is of: what is carried, the ratios and who reads the rows
// speak of the same one.
func TestTheLastClosingIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		closed := []row{}
		allDated := true
		for i, year := range rapid.SliceOfN(rapid.SampledFrom([]int{0, 2022, 2023, 2024, 2025}), 0, 4).Draw(t, "years") {
			r := row{
				"id": fmt.Sprint("y", i+1), "months": 12, "turnover": "100000.00", "ebitda": fmt.Sprint((i+1)*1000, ".00"),
			}
			if year != 0 {
				r["year"] = year
			}
			allDated = allDated && year != 0
			closed = append(closed, r)
		}
		a := answers{"size.new_company": false, "years": closed}
		if len(closed) > 0 {
			a["years"] = rapid.Permutation(closed).Draw(t, "order")
		}
		if end := rapid.SampledFrom([]string{"", "2023-12-31", "2024-06-30", "2025-12-31"}).Draw(t, "year end"); end != "" {
			a["size.year_end"] = end
		}
		v := view(t, a)
		last, before := rows.Closings(v)
		for field, y := range map[dossier.FieldID]rows.Year{"size.turnover": last, "size.turnover_prev": before} {
			_, from := v.Carried(field)
			want := []dossier.Place(nil)
			if y.ID != "" {
				want = []dossier.Place{dossier.PlaceOf("years", y.ID, "turnover")}
			}
			if !slices.Equal(from, want) {
				t.Fatalf("%s is carried from %v, not from %v", field, from, want)
			}
		}
		f := of(t, v, "ratios")
		got, ok := f.Number("ebitda_pct")
		if want := last.ID != "" && allDated; ok != want {
			t.Fatalf("a ratio: %v, a closing: %v", ok, want)
		}
		if ok && got.Mul(dossier.Int(1000)).Cmp(last.EBITDA.Decimal) != 0 {
			t.Fatalf("the ratio is %s, the EBITDA of the last closing %s", got, last.EBITDA)
		}
		if _, grown := f.Number("growth_pct"); grown && before.Year.Cmp(last.Year.Sub(dossier.Int(1))) != 0 {
			t.Fatalf("a growth from %s to %s", before.Year, last.Year)
		}
	})
}

func TestTwoClosingsOfOneYearSayNothing(t *testing.T) {
	v := view(t, answers{"size.new_company": false, "years": rowsFrom(
		row{"id": "y1", "year": 2025, "turnover": "100000.00", "ebitda": "1000.00"},
		row{"id": "y2", "year": 2025, "turnover": "100000.00", "ebitda": "2000.00"},
	)})
	if last, before := rows.Closings(v); last.ID != "" || before.ID != "" {
		t.Errorf("the last closing is %q, the one before %q", last.ID, before.ID)
	}
	if f := of(t, v, "ratios"); len(f.Numbers) > 0 || !slices.Equal(lacks(f), []string{"years"}) {
		t.Errorf("ratios %v, missing %v", f.Numbers, f.Missing)
	}
}

// TestTheCarriedClassIsOfTheLaw holds the limits that dossier keeps, since what is
// carried is sealed, against those of the law. Where the law changes, the limits stay
// and the new ones are carried by a function of another name.
func TestTheCarriedClassIsOfTheLaw(t *testing.T) {
	one, cent := dossier.Int(1), dossier.Cents(1)
	classes := []string{"micro", "small", "medium", "large"}
	for i, class := range classes[:3] {
		limits := law().Must("size." + class)
		staff, sales, assets := limits.Value("headcount"), limits.Value("turnover"), limits.Value("balance")
		for _, tc := range []struct {
			staff, sales, assets dossier.Decimal
			want                 string
		}{
			{staff.Sub(one), sales, assets.Add(cent), class},
			{staff.Sub(one), sales.Add(cent), assets, class},
			{staff, sales, assets, classes[i+1]},
			{staff.Sub(one), sales.Add(cent), assets.Add(cent), classes[i+1]},
		} {
			year := func(id string, n int) row {
				return row{
					"id": id, "year": n, "months": 12, "headcount": tc.staff.String(),
					"turnover": dossier.Money{Decimal: tc.sales}.String(), "balance": dossier.Money{Decimal: tc.assets}.String(),
				}
			}
			v := view(t, answers{"size.new_company": false, "size.in_group": false, "years": rowsFrom(year("y1", 2025), year("y2", 2024))})
			if got, _ := v.Carried("size.previous_category"); got != dossier.Text(tc.want) {
				t.Errorf("%s of %s, %s and %s: %v is carried, want %s", class, tc.staff, tc.sales, tc.assets, got, tc.want)
			}
		}
	}
}

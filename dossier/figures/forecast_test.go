package figures_test

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

func TestForecast(t *testing.T) {
	closed := func(year int, ebitda string, months any) row {
		return row{"id": "y" + strconv.Itoa(year), "year": year, "ebitda": ebitda, "months": months, "turnover": "1.00"}
	}
	ahead := func(year int, ebitda, repayment string) row {
		return row{"id": "f" + strconv.Itoa(year), "year": year, "ebitda": ebitda, "repayment": repayment}
	}
	base := answers{ // 100 000 € of which 40 000 € given; the EBITDA rises from 30 000 to 50 000 €
		"size.new_company": false, "size.year_end": "2025-12-31",
		"years":          rowsFrom(closed(2025, "30000.00", 12), closed(2024, "90000.00", 12)),
		"forecast_years": rowsFrom(ahead(2029, "50000.00", "10000.00"), ahead(2027, "30000.00", "9000.00"), ahead(2028, "40000.00", "0.00")),
		"machines":       rowsFrom(machine("m", "100000.00")),
		"resources":      rowsFrom(resource("o", "equity", "own_funds", "60000.00"), resource("f", "feder", "grant", "30000.00"), resource("g", "other_private", "grant", "10000.00")),
	}
	for name, tc := range map[string]struct {
		change              answers
		with, without, most string
		lack                string
		status              figures.Status
	}{
		"plain":                       {nil, "3", "5", "30.00", "", figures.Computed},
		"an advance is no gift":       {answers{"resources": rowsFrom(resource("a", "region", "repayable_advance", "50000.00"))}, "5", "5", "30.00", "", figures.Computed},
		"a year of 18 months":         {answers{"years": rowsFrom(closed(2025, "45000.00", 18))}, "3", "5", "30.00", "", figures.Computed}, // 45 000 × 12 ÷ 18 = 30 000
		"a year of 9 months":          {answers{"years": rowsFrom(closed(2025, "30000.00", 9))}, "6", "10", "30.00", "", figures.Computed}, // 40 000
		"a third":                     {answers{"years": rowsFrom(closed(2025, "20000.00", 12))}, "2", "3.33", "30.00", "", figures.Computed},
		"nothing added":               {answers{"years": rowsFrom(closed(2025, "50000.00", 12))}, "", "", "30.00", "forecast_years", figures.Unknown},
		"less than before":            {answers{"years": rowsFrom(closed(2025, "60000.00", 12))}, "", "", "30.00", "forecast_years", figures.Unknown},
		"a loss before":               {answers{"years": rowsFrom(closed(2025, "-50000.00", 12))}, "0.6", "1", "30.00", "", figures.Computed},
		"the last is a closed year":   {answers{"forecast_years": rowsFrom(ahead(2025, "50000.00", "10000.00"))}, "", "", "20.00", "forecast_years", figures.Unknown},
		"a loss with instalments":     {answers{"forecast_years": rowsFrom(ahead(2029, "50000.00", "1.00"), ahead(2028, "-5.00", "1.00"))}, "3", "5", "", "forecast_years.ebitda@f2028", figures.Unknown},
		"a loss without instalments":  {answers{"forecast_years": rowsFrom(ahead(2029, "50000.00", "5000.00"), ahead(2028, "-5.00", "0.00"))}, "3", "5", "10.00", "", figures.Computed},
		"no closing yet":              {answers{"size.new_company": true, "years": nil}, "1.2", "2", "30.00", "", figures.Estimate},
		"no years":                    {answers{"years": nil}, "", "", "30.00", "years", figures.Unknown},
		"no EBITDA of the year":       {answers{"years": rowsFrom(row{"id": "y", "year": 2025, "turnover": "1.00"})}, "", "", "30.00", "years.ebitda@y", figures.Unknown},
		"no forecasts":                {answers{"forecast_years": nil}, "", "", "", "forecast_years", figures.Unknown},
		"no repayment of a year":      {answers{"forecast_years": rowsFrom(ahead(2029, "50000.00", "1.00"), row{"id": "x", "year": 2028, "ebitda": "1.00"})}, "3", "5", "", "forecast_years.repayment@x", figures.Unknown},
		"no resources":                {answers{"resources": nil}, "", "5", "30.00", "resources", figures.Unknown},
		"no price":                    {answers{"machines": nil}, "", "", "30.00", "machines", figures.Unknown},
		"a row without year is named": {answers{"forecast_years": rowsFrom(row{"id": "x", "ebitda": "1.00", "repayment": "1.00"})}, "", "", "", "forecast_years.year@x", figures.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(t, view(t, base.with(tc.change)), "forecast")
			want := map[string]string{"payback_with_aid_years": tc.with, "payback_without_aid_years": tc.without, "instalments_ebitda_pct": tc.most}
			if d := cmp.Diff(want, numbers(f, slices.Collect(maps.Keys(want))...)); d != "" {
				t.Error(d)
			}
			if f.Status != tc.status || (tc.lack == "") != (len(f.Missing) == 0) || tc.lack != "" && !slices.Contains(lacks(f), tc.lack) {
				t.Errorf("%s, missing %v; want %s, %s", f.Status, f.Missing, tc.status, tc.lack)
			}
		})
	}
}

package rules

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// How much more a company may sell in its forecasts before it is asked why.
var (
	soldDouble = dossier.Int(2)
	soldMore   = dossier.Cents(115)
)

// forecastJump: sales that double, or that grow while nothing more is made. A new
// company has nothing to grow from.
func forecastJump(v *dossier.View) []dossier.Problem {
	last, _ := rows.Closings(v)
	if !last.Turnover.OK || last.Turnover.Sign() <= 0 || v.Yes("size.new_company") {
		return nil
	}
	base := last.Yearly(last.Turnover.Decimal)
	before, ok1 := v.Number("environment.output_before")
	after, ok2 := v.Number("environment.output_after")
	still := ok1 && ok2 && after.Cmp(before) <= 0
	forecasts := slices.DeleteFunc(slices.Clone(rows.ForecastYears(v)), func(f rows.ForecastYear) bool {
		return !f.Turnover.OK || !f.Year.OK || f.Year.Cmp(last.Year.Decimal) <= 0
	})
	slices.SortStableFunc(forecasts, func(a, b rows.ForecastYear) int { return a.Year.Cmp(b.Year.Decimal) })
	find := func(times dossier.Decimal) *rows.ForecastYear {
		i := slices.IndexFunc(forecasts, func(f rows.ForecastYear) bool { return f.Turnover.Cmp(base.Mul(times)) > 0 })
		if i < 0 {
			return nil
		}
		return &forecasts[i]
	}
	report := func(f *rows.ForecastYear, args dossier.Args, also ...dossier.Spot) []dossier.Problem {
		args["year"], args["turnover"] = f.Year.String(), f.Turnover.Euros()
		args["last"], args["base"] = last.Year.String(), base.Round(2).Euros()
		return []dossier.Problem{f.Where().Problem(v, "turnover", dossier.Warning, "forecast_jump", args).
			See(append([]dossier.Spot{last.Where().Spot("turnover")}, also...)...)}
	}
	if f := find(soldDouble); f != nil {
		return report(f, dossier.Args{})
	}
	if f := find(soldMore); f != nil && still {
		return report(f, dossier.Args{"before": before.French(), "after": after.French(), "unit": v.Text("environment.unit")},
			v.Spot("environment.output_before"), v.Spot("environment.output_after"))
	}
	return nil
}

// treasuryGap: what the project takes out of the treasury before the aid is paid, held
// against what the treasury was at the last closing.
func treasuryGap(v *dossier.View, law *figures.Rules) []dossier.Problem {
	flow := figure(v, law, figures.CashID)
	lowest, ok := flow.Number("lowest")
	last, _ := rows.Closings(v)
	if !ok || !last.Cash.OK || lowest.Neg().Cmp(last.Cash.Decimal) <= 0 {
		return nil
	}
	year, quarter, _ := strings.Cut(flow.Code("lowest_quarter"), "-Q")
	return []dossier.Problem{v.Problem("resources", dossier.Warning, "treasury_gap", dossier.Args{
		"gap": lowest.Neg().Euros(), "quarter": quarter, "year": year, "cash": last.Cash.Euros(), "last": last.Year.String(),
	}).See(last.Where().Spot("cash"), v.Spot("calendar.first_order"), v.Spot("funding.advance"))}
}

// grantBeforeCost: the programme pays back what was paid, unless an advance is agreed.
func grantBeforeCost(v *dossier.View, law *figures.Rules) []dossier.Problem {
	if v.Yes("funding.advance") {
		return nil
	}
	var first dossier.Num
	var also []dossier.Spot
	for _, p := range rows.Purchases(v) {
		switch {
		case !p.Year.OK:
		case !first.OK || p.Year.Cmp(first.Decimal) < 0:
			first, also = p.Year, []dossier.Spot{p.Where().Spot("year")}
		case p.Year.Cmp(first.Decimal) == 0:
			also = append(also, p.Where().Spot("year"))
		}
	}
	var out []dossier.Problem
	for _, r := range rows.FEDER(v) {
		if first.OK && r.Year.OK && r.Year.Cmp(first.Decimal) < 0 {
			out = append(out, r.Where().Problem(v, "year", dossier.Warning, "grant_before_cost", dossier.Args{
				"year": r.Year.String(), "first": first.String(), "most": law.Must("aid.advance").Value("most").French(),
			}).See(append([]dossier.Spot{v.Spot("funding.advance")}, also...)...))
		}
	}
	return out
}

package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// yearTwice finds a closing, or a forecast, of a year that another row has: nothing is
// taken from either, and no question would say why it is empty.
func yearTwice(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	of := func(args dossier.Args) func(at rows.Place, year dossier.Num) {
		first := map[string]rows.Place{}
		return func(at rows.Place, year dossier.Num) {
			if !year.OK {
				return
			}
			other, twice := first[year.String()]
			if !twice {
				first[year.String()] = at
				return
			}
			said := dossier.Args{"year": year.String()}
			for k, x := range args {
				said[k] = x
			}
			out = append(out, at.Problem(v, "year", dossier.Warning, "year_twice", said).See(other.Spot("year")))
		}
	}
	closed, forecast := of(nil), of(dossier.Args{"forecast": "1"})
	for _, y := range rows.Years(v) {
		closed(y.Where(), y.Year)
	}
	for _, y := range rows.ForecastYears(v) {
		forecast(y.Where(), y.Year)
	}
	return out
}

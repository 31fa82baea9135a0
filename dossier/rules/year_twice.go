package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// yearTwice finds a closing, or a forecast, of a year that another row has: nothing is
// taken from either, and no question would say why it is empty.
func yearTwice(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	first := map[[2]string]rows.Place{} // by year, and whether it is a forecast
	row := func(at rows.Place, year dossier.Num, forecast string) {
		if !year.OK {
			return
		}
		key := [2]string{year.String(), forecast}
		if other, twice := first[key]; twice {
			out = append(out, at.Problem(v, "year", dossier.Warning, "year_twice", dossier.Args{"year": year.String(), "forecast": forecast}).See(other.Spot("year")))
			return
		}
		first[key] = at
	}
	for _, y := range rows.Years(v) {
		row(y.Where(), y.Year, "")
	}
	for _, y := range rows.ForecastYears(v) {
		row(y.Where(), y.Year, "1")
	}
	return out
}

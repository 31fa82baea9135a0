package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// oneEuro is the difference up to which two amounts of the accounts are the same.
var oneEuro = dossier.Int(1)

// An average of the year in annual work units is counted in another way than that of
// a tax file: they contradict each other only this far apart.
var (
	staffShare = dossier.Cents(10)
	staffLeast = dossier.Int(1)
)

// closing is a closed year with the answers that state it again.
type closing struct {
	year rows.Year
	said map[string]dossier.FieldID // by column of the years
}

// closings are the closed years that the size and the finances are about: nothing
// where the table has no row of that closing.
func closings(v *dossier.View) []closing {
	last, before := rows.Closings(v)
	end := v.Date("size.year_end")
	if !last.Year.OK || !end.IsZero() && last.Year.Cmp(dossier.Int(int64(end.Year))) != 0 {
		return nil
	}
	out := []closing{{last, map[string]dossier.FieldID{
		"turnover": "size.turnover", "balance": "size.balance", "headcount": "size.headcount",
		"equity": "finance.equity", "capital": "finance.capital", "premiums": "finance.premiums",
	}}}
	gap := last.Year.Sub(before.Year.Decimal)
	long := last.Months.OK && last.Months.Cmp(dossier.Int(12)) > 0 // it may have begun two years ago
	if before.Year.OK && (gap.Cmp(dossier.Int(1)) == 0 || long) {
		out = append(out, closing{before, map[string]dossier.FieldID{
			"turnover": "size.turnover_prev", "balance": "size.balance_prev", "headcount": "size.headcount_prev",
		}})
	}
	return out
}

// contradicted compares the answers that state a column of a closed year again.
func contradicted(v *dossier.View, col string, of func(rows.Year) dossier.Num, code string) []dossier.Problem {
	var out []dossier.Problem
	for _, c := range closings(v) {
		field, row := c.said[col], of(c.year)
		said, ok := v.Number(field)
		if field == "" || !ok || !row.OK {
			continue
		}
		severity, args := dossier.Blocking, dossier.Args{"year": c.year.Year.String()}
		switch {
		case col == "headcount" && staffApart(said, row.Decimal):
			severity, args["value"], args["other"] = dossier.Warning, said.French(), row.French()
		case col != "headcount" && apart(said, row.Decimal, oneEuro):
			args["value"], args["other"] = said.Euros(), row.Euros()
		default:
			continue
		}
		out = append(out, v.Problem(field, severity, code, args).See(c.year.Where().Spot(col)).AsFact())
	}
	return out
}

// apart reports whether two numbers differ by more than is allowed.
func apart(a, b, allowed dossier.Decimal) bool { return distance(a, b).Cmp(allowed) > 0 }

func distance(a, b dossier.Decimal) dossier.Decimal {
	if a.Cmp(b) < 0 {
		return b.Sub(a)
	}
	return a.Sub(b)
}

func staffApart(said, row dossier.Decimal) bool {
	return apart(said, row, staffLeast) && apart(said, row, row.Mul(staffShare))
}

func contradictionTurnover(v *dossier.View) []dossier.Problem {
	return contradicted(v, "turnover", func(y rows.Year) dossier.Num { return y.Turnover }, "contradiction_turnover")
}

func contradictionBalance(v *dossier.View) []dossier.Problem {
	return contradicted(v, "balance", func(y rows.Year) dossier.Num { return y.Balance }, "contradiction_balance")
}

func contradictionEquity(v *dossier.View) []dossier.Problem {
	return contradicted(v, "equity", func(y rows.Year) dossier.Num { return y.Equity }, "contradiction_equity")
}

func contradictionHeadcount(v *dossier.View) []dossier.Problem {
	return contradicted(v, "headcount", func(y rows.Year) dossier.Num { return y.Headcount }, "contradiction_headcount")
}

// contradictionCapital compares capital and premiums: one and the same half of them
// decides whether the company is in difficulty.
func contradictionCapital(v *dossier.View) []dossier.Problem {
	out := contradicted(v, "capital", func(y rows.Year) dossier.Num { return y.Capital }, "contradiction_capital")
	return append(out, contradicted(v, "premiums", func(y rows.Year) dossier.Num { return y.Premiums }, "contradiction_capital")...)
}

// contradictionForecast finds a forecast of a year that is closed and whose accounts
// say something else.
func contradictionForecast(v *dossier.View) []dossier.Problem {
	closed := map[string][]rows.Year{}
	for _, y := range rows.Years(v) {
		if y.Year.OK {
			closed[y.Year.String()] = append(closed[y.Year.String()], y)
		}
	}
	var out []dossier.Problem
	for _, f := range rows.ForecastYears(v) {
		known := closed[f.Year.String()]
		if !f.Year.OK || len(known) != 1 { // of two closings of one year nobody knows which, see yearTwice
			continue
		}
		y := known[0]
		for _, c := range []struct {
			col            string
			forecast, fact dossier.Num
		}{
			{"turnover", f.Turnover, y.Turnover},
			{"ebitda", f.EBITDA, y.EBITDA},
			{"net_income", f.NetIncome, y.NetIncome},
			{"headcount", f.Headcount, y.Headcount},
		} {
			if !c.forecast.OK || !c.fact.OK {
				continue
			}
			args := dossier.Args{"year": f.Year.String(), "value": c.forecast.Euros(), "other": c.fact.Euros()}
			differs := apart(c.forecast.Decimal, c.fact.Decimal, oneEuro)
			if c.col == "headcount" {
				args["value"], args["other"] = c.forecast.French(), c.fact.French()
				differs = staffApart(c.forecast.Decimal, c.fact.Decimal)
			}
			if differs {
				out = append(out, f.Where().Problem(v, c.col, dossier.Blocking, "contradiction_forecast", args).See(y.Where().Spot(c.col)).AsFact())
			}
		}
	}
	return out
}

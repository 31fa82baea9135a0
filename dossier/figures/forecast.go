package figures

import (
	"slices"

	"dossierpme/dossier/rows"
)

// ForecastID is the figure of the forecast and the debt.
const ForecastID = "figure.forecast"

var forecastSpec = Spec{ID: ForecastID, Picture: Instalments, lawless: true, Numbers: []Declared{
	{Key: "payback_with_aid_years", Shape: Years},
	{Key: "payback_without_aid_years", Shape: Years},
	{Key: "instalments_ebitda_pct", Shape: Percent},
}}

// forecast is how long the project takes to pay for itself by what it adds to the
// EBITDA, and how much of the EBITDA the instalments take in the tightest year.
func forecast(s *Sheet) {
	years := slices.Clone(rows.ForecastYears(s.v))
	for _, y := range years {
		if !y.Year.OK {
			s.lack(y.Where().Spot("year"))
		}
	}
	if len(years) == 0 || len(s.f.Missing) > 0 {
		if len(years) == 0 {
			s.lack(at("forecast_years"))
		}
		s.unknown()
		return
	}
	slices.SortStableFunc(years, func(a, b rows.ForecastYear) int { return a.Year.Cmp(b.Year.Decimal) })
	for _, y := range years {
		if y.EBITDA.OK {
			s.f.Parts = append(s.f.Parts, Part{"ebitda", y.Year.String(), y.EBITDA.Decimal})
		}
		if y.Repayment.OK {
			s.f.Parts = append(s.f.Parts, Part{"repayment", y.Year.String(), y.Repayment.Decimal})
		}
	}
	s.instalments(years)
	s.payback(s.added(years[len(years)-1]))
	if len(s.f.Missing) > 0 {
		s.unknown()
	}
	if _, known := s.b.costs().Main(); known {
		s.soFar()
	}
}

// instalments is the largest share of the EBITDA that the instalments of a year take.
func (s *Sheet) instalments(years []rows.ForecastYear) {
	var shares []operand
	whole := true
	for _, y := range years {
		due, ebitda := s.cell(y.Repayment, y.Where().Spot("repayment")), s.cell(y.EBITDA, y.Where().Spot("ebitda"))
		switch {
		case !due.given || !ebitda.given:
			whole = false
		case due.Value.Sign() == 0:
			shares = append(shares, due)
		case ebitda.Value.Sign() <= 0: // nothing to pay them from
			s.lack(y.Where().Spot("ebitda"))
			s.caveat(say("forecast.unpaid", text("year", y.Year.String())))
			whole = false
		default:
			shares = append(shares, s.do(say("forecast.instalments", text("year", y.Year.String())), Quotient, Plain, Source{}, due.of(Money), ebitda.of(Money)))
		}
	}
	if whole {
		most := s.do(say("forecast.most"), Max, Plain, Source{}, shares...)
		s.round("instalments_ebitda_pct", say("forecast.most_rounded"), s.percent(say("forecast.most_percent"), most))
	}
}

// added is what the last year of the forecasts has more than the last closed one,
// which is brought to twelve months. A company without a closing adds all of it.
func (s *Sheet) added(end rows.ForecastYear) operand {
	then := s.cell(end.EBITDA, end.Where().Spot("ebitda"))
	if s.v.Yes("size.new_company") {
		s.estimate(say("forecast.no_closing"))
		return s.known(say("forecast.then", text("year", end.Year.String())), Lookup, Money, Source{}, then)
	}
	last, _ := rows.Closings(s.v)
	if last.ID == "" {
		s.lack(at("years"))
		return operand{}
	}
	now := s.cell(last.EBITDA, last.Where().Spot("ebitda"))
	if end.Year.Cmp(last.Year.Decimal) <= 0 { // it foresees nothing
		s.lack(at("forecast_years"))
		return operand{}
	}
	now = s.yearly("forecast", last, now)
	return s.known(say("forecast.added", text("from", last.Year.String()), text("to", end.Year.String())), Difference, Money, Source{}, then, now)
}

// yearly brings an amount of a closed year to twelve months, in the words of a figure.
func (s *Sheet) yearly(words string, y rows.Year, o operand) operand {
	if !o.given || !y.Irregular() {
		return o
	}
	year := text("year", y.Year.String())
	return s.overTwelve(y, o, say(words+".twelve", year), say(words+".months", year), Source{})
}

// overTwelve derives what rows.Year.Yearly gives.
func (s *Sheet) overTwelve(y rows.Year, o operand, twelvefold, by Message, source Source) operand {
	o = s.do(twelvefold, Product, Money, Source{}, o, wholeNum(12))
	return s.do(by, Quotient, Money, source, o, num(y.Months.Decimal))
}

// payback is the cost of the project in years of what it adds, in all and less the
// grants.
func (s *Sheet) payback(added operand) {
	costs := s.b.costs()
	total, known := costs.Main()
	if !known {
		s.lack(costs.Missing...)
	}
	if !known || !added.given {
		return
	}
	if added.Value.Sign() <= 0 {
		s.lack(at("forecast_years"))
		s.caveat(say("forecast.adds_nothing"))
		return
	}
	cost := s.do(say("forecast.cost"), Lookup, Money, from(&costsSpec), num(total))
	if grants := s.given(); grants.given {
		rest := s.do(say("forecast.less_grants"), Difference, Money, Source{}, cost, grants)
		s.round("payback_with_aid_years", say("forecast.with_rounded"), s.do(say("forecast.with"), Quotient, Years, Source{}, rest, added))
	}
	s.round("payback_without_aid_years", say("forecast.without_rounded"), s.do(say("forecast.without"), Quotient, Years, Source{}, cost, added))
}

// given is what the project is given and never pays back.
func (s *Sheet) given() operand {
	var sum total
	resources := rows.Resources(s.v)
	if len(resources) == 0 {
		s.lack(at("resources"))
		return operand{}
	}
	for _, r := range resources {
		switch r.Nature {
		case "":
			s.lack(r.Where().Spot("nature"))
			sum.open = true
		case "grant":
			sum.add(s.known(s.funder(r.Source), Lookup, Money, Source{}, s.cell(r.Amount, r.Where().Spot("amount"))))
		}
	}
	return s.sum(say("forecast.grants"), Money, sum)
}

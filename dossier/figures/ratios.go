package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// RatiosID is the figure of the financial ratios.
const RatiosID = "figure.ratios"

var ratiosSpec = Spec{ID: RatiosID, Numbers: []Declared{
	{Key: "growth_pct", Shape: Percent},
	{Key: "ebitda_pct", Shape: Percent},
	{Key: "debt_equity", Shape: Ratio},
	{Key: "cost_turnover_pct", Shape: Percent},
}}

// ratios are the financial ratios of the last closed year, whose sales are brought to
// twelve months where they stand beside those of another year or beside a cost.
func ratios(s *Sheet) {
	for _, y := range rows.Years(s.v) {
		if !y.Year.OK {
			s.lack(y.Where().Spot("year"))
		}
	}
	last, before := rows.Closings(s.v)
	if last.ID == "" || len(s.f.Missing) > 0 {
		if len(s.f.Missing) == 0 {
			s.lack(at("years"))
		}
		s.unknown()
		return
	}
	absent := false // an input is missing, as against one that is zero
	ratio := func(number string, above, below operand, aboveAt, belowAt dossier.Spot) {
		for _, in := range []struct {
			given bool
			at    dossier.Spot
		}{{above.given, aboveAt}, {below.given, belowAt}} {
			if !in.given {
				s.lack(in.at)
				absent = true
			}
		}
		if !above.given || !below.given {
			return
		}
		if below.Value.Sign() <= 0 { // a share of nothing, or of negative own funds, says nothing
			s.lack(belowAt)
			return
		}
		o := s.do(say("ratios."+number), Quotient, Plain, Source{}, above.of(Money), below.of(Money))
		if d, _ := s.f.Declared(number); d.Shape == Percent {
			o = s.percent(say("ratios."+number+"_percent"), o)
		}
		s.give(number, o)
	}
	amountOf := func(n dossier.Num) operand { return operand{Operand{Value: n.Decimal}, n.OK} }
	turnover := last.Where().Spot("turnover")
	sold := s.yearly("ratios", last, amountOf(last.Turnover))
	if before.ID == "" || before.Year.Cmp(last.Year.Sub(dossier.Int(1))) != 0 {
		s.lack(at("years"))
		absent = true
	} else {
		soldBefore := s.yearly("ratios", before, amountOf(before.Turnover))
		rise := operand{Operand{Value: sold.Value.Sub(soldBefore.Value)}, sold.given}
		ratio("growth_pct", rise, soldBefore, turnover, before.Where().Spot("turnover"))
	}
	ratio("ebitda_pct", amountOf(last.EBITDA), amountOf(last.Turnover), last.Where().Spot("ebitda"), turnover)
	ratio("debt_equity", amountOf(last.Debt), amountOf(last.Equity),
		last.Where().Spot("debt"), last.Where().Spot("equity"))
	if c := s.b.costs(); c.Status == Unknown {
		s.lack(c.Missing...)
		absent = true
	} else {
		total, ok := c.Main()
		ratio("cost_turnover_pct", amountOf(dossier.Num{Decimal: total, OK: ok}), sold, at("machines"), turnover)
	}
	if absent {
		s.unknown()
	}
}

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
			s.lack(at("years", "year", y.ID))
		}
	}
	last, before := rows.Closings(s.v)
	if last.ID == "" || len(s.f.Missing) > 0 {
		if len(s.f.Missing) == 0 {
			s.lack("years")
		}
		s.unknown()
		return
	}
	absent := false // an input is missing, as against one that is zero
	ratio := func(number string, above, below operand, aboveField, belowField string) {
		for _, in := range []struct {
			given bool
			field string
		}{{above.given, aboveField}, {below.given, belowField}} {
			if !in.given {
				s.lack(in.field)
				absent = true
			}
		}
		if !above.given || !below.given {
			return
		}
		if below.Value.Sign() <= 0 { // a share of nothing, or of negative own funds, says nothing
			s.lack(belowField)
			return
		}
		o := s.do(say("ratios."+number), Quotient, Plain, Source{}, above.of(Money), below.of(Money))
		if d, _ := s.f.Declared(number); d.Shape == Percent {
			o = s.percent(say("ratios."+number+"_percent"), o)
		}
		s.give(number, o)
	}
	amountOf := func(n dossier.Num) operand { return operand{Operand{Value: n.Decimal}, n.OK} }
	turnover := at("years", "turnover", last.ID)
	sold := s.yearly("ratios", last, amountOf(last.Turnover))
	if before.ID == "" || before.Year.Cmp(last.Year.Sub(dossier.Int(1))) != 0 {
		s.lack("years")
		absent = true
	} else {
		soldBefore := s.yearly("ratios", before, amountOf(before.Turnover))
		rise := operand{Operand{Value: sold.Value.Sub(soldBefore.Value)}, sold.given}
		ratio("growth_pct", rise, soldBefore, turnover, at("years", "turnover", before.ID))
	}
	ratio("ebitda_pct", amountOf(last.EBITDA), amountOf(last.Turnover), at("years", "ebitda", last.ID), turnover)
	ratio("debt_equity", amountOf(last.Debt), amountOf(last.Equity),
		at("years", "debt", last.ID), at("years", "equity", last.ID))
	if c := s.b.costs(); c.Status == Unknown {
		s.lack(c.Missing...)
		absent = true
	} else {
		total, ok := c.Main()
		ratio("cost_turnover_pct", amountOf(dossier.Num{Decimal: total, OK: ok}), sold, "machines", turnover)
	}
	if absent {
		s.unknown()
	}
}

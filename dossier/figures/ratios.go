package figures

import (
	"cmp"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

var ratiosSpec = Spec{ID: "figure.ratios", Numbers: []Declared{
	{Key: "growth_pct", Shape: Percent},
	{Key: "ebitda_pct", Shape: Percent},
	{Key: "debt_equity", Shape: Ratio},
	{Key: "cost_turnover_pct", Shape: Percent},
}}

// ratios are the financial ratios of the last closed year.
func ratios(s *Sheet) {
	years := slices.Clone(rows.Years(s.v))
	for _, y := range years {
		if !y.Year.OK {
			s.lack(at("years", "year", y.ID))
		}
	}
	if len(years) == 0 || len(s.f.Missing) > 0 {
		if len(years) == 0 {
			s.lack("years")
		}
		s.unknown()
		return
	}
	slices.SortStableFunc(years, func(a, b rows.Year) int { return cmp.Or(a.Year.Cmp(b.Year.Decimal), cmp.Compare(a.ID, b.ID)) })
	last := years[len(years)-1]
	absent := false // an input is missing, as against one that is zero
	ratio := func(number string, above, below dossier.Num, aboveField, belowField string) {
		for _, in := range []struct {
			n     dossier.Num
			field string
		}{{above, aboveField}, {below, belowField}} {
			if !in.n.OK {
				s.lack(in.field)
				absent = true
			}
		}
		if !above.OK || !below.OK {
			return
		}
		if below.Sign() <= 0 { // a share of nothing, or of negative own funds, says nothing
			s.lack(belowField)
			return
		}
		o := s.do(say("ratios."+number), Quotient, Plain, Source{}, num(above.Decimal), num(below.Decimal))
		if d, _ := s.f.Declared(number); d.Shape == Percent {
			o = s.percent(say("ratios."+number+"_percent"), o)
		}
		s.give(number, o)
	}
	turnover := at("years", "turnover", last.ID)
	if i := slices.IndexFunc(years, func(y rows.Year) bool { return y.Year.Cmp(last.Year.Sub(dossier.Int(1))) == 0 }); i < 0 {
		s.lack("years")
		absent = true
	} else {
		before := years[i]
		rise := dossier.Num{Decimal: last.Turnover.Sub(before.Turnover.Decimal), OK: last.Turnover.OK}
		ratio("growth_pct", rise, before.Turnover,
			turnover, at("years", "turnover", before.ID))
	}
	ratio("ebitda_pct", last.EBITDA, last.Turnover, at("years", "ebitda", last.ID), turnover)
	ratio("debt_equity", last.Debt, last.Equity,
		at("years", "debt", last.ID), at("years", "equity", last.ID))
	if c := s.b.costs(); c.Status == Unknown {
		s.lack(c.Missing...)
		absent = true
	} else {
		total, ok := c.Main()
		ratio("cost_turnover_pct", dossier.Num{Decimal: total, OK: ok}, last.Turnover, "machines", turnover)
	}
	if absent {
		s.unknown()
	}
}

package figures

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// PlanID is the figure of the plan of expenses and resources.
const PlanID = "figure.plan"

// PlanResources is its number of all resources.
const PlanResources = "resources"

var planSpec = Spec{ID: PlanID, Picture: Balance, Beside: []string{CostsID}, Main: "gap", lawless: true, Numbers: []Declared{
	{Key: "total", Shape: Money},
	{Key: "eligible", Shape: Money},
	{Key: "to_check", Shape: Money},
	{Key: PlanResources, Shape: Money},
	{Key: "gap", Shape: Money},
	{Key: "public", Shape: Money},
	{Key: "private", Shape: Money},
	{Key: "public_rate", Shape: Percent},
}}

// requestedGrant is the FEDER grant that is asked for. The question and the
// FEDER rows are one number, so the rows answer where the question is empty.
func requestedGrant(v *dossier.View) (requested dossier.Decimal, known bool) {
	if requested, known = v.Number("funding.requested"); known {
		return requested, true
	}
	feder := rows.FEDER(v)
	requested, known = rows.Total(feder, rows.Resource.Typed)
	return requested, known && len(feder) > 0
}

// Plan is figure.plan: the resources against the total cost, the gap between
// them, public and private shares and the public rate on eligible costs.
func Plan(v *dossier.View) Figure { return bookOf(v, nil).plan() }

func (b *book) plan() Figure { return b.once(&planSpec, plan) }

func plan(s *Sheet) {
	costs := s.b.costs()
	s.lack(costs.Missing...)
	var public, private, all []operand
	parts := newParts()
	planned := rows.Resources(s.v)
	if len(planned) == 0 {
		s.lack(at("resources"))
	}
	advance := false
	open := map[rows.Share]bool{rows.Unclear: len(planned) == 0} // whose sum lacks something
	for _, r := range planned {
		share := r.Share()
		if _, ok := r.Brings(); !ok {
			open[share] = true
		}
		for _, c := range []struct{ col, cell string }{{"source", r.Source}, {"nature", r.Nature}} {
			if c.cell == "" {
				s.lack(r.Where().Spot(c.col))
			}
		}
		if !r.Amount.OK {
			s.lack(r.Where().Spot("amount"))
			continue
		}
		if share == rows.Unclear || share == rows.Guarantee {
			continue
		}
		o := s.do(s.funder(r.Source), Lookup, Money, Source{}, num(r.Amount.Decimal))
		all = append(all, o)
		if share == rows.Public {
			public = append(public, o)
			advance = advance || r.Advance()
			parts.add(PlanPublic, r.Source, o.Value)
		} else {
			private = append(private, o)
			parts.add(PlanPrivate, r.Source, o.Value)
		}
		parts.add(PlanByYear, yearKey(r.Year), o.Value)
	}
	for _, name := range []string{"total", "eligible", "to_check"} {
		if n, ok := costs.Numbers[name]; ok {
			s.f.Numbers[name] = n
		}
	}
	if advance {
		s.caveat(say("plan.advance"))
	}
	var pub operand
	if !open[rows.Unclear] && !open[rows.Public] {
		pub = s.do(say("plan.public"), Sum, Money, Source{}, orZero(public)...)
		s.give("public", pub)
	}
	if !open[rows.Unclear] && !open[rows.Private] {
		s.give("private", s.do(say("plan.private"), Sum, Money, Source{}, orZero(private)...))
	}
	switch eligible, known := costs.Number("eligible"); {
	case known && eligible.IsZero():
		s.lack(uncheckedCosts(s.v)...)
	case known && pub.given:
		el := s.do(say("plan.eligible"), Lookup, Money, from(&costsSpec), num(eligible))
		rate := s.do(say("plan.rate"), Quotient, Plain, Source{}, pub, el)
		s.round("public_rate", say("plan.rate_rounded"), s.percent(say("plan.rate_percent"), rate))
	}
	total, known := costs.Main()
	complete := !slices.Contains(slices.Collect(maps.Values(open)), true)
	if known {
		s.soFar()
	}
	if !complete || !known {
		s.unknown()
	}
	if !complete {
		return
	}
	resources := s.do(say("plan.resources"), Sum, Money, Source{}, orZero(all)...)
	s.give(PlanResources, resources)
	s.f.Parts = parts.list(Money)
	if !known {
		return
	}
	cost := s.do(say("plan.total"), Lookup, Money, from(&costsSpec), num(total))
	s.round("gap", say("plan.gap_rounded"), s.do(say("plan.gap"), Difference, Money, Source{}, resources, cost))
}

// uncheckedCosts names what keeps the eligible costs at zero: the rows whose
// eligibility is open, or the question as a whole.
func uncheckedCosts(v *dossier.View) []dossier.Spot {
	var out []dossier.Spot
	for _, p := range rows.Purchases(v) {
		if p.Eligibility(v) == rows.ToCheck {
			out = append(out, p.Where().Spot("eligible"))
		}
	}
	if len(out) == 0 {
		out = []dossier.Spot{at("machines.eligible")}
	}
	return out
}

// funder names a funder in a derivation, in the words of the call.
func (s *Sheet) funder(source string) Message {
	if f, col := s.v.Locate("resources.source"); f != nil {
		if c := f.Column(string(col)); c != nil {
			if label, ok := c.Option(source); ok {
				return plain(label)
			}
		}
	}
	return say("plan.resource")
}

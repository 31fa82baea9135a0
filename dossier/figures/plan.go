package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

var planSpec = Spec{ID: "figure.plan", Main: "gap", lawless: true, Numbers: []Declared{
	{Key: "total", Shape: Money},
	{Key: "eligible", Shape: Money},
	{Key: "to_check", Shape: Money},
	{Key: "resources", Shape: Money},
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
		s.lack("resources")
	}
	advance := false
	for _, r := range planned {
		for _, c := range []struct{ col, cell string }{{"source", r.Source}, {"nature", r.Nature}} {
			if c.cell == "" {
				s.lack(at("resources", c.col, r.ID))
			}
		}
		if !r.Amount.OK {
			s.lack(at("resources", "amount", r.ID))
			continue
		}
		if !r.Cash() {
			continue
		}
		o := s.do(s.funder(r.Source), Lookup, Money, Source{}, num(r.Amount.Decimal))
		all = append(all, o)
		if r.Public() {
			public = append(public, o)
			advance = advance || r.Advance()
			parts.add("public", r.Source, o.Value)
		} else {
			private = append(private, o)
			parts.add("private", r.Source, o.Value)
		}
		parts.add("year", yearKey(r.Year), o.Value)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	for _, name := range []string{"total", "eligible", "to_check"} {
		s.f.Numbers[name] = costs.Numbers[name]
	}
	pub := s.do(say("plan.public"), Sum, Money, Source{}, orZero(public)...)
	s.give("public", pub)
	s.give("private", s.do(say("plan.private"), Sum, Money, Source{}, orZero(private)...))
	if eligible, _ := costs.Number("eligible"); eligible.Sign() > 0 {
		el := s.do(say("plan.eligible"), Lookup, Money, from(&costsSpec), num(eligible))
		rate := s.do(say("plan.rate"), Quotient, Plain, Source{}, pub, el)
		s.round("public_rate", say("plan.rate_rounded"), s.percent(say("plan.rate_percent"), rate))
	} else {
		s.lack(uncheckedCosts(s.v)...)
	}
	resources := s.do(say("plan.resources"), Sum, Money, Source{}, orZero(all)...)
	s.give("resources", resources)
	total, _ := costs.Main()
	cost := s.do(say("plan.total"), Lookup, Money, from(&costsSpec), num(total))
	s.round("gap", say("plan.gap_rounded"), s.do(say("plan.gap"), Difference, Money, Source{}, resources, cost))
	if advance {
		s.caveat(say("plan.advance"))
	}
	s.f.Parts = parts.list()
}

// uncheckedCosts names what keeps the eligible costs at zero: the rows whose
// eligibility is open, or the question as a whole.
func uncheckedCosts(v *dossier.View) []string {
	var out []string
	for _, p := range rows.Purchases(v) {
		if p.Eligibility(v) == rows.ToCheck {
			out = append(out, at(string(p.Table), "eligible", p.ID))
		}
	}
	if len(out) == 0 {
		out = []string{"machines.eligible"}
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

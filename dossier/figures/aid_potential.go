package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// mayBe gives what the ceiling may come to, from the first machine on: what is not
// answered is supposed, and each hypothesis is noted with its answer.
func (s *Sheet) mayBe() []Hypothesis {
	regime, supposed := likelyRegime(s.v, s.b.law)
	t := s.scratch()
	c := &ceiling{Sheet: t, regime: regime, suppose: true, timeless: true, hypotheses: supposed}
	c.supposedCosts()
	most, given := c.most()
	if !given || !c.eligible.given {
		return nil
	}
	s.f.Hypotheses = append(s.f.Hypotheses, c.hypotheses...)
	if len(c.hypotheses) > 0 {
		s.steps = t.steps // they stand in front of those of the figure
		s.round("potential", say("aid.potential"), most)
		for _, r := range t.f.Rules {
			s.rule(r.ID)
		}
	}
	return c.hypotheses
}

// likelyRegime is the regime that counts; while none is said, the regional one where
// the place is in the zone and no answer closes it, else the one for SMEs, which is
// then a hypothesis.
func likelyRegime(v *dossier.View, law *Rules) (regime string, supposed []Hypothesis) {
	if regime = Regime(v); regime != "" && regime != "to_be_set" {
		return regime, nil
	}
	regime = "sme"
	if v.Text("place.afr") == "yes" {
		s := &Sheet{b: bookOf(v, law), v: v, f: Figure{Spec: &aidSpec, Numbers: map[string]Number{}}}
		c := &ceiling{Sheet: s, regime: "afr", suppose: true, timeless: true}
		c.supposedCosts()
		if _, given := c.most(); given {
			regime = "afr"
		}
	}
	return regime, []Hypothesis{{say("aid.suppose.regime", Arg{"regime", say("aid.regime." + regime)}), at("state_aid.regime")}}
}

// supposedCosts are the eligible costs that a project may have: those to be checked
// are counted, what has no price yet is not.
func (c *ceiling) supposedCosts() {
	var sum []operand
	for _, p := range rows.Purchases(c.v) {
		eligibility := p.Eligibility(c.v)
		if eligibility == rows.Ineligible {
			continue
		}
		amount, known := p.Amount()
		if !known {
			for _, f := range p.Price {
				if !f.OK {
					c.supposed(p.Where().Spot(f.Column), about("aid.suppose.no_price", p.Called(c.v)))
					break
				}
			}
			continue
		}
		if eligibility == rows.ToCheck {
			c.supposed(p.Where().Spot("eligible"), about("aid.suppose.to_check", p.Called(c.v)))
		}
		sum = append(sum, num(amount))
	}
	if whole, _, gate := rows.Whole(c.v); !whole {
		c.open(at(gate), "other_costs")
	}
	if len(sum) == 0 {
		c.lack(at("machines"))
		return
	}
	c.eligible = c.do(say("aid.supposed_costs"), Sum, Money, Source{}, sum...)
}

func (c *ceiling) supposed(input dossier.Spot, text Message) {
	c.hypotheses = append(c.hypotheses, Hypothesis{text, input})
}

// supposedRoom is what is left of de minimis aid where not all of it is known: what
// is not said counts as none.
func (c *ceiling) supposedRoom(rule Rule, f Figure) dossier.Decimal {
	for _, m := range f.Missing {
		c.open(m, "minimis")
	}
	judged := JudgedOn(c.v)
	since := MinimisFrom(c.b.law, judged)
	left := rule.Value("limit")
	for _, r := range rows.MinimisAids(c.v) {
		if !r.Apart() && r.Amount.OK && !r.Date.Before(since) && !r.Date.After(judged) {
			left = left.Sub(r.Amount.Decimal)
		}
	}
	return left
}

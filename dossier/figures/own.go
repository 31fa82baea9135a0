package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Own is what finances a project free of any public support (Regulation (EU)
// 651/2014, article 14 (14)): the test is support, not who lends. What a public
// guarantee that contains aid covers of a bank's loan or a lease is not free, a
// public loan at market terms is.
type Own struct {
	free         []dossier.Decimal
	maybe        dossier.Decimal // public loans that may be at market terms
	covered      dossier.Decimal // by guarantees that contain aid
	maybeCovered dossier.Decimal // by guarantees that may contain aid
	borrowed     dossier.Decimal // what guarantees can cover
	market       bool            // a public loan at market terms is among it
	Unsaid       []rows.Resource // whose aid is not known
	Covering     []rows.Resource // guarantees that contain aid
}

// OwnContribution reads the own contribution from the resources; false where a
// resource is not whole.
func OwnContribution(v *dossier.View) (Own, bool) {
	var own Own
	resources := rows.Resources(v)
	for _, r := range resources {
		covers, market := r.Covers()
		if r.Share() == rows.Unclear || !r.Amount.OK || !covers.OK {
			return Own{}, false
		}
		free, maybe := r.Free()
		switch {
		case free:
			own.free = append(own.free, r.Amount.Decimal)
			own.market = own.market || r.FromPublic()
			if r.Borrowed() {
				own.borrowed = own.borrowed.Add(r.Amount.Decimal)
			}
		case maybe:
			own.maybe = own.maybe.Add(r.Amount.Decimal)
			own.Unsaid = append(own.Unsaid, r)
		case market == rows.WithAid:
			own.covered = own.covered.Add(covers.Decimal)
			if covers.Sign() > 0 {
				own.Covering = append(own.Covering, r)
			}
		case market == rows.AidUnsaid:
			own.maybeCovered = own.maybeCovered.Add(covers.Decimal)
			own.Unsaid = append(own.Unsaid, r)
		}
	}
	return own, len(resources) > 0
}

// Least is what is free of support where every unknown counts against it.
func (o Own) Least() dossier.Decimal {
	return o.sum().Sub(least(o.borrowed, o.covered.Add(o.maybeCovered)))
}

// Most is what is free of support where every unknown counts for it.
func (o Own) Most() dossier.Decimal {
	return o.sum().Add(o.maybe).Sub(least(o.borrowed, o.covered))
}

func (o Own) sum() (sum dossier.Decimal) {
	for _, d := range o.free {
		sum = sum.Add(d)
	}
	return sum
}

func least(a, b dossier.Decimal) dossier.Decimal {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

// ownContribution gives the share of the eligible costs that is free of any public
// support. What is not known is not counted, and named.
func (s *Sheet) ownContribution(eligible operand) {
	own, ok := OwnContribution(s.v)
	if !ok { // the plan has named what it lacks
		return
	}
	s.rule("aid.afr_own")
	parts := make([]operand, len(own.free))
	for i, d := range own.free {
		parts[i] = num(d)
	}
	free := s.do(say("aid.own_free"), Sum, Money, from(&planSpec), orZero(parts)...)
	if covered := own.covered.Add(own.maybeCovered); !covered.IsZero() && !own.borrowed.IsZero() {
		part := s.do(say("aid.own_covered"), Min, Money, from(&planSpec), num(covered), num(own.borrowed))
		free = s.do(say("aid.own_uncovered"), Difference, Money, Source{}, free, part)
	}
	share := s.do(say("aid.own_share"), Quotient, Plain, Source{}, free, eligible)
	s.give("own_contribution_pct", s.percent(say("aid.own_percent"), share))
	if own.market {
		s.caveat(say("aid.own_market"))
	}
	if own.Most().Cmp(own.Least()) == 0 {
		return
	}
	names := make([]string, len(own.Unsaid))
	for i, r := range own.Unsaid {
		names[i] = s.called(r)
		s.lack(r.Where().Spot("aid_element"))
	}
	s.caveat(say("aid.own_unsaid", list("names", distinct(names)), amount("most", own.Most(), Money)))
}

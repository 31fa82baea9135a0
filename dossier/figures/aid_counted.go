package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// publicAid adds up all public aid on the same eligible costs (article 8): that of
// the plan and others, which are returned too. Under the de minimis regime,
// earlier de minimis aid is inside the ceiling already.
func (s *Sheet) publicAid(regime string) (public operand, others []operand) {
	planned, known := s.b.plan().Number("public")
	var inPlan operand
	if known {
		inPlan = s.do(say("aid.planned"), Lookup, Money, from(&planSpec), num(planned))
	} else {
		s.lack(s.b.plan().Missing...)
	}
	others, ok := s.otherAid(regime)
	if !known || !ok {
		return operand{}, nil
	}
	s.rule("aid.cumulation")
	return s.do(say("aid.public"), Sum, Money, Source{}, append([]operand{inPlan}, others...)...), others
}

// countedAid is what of the public aid counts against a ceiling: grants in full,
// other support by its gross grant equivalent.
func (s *Sheet) countedAid(regime string, public operand, others []operand) operand {
	equivalents, inFull := s.equivalents(regime)
	if inFull {
		return public
	}
	return s.do(say("aid.counted"), Sum, Money, Source{}, orZero(append(equivalents, others...))...)
}

// otherAid is the aid on the same costs that the plan does not have; false where
// something of it is not known.
func (s *Sheet) otherAid(regime string) (parts []operand, known bool) {
	known = true
	same := func(in rows.Place, a rows.Granted) {
		if !a.SameCosts.OK {
			s.lack(in.Spot("same_costs"))
			known = false
		}
		if !a.SameCosts.Yes() {
			return
		}
		if !a.Amount.OK {
			s.lack(in.Spot("amount"))
			known = false
		}
		parts = append(parts, s.do(about("aid.other_aid", a.Body), Lookup, Money, Source{}, num(a.Amount.Decimal)))
	}
	if has, ok := s.answer("state_aid.has_other_aids"); !ok {
		known = false
	} else if aids := rows.OtherAids(s.v); has && len(aids) == 0 {
		s.lack(at("other_aids"))
		known = false
	} else {
		for _, r := range aids {
			same(r.Where(), r.Granted)
		}
		if len(parts) > 0 {
			s.caveat(say("aid.cumulation"))
		}
	}
	if regime != "de_minimis" {
		if has, ok := s.answer("state_aid.has_de_minimis"); !ok {
			known = false
		} else if aids := rows.MinimisAids(s.v); has && len(aids) == 0 {
			s.lack(at("de_minimis"))
			known = false
		} else {
			for _, r := range aids {
				same(r.Where(), r.Granted)
			}
		}
	}
	return parts, known
}

// equivalents is what counts of each of the plan's resources; inFull where that
// is all public aid of the plan and nothing else. A loan, an advance or a guarantee
// whose gross grant equivalent is not known stays out and is named: its funder
// must state it before the aid is granted. Under de minimis the fraction of the
// regulation stands for it, where there is one.
func (s *Sheet) equivalents(regime string) (parts []operand, inFull bool) {
	type part struct {
		name string
		aid  operand
	}
	var counted []part
	var open []string
	inFull = true
	for _, r := range rows.Resources(s.v) {
		aid, known := r.Aid()
		o := num(aid)
		if !known && regime == "de_minimis" {
			if f := s.fraction(r); f.given {
				o, aid, known = f, f.Value, true
				s.caveat(say("aid.fraction_used"))
			}
		}
		if !known {
			s.lack(r.Where().Spot("gge"))
			open = append(open, s.called(r))
		}
		if !aid.IsZero() {
			counted = append(counted, part{s.called(r), o})
		}
		if r.Public() {
			inFull = inFull && aid.Cmp(r.Amount.Decimal) == 0
		} else {
			inFull = inFull && aid.IsZero()
		}
	}
	if len(open) > 0 {
		s.caveat(say("aid.equivalent_unknown", list("names", distinct(open))))
	}
	if inFull {
		return nil, true
	}
	for _, p := range counted {
		parts = append(parts, s.do(about("aid.equivalent", p.name), Lookup, Money, Source{}, p.aid))
	}
	return parts, false
}

// called names a resource by its funder and its nature, in the words of the call.
func (s *Sheet) called(r rows.Resource) string {
	table := s.v.Call.Field(rows.Table[rows.Resource]())
	source, _ := table.Column("source").Option(r.Source)
	nature, _ := table.Column("nature").Option(r.Nature)
	return source + " · " + nature
}

// PlannedAid is how much aid the plan's resources contain by what is known.
func PlannedAid(v *dossier.View) (aid dossier.Decimal) {
	for _, r := range rows.Resources(v) {
		equivalent, _ := r.Aid()
		aid = aid.Add(equivalent)
	}
	return aid
}

package figures

import (
	"dossierpme/dossier/rows"
)

var energySpec = Spec{ID: "figure.energy", Main: "gain_kwh", Numbers: []Declared{
	{Key: "before_kwh", Shape: Energy},
	{Key: "after_kwh", Shape: Energy},
	{Key: "gain_kwh", Shape: Energy},
	{Key: "gain_pct", Shape: Percent},
	{Key: "gain_pct_per_unit", Shape: Percent},
}}

// usable names what a row of energy lacks before anything can be computed.
func (s *Sheet) usable(u rows.EnergyUse) bool {
	n := len(s.f.Missing)
	if u.Source == "" {
		s.lack(at("energy", "source", u.ID))
	}
	if u.Unit == "" || u.Source != "" && !UnitOf(s.b.law, u.Source, u.Unit) {
		s.lack(at("energy", "unit", u.ID))
	}
	if !u.Before.OK {
		s.lack(at("energy", "before", u.ID))
	}
	if !u.After.OK {
		s.lack(at("energy", "after", u.ID))
	}
	return len(s.f.Missing) == n
}

// energy is the final energy before and after the project, in kWh PCI.
func (b *book) energy() Figure { return b.once(&energySpec, energy) }

func energy(s *Sheet) {
	uses := rows.EnergyUses(s.v)
	if len(uses) == 0 {
		s.lack("energy")
	}
	parts := newParts()
	s.steps = make([]Step, 0, 4*len(uses)+16)
	before, after := make([]operand, 0, len(uses)), make([]operand, 0, len(uses))
	var proofs, own []string
	for _, u := range uses {
		if !s.usable(u) {
			continue
		}
		c, ok := toKWh(s.b.law, u)
		if !ok {
			s.lack(at("energy", "kwh_per_unit", u.ID))
			continue
		}
		if c.own {
			own = append(own, u.Name)
		} else {
			s.rule("energy.units." + u.Source)
		}
		proofs = append(proofs, u.Evidence)
		b := s.convert(about("before", u.Name), Energy, u.Before.Decimal, c, c.source)
		a := s.convert(about("after", u.Name), Energy, u.After.Decimal, c, c.source)
		before, after = append(before, b), append(after, a)
		parts.add("before", u.Source, b.Value)
		parts.add("after", u.Source, a.Value)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.caveat(say("energy.final"))
	if len(own) > 0 {
		s.caveat(say("energy.own_conversion", list("names", own)))
	}
	s.change(gain{Energy, "kwh", evidence(proofs), "energy"},
		s.do(say("energy.before"), Sum, Energy, Source{}, before...), s.do(say("energy.after"), Sum, Energy, Source{}, after...))
	s.f.Parts = parts.list()
}

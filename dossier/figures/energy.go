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

// measured names what a row of energy lacks before its quantities mean anything.
func (s *Sheet) measured(u rows.EnergyUse) bool {
	n := len(s.f.Missing)
	if u.Source == "" {
		s.lack(at("energy", "source", u.ID))
	}
	if u.Unit == "" || u.Source != "" && !UnitOf(s.b.law, u.Source, u.Unit) {
		s.lack(at("energy", "unit", u.ID))
	}
	return len(s.f.Missing) == n
}

// energy is the final energy before and after the project, in kWh PCI.
func (b *book) energy() Figure { return b.once(&energySpec, energy) }

func energy(s *Sheet) {
	uses := rows.EnergyUses(s.v)
	if len(uses) == 0 {
		s.lack("energy")
		s.unknown()
		return
	}
	parts := newParts()
	s.steps = make([]Step, 0, 4*len(uses)+16)
	before, after := total{in: make([]operand, 0, len(uses))}, total{in: make([]operand, 0, len(uses))}
	var proofs, own []string
	for _, u := range uses {
		measured := s.measured(u)
		q0, q1 := s.cell(u.Before, "energy", "before", u.ID), s.cell(u.After, "energy", "after", u.ID)
		if !measured {
			before.open, after.open = true, true
			continue
		}
		c, ok := toKWh(s.b.law, u)
		if !ok {
			s.lack(at("energy", "kwh_per_unit", u.ID))
			before.open, after.open = true, true
			continue
		}
		if c.own {
			own = append(own, u.Name)
		} else {
			s.rule("energy.units." + u.Source)
		}
		proofs = append(proofs, u.Evidence)
		b := s.convert(about("before", u.Name), Energy, q0, c, c.source)
		a := s.convert(about("after", u.Name), Energy, q1, c, c.source)
		before.add(b)
		after.add(a)
		parts.add("before", u.Source, b.Value)
		parts.add("after", u.Source, a.Value)
	}
	s.caveat(say("energy.final"))
	if len(own) > 0 {
		s.caveat(say("energy.own_conversion", list("names", own)))
	}
	if s.change(gain{Energy, "kwh", evidence(proofs), "energy"}, s.sum(say("energy.before"), Energy, before), s.sum(say("energy.after"), Energy, after)) {
		s.f.Parts = parts.list()
	}
}

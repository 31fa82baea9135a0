package figures

import (
	"dossierpme/dossier/rows"
)

// EnergyID is the figure of the energy that is saved.
const EnergyID = "figure.energy"

var energySpec = Spec{ID: EnergyID, Main: "gain_kwh", Numbers: []Declared{
	{Key: "before_kwh", Shape: Energy},
	{Key: "after_kwh", Shape: Energy},
	{Key: "gain_kwh", Shape: Energy},
	{Key: GainPercent, Shape: Percent},
	{Key: "gain_pct_per_unit", Shape: Percent},
}}

// measured names what a row of energy lacks before its quantities mean anything.
func (s *Sheet) measured(u rows.EnergyUse) bool {
	n := len(s.f.Missing)
	if u.Source == "" {
		s.lack(u.Where().Spot("source"))
	}
	if u.Unit == "" || u.Source != "" && !UnitOf(s.b.law, u.Source, u.Unit) {
		s.lack(u.Where().Spot("unit"))
	}
	return len(s.f.Missing) == n
}

// energy is the final energy before and after the project, in kWh PCI.
func energy(s *Sheet) {
	var both states
	var proofs, own []string
	if !s.eachUse(&both, func(u rows.EnergyUse, q0, q1 operand) {
		c, ok := toKWh(s.b.law, u)
		if !ok {
			s.lack(u.Where().Spot("kwh_per_unit"))
			both.open()
			return
		}
		if c.own {
			own = append(own, u.Name)
		} else {
			s.rule("energy.units." + u.Source)
		}
		proofs = append(proofs, u.Evidence)
		both.add(s.convert(about("before", u.Name), Energy, q0, c, c.source), s.convert(about("after", u.Name), Energy, q1, c, c.source))
	}) {
		return
	}
	s.caveat(say("energy.final"))
	if len(own) > 0 {
		s.caveat(say("energy.own_conversion", list("names", own)))
	}
	s.change(gain{Energy, "kwh", evidence(proofs), "energy"}, s.sum(say("energy.before"), Energy, both.before), s.sum(say("energy.after"), Energy, both.after))
}

// states are the totals before and after the project.
type states struct{ before, after total }

func (t *states) add(before, after operand) {
	t.before.add(before)
	t.after.add(after)
}

func (t *states) open() { t.before.open, t.after.open = true, true }

// eachUse goes through the uses of energy, with the quantities before and after;
// one of which they mean nothing leaves the totals open. It is false, and the
// figure unknown, where there is no use.
func (s *Sheet) eachUse(totals *states, of func(u rows.EnergyUse, before, after operand)) bool {
	uses := rows.EnergyUses(s.v)
	if len(uses) == 0 {
		s.lack(at("energy"))
		s.unknown()
		return false
	}
	s.steps = make([]Step, 0, 4*len(uses)+16)
	totals.before.in, totals.after.in = make([]operand, 0, len(uses)), make([]operand, 0, len(uses))
	for _, u := range uses {
		measured := s.measured(u)
		before, after := s.cell(u.Before, u.Where().Spot("before")), s.cell(u.After, u.Where().Spot("after"))
		if measured {
			of(u, before, after)
		} else {
			totals.open()
		}
	}
	return true
}

package figures

import (
	"strings"

	"dossierpme/dossier/rows"
)

// usable names what a row of energy lacks before anything can be computed.
func (s *sheet) usable(u rows.EnergyUse) bool {
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
func (b *book) energy() Figure { return b.once("figure.energy", energy) }

func energy(s *sheet) {
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
		b := s.convert(u.Name+", avant", "kWh", u.Before.Decimal, c, c.source)
		a := s.convert(u.Name+", après", "kWh", u.After.Decimal, c, c.source)
		before, after = append(before, b), append(after, a)
		parts.add("before", u.Source, b.value)
		parts.add("after", u.Source, a.value)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.caveat("Énergie finale, en kWh PCI, et non énergie primaire.")
	if len(own) > 0 {
		s.caveat("Conversion en kWh donnée par vous : " + strings.Join(own, ", ") + ".")
	}
	s.change(gain{"kWh", "kwh", 0, "la consommation d’énergie finale", "passe", evidence(proofs), "energy"},
		s.do("Énergie avant", Sum, "kWh", "", before...), s.do("Énergie après", Sum, "kWh", "", after...))
	s.f.Parts = parts.list()
}

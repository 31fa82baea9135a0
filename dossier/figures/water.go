package figures

import "dossierpme/dossier/rows"

// water is the water used before and after the project, whatever its source;
// recycled water is a part of it, and the figure says so.
func (b *book) water() Figure { return b.once("figure.water", water) }

func water(s *sheet) {
	uses := rows.WaterUses(s.v)
	if len(uses) == 0 {
		s.lack("water")
	}
	parts := newParts()
	var before, after []operand
	var proofs []string
	for _, r := range uses {
		if !r.Before.OK {
			s.lack(at("water", "before", r.ID))
		}
		if !r.After.OK {
			s.lack(at("water", "after", r.ID))
		}
		if r.Source == "recycled" {
			s.caveat("Ce total compte aussi l’eau recyclée : l’eau prélevée baisse davantage.")
		}
		proofs = append(proofs, r.Evidence)
		before = append(before, s.do(r.Name+", avant", Lookup, "m³", "", num(r.Before.Decimal)))
		after = append(after, s.do(r.Name+", après", Lookup, "m³", "", num(r.After.Decimal)))
		parts.add("before", r.Source, r.Before.Decimal)
		parts.add("after", r.Source, r.After.Decimal)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.change(gain{"m³", "m3", 0, "la consommation d’eau", "passe", evidence(proofs), "water"},
		s.do("Eau avant", Sum, "m³", "", orZero(before)...), s.do("Eau après", Sum, "m³", "", orZero(after)...))
	s.f.Parts = parts.list()
}

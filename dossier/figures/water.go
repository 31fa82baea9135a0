package figures

import "dossierpme/dossier/rows"

var waterSpec = Spec{ID: "figure.water", Main: "gain_m3", Numbers: []Declared{
	{Key: "before_m3", Shape: Volume},
	{Key: "after_m3", Shape: Volume},
	{Key: "gain_m3", Shape: Volume},
	{Key: "gain_pct", Shape: Percent},
}}

// water is the water used before and after the project, whatever its source;
// recycled water is a part of it, and the figure says so.
func (b *book) water() Figure { return b.once(&waterSpec, water) }

func water(s *Sheet) {
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
		if r.Recycled() {
			s.caveat(say("water.recycled"))
		}
		proofs = append(proofs, r.Evidence)
		before = append(before, s.do(about("before", r.Name), Lookup, Volume, Source{}, num(r.Before.Decimal)))
		after = append(after, s.do(about("after", r.Name), Lookup, Volume, Source{}, num(r.After.Decimal)))
		parts.add("before", r.Source, r.Before.Decimal)
		parts.add("after", r.Source, r.After.Decimal)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.change(gain{Volume, "m3", evidence(proofs), "water"},
		s.do(say("water.before"), Sum, Volume, Source{}, orZero(before)...), s.do(say("water.after"), Sum, Volume, Source{}, orZero(after)...))
	s.f.Parts = parts.list()
}

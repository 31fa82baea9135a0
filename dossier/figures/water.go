package figures

import "dossierpme/dossier/rows"

// WaterID is the figure of the water that is saved.
const WaterID = "figure.water"

var waterSpec = Spec{ID: WaterID, Main: "gain_m3", Numbers: []Declared{
	{Key: "before_m3", Shape: Volume},
	{Key: "after_m3", Shape: Volume},
	{Key: "gain_m3", Shape: Volume},
	{Key: GainPercent, Shape: Percent},
}}

// water is the water used before and after the project, whatever its source;
// recycled water is a part of it, and the figure says so.
func water(s *Sheet) {
	uses := rows.WaterUses(s.v)
	if len(uses) == 0 {
		s.untouched("water", gain{shape: Volume, suffix: "m3"})
		return
	}
	var both states
	var proofs []string
	for _, r := range uses {
		if r.Recycled() {
			s.caveat(say("water.recycled"))
		}
		proofs = append(proofs, r.Evidence)
		both.add(
			s.known(about("before", r.Name), Lookup, Volume, Source{}, s.cell(r.Before, r.Where().Spot("before"))),
			s.known(about("after", r.Name), Lookup, Volume, Source{}, s.cell(r.After, r.Where().Spot("after"))))
	}
	s.change(gain{Volume, "m3", evidence(proofs), "water"}, s.sum(say("water.before"), Volume, both.before), s.sum(say("water.after"), Volume, both.after))
}

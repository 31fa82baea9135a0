package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// WasteID is the figure of the waste that is avoided.
const WasteID = "figure.waste"

var wasteSpec = Spec{ID: WasteID, Main: "gain_t", Numbers: []Declared{
	{Key: "before_t", Shape: Mass},
	{Key: "after_t", Shape: Mass},
	{Key: "gain_t", Shape: Mass},
	{Key: GainPercent, Shape: Percent},
	{Key: "recovered_before_pct", Shape: Percent},
	{Key: "recovered_after_pct", Shape: Percent},
}}

// waste is the waste before and after the project, by treatment, with the share
// recovered.
func waste(s *Sheet) {
	streams := rows.WasteStreams(s.v)
	if len(streams) == 0 {
		s.untouched("waste", gain{shape: Mass, suffix: "t"})
		return
	}
	var both states
	var savedBefore, savedAfter []operand
	var proofs []string
	for _, r := range streams {
		proofs = append(proofs, r.Evidence)
		b := s.known(about("before", r.Name), Lookup, Mass, Source{}, s.cell(r.Before, r.Where().Spot("before")))
		a := s.known(about("after", r.Name), Lookup, Mass, Source{}, s.cell(r.After, r.Where().Spot("after")))
		both.add(b, a)
		if rows.Recovered(r.TreatmentBefore) {
			savedBefore = append(savedBefore, b)
		}
		if rows.Recovered(r.TreatmentAfter) {
			savedAfter = append(savedAfter, a)
		}
	}
	sum0, sum1 := s.sum(say("waste.before"), Mass, both.before), s.sum(say("waste.after"), Mass, both.after)
	treatedBefore := s.treated("treatment_before", streams, func(w rows.WasteStream) string { return w.TreatmentBefore })
	treatedAfter := s.treated("treatment_after", streams, func(w rows.WasteStream) string { return w.TreatmentAfter })
	s.share("recovered_before_pct", "waste.recovered_before", treatedBefore, savedBefore, sum0, "waste.before")
	s.share("recovered_after_pct", "waste.recovered_after", treatedAfter, savedAfter, sum1, "waste.after")
	s.change(gain{Mass, "t", evidence(proofs), "waste"}, sum0, sum1)
}

// treated names the rows whose treatment is not said.
func (s *Sheet) treated(col string, streams []rows.WasteStream, of func(rows.WasteStream) string) bool {
	ok := true
	for _, r := range streams {
		if of(r) == "" {
			s.lack(r.Where().Spot(col))
			ok = false
		}
	}
	return ok
}

// share is the part of a total that is recovered; absent where the total is zero.
func (s *Sheet) share(number, words string, known bool, saved []operand, total operand, empty dossier.FieldID) {
	if !known || !total.given {
		return
	}
	if total.Value.Sign() == 0 {
		s.lack(at(empty))
		return
	}
	sum := s.do(say(words+"_tonnes"), Sum, Mass, Source{}, orZero(saved)...)
	part := s.do(say(words), Quotient, Plain, Source{}, sum, total)
	s.give(number, s.percent(say(words+"_percent"), part))
}

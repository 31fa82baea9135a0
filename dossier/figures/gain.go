package figures

import (
	"slices"

	"dossierpme/dossier"
)

// gain is what the four environmental figures have in common: a total before
// and after, their difference, and both per unit of production.
type gain struct {
	shape  Shape
	suffix string          // of the numbers: kwh, t, m3
	source []Message       // where the values come from, for the sentence
	table  dossier.FieldID // named where the total before is zero; names the words too
}

// change fills the numbers of a gain: those of a state that is known, and the
// gain where both are. Its last step is the rounded gain.
func (s *Sheet) change(g gain, before, after operand) {
	if before.given {
		s.give("before_"+g.suffix, before)
	}
	if after.given {
		s.give("after_"+g.suffix, after)
	}
	if !before.given || !after.given {
		s.unknown()
		return
	}
	if before.Value.Sign() == 0 {
		s.lack(at(g.table + ".before"))
	} else {
		diff := s.do(say("gain.whole"), Difference, g.shape, Source{}, before, after)
		share := s.do(say("gain.share"), Quotient, Plain, Source{}, diff, before)
		s.give(GainPercent, s.percent(say("gain.percent"), share))
		s.perUnit(g, before, after)
	}
	diff := s.do(say("gain.difference"), Difference, g.shape, Source{}, before, after)
	s.round("gain_"+g.suffix, say("gain.rounded"), diff)
	if diff.Value.Sign() < 0 {
		s.caveat(say("gain.rise"))
	}
}

// untouched is the gain of a table without rows: none where the project is said to
// change nothing there, else not known.
func (s *Sheet) untouched(table dossier.FieldID, g gain) {
	if !s.none(table) {
		s.unknown()
		return
	}
	s.round("gain_"+g.suffix, say("gain.rounded"), s.do(say("gain.untouched"), Lookup, g.shape, Source{}, wholeNum(0)))
}

// perUnit compares on the same output. The figures are absent where an output
// is zero or missing; only energy has one among its numbers.
func (s *Sheet) perUnit(g gain, before, after operand) {
	const number = "gain_pct_per_unit"
	_, declared := s.f.Declared(number)
	q0, ok0 := s.v.Number("environment.output_before")
	q1, ok1 := s.v.Number("environment.output_after")
	ok0, ok1 = ok0 && !q0.IsZero(), ok1 && !q1.IsZero()
	if declared && !ok0 {
		s.lack(at("environment.output_before"))
	}
	if declared && !ok1 {
		s.lack(at("environment.output_after"))
	}
	if !ok0 || !ok1 {
		return
	}
	each := g.shape.perUnit()
	u0 := s.do(say("gain.unit_before"), Quotient, each, Source{}, before, num(q0))
	u1 := s.do(say("gain.unit_after"), Quotient, each, Source{}, after, num(q1))
	drop := s.do(say("gain.unit_drop"), Difference, each, Source{}, u0, u1)
	share := s.do(say("gain.unit_share"), Quotient, Plain, Source{}, drop, u0)
	pct := s.percent(say("gain.unit_percent"), share)
	s.do(say("gain.avoided"), Product, g.shape, Source{}, drop, num(q1))
	same := s.do(say("gain.same_output"), Product, g.shape, Source{}, u0, num(q1))
	if declared {
		s.give(number, pct)
	}
	s.sentence(g, same.Value, after.Value, pct.Value.Round(Percent.Places()))
}

// sentence is the standard sentence of a gain.
func (s *Sheet) sentence(g gain, from, to, pct dossier.Decimal) {
	year, ok := s.v.Number("environment.reference_year")
	if !ok {
		return
	}
	way, size := "gain.less", pct
	switch pct.Sign() {
	case -1:
		way, size = "gain.more", pct.Neg()
	case 0:
		way = "gain.same"
	}
	key := "gain.sentence_without_source"
	if len(g.source) > 0 {
		key = "gain.sentence"
	}
	s.f.Sentence = say(key, Arg{"what", say("gain.what." + string(g.shape))},
		amount("from", from.Round(g.shape.Places()), Plain), amount("to", to.Round(g.shape.Places()), g.shape),
		Arg{"way", say(way, amount("percent", size, Percent))}, text("year", year.String()), Arg{"source", g.source})
}

// proofs are the kinds of proof, strongest first.
var proofs = []string{"invoice", "meter", "audit", "supplier", "calculation", "estimate"}

// evidence names the kinds of proof that are there.
func evidence(ids []string) []Message {
	var out []Message
	for _, id := range proofs {
		if slices.Contains(ids, id) {
			out = append(out, say("proof."+id))
		}
	}
	return out
}

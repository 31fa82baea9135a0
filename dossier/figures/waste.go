package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// recycled are the treatments that RCR47 counts; recovered is reuse besides.
// Energy recovery is neither: it is shown apart.
var (
	recycled  = []string{"recycling", "material_recovery", "digestion_composting"}
	recovered = append([]string{"reuse"}, recycled...)
)

// waste is the waste before and after the project, by treatment, with the share
// recovered.
func (b *book) waste() Figure { return b.once("figure.waste", waste) }

func waste(s *sheet) {
	streams := rows.WasteStreams(s.v)
	if len(streams) == 0 {
		s.lack("waste")
	}
	parts := newParts()
	var before, after, savedBefore, savedAfter []operand
	var proofs []string
	known := len(streams) > 0
	for _, r := range streams {
		for _, in := range []struct {
			col string
			ok  bool
		}{{"before", r.Before.OK}, {"after", r.After.OK}} {
			if !in.ok {
				s.lack(at("waste", in.col, r.ID))
				known = false
			}
		}
		proofs = append(proofs, r.Evidence)
		b := s.do(r.Name+", avant", Lookup, "t", "", num(r.Before.Decimal))
		a := s.do(r.Name+", après", Lookup, "t", "", num(r.After.Decimal))
		before, after = append(before, b), append(after, a)
		if slices.Contains(recovered, r.TreatmentBefore) {
			savedBefore = append(savedBefore, b)
		}
		if slices.Contains(recovered, r.TreatmentAfter) {
			savedAfter = append(savedAfter, a)
		}
		parts.add("before", r.TreatmentBefore, r.Before.Decimal)
		parts.add("after", r.TreatmentAfter, r.After.Decimal)
		if r.Hazardous.Yes() {
			parts.add("hazardous", "before", r.Before.Decimal)
			parts.add("hazardous", "after", r.After.Decimal)
		}
	}
	if !known {
		s.unknown()
		return
	}
	sum0 := s.do("Déchets avant", Sum, "t", "", before...)
	sum1 := s.do("Déchets après", Sum, "t", "", after...)
	treatedBefore := s.treated("treatment_before", streams, func(w rows.WasteStream) string { return w.TreatmentBefore })
	treatedAfter := s.treated("treatment_after", streams, func(w rows.WasteStream) string { return w.TreatmentAfter })
	s.share("recovered_before_pct", "Part valorisée avant", treatedBefore, savedBefore, sum0, "waste.before")
	s.share("recovered_after_pct", "Part valorisée après", treatedAfter, savedAfter, sum1, "waste.after")
	s.change(gain{"t", "t", 3, "la production de déchets", "passe", evidence(proofs), "waste"}, sum0, sum1)
	s.f.Parts = parts.list()
}

// treated names the rows whose treatment is not said.
func (s *sheet) treated(col string, streams []rows.WasteStream, of func(rows.WasteStream) string) bool {
	ok := true
	for _, r := range streams {
		if of(r) == "" {
			s.lack(at("waste", col, r.ID))
			ok = false
		}
	}
	return ok
}

// share is the part of a total that is recovered; absent where the total is zero.
func (s *sheet) share(number, text string, known bool, saved []operand, total operand, field string) {
	if !known {
		return
	}
	if total.value.Sign() == 0 {
		s.lack(field)
		return
	}
	sum := s.do(text+", en tonnes", Sum, "t", "", orZero(saved)...)
	part := s.do(text, Quotient, "", "", sum, total)
	s.f.Numbers[number] = rounded(s.do(text+", en pourcentage", Product, "%", "", part, num(dossier.Int(100))), 2, "%")
}

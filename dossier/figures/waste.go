package figures

import (
	"slices"

	"dossierpme/dossier"
)

// Waste is a row of the table of waste.
type Waste struct {
	ID              string       `col:"id"`
	Name            string       `col:"name"`
	Hazardous       dossier.Bool `col:"hazardous"`
	TreatmentBefore string       `col:"treatment_before"`
	TreatmentAfter  string       `col:"treatment_after"`
	Before          dossier.Num  `col:"before"`
	After           dossier.Num  `col:"after"`
	Evidence        string       `col:"evidence"`
}

// recycled are the treatments that RCR47 counts; recovered is reuse besides.
// Energy recovery is neither: it is shown apart.
var (
	recycled  = []string{"recycling", "material_recovery", "digestion_composting"}
	recovered = append([]string{"reuse"}, recycled...)
)

func wasteRows(v *dossier.View) []Waste {
	return rowsOf(v, "waste", func(w Waste) string { return w.ID })
}

// waste is the waste before and after the project, by treatment, with the share
// recovered.
func (b *book) waste() Figure { return b.once("figure.waste", waste) }

func waste(s *sheet) {
	rows := wasteRows(s.v)
	if len(rows) == 0 {
		s.lack("waste")
	}
	parts := newParts()
	var before, after, savedBefore, savedAfter []operand
	var proofs []string
	known := len(rows) > 0
	for _, r := range rows {
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
		parts.add("before", r.TreatmentBefore, dec(r.Before.Decimal))
		parts.add("after", r.TreatmentAfter, dec(r.After.Decimal))
		if r.Hazardous.Yes() {
			parts.add("hazardous", "before", dec(r.Before.Decimal))
			parts.add("hazardous", "after", dec(r.After.Decimal))
		}
	}
	if !known {
		s.unknown()
		return
	}
	sum0 := s.do("Déchets avant", Sum, "t", "", before...)
	sum1 := s.do("Déchets après", Sum, "t", "", after...)
	treatedBefore := s.treated("treatment_before", rows, func(w Waste) string { return w.TreatmentBefore })
	treatedAfter := s.treated("treatment_after", rows, func(w Waste) string { return w.TreatmentAfter })
	s.share("recovered_before_pct", "Part valorisée avant", treatedBefore, savedBefore, sum0, "waste.before")
	s.share("recovered_after_pct", "Part valorisée après", treatedAfter, savedAfter, sum1, "waste.after")
	s.change(gain{"t", "t", 3, "la production de déchets", "passe", evidence(proofs), "waste"}, sum0, sum1)
	s.f.Parts = parts.list()
}

// treated names the rows whose treatment is not said.
func (s *sheet) treated(col string, rows []Waste, of func(Waste) string) bool {
	ok := true
	for _, r := range rows {
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
	if total.value.sign() == 0 {
		s.lack(field)
		return
	}
	sum := s.do(text+", en tonnes", Sum, "t", "", orZero(saved)...)
	part := s.do(text, Quotient, "", "", sum, total)
	s.f.Numbers[number] = rounded(s.do(text+", en pourcentage", Product, "%", "", part, num(dossier.Int(100))), 2, "%")
}

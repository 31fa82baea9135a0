package figures

import (
	"slices"
	"strings"

	"dossierpme/dossier"
)

// gain is what the four environmental figures have in common: a total before
// and after, their difference, and both per unit of production.
type gain struct {
	unit   string // as printed and as a suffix of the numbers: kwh, t, m3
	suffix string
	places int
	what   string // la consommation d’énergie finale
	verb   string // passe, passent
	source string // where the values come from, for the sentence
	table  string // named where the total before is zero
}

// change fills the numbers of a gain. Its last step is the rounded gain.
func (s *sheet) change(g gain, before, after operand) {
	s.f.Numbers["before_"+g.suffix] = rounded(before, g.places, g.unit)
	s.f.Numbers["after_"+g.suffix] = rounded(after, g.places, g.unit)
	hundred := num(dossier.Int(100))
	if before.value.Sign() == 0 {
		s.lack(g.table + ".before")
	} else {
		diff := s.do("Gain", Difference, g.unit, "", before, after)
		share := s.do("Gain ÷ avant", Quotient, "", "", diff, before)
		s.f.Numbers["gain_pct"] = rounded(s.do("Gain en pourcentage", Product, "%", "", share, hundred), 2, "%")
		s.perUnit(g, before, after)
	}
	diff := s.do("Avant − après", Difference, g.unit, "", before, after)
	s.f.Value = s.round("Gain, arrondi", diff, g.places, g.unit)
	s.f.Numbers["gain_"+g.suffix] = s.f.Value
	if diff.value.Sign() < 0 {
		s.caveat("La valeur augmente après le projet : le « gain » est une hausse.")
	}
}

// perUnit compares on the same output. The figures are absent where an output
// is zero or missing; only energy has one among its numbers.
func (s *sheet) perUnit(g gain, before, after operand) {
	q0, ok0 := s.v.Number("environment.output_before")
	q1, ok1 := s.v.Number("environment.output_after")
	energy := g.suffix == "kwh"
	if !ok0 || q0.Sign() == 0 || !ok1 || q1.Sign() == 0 {
		if energy && (!ok0 || q0.Sign() == 0) {
			s.lack("environment.output_before")
		}
		if energy && (!ok1 || q1.Sign() == 0) {
			s.lack("environment.output_after")
		}
		return
	}
	unit := g.unit + " par unité"
	u0 := s.do("Avant, par unité produite", Quotient, unit, "", before, num(q0))
	u1 := s.do("Après, par unité produite", Quotient, unit, "", after, num(q1))
	drop := s.do("Baisse par unité produite", Difference, unit, "", u0, u1)
	share := s.do("Baisse par unité ÷ avant", Quotient, "", "", drop, u0)
	pct := s.do("Baisse par unité, en pourcentage", Product, "%", "", share, num(dossier.Int(100)))
	avoided := s.do("Évité à production constante", Product, g.unit, "", drop, num(q1))
	same := s.do("Avant, ramené à la production d’après", Product, g.unit, "", u0, num(q1))
	percent := rounded(pct, 2, "%")
	if energy {
		s.f.Numbers["gain_pct_per_unit"] = percent
	}
	s.f.Details["unit_before"] = u0.value.Round(6).String()
	s.f.Details["unit_after"] = u1.value.Round(6).String()
	s.f.Details["unit_gain_pct"] = percent
	s.f.Details["avoided"] = rounded(avoided, g.places, g.unit)
	s.f.Details["before_same_output"] = rounded(same, g.places, g.unit)
	s.sentence(g, same.value.Round(g.places), after.value.Round(g.places), pct.value.Round(2))
}

// sentence is the standard sentence of a gain.
func (s *sheet) sentence(g gain, from, to, pct dossier.Decimal) {
	year, ok := s.v.Number("environment.reference_year")
	if !ok {
		return
	}
	way, size := "une réduction de ", pct
	switch pct.Sign() {
	case -1:
		way, size = "une hausse de ", pct.Neg()
	case 0:
		way = "un changement de "
	}
	text := "À production équivalente, " + g.what + " " + g.verb + " de " + from.French() + " à " + to.French() + nbsp + g.unit +
		", soit " + way + size.FrenchFixed(2) + " % (référence : année " + year.String()
	if g.source != "" {
		text += ", source : " + g.source
	}
	s.f.Sentence = french(text + ").")
}

// evidenceText names the kinds of proof, strongest first.
var evidenceText = []struct{ id, text string }{
	{"invoice", "factures"},
	{"meter", "relevés de compteur"},
	{"audit", "audit"},
	{"supplier", "données des fournisseurs"},
	{"calculation", "calcul"},
	{"estimate", "estimation"},
}

func evidence(ids []string) string {
	var out []string
	for _, e := range evidenceText {
		if slices.Contains(ids, e.id) {
			out = append(out, e.text)
		}
	}
	return strings.Join(out, ", ")
}

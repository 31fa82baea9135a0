package figures

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// defaultVintage is the vintage of the factors where the user chose none.
const defaultVintage = "2025"

// Factor is the emission factor of a source in a vintage; false where there is
// none that could be confirmed, so that it must be asked for.
func Factor(law *Rules, source, vintage string) (Rule, bool) {
	if vintage == "" {
		vintage = defaultVintage
	}
	if r, ok := law.Find("factor." + source + "." + vintage); ok {
		if source == "grid" {
			return r, true
		}
	}
	return law.Find("factor." + source)
}

// ghg is the greenhouse gases of energy and refrigerants, one vintage of the
// factors for before and after. A use without a factor is left out and named.
func (b *book) ghg() Figure { return b.once("figure.ghg", ghg) }

func ghg(s *sheet) {
	uses := rows.EnergyUses(s.v)
	if len(uses) == 0 {
		s.lack("energy")
	}
	parts := newParts()
	s.steps = make([]Step, 0, 4*len(uses)+16)
	before, after := make([]operand, 0, len(uses)), make([]operand, 0, len(uses))
	var left, own, secondary []string
	add := func(key string, b, a operand) {
		before, after = append(before, b), append(after, a)
		parts.add("before", key, b.value)
		parts.add("after", key, a.value)
	}
	vintage := s.v.Text("environment.factors")
	complete := true
	for _, u := range uses {
		if !s.usable(u) {
			complete = false
			continue
		}
		factor, c, ok := s.factor(u, vintage)
		if !ok {
			left = append(left, u.Name)
			continue
		}
		if u.Factor.OK {
			own = append(own, u.Name)
		} else {
			s.rule(factor.ID)
			if factor.Status != Confirmed {
				secondary = append(secondary, factor.Text+" ("+factor.Source+")")
			}
		}
		kg, _ := factor.operand("kg")
		add(u.Source,
			s.convert(u.Name+", avant", "kg CO₂e", u.Before.Decimal, c, factor.Source, kg),
			s.convert(u.Name+", après", "kg CO₂e", u.After.Decimal, c, factor.Source, kg))
	}
	if !complete || len(uses) == 0 {
		s.unknown()
		return
	}
	for _, r := range rows.Refrigerants(s.v) {
		lacking := false
		for _, in := range []struct {
			col string
			n   dossier.Num
		}{{"gwp", r.GWP}, {"leak_before", r.Before}, {"leak_after", r.After}} {
			if !in.n.OK {
				s.lack(at("refrigerants", in.col, r.ID))
				lacking = true
			}
		}
		if lacking {
			left = append(left, r.Fluid)
			continue
		}
		add("refrigerants",
			s.do("Fuites de "+r.Fluid+", avant", Product, "kg CO₂e", "", num(r.Before.Decimal), num(r.GWP.Decimal)),
			s.do("Fuites de "+r.Fluid+", après", Product, "kg CO₂e", "", num(r.After.Decimal), num(r.GWP.Decimal)))
		s.caveat("Le pouvoir de réchauffement des fluides frigorigènes est celui que vous avez donné ; nommez sa source (AR4, AR5).")
	}
	if len(before) == 0 {
		s.unknown()
		return
	}
	if len(left) > 0 {
		s.estimate("Sans facteur d’émission, ces lignes ne sont pas dans le total : " + strings.Join(distinct(left), ", ") + ".")
	}
	if len(secondary) > 0 {
		s.estimate("Facteur confirmé par une source secondaire seulement, à remplacer par le vôtre s’il est mieux établi : " + strings.Join(distinct(secondary), ", ") + ".")
	}
	if len(own) > 0 {
		s.caveat("Facteur d’émission donné par vous : " + strings.Join(own, ", ") + ".")
	}
	s.caveat("L’eau et les déchets ne sont pas dans ce total.")
	if vintage == "" {
		vintage = defaultVintage
	}
	s.change(gain{"t CO₂e", "t", 2, "les émissions de gaz à effet de serre", "passent", "facteurs d’émission, millésime " + vintage, "energy"},
		s.tonnes("Émissions avant", before), s.tonnes("Émissions après", after))
	s.f.Parts = parts.list()
}

func (s *sheet) tonnes(text string, kg []operand) operand {
	sum := s.do(text, Sum, "kg CO₂e", "", kg...)
	return s.do(text+", en tonnes", Quotient, "t CO₂e", "", sum, thousand)
}

// factor is the user's own factor, which needs a source, or the one that is
// known, with the conversion to its unit. What is missing is named.
func (s *sheet) factor(u rows.EnergyUse, vintage string) (Rule, conversion, bool) {
	if u.Factor.OK {
		if u.FactorSource == "" {
			s.lack(at("energy", "factor_source", u.ID))
			return Rule{}, conversion{}, false
		}
		return Rule{Source: u.FactorSource, operands: map[string]operand{"kg": num(u.Factor.Decimal)}}, conversion{}, true
	}
	if rule, ok := Factor(s.b.law, u.Source, vintage); ok {
		if c, ok := toFactor(s.b.law, u, rule.Unit); ok {
			return rule, c, true
		}
	}
	s.lack(at("energy", "factor", u.ID))
	return Rule{}, conversion{}, false
}

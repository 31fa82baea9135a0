package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// GHGID is the figure of the greenhouse gases that are avoided.
const GHGID = "figure.ghg"

var ghgSpec = Spec{ID: GHGID, Main: "gain_t", Numbers: []Declared{
	{Key: "before_t", Shape: CO2},
	{Key: "after_t", Shape: CO2},
	{Key: "gain_t", Shape: CO2},
	{Key: GainPercent, Shape: Percent},
}}

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
func (b *book) ghg() Figure { return b.once(&ghgSpec, ghg) }

func ghg(s *Sheet) {
	var both states
	var left, own, secondary []string
	vintage := s.v.Text("environment.factors")
	if !s.eachUse(&both, func(u rows.EnergyUse, q0, q1 operand) {
		factor, c, ok := s.factor(u, vintage)
		if !ok {
			left = append(left, u.Name)
			return
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
		both.add(s.convert(about("before", u.Name), CO2Mass, q0, c, by(factor), kg), s.convert(about("after", u.Name), CO2Mass, q1, c, by(factor), kg))
	}) {
		return
	}
	for _, r := range rows.Refrigerants(s.v) {
		gwp := s.cell(r.GWP, r.Where().Spot("gwp"))
		q0, q1 := s.cell(r.Before, r.Where().Spot("leak_before")), s.cell(r.After, r.Where().Spot("leak_after"))
		if !gwp.given { // as a use without a factor
			left = append(left, r.Fluid)
			continue
		}
		both.add(
			s.known(about("ghg.leak_before", r.Fluid), Product, CO2Mass, Source{}, q0, gwp),
			s.known(about("ghg.leak_after", r.Fluid), Product, CO2Mass, Source{}, q1, gwp))
		s.caveat(say("ghg.own_gwp"))
	}
	if len(both.before.in) == 0 && len(both.after.in) == 0 {
		s.unknown()
		return
	}
	if len(left) > 0 {
		s.estimate(say("ghg.left_out", list("names", distinct(left))))
	}
	if len(secondary) > 0 {
		s.estimate(say("ghg.secondary", list("names", distinct(secondary))))
	}
	if len(own) > 0 {
		s.caveat(say("ghg.own_factor", list("names", own)))
	}
	s.caveat(say("ghg.without_water_and_waste"))
	if vintage == "" {
		vintage = defaultVintage
	}
	s.change(gain{CO2, "t", []Message{about("ghg.vintage", vintage)}, "energy"}, s.tonnes("before", both.before), s.tonnes("after", both.after))
}

func (s *Sheet) tonnes(when string, kg total) operand {
	return s.known(say("ghg."+when+"_tonnes"), Quotient, CO2, Source{}, s.sum(say("ghg."+when), CO2Mass, kg), thousand)
}

// factor is the user's own factor, which needs a source, or the one that is
// known, with the conversion to its unit. What is missing is named.
func (s *Sheet) factor(u rows.EnergyUse, vintage string) (Rule, conversion, bool) {
	if u.Factor.OK {
		if u.FactorSource == "" {
			s.lack(u.Where().Spot("factor_source"))
			return Rule{}, conversion{}, false
		}
		return Rule{Source: u.FactorSource, values: map[string]dossier.Decimal{"kg": u.Factor.Decimal}}, conversion{}, true
	}
	if rule, ok := Factor(s.b.law, u.Source, vintage); ok {
		if c, ok := toFactor(s.b.law, u, rule.Unit); ok {
			return rule, c, true
		}
	}
	s.lack(u.Where().Spot("factor"))
	return Rule{}, conversion{}, false
}

package figures

import "dossierpme/dossier"

// AidID is the figure of the aid that a project may get.
const AidID = "figure.aid"

var aidSpec = Spec{ID: AidID, Picture: SideBySide, Main: "ceiling", Numbers: []Declared{
	{Key: "regime", Shape: Option, Field: "state_aid.regime"},
	{Key: "intensity", Shape: Percent},
	{Key: "ceiling", Shape: Money},
	{Key: "public", Shape: Money},
	{Key: "gge", Shape: Money},
	{Key: "room", Shape: Money},
	{Key: "own_contribution_pct", Shape: Percent},
	{Key: "potential", Shape: Money},
	{Key: "ceiling_today", Shape: Money},
}}

// Regime is the regime that counts: the applicant's choice, or the one that the
// call's parameter names where the applicant has not chosen.
func Regime(v *dossier.View) string {
	r := v.Text("state_aid.regime")
	if p, ok := v.Param("params.regime").(dossier.Text); ok && (r == "" || r == "to_be_set") {
		return string(p)
	}
	return r
}

// aid is the ceiling of public aid under the chosen regime, all public aid on
// the same eligible costs, what of it counts, and the room between them; what the
// ceiling may come to under stated hypotheses; and, once the regime has ended, what
// its rules would still give. It is never more than an estimate. Where a confirmed
// rule leaves no ceiling, the number is absent, missing names the answer that stands
// against it and a caveat says why.
func aid(s *Sheet) {
	s.f.Status = Estimate
	s.f.Hypotheses = []Hypothesis{}
	s.caveat(say("aid.to_confirm"))
	may := s.mayBe()
	s.f.Regimes = Regimes(s.v, s.b.law)
	regime := Regime(s.v)
	if regime == "" || regime == "to_be_set" {
		if regime != "" {
			s.code("regime", regime)
		}
		s.lack(at("state_aid.regime"))
		s.unknown()
		return
	}
	s.code("regime", regime)
	s.lack(s.b.plan().Missing...)
	c := &ceiling{Sheet: s, regime: regime, eligible: s.eligible()}
	var counted operand
	if public, others := s.publicAid(regime); public.given {
		counted = s.countedAid(regime, public, others)
		s.give("public", public)
		s.give("gge", counted)
	}
	if regime == "afr" && c.eligible.given {
		s.ownContribution(c.eligible)
	}
	most, given := c.most()
	if s.f.Status == Expired {
		s.today(regime)
	}
	if s.f.Status == Unknown || !given {
		if s.f.Status == Unknown && len(s.f.Missing) == 0 {
			s.lack(at("machines"))
		}
		return
	}
	if counted.given {
		s.give("room", s.do(say("aid.room"), Difference, Money, Source{}, most, counted))
	}
	s.round("ceiling", say("aid.ceiling_rounded"), most)
	if len(may) == 0 { // nothing is supposed: one and the same
		s.f.Numbers["potential"] = s.f.Numbers["ceiling"]
		s.from("potential", s.f.From["ceiling"])
	}
	if open, _ := s.b.costs().Number("to_check"); !open.IsZero() {
		s.caveat(say("aid.without_to_check"))
	}
}

// today gives what the rules of today would give of a regime that has ended.
func (s *Sheet) today(regime string) {
	t := s.scratch()
	c := &ceiling{Sheet: t, regime: regime, eligible: t.eligible(), timeless: true}
	if most, given := c.most(); given && t.f.Status != Unknown {
		s.Give("ceiling_today", most.Value)
	}
}

// scratch is a sheet for a calculation beside that of a figure.
func (s *Sheet) scratch() *Sheet {
	return &Sheet{b: s.b, v: s.v, f: Figure{Spec: s.f.Spec, Status: Estimate, Numbers: map[string]Number{}}}
}

// eligible is the base of every ceiling.
func (s *Sheet) eligible() operand {
	n, known := s.b.costs().Number("eligible")
	if !known || n.IsZero() { // the plan has named what keeps it unknown or at zero
		return operand{}
	}
	return s.do(say("aid.eligible"), Lookup, Money, from(&costsSpec), num(n))
}

// DifficultyField is the first answer that puts the company in difficulty.
func DifficultyField(v *dossier.View, law *Rules) dossier.FieldID {
	switch {
	case v.Yes("finance.insolvency"):
		return "finance.insolvency"
	case v.Yes("finance.rescue_aid"):
		return "finance.rescue_aid"
	case law.Must("difficulty.unlimited").Covers(v.Text("company.legal_form")):
		return "finance.own_funds_lost"
	}
	return "finance.equity"
}

// RegimeRules are the rule of the regime that counts and the one that covers aid
// for some months after it ends; false where no dated rule stands for the regime.
func RegimeRules(v *dossier.View, law *Rules) (rule, more Rule, ok bool) {
	switch Regime(v) {
	case "afr":
		return law.Must("aid.afr"), law.Must("aid.six_months"), true
	case "sme":
		return law.Must("aid.sme"), law.Must("aid.six_months"), true
	case "de_minimis":
		return law.Must("aid.de_minimis"), law.Must("aid.de_minimis_six_months"), true
	}
	return Rule{}, Rule{}, false
}

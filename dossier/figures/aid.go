package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Aid is the figure of the aid that a project may get.
const Aid = "figure.aid"

var aidSpec = Spec{ID: Aid, Main: "ceiling", Numbers: []Declared{
	{Key: "regime", Shape: Option, Field: "state_aid.regime"},
	{Key: "intensity", Shape: Percent},
	{Key: "ceiling", Shape: Money},
	{Key: "public", Shape: Money},
	{Key: "gge", Shape: Money},
	{Key: "room", Shape: Money},
	{Key: "own_contribution_pct", Shape: Percent},
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
// the same eligible costs, what of it counts, and the room between them. It is never more than an
// estimate. Where a confirmed rule leaves no ceiling, the number is absent,
// missing names the answer that stands against it and a caveat says why.
func aid(s *Sheet) {
	s.f.Status = Estimate
	s.caveat(say("aid.to_confirm"))
	regime := Regime(s.v)
	if regime == "" || regime == "to_be_set" {
		if regime != "" {
			s.code("regime", regime)
		}
		s.lack("state_aid.regime")
		s.unknown()
		return
	}
	s.code("regime", regime)
	s.lack(s.b.plan().Missing...)
	eligible, _ := s.eligible()
	var counted operand
	if public, others := s.publicAid(regime); public.given {
		counted = s.countedAid(public, others)
		s.give("public", public)
		s.give("gge", counted)
	}
	if regime == "afr" && eligible.given {
		s.ownContribution(eligible)
	}
	var ceiling operand
	var given bool
	switch regime {
	case "afr":
		ceiling, given = s.afr(eligible)
	case "sme":
		ceiling, given = s.sme(eligible)
	case "de_minimis":
		ceiling, given = s.minimisCeiling()
	default:
		ceiling, given = s.otherRegime(eligible)
	}
	if s.f.Status == Unknown || !given {
		return
	}
	if ceiling, given = s.callCaps(ceiling, eligible); !given {
		s.unknown()
		return
	}
	if counted.given {
		s.give("room", s.do(say("aid.room"), Difference, Money, Source{}, ceiling, counted))
	}
	s.round("ceiling", say("aid.ceiling_rounded"), ceiling)
	if open, _ := s.b.costs().Number("to_check"); !open.IsZero() {
		s.caveat(say("aid.without_to_check"))
	}
}

// eligible is the base of every ceiling.
func (s *Sheet) eligible() (operand, bool) {
	n, known := s.b.costs().Number("eligible")
	if !known || n.IsZero() { // the plan has named what keeps it unknown or at zero
		return operand{}, false
	}
	return s.do(say("aid.eligible"), Lookup, Money, from(&costsSpec), num(n)), true
}

// barred looks at what closes both the SME and the regional regime. ok is false
// where nothing can be given: because of a confirmed rule, or of an answer that
// is missing, which makes the figure unknown.
func (s *Sheet) barred() (ok bool) {
	ok = true
	against := func(field, rule, why string) {
		s.rule(rule)
		s.lack(field)
		s.caveat(say("aid.closed." + why))
		ok = false
	}
	sectors, _ := s.v.Get("start.sector").(dossier.Choices)
	switch {
	case len(sectors) == 0:
		s.lack("start.sector")
		s.f.Status = Unknown
	case len(sectors) == 1 && sectors[0] == "fish":
		against("start.sector", "aid.fishery", "fishery")
	case slices.Contains(sectors, "fish"):
		s.caveat(say("aid.fish_apart"))
	}
	if v := s.v.Text("project.nature"); v == "" {
		s.lack("project.nature")
		s.f.Status = Unknown
	} else if v == "replacement" {
		against("project.nature", "aid.investment", "replacement")
	}
	if yes, known := s.answer("finance.recovery_order"); !known {
		s.f.Status = Unknown
	} else if yes {
		against("finance.recovery_order", "aid.excluded", "recovery_order")
	}
	switch d := s.b.difficulty(); d.Code("in_difficulty") {
	case "yes":
		against(difficultyField(s.v, s.b.law), "aid.excluded", "difficulty")
	case "no":
	default:
		s.lack(d.Missing...)
		s.f.Status = Unknown
	}
	return ok && s.f.Status != Unknown
}

// difficultyField is the first answer that puts the company in difficulty.
func difficultyField(v *dossier.View, law *Rules) string {
	switch {
	case v.Yes("finance.insolvency"):
		return "finance.insolvency"
	case v.Yes("finance.rescue_aid"):
		return "finance.rescue_aid"
	case hasForm(law.Must("difficulty.unlimited"), v.Text("company.legal_form")):
		return "finance.own_funds_lost"
	}
	return "finance.equity"
}

// DifficultyField is the first answer that puts the company in difficulty.
func DifficultyField(v *dossier.View, law *Rules) dossier.FieldID {
	return dossier.FieldID(difficultyField(v, law))
}

// past says what the calendar says of Regulation (EU) 651/2014; true where no
// ceiling can be given any more.
func (s *Sheet) past(rule Rule) bool {
	judged, more := JudgedOn(s.v), s.b.law.Must("aid.six_months")
	switch {
	case !rule.Ended(judged):
		if end := s.v.Date("calendar.end"); rule.Ended(end) {
			s.caveat(say("aid.project_beyond", day("end", rule.Until), Arg{"months", Spelled(more.months())}))
		}
		return false
	case !more.Ended(judged):
		s.rule(more.ID)
		s.f.Status = Expired
		s.caveat(say(s.tense("aid.ended", rule.Until), day("end", rule.Until), day("last", more.Until), Arg{"months", Spelled(more.months())}))
		return false
	}
	s.f.Status = Expired
	s.lackJudgedDay()
	s.caveat(say(s.tense("aid.past", rule.Until), day("end", rule.Until), day("last", more.Until), Arg{"months", Spelled(more.months())}))
	return true
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

// category is the size that the rate depends on; "" where it is unknown.
func (s *Sheet) category() string {
	size := s.b.size()
	switch size.Status {
	case Unknown:
		s.lack(size.Missing...)
		s.f.Status = Unknown
		return ""
	case Estimate:
		s.caveat(say("aid.size_estimate"))
	}
	if c := size.Code("category"); c != "none" {
		return c
	}
	return "large"
}

// afr is the regional regime in a « c » zone.
func (s *Sheet) afr(eligible operand) (operand, bool) {
	rule := s.rule("aid.afr")
	open := s.barred()
	switch zone := s.v.Text("place.afr"); zone {
	case "yes":
	case "no":
		s.lack("place.afr")
		s.caveat(say("aid.closed.zone"))
		open = false
	default:
		s.lack("place.afr")
		s.caveat(say("aid.zone_open"))
		s.f.Status = Unknown
	}
	if yes, known := s.answer("state_aid.relocation"); !known {
		s.f.Status = Unknown
	} else if yes {
		s.rule("aid.relocation")
		s.lack("state_aid.relocation")
		s.caveat(say("aid.closed.relocation"))
		open = false
	}
	if s.v.Yes("state_aid.steel") {
		s.rule("aid.afr_steel")
		s.lack("state_aid.steel")
		s.caveat(say("aid.closed.steel"))
		open = false
	}
	category := s.category()
	if s.f.Status == Unknown || s.past(rule) || !open { // what is past is said also of what is closed
		return operand{}, false
	}
	limit := amount("limit", rule.Value("limit"), Millions)
	if eligible.given && eligible.Value.Cmp(rule.Value("limit")) > 0 {
		s.lack("machines.eligible")
		s.caveat(say("aid.closed.large_project", limit))
		return operand{}, false
	}
	own, kept := s.rule("aid.afr_own"), s.b.law.Must("obligation.afr_kept")
	s.caveat(say("aid.afr_conditions", amount("own", own.Value("share"), Percent), Arg{"years", Spelled(whole(kept.Value("years")))}))
	if !s.v.No("place.same_department_3y") {
		single := s.b.law.Must("aid.afr_single_project")
		s.caveat(say("aid.afr_single_project", years("years", single.Value("months")), limit))
	}
	if s.v.Text("project.nature") == "diversification" && !s.diversifies(eligible) {
		return operand{}, false
	}
	if category == "large" {
		s.caveat(say("aid.afr_large"))
	}
	s.leased()
	return s.intensity(eligible, rule.Value(category), by(rule)), true
}

// diversifies holds the eligible costs of a diversification against the book value
// of what the new product reuses (article 14 (7)); false where they do not reach it.
// What a form does not ask is left to the applicant.
func (s *Sheet) diversifies(eligible operand) bool {
	rule := s.rule("aid.afr_diversification")
	above := rule.Value("above")
	least := []Arg{amount("above", above, Percent), {"times", Spelled(1 + whole(above)/100)}}
	reused, known := s.v.Number("project.assets_reused")
	if !known && s.v.Visible("project.assets_reused") {
		s.lack("project.assets_reused")
	}
	if !known || !eligible.given {
		s.caveat(say("aid.afr_diversification", least...))
		return true
	}
	times := dossier.Int(1).Add(above.Mul(dossier.Cents(1)))
	threshold := s.do(say("aid.afr_reused", least...), Product, Money, by(rule), num(reused), num(times))
	if eligible.Value.Cmp(threshold.Value) >= 0 {
		return true
	}
	s.lack("project.assets_reused")
	s.caveat(say("aid.closed.reused", least...))
	return false
}

// sme is the regime of article 17.
func (s *Sheet) sme(eligible operand) (operand, bool) {
	rule := s.rule("aid.sme")
	open := s.barred()
	category := s.category()
	if s.f.Status == Unknown {
		return operand{}, false
	}
	if category == "large" {
		s.lack("size.headcount")
		s.caveat(say("aid.closed.not_sme"))
		open = false
	}
	if s.past(rule) || !open {
		return operand{}, false
	}
	s.leased()
	o := s.intensity(eligible, rule.Value(category), by(rule))
	if !o.given {
		return o, true
	}
	most := rule.Value("limit")
	return s.do(say("aid.sme_limit", amount("limit", most, Millions)), Min, Money, by(rule), o, num(most)), true
}

// leased warns of leased machines under a regime that wants an obligation to buy.
func (s *Sheet) leased() {
	if slices.ContainsFunc(rows.Machines(s.v), rows.Machine.Leased) {
		s.caveat(say("aid.leased"))
	}
}

// intensity is eligible × rate, after the call's own limit on eligible costs.
func (s *Sheet) intensity(eligible operand, rate dossier.Decimal, source Source) operand {
	s.Give("intensity", rate)
	if !eligible.given {
		return operand{}
	}
	r := s.do(say("aid.rate_percent"), Lookup, Percent, source, num(rate))
	share := s.do(say("aid.rate"), Quotient, Plain, Source{}, r, wholeNum(100))
	return s.do(say("aid.eligible_by_rate"), Product, Money, Source{}, s.base(eligible), share)
}

// base is the eligible costs, capped where the call's parameter caps them.
func (s *Sheet) base(eligible operand) operand {
	if most, ok := dossier.AsDecimal(s.v.Param("params.max_eligible")); ok {
		return s.do(say("aid.eligible_capped"), Min, Money, s.paramSource("params.max_eligible"), eligible, num(most))
	}
	return eligible
}

// minimisCeiling is the room that de minimis aid leaves.
func (s *Sheet) minimisCeiling() (operand, bool) {
	s.rule("aid.de_minimis")
	f := s.b.deMinimis()
	for _, c := range f.Caveats {
		s.caveat(c)
	}
	switch f.Status {
	case Unknown:
		s.lack(f.Missing...)
		s.f.Status = Unknown
		return operand{}, false
	case Expired:
		s.f.Status = Expired
		if !f.Known() {
			s.lack(f.Missing...)
			return operand{}, false
		}
	}
	left, _ := f.Main()
	room := s.do(say("aid.minimis_room"), Lookup, Money, from(&deMinimisSpec), num(left))
	return s.notNegative(room), true
}

// otherRegime uses the rate that the applicant gives with its source.
func (s *Sheet) otherRegime(eligible operand) (operand, bool) {
	rate, ok := s.number("state_aid.other_intensity")
	if s.v.Text("state_aid.other_source") == "" {
		s.lack("state_aid.other_source")
		ok = false
	}
	if !ok {
		s.f.Status = Unknown
		return operand{}, false
	}
	source := s.v.Text("state_aid.other_source")
	s.caveat(about("aid.other_regime", source))
	return s.intensity(eligible, rate, Source{Message: plain(source)}), true
}

// callCaps lowers a ceiling to what the call's parameters allow; false where it
// cannot be said, for want of the eligible costs.
func (s *Sheet) callCaps(ceiling, eligible operand) (operand, bool) {
	empty := true
	if !ceiling.given {
		return operand{}, false
	}
	if rate, ok := dossier.AsDecimal(s.v.Param("params.rate")); ok {
		if !eligible.given {
			return operand{}, false
		}
		empty = false
		share := s.do(say("aid.call_rate"), Quotient, Plain, s.paramSource("params.rate"), num(rate), wholeNum(100))
		most := s.do(say("aid.eligible_by_call_rate"), Product, Money, Source{}, s.base(eligible), share)
		ceiling = s.do(say("aid.lower"), Min, Money, Source{}, ceiling, most)
	}
	if grant, ok := dossier.AsDecimal(s.v.Param("params.max_grant")); ok {
		empty = false
		ceiling = s.do(say("aid.call_grant"), Min, Money, s.paramSource("params.max_grant"), ceiling, num(grant))
	}
	if empty {
		s.caveat(say("aid.call_open"))
	}
	least, ok := dossier.AsDecimal(s.v.Param("params.min_eligible"))
	if ok && eligible.given && eligible.Value.Cmp(least) < 0 {
		s.caveat(say("aid.below_call_minimum", amount("least", least, Money)))
	}
	return ceiling, true
}

func (s *Sheet) paramSource(id dossier.FieldID) Source {
	if source := s.v.Dossier.Params[id].Source; source != "" {
		return Source{Message: plain(source)}
	}
	return cite("specification")
}

package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// ceiling is the most aid that a regime allows for the costs of a project.
type ceiling struct {
	*Sheet
	regime   string
	eligible operand
	suppose  bool   // what is not answered is supposed, and noted
	timeless bool   // by the rules of today, whenever they end
	size     string // that the rate was found by, "" where it depends on none

	hypotheses []Hypothesis
	against    []Hypothesis // answers that close the regime
}

// Hypothesis is what is supposed of an answer, or said of it.
type Hypothesis struct {
	Text Message
	dossier.Spot
}

// open is an answer that is not given: it is supposed, or the ceiling is unknown for
// want of it. It reports whether the calculation goes on.
func (c *ceiling) open(input dossier.Spot, supposed string, args ...Arg) bool {
	if c.suppose {
		c.supposed(input, say("aid.suppose."+supposed, args...))
		return true
	}
	c.lack(input)
	c.f.Status = Unknown
	return false
}

// shut is an answer that leaves no ceiling.
func (c *ceiling) shut(input dossier.Spot, why string, args ...Arg) {
	text := say("aid.closed."+why, args...)
	c.lack(input)
	c.caveat(text)
	c.against = append(c.against, Hypothesis{text, input})
}

// most is the ceiling under the regime, after what the call allows. given is false
// where there is none: because of a confirmed rule, or of an answer that is missing,
// which makes the figure unknown.
func (c *ceiling) most() (most operand, given bool) {
	switch c.regime {
	case "afr":
		most, given = c.afr()
	case "sme":
		most, given = c.sme()
	case "de_minimis":
		most, given = c.minimis()
	default:
		most, given = c.other()
	}
	if c.f.Status == Unknown || !given {
		return operand{}, false
	}
	if most, given = c.callCaps(most); !given {
		c.unknown()
	}
	return most, given
}

// barred looks at what closes both the SME and the regional regime; true where
// nothing does.
func (c *ceiling) barred() (shut bool) {
	against := func(field dossier.FieldID, rule, why string) {
		c.rule(rule)
		c.shut(at(field), why)
		shut = true
	}
	sectors, _ := c.v.Get("start.sector").(dossier.Choices)
	switch {
	case len(sectors) == 0:
		c.open(at("start.sector"), "sector")
	case len(sectors) == 1 && sectors[0] == "fish":
		against("start.sector", "aid.fishery", "fishery")
	case slices.Contains(sectors, "fish"):
		c.caveat(say("aid.fish_apart"))
	}
	if v := c.v.Text("project.nature"); v == "" {
		c.open(at("project.nature"), "nature")
	} else if v == "replacement" {
		against("project.nature", "aid.investment", "replacement")
	}
	c.yes("finance.recovery_order", "recovery_order", func() { against("finance.recovery_order", "aid.excluded", "recovery_order") })
	switch d := c.b.difficulty(); d.Code("in_difficulty") {
	case "yes":
		against(DifficultyField(c.v, c.b.law), "aid.excluded", "difficulty")
	case "no":
	default:
		c.each(d.Missing, "difficulty")
	}
	return shut
}

// yes asks an exclusion that is answered with yes or no.
func (c *ceiling) yes(field dossier.FieldID, supposed string, shut func()) {
	switch yes, known := c.v.Get(field).(dossier.YesNo); {
	case !known:
		c.open(c.v.Spot(field), supposed)
	case bool(yes):
		shut()
	}
}

// each is a figure that the ceiling rests on and that lacks something. What is
// supposed of it is one thing, and stands at the first of its answers.
func (c *ceiling) each(missing []dossier.Spot, supposed string, args ...Arg) {
	for _, m := range missing {
		if !c.open(m, supposed, args...) {
			continue
		}
		return
	}
}

// past says what the calendar says of Regulation (EU) 651/2014; true where no
// ceiling can be given any more.
func (c *ceiling) past(rule Rule) bool {
	judged, more := JudgedOn(c.v), c.b.law.Must("aid.six_months")
	months := Arg{"months", Spelled(more.months())}
	switch {
	case !rule.Ended(judged):
		if end := c.v.Date("calendar.end"); rule.Ended(end) {
			c.caveat(say("aid.project_beyond", day("end", rule.Until), months))
		}
		return false
	case c.timeless:
		if c.suppose {
			c.supposed(at(judgedBy(c.v)), say("aid.suppose.today", day("end", rule.Until), day("last", more.Until)))
		}
		return false
	case !more.Ended(judged):
		c.rule(more.ID)
		c.f.Status = Expired
		c.caveat(say(c.tense("aid.ended", rule.Until), day("end", rule.Until), day("last", more.Until), months))
		return false
	}
	c.f.Status = Expired
	c.lackJudgedDay()
	c.caveat(say(c.tense("aid.past", rule.Until), day("end", rule.Until), day("last", more.Until), months))
	return true
}

// category is the size that the rate depends on; "" where it is unknown.
func (c *ceiling) category() string {
	c.size = c.sizeThatCounts()
	return c.size
}

func (c *ceiling) sizeThatCounts() string {
	size := c.b.size()
	switch size.Status {
	case Unknown:
		likely := likelySize(c.v, c.b.law, size)
		c.each(size.Missing, "size", category("category", likely))
		if c.suppose {
			return likely
		}
		return ""
	case Estimate:
		c.caveat(say("aid.size_estimate"))
	}
	if category := size.Code("category"); category != "none" {
		return category
	}
	return "large"
}

// likelySize is the size that is supposed where it is not known: that of the last
// year, else by what of the applicant's own figures is known, else the SME with the
// lowest rate.
func likelySize(v *dossier.View, law *Rules, size Figure) string {
	if last := size.Code(SizeLast); last != "" {
		return last
	}
	headcount, known := v.Number("size.headcount")
	if !known {
		return names[Category][rankMedium]
	}
	for _, rank := range []int{rankMicro, rankSmall, rankMedium} {
		rule := law.Must("size." + names[Category][rank])
		if headcount.Cmp(rule.Value("headcount")) >= 0 {
			continue
		}
		turnover, ok1 := v.Number("size.turnover")
		balance, ok2 := v.Number("size.balance")
		if ok1 && ok2 && turnover.Cmp(rule.Value("turnover")) > 0 && balance.Cmp(rule.Value("balance")) > 0 {
			continue
		}
		return names[Category][rank]
	}
	return names[Category][rankLarge]
}

// afr is the regional regime in a « c » zone.
func (c *ceiling) afr() (operand, bool) {
	rule := c.rule("aid.afr")
	shut := c.barred()
	switch zone := c.v.Text("place.afr"); zone {
	case "yes":
	case "no":
		c.shut(at("place.afr"), "zone")
		shut = true
	default:
		c.open(at("place.afr"), "zone")
		c.caveat(say("aid.zone_open"))
	}
	c.yes("state_aid.relocation", "relocation", func() {
		c.rule("aid.relocation")
		c.shut(at("state_aid.relocation"), "relocation")
		shut = true
	})
	if steel := dossier.FieldID("state_aid.steel"); c.v.Visible(steel) {
		c.yes(steel, "steel", func() {
			c.rule("aid.afr_steel")
			c.shut(at(steel), "steel")
			shut = true
		})
	}
	category := c.category()
	if c.f.Status == Unknown || c.past(rule) || shut { // what is past is said also of what is closed
		return operand{}, false
	}
	limit := amount("limit", rule.Value("limit"), Millions)
	if c.eligible.given && c.eligible.Value.Cmp(rule.Value("limit")) > 0 {
		c.shut(at("machines.eligible"), "large_project", limit)
		return operand{}, false
	}
	own, kept := c.rule("aid.afr_own"), c.b.law.Must("obligation.afr_kept")
	c.caveat(say("aid.afr_conditions", amount("own", own.Value("share"), Percent), Arg{"years", Spelled(whole(kept.Value("years")))}))
	if !c.v.No("place.same_department_3y") {
		single := c.b.law.Must("aid.afr_single_project")
		c.caveat(say("aid.afr_single_project", years("years", single.Value("months")), limit))
	}
	if c.v.Text("project.nature") == "diversification" && !c.diversifies() {
		return operand{}, false
	}
	if category == "large" {
		c.caveat(say("aid.afr_large"))
	}
	c.leased()
	c.soft("aid.afr_training")
	c.caveat(say("aid.not_discounted"))
	c.caveat(say("aid.afr_step"))
	return c.intensity(rule.Value(category), by(rule)), true
}

// diversifies holds the eligible costs of a diversification against the book value
// of what the new product reuses (article 14 (7)); false where they do not reach it.
// What a form does not ask is left to the applicant.
func (c *ceiling) diversifies() bool {
	rule := c.rule("aid.afr_diversification")
	above := rule.Value("above")
	least := []Arg{amount("above", above, Percent), {"times", Spelled(1 + whole(above)/100)}}
	const field = "project.assets_reused"
	reused, known := c.v.Number(field)
	if !known && c.v.Visible(field) {
		if c.suppose {
			c.open(at(field), "reused", least...)
		} else {
			c.lack(at(field))
		}
	}
	if !known || !c.eligible.given {
		c.caveat(say("aid.afr_diversification", least...))
		return true
	}
	threshold := c.do(say("aid.afr_reused", least...), Product, Money, by(rule), num(reused), num(timesReused(rule)))
	if c.eligible.Value.Cmp(threshold.Value) >= 0 {
		return true
	}
	c.shut(at(field), "reused", least...)
	return false
}

// timesReused is how many times the book value of what is reused a diversification costs
// at least.
func timesReused(rule Rule) dossier.Decimal {
	return dossier.Int(1).Add(rule.Value("above").Mul(dossier.Cents(1)))
}

// ReusesTooMuch reports whether a diversification costs too little beside what it takes
// over for the regional regime (article 14 (7)), with the least that it costs then.
func ReusesTooMuch(v *dossier.View, law *Rules) (reused, least dossier.Decimal, tooMuch bool) {
	reused, known := v.Number("project.assets_reused")
	least = reused.Mul(timesReused(law.Must("aid.afr_diversification")))
	eligible, priced := bookOf(v, law).costs().Number("eligible")
	return reused, least, known && priced && !eligible.IsZero() &&
		v.Text("project.nature") == "diversification" && eligible.Cmp(least) < 0
}

// sme is the regime of article 17.
func (c *ceiling) sme() (operand, bool) {
	rule := c.rule("aid.sme")
	shut := c.barred()
	category := c.category()
	if c.f.Status == Unknown {
		return operand{}, false
	}
	if category == "large" {
		field := dossier.FieldID("size.headcount")
		if c.b.size().Code("category") == "none" {
			field = "size.public_share"
		}
		c.shut(at(field), "not_sme")
		shut = true
	}
	if c.past(rule) || shut {
		return operand{}, false
	}
	c.leased()
	c.soft("aid.sme_training")
	c.relocated()
	if slices.ContainsFunc(rows.Resources(c.v), rows.Resource.OnSuccess) {
		more := c.rule("aid.sme_on_success")
		c.caveat(say("aid.sme_on_success", amount("points", more.Value("points"), Plain)))
	}
	o := c.intensity(rule.Value(category), by(rule))
	if !o.given {
		return o, true
	}
	most := rule.Value("limit")
	return c.do(say("aid.sme_limit", amount("limit", most, Millions)), Min, Money, by(rule), o, num(most)), true
}

// leased warns of leased machines under a regime that wants an obligation to buy.
func (c *ceiling) leased() {
	if slices.ContainsFunc(rows.Machines(c.v), func(m rows.Machine) bool { return m.Leased() && m.Eligible != rows.Ineligible }) {
		c.caveat(say("aid.leased"))
	}
}

// soft warns of training and certification that are counted as eligible: they are no
// investment, and training has an article of its own.
func (c *ceiling) soft(words string) {
	if slices.ContainsFunc(rows.Costs(c.v), func(k rows.Cost) bool {
		return k.Soft() && k.Eligible == rows.Eligible
	}) {
		c.rule("aid.training")
		c.caveat(say(words))
	}
}

// relocated says of another regime than the regional one that the programme pays for
// no relocation whatever the regime.
func (c *ceiling) relocated() {
	if c.v.Yes("state_aid.relocation") {
		c.rule("aid.relocation_programme")
		c.caveat(say("aid.relocation_programme"))
	}
}

// intensity is eligible × rate, after the call's own limit on eligible costs.
func (c *ceiling) intensity(rate dossier.Decimal, source Source) operand {
	c.Give("intensity", rate)
	if !c.eligible.given {
		return operand{}
	}
	r := c.do(say("aid.rate_percent"), Lookup, Percent, source, num(rate))
	share := c.do(say("aid.rate"), Quotient, Plain, Source{}, r, wholeNum(100))
	return c.do(say("aid.eligible_by_rate"), Product, Money, Source{}, c.base(), share)
}

// base is the eligible costs, capped where the call's parameter caps them.
func (c *ceiling) base() operand {
	if most, ok := dossier.AsDecimal(c.v.Param("params.max_eligible")); ok {
		return c.do(say("aid.eligible_capped"), Min, Money, c.paramSource("params.max_eligible"), c.eligible, num(most))
	}
	return c.eligible
}

// minimis is the room that de minimis aid leaves.
func (c *ceiling) minimis() (operand, bool) {
	rule := c.rule("aid.de_minimis")
	f := c.b.deMinimis()
	for _, m := range f.Caveats {
		c.caveat(m)
	}
	c.relocated()
	c.simplified()
	left, known := f.Main()
	switch {
	case f.Status == Unknown && c.suppose:
		left = c.supposedRoom(rule, f)
	case f.Status == Unknown:
		c.lack(f.Missing...)
		c.f.Status = Unknown
		return operand{}, false
	case f.Status == Expired && c.timeless:
		if left = rule.Value("limit"); known {
			left, _ = f.Main()
		}
		if c.suppose {
			c.supposed(at(judgedBy(c.v)), say("aid.suppose.today", day("end", rule.Until), day("last", c.b.law.Must("aid.de_minimis_six_months").Until)))
		}
	case f.Status == Expired:
		c.f.Status = Expired
		if !known {
			c.lack(f.Missing...)
			return operand{}, false
		}
	}
	room := c.do(say("aid.minimis_room"), Lookup, Money, from(&deMinimisSpec), num(left))
	if left.Sign() <= 0 {
		c.against = append(c.against, Hypothesis{say("aid.closed.minimis_full", amount("limit", rule.Value("limit"), Money)), at("de_minimis")})
	}
	return c.notNegative(room), true
}

// simplified says of a small project under de minimis that its costs must be counted
// by a simplified method.
func (c *ceiling) simplified() {
	rule := c.b.law.Must("aid.simplified_costs")
	total, known := c.b.costs().Main()
	if known && total.Cmp(rule.Value("up_to")) <= 0 {
		c.rule(rule.ID)
		c.caveat(say("aid.simplified_costs", amount("most", rule.Value("up_to"), Money)))
	}
}

// other uses the rate that the applicant gives with its source.
func (c *ceiling) other() (operand, bool) {
	rate, ok := c.number("state_aid.other_intensity")
	if c.v.Text("state_aid.other_source") == "" {
		c.lack(at("state_aid.other_source"))
		ok = false
	}
	if !ok {
		c.f.Status = Unknown
		return operand{}, false
	}
	c.relocated()
	source := c.v.Text("state_aid.other_source")
	c.caveat(about("aid.other_regime", source))
	return c.intensity(rate, Source{Message: plain(source)}), true
}

// callCaps lowers a ceiling to what the call's parameters allow; false where it
// cannot be said, for want of the eligible costs.
func (c *ceiling) callCaps(most operand) (operand, bool) {
	empty := true
	if !most.given {
		return operand{}, false
	}
	if rate, ok := dossier.AsDecimal(c.v.Param("params.rate")); ok {
		if !c.eligible.given {
			return operand{}, false
		}
		empty = false
		share := c.do(say("aid.call_rate"), Quotient, Plain, c.paramSource("params.rate"), num(rate), wholeNum(100))
		all := c.do(say("aid.eligible_by_call_rate"), Product, Money, Source{}, c.base(), share)
		most = c.do(say("aid.lower"), Min, Money, Source{}, most, all)
	}
	if grant, ok := dossier.AsDecimal(c.v.Param("params.max_grant")); ok {
		empty = false
		most = c.do(say("aid.call_grant"), Min, Money, c.paramSource("params.max_grant"), most, num(grant))
	}
	if empty {
		c.caveat(say("aid.call_open"))
	}
	least, ok := dossier.AsDecimal(c.v.Param("params.min_eligible"))
	if ok && c.eligible.given && c.eligible.Value.Cmp(least) < 0 {
		c.caveat(say("aid.below_call_minimum", amount("least", least, Money)))
	}
	return most, true
}

func (s *Sheet) paramSource(id dossier.FieldID) Source {
	if source := s.v.Dossier.Params[id].Source; source != "" {
		return Source{Message: plain(source)}
	}
	return cite("specification")
}

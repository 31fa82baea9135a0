package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// lawRule is a rule that judges by the dated rules of law.
type lawRule struct {
	Fields ids
	Codes  codes
	Check  func(*dossier.View, *figures.Rules) []dossier.Problem
}

func figure(v *dossier.View, law *figures.Rules, id string) figures.Figure {
	f, _ := figures.Of(v, law, id)
	return f
}

// notSME: the calls are for SMEs. A size that is an estimate (previous status
// unknown, takeover) is a warning.
func notSME(v *dossier.View, law *figures.Rules) []dossier.Problem {
	size := figure(v, law, figures.SizeID)
	field, category := dossier.FieldID("size.headcount"), size.Code("category")
	switch category {
	case "large":
	case "none":
		field = "size.public_share"
	default:
		return nil
	}
	severity := dossier.Blocking
	if size.Status != figures.Computed {
		severity = dossier.Warning
	}
	headcount, _ := size.Number("headcount")
	turnover, _ := size.Number("turnover")
	balance, _ := size.Number("balance")
	args := dossier.Args{
		"category": category, "headcount": headcount.French(), "turnover": turnover.Euros(), "balance": balance.Euros(),
	}
	if category == "none" {
		args["public"] = law.Must("size.public").Value("share").French()
	}
	return []dossier.Problem{v.Problem(field, severity, "not_sme", args)}
}

// inDifficulty: no aid to an undertaking in difficulty (Regulation (EU)
// 651/2014, article 1 (4)), save de minimis aid, where it is a warning.
func inDifficulty(v *dossier.View, law *figures.Rules) []dossier.Problem {
	if figure(v, law, figures.DifficultyID).Code("in_difficulty") != "yes" {
		return nil
	}
	field := figures.DifficultyField(v, law)
	severity, args := dossier.Blocking, dossier.Args{"by": string(field)}
	if figures.Regime(v) == "de_minimis" {
		severity, args["de_minimis"] = dossier.Warning, "1"
	}
	p := v.Problem(field, severity, "in_difficulty", args)
	if field == "finance.equity" {
		p = p.See(v.Spot("finance.capital"), v.Spot("finance.premiums"))
	}
	return []dossier.Problem{p}
}

// aidPlaces are where the aid stands that counts on the same costs under a regime.
func aidPlaces(v *dossier.View, regime string) []dossier.Spot {
	var out []dossier.Spot
	for _, r := range rows.AsTyped(v, rows.Resources(v)) {
		switch aid, known := r.Aid(); {
		case !known || aid.Sign() <= 0:
		case r.Grant(), r.OnSuccess():
			out = append(out, r.Where().Spot("amount"))
		default:
			out = append(out, r.Where().Spot("gge"))
		}
	}
	for _, a := range rows.AsTyped(v, rows.OtherAids(v)) {
		if a.SameCosts.Yes() {
			out = append(out, a.Where().Spot("amount"))
		}
	}
	for _, a := range rows.AsTyped(v, rows.MinimisAids(v)) {
		if a.SameCosts.Yes() && regime != "de_minimis" {
			out = append(out, a.Where().Spot("amount"))
		}
	}
	return out
}

// aidCeiling compares the aid that counts on the same costs with the ceiling of
// the chosen regime. What is not known of that aid does not count, so a sum above
// the ceiling is above it for certain. The ceiling is confirmed, and the problem blocking, where the
// rate is one of the built-in regimes' ([C] in the rules), the rule is in force
// on the day that counts and the size is no estimate; a rate that the applicant
// gave, an expired rule and a size still open are warnings.
func aidCeiling(v *dossier.View, law *figures.Rules) []dossier.Problem {
	aid := figure(v, law, figures.AidID)
	regime := figures.Regime(v)
	ceiling, known := aid.Number("ceiling")
	public, planned := aid.Number("gge")
	if !known || !planned {
		return nil
	}
	if public.Cmp(ceiling) <= 0 || regime == "de_minimis" && minimisExceeded(v, law) {
		return nil
	}
	severity := dossier.Warning
	if rule, ok := law.Find("aid." + regime); ok && regime != "de_minimis" && rule.Status == figures.Confirmed &&
		aid.Status == figures.Estimate && figure(v, law, figures.SizeID).Status == figures.Computed {
		severity = dossier.Blocking
	}
	return []dossier.Problem{v.Problem("state_aid.regime", severity, "aid_ceiling", dossier.Args{
		"regime": regime, "public": public.Euros(), "ceiling": ceiling.Euros(),
	}).See(aidPlaces(v, regime)...)}
}

// ownContribution: under the regional regime at least a quarter of the eligible
// costs is free of any public support (Regulation (EU) 651/2014, article 14 (14)).
// The lack is a warning where it is not certain, for want of what the funders say
// of their loans and guarantees, and once that rule has ended.
func ownContribution(v *dossier.View, law *figures.Rules) []dossier.Problem {
	own, ok1 := figures.OwnContribution(v)
	eligible, ok2 := figure(v, law, figures.PlanID).Number("eligible")
	if figures.Regime(v) != "afr" || !ok1 || !ok2 || eligible.Sign() == 0 {
		return nil
	}
	rule := law.Must("aid.afr_own")
	least := eligible.Mul(rule.Value("share")).Mul(dossier.Cents(1))
	if own.Least().Cmp(least) >= 0 {
		return nil
	}
	also := []dossier.Spot{v.Spot("state_aid.regime")}
	for _, r := range own.Unsaid {
		also = append(also, r.Where().Spot("aid_element"))
	}
	for _, r := range own.Covering {
		also = append(also, r.Where().Spot("guaranteed"))
	}
	severity := dossier.Blocking
	args := dossier.Args{"private": own.Least().Euros(), "least": least.Euros()}
	if own.Most().Cmp(least) >= 0 {
		severity, args["most"] = dossier.Warning, own.Most().Euros()
	}
	if rule.Ended(figures.JudgedOn(v)) {
		severity = dossier.Warning
	}
	return []dossier.Problem{v.Problem("resources", severity, "own_contribution", args).See(also...)}
}

// decisionAfterRules: an aid is granted by its decision, which the regime must
// still cover. A decision of which no date is said may come until the project ends. The
// service sets that day, so that the case officer is told as well.
func decisionAfterRules(v *dossier.View, law *figures.Rules) []dossier.Problem {
	rule, more, ok := figures.RegimeRules(v, law)
	if !ok {
		return nil
	}
	args := dossier.Args{"end": rule.Until.French(), "last": more.Until.French()}
	field, decision := dossier.FieldID("calendar.decision"), v.Date("calendar.decision")
	if !decision.IsZero() {
		args["date"] = decision.French()
	} else if decision = figures.JudgedOn(v); v.Date("calendar.end").After(decision) {
		decision = v.Date("calendar.end")
	}
	if !rule.Ended(decision) {
		return nil
	}
	p := v.Problem(field, dossier.Advice, "decision_after_rules", args)
	p.ForOfficer = true
	return []dossier.Problem{p}
}

// minimisRoom is what the project takes of de minimis aid, and the room left.
func minimisRoom(v *dossier.View, law *figures.Rules) (public, used, room dossier.Decimal, ok bool) {
	plan, minimis := figure(v, law, figures.PlanID), figure(v, law, figures.DeMinimisID)
	_, ok1 := plan.Number("public")
	public = figures.PlannedAid(v)
	used, ok2 := minimis.Number("used")
	room, ok3 := minimis.Number("room")
	return public, used, room, ok1 && ok2 && ok3
}

func minimisExceeded(v *dossier.View, law *figures.Rules) bool {
	public, _, room, ok := minimisRoom(v, law)
	return ok && public.Cmp(room) > 0
}

// deMinimisExceeded: an award that would exceed the limit falls outside the de
// minimis rules as a whole (Regulation (EU) 2023/2831, article 3 (7)).
func deMinimisExceeded(v *dossier.View, law *figures.Rules) []dossier.Problem {
	if figures.Regime(v) != "de_minimis" || !minimisExceeded(v, law) {
		return nil
	}
	public, used, room, _ := minimisRoom(v, law)
	rule := law.Must("aid.de_minimis")
	return []dossier.Problem{v.Problem("state_aid.regime", dossier.Blocking, "de_minimis_exceeded", dossier.Args{
		"used": used.Add(public).Euros(), "ceiling": rule.Value("limit").Euros(), "years": rule.Value("months").Quo(dossier.Int(12)).French(),
		"public": public.Euros(), "room": room.Euros(),
	}).See(append(aidPlaces(v, "de_minimis"), v.Spot("de_minimis"))...)}
}

// energyUnits: a unit that a source cannot have, and gas in kWh that does not
// say PCS or PCI, is a problem of form.
func energyUnits(v *dossier.View, law *figures.Rules) []dossier.Problem {
	var out []dossier.Problem
	f := v.Call.Field("energy")
	for _, u := range rows.EnergyUses(v) {
		if u.Source == "" || u.Unit == "" || figures.UnitOf(law, u.Source, u.Unit) {
			continue
		}
		source, ok1 := f.Column("source").Option(u.Source)
		unit, ok2 := f.Column("unit").Option(u.Unit)
		if !ok1 || !ok2 {
			continue // an option that does not exist is reported as such
		}
		out = append(out, u.Where().Problem(v, "unit", dossier.Blocking, dossier.CodeForm,
			dossier.Args{"kind": "energy_unit", "source": source, "unit": unit}))
	}
	return out
}

// programmeEnd: the programme pays no expense after its last day (Regulation
// (EU) 2021/1060, article 63 (2); 2030 only for programmes that qualify).
func programmeEnd(v *dossier.View, law *figures.Rules) []dossier.Problem {
	end, last := v.Date("calendar.end"), law.Must("obligation.last_expense").Until
	if !end.After(last) {
		return nil
	}
	return []dossier.Problem{v.Problem("calendar.end", dossier.Warning, "ends_after_programme",
		dossier.Args{"date": end.French(), "last": last.French()})}
}

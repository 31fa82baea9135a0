package rules

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// regimeMismatch: the regional regime outside a zone, or for steel, allows no aid at
// all (Regulation (EU) 651/2014, articles 13 and 14 (1)); where the zone is not known,
// it says what hangs on it.
func regimeMismatch(v *dossier.View, law *figures.Rules) []dossier.Problem {
	if figures.Regime(v) != "afr" {
		return nil
	}
	report := func(s dossier.Severity, args dossier.Args, also dossier.FieldID) []dossier.Problem {
		return []dossier.Problem{v.Problem("state_aid.regime", s, "regime_mismatch", args).See(v.Spot(also))}
	}
	switch zone := v.Text("place.afr"); {
	case v.Yes("state_aid.steel"):
		return report(dossier.Blocking, dossier.Args{"steel": "1"}, "state_aid.steel")
	case zone == "no":
		return report(dossier.Blocking, dossier.Args{"zone": "1"}, "place.afr")
	case zone == "partly" || zone == "unknown":
		args := dossier.Args{"zone": zone}
		ceilings := map[string]dossier.Num{}
		for _, r := range figures.Regimes(v, law) {
			ceilings[r.Regime] = r.Ceiling
		}
		if inside, outside := ceilings["afr"], ceilings["sme"]; inside.OK && outside.OK && inside.Cmp(outside.Decimal) > 0 {
			args["inside"], args["outside"], args["stake"] = inside.Euros(), outside.Euros(), inside.Sub(outside.Decimal).Euros()
		}
		return report(dossier.Warning, args, "place.afr")
	}
	return nil
}

// guaranteeUncounted: public support of which nobody has said whether it contains aid,
// while what is left of the ceiling would not hold the usual order of magnitude of it,
// or nothing is left at all.
func guaranteeUncounted(v *dossier.View, law *figures.Rules) []dossier.Problem {
	room, ok := figure(v, law, "figure.aid").Number("room")
	if !ok || room.Sign() < 0 { // what is above the ceiling already is said so
		return nil
	}
	var out []dossier.Problem
	for _, r := range rows.Resources(v) {
		if !r.FromPublic() || r.Nature != "loan" && r.Nature != "guarantee" || r.Element != "unknown" || r.Equivalent.OK {
			continue
		}
		args := dossier.Args{"room": room.Euros()}
		switch usual, known := figures.MinimisFraction(v, law, r); {
		case known && room.Cmp(usual) < 0:
			args["usual"] = usual.Euros()
		case known || !room.IsZero():
			continue
		}
		out = append(out, r.Where().Problem(v, "aid_element", dossier.Warning, "guarantee_uncounted", args).
			See(r.Where().Spot("gge"), v.Spot("funding.requested")))
	}
	return out
}

// Own funds between these shares of capital and premiums are near the limit.
var nearHalf = dossier.Cents(60)

// difficultyNear: own funds just above the half of capital and premiums, below which a
// company is in difficulty.
func difficultyNear(v *dossier.View, law *figures.Rules) []dossier.Problem {
	rule, tested := figures.CapitalTest(law, v.Text("company.legal_form"))
	capital, ok1 := v.Number("finance.capital")
	premiums, ok2 := v.Number("finance.premiums")
	equity, ok3 := v.Number("finance.equity")
	sum := capital.Add(premiums)
	if !tested || !ok1 || !ok2 || !ok3 || sum.Sign() <= 0 || figure(v, law, "figure.difficulty").Code("in_difficulty") == "yes" {
		return nil
	}
	least := sum.Mul(rule.Value("share"))
	if equity.Cmp(least) < 0 || equity.Cmp(sum.Mul(nearHalf)) >= 0 {
		return nil
	}
	args := dossier.Args{
		"equity": equity.Euros(), "capital": sum.Euros(), "least": least.Round(2).Euros(),
		"pct": equity.Mul(wholeRate).Quo(sum).Round(1).French(),
	}
	if figures.Cooperative(v, law) {
		args["cooperative"] = "1"
	}
	return []dossier.Problem{v.Problem("finance.equity", dossier.Warning, "difficulty_near", args).
		See(v.Spot("finance.capital"), v.Spot("finance.premiums"))}
}

// fundControl: an investor is left out of the size of the company only as long as it
// does not control it, which its pact with the others shows.
func fundControl(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, r := range v.Rows("pieces") {
		if r.Get("piece") != dossier.Text("investor_pact") || r.Get("set_aside") != dossier.Text("not_applicable") {
			continue
		}
		p := v.RowProblem("pieces", r.ID, "set_aside", dossier.Warning, "fund_control", nil)
		for _, c := range v.Rows("group") {
			if i := r.Get("for"); i == nil || i.Empty() || i == dossier.Text("group/"+c.ID) {
				if inv, _ := c.Get("investor").(dossier.Text); slices.Contains([]dossier.Text{"", "none"}, inv) {
					continue
				}
				p = p.See(dossier.Spot{Field: "group.investor", Row: c.ID})
			}
		}
		out = append(out, p)
	}
	return out
}

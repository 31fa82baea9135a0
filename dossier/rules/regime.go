package rules

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
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
		eligible, ok := figure(v, law, "figure.costs").Number("eligible")
		category := figure(v, law, "figure.size").Code("category")
		afr, ok1 := law.Must("aid.afr").Lookup(category)
		sme, ok2 := law.Must("aid.sme").Lookup(category)
		if ok && ok1 && ok2 && eligible.Sign() > 0 {
			inside, outside := share(eligible, afr), share(eligible, sme)
			args["inside"], args["outside"], args["stake"] = inside.Euros(), outside.Euros(), inside.Sub(outside).Euros()
		}
		return report(dossier.Warning, args, "place.afr")
	}
	return nil
}

// share is some per cent of an amount.
func share(amount, pct dossier.Decimal) dossier.Decimal {
	return amount.Mul(pct).Mul(dossier.Cents(1)).Round(2)
}

// Own funds between these shares of capital and premiums are near the limit.
var nearHalf = dossier.Cents(60)

// difficultyNear: own funds just above the half of capital and premiums, below which a
// company of limited liability is in difficulty; of a co-operative, whose capital comes
// and goes, that is not so clear below it either.
func difficultyNear(v *dossier.View, law *figures.Rules) []dossier.Problem {
	limited := law.Must("difficulty.limited")
	form := v.Text("company.legal_form")
	capital, ok1 := v.Number("finance.capital")
	premiums, ok2 := v.Number("finance.premiums")
	equity, ok3 := v.Number("finance.equity")
	sum := capital.Add(premiums)
	if !ok1 || !ok2 || !ok3 || sum.Sign() <= 0 || !limited.Covers(form) && !cooperative(v) ||
		figure(v, law, "figure.difficulty").Code("in_difficulty") == "yes" {
		return nil
	}
	least := sum.Mul(limited.Value("share"))
	if equity.Cmp(least) < 0 && !cooperative(v) || equity.Cmp(sum.Mul(nearHalf)) >= 0 {
		return nil
	}
	args := dossier.Args{
		"equity": equity.Euros(), "capital": sum.Euros(), "least": least.Round(2).Euros(),
		"pct": equity.Mul(wholeRate).Quo(sum).Round(1).French(),
	}
	if cooperative(v) {
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

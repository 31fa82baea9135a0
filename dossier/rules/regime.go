package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// regimeMismatch: the regional regime outside a zone, for steel, or for a product that
// takes over too much of what is there, allows no aid at all (Regulation (EU) 651/2014,
// articles 13 and 14 (1) and (7)); for a large project other rates hold, and where the
// zone is not known, it says what hangs on it.
func regimeMismatch(v *dossier.View, law *figures.Rules) []dossier.Problem {
	if figures.Regime(v) != "afr" {
		return nil
	}
	report := func(s dossier.Severity, args dossier.Args, also dossier.FieldID) []dossier.Problem {
		return []dossier.Problem{v.Problem("state_aid.regime", s, "regime_mismatch", args).See(v.Spot(also))}
	}
	reused, least, tooMuch := figures.ReusesTooMuch(v, law)
	eligible, _ := figure(v, law, figures.CostsID).Number("eligible")
	limit := law.Must("aid.afr").Value("limit")
	switch zone := v.Text("place.afr"); {
	case v.Yes("state_aid.steel"):
		return report(dossier.Blocking, dossier.Args{"steel": "1"}, "state_aid.steel")
	case zone == "no":
		return report(dossier.Blocking, dossier.Args{"zone": "1"}, "place.afr")
	case tooMuch:
		return report(dossier.Blocking, dossier.Args{"reused": reused.Euros(), "eligible": eligible.Euros(), "least": least.Euros()}, "project.assets_reused")
	case eligible.Cmp(limit) > 0:
		return report(dossier.Warning, dossier.Args{"large": "1", "eligible": eligible.Euros(), "limit": limit.Euros()}, "machines")
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

// guaranteeUncounted: public support of which nobody has said how much aid it contains,
// while what is left of the ceiling would not hold the usual order of magnitude of it,
// or nothing is left at all; and support that is said to contain none, and how much.
func guaranteeUncounted(v *dossier.View, law *figures.Rules) []dossier.Problem {
	room, known := figure(v, law, figures.AidID).Number("room")
	var out []dossier.Problem
	for _, r := range rows.Resources(v) {
		if !r.FromPublic() || r.Grant() || r.OnSuccess() || r.OwnFunds() {
			continue
		}
		args := dossier.Args{"room": room.Euros()}
		usual, fraction := figures.MinimisFraction(v, law, r)
		switch {
		case r.Element == "none" && r.Equivalent.Sign() > 0:
			args = dossier.Args{"stated": r.Equivalent.Euros()}
		case r.Element != "unknown" && r.Element != "some" || r.Equivalent.OK:
			continue
		case !known || room.Sign() < 0: // what is above the ceiling already is said so
			continue
		case fraction && room.Cmp(usual) < 0:
			args["usual"] = usual.Euros()
		case fraction || !room.IsZero():
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
	if !tested || !ok1 || !ok2 || !ok3 || sum.Sign() <= 0 || figure(v, law, figures.DifficultyID).Code("in_difficulty") == "yes" {
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
// does not control it, which its pact with the others shows. Where no pact is wanted,
// none is missed.
func fundControl(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	at := map[string]int{} // of the row that sets the pact aside
	for _, n := range v.Pieces() {
		if n.Piece.ID != "investor_pact" || n.Aside.As != dossier.AsideNotApplicable {
			continue
		}
		i, told := at[n.Aside.Row]
		if !told {
			i = len(out)
			at[n.Aside.Row] = i
			out = append(out, v.RowProblem(v.Call.Annexes(), n.Aside.Row, "set_aside", dossier.Warning, "fund_control", nil))
		}
		if table, row, ok := dossier.ParseRowRef(n.For); ok {
			out[i] = out[i].See(rows.Place{Table: table, Row: row}.Spot("investor"))
		}
	}
	return out
}

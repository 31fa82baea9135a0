package rules

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/internal/french"
)

// usedNotEligible: a used machine without the declaration of its seller is no eligible
// expense (décret n° 2022-608, annexe). One that is not meant to be eligible needs none.
func usedNotEligible(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, m := range rows.Machines(v) {
		if !m.Unproven() {
			continue
		}
		switch m.Eligible {
		case rows.Eligible:
			out = append(out, m.Where().Problem(v, "eligible", dossier.Blocking, "used_not_eligible", dossier.Args{"eligible": "1"}).
				See(m.Where().Spot("seller_declaration")))
		case rows.Ineligible:
		default:
			out = append(out, m.Where().Problem(v, "seller_declaration", dossier.Warning, "used_not_eligible", nil).
				See(m.Where().Spot("eligible")))
		}
	}
	return out
}

// running are words of what keeps a company going and is no investment.
var running = []string{"maintenance", "entretien", "location", "loyer", "loyers", "consommable", "consommables"}

// notInvestment: training, certification and what keeps the company going, counted as
// eligible. Under the regional regime they are none of the costs of an initial
// investment (Regulation (EU) 651/2014, article 14 (4) (a)); under that of article 17
// only what is directly linked to it and paid once.
func notInvestment(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, c := range rows.Costs(v) {
		args := dossier.Args{"regime": figures.Regime(v)}
		switch {
		case c.Eligible != rows.Eligible:
			continue
		case c.Category == "training":
			args["training"] = "1"
		case c.Category == "certification":
		case c.Category == "other" && slices.ContainsFunc(strings.Fields(french.Fold(c.Name)), func(w string) bool { return slices.Contains(running, w) }):
			args["running"] = "1"
		default:
			continue
		}
		problem := c.Where().Problem(v, "eligible", dossier.Warning, "not_investment", args).See(c.Where().Spot("category"))
		if args["running"] != "" {
			problem = problem.See(c.Where().Spot("name"))
		}
		out = append(out, problem)
	}
	return out
}

// samePurchaseTwice finds what stands twice among the expenses: the same quote for the
// same amount, or the same thing of the same supplier at the same price.
func samePurchaseTwice(v *dossier.View) []dossier.Problem {
	type key struct{ what, amount string }
	seen := map[key]rows.Purchase{}
	told := map[rows.Place]bool{}
	var out []dossier.Problem
	for _, p := range rows.AsTyped(v, rows.Purchases(v)) {
		amount, ok := p.Amount()
		if !ok || amount.Sign() <= 0 {
			continue
		}
		var keys []key
		if ref := french.Fold(p.QuoteRef); ref != "" {
			keys = append(keys, key{"quote " + ref, amount.String()})
		}
		if name, supplier := french.Fold(p.Name), french.Fold(p.Supplier); name != "" && supplier != "" {
			keys = append(keys, key{"name " + name + " of " + supplier, p.Price[len(p.Price)-1].String()})
		}
		for _, k := range keys {
			first, twice := seen[k]
			if !twice {
				seen[k] = p
				continue
			}
			if told[p.Where()] {
				continue
			}
			told[p.Where()] = true
			args, col := dossier.Args{"other": first.Name, "amount": amount.Euros()}, "name"
			if strings.HasPrefix(k.what, "quote ") {
				args["quote"], col = p.QuoteRef, "quote_ref"
			}
			out = append(out, p.Where().Problem(v, col, dossier.Warning, "same_purchase_twice", args).See(first.Where().Spot(col)))
		}
	}
	return out
}

package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Grant is what may be asked of the programme under the regime that counts, or that is
// supposed: its ceiling less the other public aid on the same costs, by what is known.
type Grant struct {
	RegimeOf
	Others dossier.Decimal // that is in the ceiling already
	Ask    dossier.Decimal // never below zero
	// Supposed are what the ceiling supposes, and that nobody else gives more.
	Supposed []Hypothesis
}

// Askable is what may be asked of the programme. Ceiling is absent where there is none.
func Askable(v *dossier.View, law *Rules) Grant {
	regime, supposed := likelyRegime(v, law)
	of := Regimes(v, law)
	i := slices.IndexFunc(of, func(r RegimeOf) bool { return r.Regime == regime })
	if i < 0 {
		return Grant{}
	}
	g := Grant{RegimeOf: of[i], Supposed: slices.Concat(supposed, of[i].Hypotheses)}
	if !g.Ceiling.OK {
		return g
	}
	g.Others = PlannedAid(v)
	for _, r := range rows.FEDER(v) {
		if r.Grant() {
			g.Others = g.Others.Sub(r.Amount.Decimal)
		}
	}
	same := func(a rows.Granted) {
		if a.SameCosts.Yes() {
			g.Others = g.Others.Add(a.Amount.Decimal)
		}
	}
	open := func(field dossier.FieldID) {
		if _, known := v.Get(field).(dossier.YesNo); v.Visible(field) && !known {
			g.Supposed = append(g.Supposed, Hypothesis{say("aid.suppose.other_aid"), at(field)})
		}
	}
	for _, r := range rows.OtherAids(v) {
		same(r.Granted)
	}
	open("state_aid.has_other_aids")
	if regime != "de_minimis" { // there it is in the ceiling
		for _, r := range rows.MinimisAids(v) {
			same(r.Granted)
		}
	}
	if g.Ask = g.Ceiling.Sub(g.Others).Round(Money.Places()); g.Ask.Sign() < 0 {
		g.Ask = dossier.Decimal{}
	}
	return g
}

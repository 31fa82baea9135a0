package figures

import (
	"slices"

	"dossierpme/dossier"
)

// RegimeOf is a regime as it stands beside the others: the rate for this size, the
// ceiling for these costs, what it leaves, and what stands against it. Numbers that
// cannot be given are absent.
type RegimeOf struct {
	Regime     string
	Chosen     bool
	Rate       dossier.Num // none under de minimis
	Size       string      // that the rate is of, "" where it is of none
	Base       dossier.Num // the costs that it is a part of
	Ceiling    dossier.Num // under the hypotheses
	Room       dossier.Num // less the aid that counts, where that is known
	Against    []Hypothesis
	Hypotheses []Hypothesis
}

// Regimes sets the regimes of a project side by side, the one with the highest
// ceiling first; a regime that an answer closes comes last. Before the first amount
// is typed there are rates and no ceilings.
func Regimes(v *dossier.View, law *Rules) []RegimeOf {
	type key struct{ law *Rules }
	return dossier.Once(v, key{law}, func() []RegimeOf {
		regimes := []string{"afr", "sme", "de_minimis"}
		if Regime(v) == "other" {
			regimes = append(regimes, "other")
		}
		var out []RegimeOf
		for _, regime := range regimes {
			out = append(out, regimeOf(v, law, regime))
		}
		slices.SortStableFunc(out, func(a, b RegimeOf) int {
			if a.Open() != b.Open() {
				if a.Open() {
					return -1
				}
				return 1
			}
			return b.Ceiling.Cmp(a.Ceiling.Decimal)
		})
		return out
	})
}

// Open reports whether nothing that is answered closes the regime.
func (r RegimeOf) Open() bool { return len(r.Against) == 0 }

func regimeOf(v *dossier.View, law *Rules, regime string) RegimeOf {
	b := bookOf(v, law)
	s := &Sheet{b: b, v: v, f: Figure{Spec: &aidSpec, Status: Estimate, Numbers: map[string]Number{}}}
	c := &ceiling{Sheet: s, regime: regime, suppose: true, timeless: true}
	c.supposedCosts()
	r := RegimeOf{Regime: regime, Chosen: Regime(v) == regime}
	most, given := c.most()
	if rate, ok := s.f.Number("intensity"); ok {
		r.Rate, r.Size = dossier.Num{Decimal: rate, OK: true}, c.size
	}
	r.Against, r.Hypotheses = c.against, c.hypotheses
	if !given || !c.eligible.given {
		return r
	}
	r.Base = dossier.Num{Decimal: c.base().Value, OK: true}
	r.Ceiling = dossier.Num{Decimal: least(most.Value, c.eligible.Value).Round(Money.Places()), OK: true} // de minimis knows no rate
	t := s.scratch()
	if public, others := t.publicAid(regime); public.given {
		counted := t.countedAid(regime, public, others)
		r.Room = dossier.Num{Decimal: r.Ceiling.Sub(counted.Value), OK: true}
	}
	return r
}

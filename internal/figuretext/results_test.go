package figuretext_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
	"dossierpme/internal/french"
)

// plain is a text with ordinary blanks.
func plain(s string) string {
	return strings.NewReplacer(french.Hard, " ", french.Narrow, " ").Replace(s)
}

func TestAResultIsToldInOneLine(t *testing.T) {
	v := examples(t)["conserverie-aisne"]
	all, texts := figures.All(v, law(t)), figuretext.New(words(t, ""), v)
	got := map[string]figuretext.Result{}
	for id, f := range all {
		for _, r := range texts.Results(f) {
			got[id+" "+r.Key] = r
		}
	}
	for key, want := range map[string]string{
		"figure.water gain_m3":                   "avant − après = 231 200 − 127 600 103 600 m³",
		"figure.water gain_pct":                  "gain ÷ avant × 100 = (231 200 m³ − 127 600 m³) ÷ 231 200 m³ × 100 44,81 %",
		"figure.energy gain_kwh":                 "avant − après ≈ 17 871 648,13 − 15 643 274,42 2 228 374 kWh",
		"figure.plan public_rate":                "aides publiques ÷ dépenses éligibles × 100 = 350 000,00 € ÷ 3 598 400,00 € × 100 9,73 %",
		"figure.costs total":                     "somme de toutes les dépenses = 62 800,00 + 137 600,00 + … + 57 000,00 (23 valeurs) 3 912 300,00 €",
		"figure.aid ceiling":                     "dépenses éligibles × taux, au plus la limite du régime = 3 598 400,00 € × 10 % 359 840,00 €",
		"figure.forecast payback_with_aid_years": "(coût total − subventions) ÷ EBE apporté par an = (3 912 300,00 € − 350 000,00 €) ÷ (3 620 000,00 € − 2 610 000,00 €) 3,53 ans",
		"figure.forecast instalments_ebitda_pct": "échéances ÷ EBE × 100, l’année où cette part est la plus grande = 1 060 000,00 € ÷ 2 660 000,00 € × 100 39,85 %",
		"figure.jobs aid_per_job":                "FEDER demandé ÷ emplois créés = 320 000,00 € ÷ 11,6 ETP 27 586,21 €",
		"figure.jobs baseline_fte":               "réponse de l’entreprise 118,6 ETP",
	} {
		r := got[key]
		if line := plain(strings.Join(strings.Fields(strings.Join([]string{r.Formula, r.Numbers, r.Text}, " ")), " ")); line != want {
			t.Errorf("%s:\n got %s\nwant %s", key, line, want)
		}
	}
	if remark := plain(got["figure.indicators rcr47"].Remark); !strings.Contains(remark, "545,6 t de déchets de moins") {
		t.Errorf("a loss is explained as %q", remark)
	}
	if remark := got["figure.water gain_m3"].Remark; remark != "" {
		t.Errorf("a gain is explained as %q", remark)
	}
}

// A step that only words another anew is joined to it, and nothing else is.
func TestOnlyWhatComputesNothingIsJoined(t *testing.T) {
	n := func(v int64) figures.Operand { return figures.Operand{Value: dossier.Int(v)} }
	steps := []figures.Step{{Op: figures.Quotient, Operands: []figures.Operand{n(1), n(4)}, Value: dossier.MustDecimal("0.25")}}
	one := figures.Operand{Step: 1}
	for name, c := range map[string]struct {
		step figures.Step
		to   int
	}{
		"a rounding":                  {figures.Step{Op: figures.Round, Operands: []figures.Operand{one, n(2)}}, 1},
		"a percentage":                {figures.Step{Op: figures.Product, Shape: figures.Percent, Operands: []figures.Operand{one, n(100)}}, 1},
		"a sum of one":                {figures.Step{Op: figures.Sum, Operands: []figures.Operand{one}}, 1},
		"the least of several":        {figures.Step{Op: figures.Min, Operands: []figures.Operand{n(9), one}, Value: dossier.MustDecimal("0.25")}, 1},
		"the least, which is a limit": {figures.Step{Op: figures.Min, Operands: []figures.Operand{n(0), one}, Value: dossier.Int(0)}, 0},
		"a product with another":      {figures.Step{Op: figures.Product, Shape: figures.Percent, Operands: []figures.Operand{one, n(12)}}, 0},
		"a product of tonnes":         {figures.Step{Op: figures.Product, Shape: figures.Mass, Operands: []figures.Operand{one, n(100)}}, 0},
		"what is taken over":          {figures.Step{Op: figures.Lookup, Operands: []figures.Operand{one}}, 0},
		"a rounding of an answer":     {figures.Step{Op: figures.Round, Operands: []figures.Operand{n(3), n(2)}}, 0},
	} {
		if to, ok := c.step.Joined(steps); to != c.to || ok != (c.to > 0) {
			t.Errorf("%s is joined to %d, %v", name, to, ok)
		}
	}
}

package figures_test

import (
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// TestWhatMayBeAskedOfTheProgramme: the ceiling less the other aid that is known, of
// 1 000 000 € of costs.
func TestWhatMayBeAskedOfTheProgramme(t *testing.T) {
	sme := aided("sme")
	with := func(rows ...row) answers { return sme.with(answers{"resources": rowsFrom(rows...)}) }
	feder := resource("f", "feder", "grant", "150000.00")
	other := func(id, amount string, same bool) row {
		return row{"id": id, "date": "2026-01-01", "body": "État", "purpose": "x", "amount": amount, "regime": "y", "same_costs": same}
	}
	for name, tc := range map[string]struct {
		in                   answers
		ceiling, others, ask string
		supposed             []string
	}{
		"nothing else is asked":         {with(feder), "200000.00", "0.00", "200000.00", nil},
		"another funder":                {with(feder, resource("r", "region", "grant", "50000.00")), "200000.00", "50000.00", "150000.00", nil},
		"others take it all":            {with(resource("r", "region", "grant", "250000.00")), "200000.00", "250000.00", "0.00", nil},
		"a public loan by its aid":      {with(feder, merged(resource("b", "bpifrance", "loan", "100000.00"), row{"aid_element": "some", "gge": "7000.00"})), "200000.00", "7000.00", "193000.00", nil},
		"an advance of the programme":   {with(feder, merged(resource("b", "feder", "repayable_advance", "30000.00"), row{"repayment": "on_success"})), "200000.00", "30000.00", "170000.00", nil},
		"other aid on the same costs":   {with(feder).with(answers{"state_aid.has_other_aids": true, "other_aids": rowsFrom(other("a", "30000.00", true), other("b", "40000.00", false))}), "200000.00", "30000.00", "170000.00", nil},
		"earlier de minimis aid":        {with(feder).with(answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d", "date": "2026-01-01", "body": "x", "amount": "1000.00", "same_costs": true})}), "200000.00", "1000.00", "199000.00", nil},
		"whether there is more is open": {with(feder).with(answers{"state_aid.has_other_aids": nil}), "200000.00", "0.00", "200000.00", []string{"state_aid.has_other_aids"}},
		"under de minimis":              {aided("de_minimis").with(answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d", "date": "2026-01-01", "body": "x", "amount": "1000.00", "same_costs": true})}), "299000.00", "0.00", "299000.00", nil},
		"no machine":                    {answers{}, "", "", "", []string{"state_aid.regime", "start.sector", "project.nature", "finance.recovery_order", "company.legal_form", "size.new_company"}},
		"a replacement":                 {sme.with(answers{"project.nature": "replacement"}), "", "", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			g := figures.Askable(view(t, tc.in), law())
			if g.Ceiling.OK != (tc.ceiling != "") || g.Ceiling.OK && (g.Ceiling.Fixed(2) != tc.ceiling || g.Others.Fixed(2) != tc.others || g.Ask.Fixed(2) != tc.ask) {
				t.Errorf("%v: %s, others %s, to be asked %s", g.Ceiling.OK, g.Ceiling.Fixed(2), g.Others.Fixed(2), g.Ask.Fixed(2))
			}
			if d := cmp.Diff(append([]string{}, tc.supposed...), supposed(g.Supposed)); d != "" {
				t.Error(d)
			}
			w := said().Asking(g)
			if (w.Ceiling == "") != (tc.ceiling == "") || tc.ceiling != "" && w.How == "" || len(w.Against) != len(g.Against) {
				t.Errorf("in words: %+v", w)
			}
		})
	}
}

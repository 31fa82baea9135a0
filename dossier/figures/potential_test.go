package figures_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// supposed lists what a figure supposes, field@row.
func supposed(of []figures.Hypothesis) []string {
	out := []string{}
	for _, h := range of {
		out = append(out, spelled(h.Spot))
	}
	return out
}

// lacks lists what a figure lacks, in the same way.
func lacks(f figures.Figure) []string {
	out := []string{}
	for _, m := range f.Missing {
		out = append(out, spelled(m))
	}
	return out
}

func spelled(at dossier.Spot) string {
	if at.Row == "" {
		return string(at.Field)
	}
	return string(at.Field) + "@" + at.Row
}

// TestThePotentialIsThereFromTheFirstMachineOn: 1 000 000 € of costs.
func TestThePotentialIsThereFromTheFirstMachineOn(t *testing.T) {
	one := answers{"machines": rowsFrom(machine("m1", "1000000.00"))}
	excluded := []string{"start.sector", "project.nature", "finance.recovery_order", "company.legal_form"}
	all := func(first []string, more ...string) []string {
		return append(append(append([]string{}, first...), excluded...), more...)
	}
	for name, tc := range map[string]struct {
		in   answers
		want string
		of   []string
	}{
		"all is answered":                             {aided("sme"), "200000.00", nil},
		"a machine alone":                             {one, "100000.00", all([]string{"state_aid.regime"}, "size.new_company")}, // the SME of the lowest rate
		"its size is partly known":                    {one.with(answers{"size.headcount": "40"}), "200000.00", all([]string{"state_aid.regime"}, "size.new_company")},
		"too large for a small one by its amounts":    {one.with(answers{"size.headcount": "40", "size.turnover": "11000000.00", "size.balance": "12000000.00"}), "100000.00", all([]string{"state_aid.regime"}, "size.new_company")},
		"in the zone":                                 {one.with(answers{"place.afr": "yes"}), "250000.00", all([]string{"state_aid.regime"}, "state_aid.relocation", "size.new_company")},
		"in the zone, and closed there":               {one.with(answers{"place.afr": "yes", "state_aid.relocation": true}), "100000.00", all([]string{"state_aid.regime"}, "size.new_company")},
		"a zone that is not known, under that regime": {aided("afr").with(answers{"place.afr": "unknown"}), "350000.00", []string{"place.afr"}},
		"a cost to be checked":                        {aided("sme").with(answers{"machines": rowsFrom(machine("m1", "1000000.00"), machine("m2", "500000.00", row{"eligible": "unknown"}))}), "300000.00", []string{"machines.eligible@m2"}},
		"nothing is checked":                          {aided("sme").with(answers{"machines": rowsFrom(machine("m1", "1000000.00", row{"eligible": nil}))}), "200000.00", []string{"machines.eligible@m1"}},
		"a price is missing":                          {aided("sme").with(answers{"machines": rowsFrom(machine("m1", "1000000.00"), machine("m2", "1.00", row{"unit_price": nil}))}), "200000.00", []string{"machines.unit_price@m2"}},
		"what is not eligible does not count":         {aided("sme").with(answers{"machines": rowsFrom(machine("m1", "1000000.00"), machine("m2", "1.00", row{"eligible": "no"}))}), "200000.00", nil},
		"what the call allows":                        {one.with(answers{"params.rate": "5"}), "50000.00", all([]string{"state_aid.regime"}, "size.new_company")},
		"no machine":                                  {answers{}, "", nil},
		"a replacement":                               {one.with(answers{"project.nature": "replacement"}), "", nil},
		"another regime without its rate":             {one.with(answers{"state_aid.regime": "other"}), "", nil},
		"earlier de minimis aid is not said":          {aided("de_minimis").with(answers{"state_aid.has_de_minimis": nil}), "300000.00", []string{"state_aid.has_de_minimis"}},
		"an earlier one without its amount": {aided("de_minimis").with(answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(
			row{"id": "a", "date": "2026-01-01", "body": "x", "amount": "1000.00", "same_costs": false}, row{"id": "b", "date": "2026-01-01", "body": "x", "same_costs": false})}), "299000.00", []string{"de_minimis.amount@b"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(t, view(t, tc.in), "aid")
			if got := f.Wire("potential"); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
			if d := cmp.Diff(append([]string{}, tc.of...), supposed(f.Hypotheses)); d != "" {
				t.Error(d)
			}
			for _, h := range f.Hypotheses {
				if said := said().Message(h.Text); said == "" || strings.Contains(said, "figure.") || strings.Contains(said, "{") {
					t.Errorf("%s: %q", h.Field, said)
				}
			}
			if len(tc.of) == 0 && f.Wire("potential") != f.Wire("ceiling") {
				t.Errorf("nothing is supposed: %s is not %s", f.Wire("potential"), f.Wire("ceiling"))
			}
		})
	}
}

// TestTheCeilingOfToday: what the present rules would give stands beside a regime that
// has ended.
func TestTheCeilingOfToday(t *testing.T) {
	for day, want := range map[string][3]string{ // ceiling, ceiling_today, what is supposed
		"2026-12-31": {"200000.00", "", ""},
		"2027-06-30": {"200000.00", "200000.00", "calendar.decision"},
		"2027-07-01": {"", "200000.00", "calendar.decision"},
	} {
		f := of(t, view(t, aided("sme").with(answers{"calendar.decision": day})), "aid")
		if got := [3]string{f.Wire("ceiling"), f.Wire("ceiling_today"), strings.Join(supposed(f.Hypotheses), " ")}; got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
		if f.Wire("potential") != "200000.00" {
			t.Errorf("%s: the potential is %q", day, f.Wire("potential"))
		}
	}
	f := of(t, view(t, aided("sme").with(answers{"calendar.decision": "2028-01-01", "project.nature": "replacement"})), "aid")
	if f.Wire("ceiling_today") != "" || f.Wire("potential") != "" {
		t.Errorf("closed today too: %v", wired(f))
	}
	f = of(t, view(t, aided("de_minimis").with(answers{"calendar.decision": "2031-07-01"})), "aid")
	if f.Status != figures.Expired || f.Wire("ceiling") != "" || f.Wire("ceiling_today") != "300000.00" {
		t.Errorf("de minimis: %s %v", f.Status, wired(f))
	}
}

// TestTheFractionOfDeMinimis: Regulation (EU) 2023/2831, article 4.
func TestTheFractionOfDeMinimis(t *testing.T) {
	loan := func(amount string, months int, secured any) row {
		return merged(resource("l", "bpifrance", "loan", amount), row{"aid_element": "some", "months": months, "secured_half": secured})
	}
	guarantee := func(covers string, months int) row {
		return merged(resource("l", "bpifrance", "guarantee", covers), row{"aid_element": "some", "guaranteed": covers, "months": months})
	}
	for name, tc := range map[string]struct {
		r    row
		more answers
		want string
	}{
		"five years":                 {loan("100000.00", 60, true), nil, "20000.00"},
		"seven years":                {loan("100000.00", 84, true), nil, "28000.00"},
		"1.5 M€ and five years":      {loan("1500000.00", 60, true), nil, "300000.00"},
		"more than 1.5 M€":           {loan("1500000.01", 60, true), nil, ""},
		"1.5 M€ and a month more":    {loan("1500000.00", 61, true), nil, ""},
		"750 000 € and ten years":    {loan("750000.00", 120, true), nil, "300000.00"},
		"ten years and a month more": {loan("1000.00", 121, true), nil, ""},
		"not secured":                {loan("100000.00", 60, false), nil, ""},
		"in insolvency":              {loan("100000.00", 60, true), answers{"finance.insolvency": true}, ""},
		"a guarantee":                {guarantee("80000.00", 60), nil, "10666.67"}, // 300 000 × 80 000 ÷ 2 250 000
		"a guarantee of 80 %":        {guarantee("160000.00", 60), nil, "21333.33"},
		"a guarantee of more":        {guarantee("160000.01", 60), nil, ""},
		"a funder who has said it":   {merged(loan("100000.00", 60, true), row{"gge": "3.00"}), nil, "3.00"},
		"at market terms":            {merged(loan("100000.00", 60, true), row{"aid_element": "none"}), nil, "0.00"},
	} {
		t.Run(name, func(t *testing.T) {
			in := aided("de_minimis").with(tc.more).with(answers{"resources": rowsFrom(resource("g", "feder", "grant", "50000.00"), resource("b", "bank_loan", "loan", "200000.00"), tc.r)})
			f := of(t, view(t, in), "aid")
			want := "50000.00"
			if tc.want != "" {
				want = dossier.MustDecimal("50000.00").Add(dossier.MustDecimal(tc.want)).Fixed(2)
			}
			if f.Wire("gge") != want {
				t.Errorf("%s, want %s", f.Wire("gge"), want)
			}
			if named := strings.Contains(strings.Join(lacks(f), " "), "resources.gge@l"); named != (tc.want == "") {
				t.Errorf("missing %v", f.Missing)
			}
			// Elsewhere it counts for nothing.
			elsewhere := of(t, view(t, in.with(answers{"state_aid.regime": "sme"})), "aid")
			if strings.HasPrefix(name, "five") && elsewhere.Wire("gge") != "50000.00" {
				t.Errorf("under the SME regime: %s", elsewhere.Wire("gge"))
			}
		})
	}
}

func TestRegimesSideBySide(t *testing.T) {
	line := func(r figures.RegimeOf) string {
		n := func(d dossier.Num) string {
			if !d.OK {
				return "-"
			}
			return d.Fixed(2)
		}
		return strings.Join([]string{r.Regime, n(r.Rate), n(r.Ceiling), n(r.Room), strings.Join(supposed(r.Against), "+"), strings.Join(supposed(r.Hypotheses), "+")}, " ")
	}
	for name, tc := range map[string]struct {
		in   answers
		want []string
	}{
		"nothing stands against any": {aided("sme"), []string{"afr 35.00 350000.00 150000.00  ", "de_minimis - 300000.00 100000.00  ", "sme 20.00 200000.00 0.00  "}},
		"outside the zone":           {aided("sme").with(answers{"place.afr": "no"}), []string{"de_minimis - 300000.00 100000.00  ", "sme 20.00 200000.00 0.00  ", "afr - - - place.afr "}},
		"a replacement":              {aided("sme").with(answers{"project.nature": "replacement"}), []string{"de_minimis - 300000.00 100000.00  ", "afr - - - project.nature ", "sme - - - project.nature "}},
		"nothing is known": {answers{"machines": rowsFrom(machine("m1", "1000000.00"))}, []string{
			"de_minimis - 300000.00 -  state_aid.has_de_minimis",
			"afr 25.00 250000.00 -  start.sector+project.nature+finance.recovery_order+company.legal_form+place.afr+state_aid.relocation+size.new_company",
			"sme 10.00 100000.00 -  start.sector+project.nature+finance.recovery_order+company.legal_form+size.new_company",
		}},
		"no aid is above the costs":      {aided("sme").with(answers{"machines": rowsFrom(machine("m1", "100000.00"))}), []string{"de_minimis - 100000.00 -100000.00  ", "afr 35.00 35000.00 -165000.00  ", "sme 20.00 20000.00 -180000.00  "}},
		"rates before the first machine": {aided("sme").with(answers{"machines": nil}), []string{"afr 35.00 - -  ", "sme 20.00 - -  ", "de_minimis - - -  "}},
		"a used up allowance": {aided("sme").with(answers{"place.afr": "no", "state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "a", "date": "2026-01-01", "body": "x", "amount": "300000.00", "same_costs": false})}), []string{
			"sme 20.00 200000.00 0.00  ", "afr - - - place.afr ", "de_minimis - 0.00 -200000.00 de_minimis ",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range figures.Regimes(view(t, tc.in), law()) {
				got = append(got, line(r))
				if r.Chosen != (r.Regime == tc.in["state_aid.regime"]) {
					t.Errorf("%s is chosen: %v", r.Regime, r.Chosen)
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestWhatIsSaidBesideACeiling: caveats that an answer brings, and that its neighbour
// does not.
func TestWhatIsSaidBesideACeiling(t *testing.T) {
	training := func(eligible string) answers {
		return answers{"costs": rowsFrom(cost("c", "training", "1000.00", eligible))}
	}
	public := func(more row) answers {
		return answers{"resources": rowsFrom(resource("r1", "feder", "grant", "100000.00"), merged(resource("r2", "region", "repayable_advance", "1000.00"), more))}
	}
	small := answers{"machines": rowsFrom(machine("m", "200000.00"))}
	for name, tc := range map[string]struct {
		regime, words string
		with, without answers
	}{
		"training under the SME regime":      {"sme", "la formation a son propre régime", training("yes"), training("no")},
		"training under the regional regime": {"afr", "ne sont pas des investissements", training("yes"), training("unknown")},
		"an advance repaid on success":       {"sme", "10 points de plus", public(row{"repayment": "on_success"}), public(row{"repayment": "always"})},
		"a relocation":                       {"sme", "Le FEDER ne paie aucune délocalisation", answers{"state_aid.relocation": true}, answers{"state_aid.relocation": false}},
		"a public loan at market terms": {
			"afr", "le service peut en juger autrement",
			answers{"resources": rowsFrom(merged(resource("r", "bpifrance", "loan", "1000.00"), row{"aid_element": "none"}))},
			answers{"resources": rowsFrom(resource("r", "bank_loan", "loan", "1000.00"))},
		},
		"a merger":        {"de_minimis", "Après une fusion", answers{"state_aid.merged": true}, answers{"state_aid.merged": false}},
		"a small project": {"de_minimis", "méthode simplifiée", small, answers{"machines": rowsFrom(machine("m", "200000.01"))}},
		"discounting":     {"afr", "à sa valeur du jour où l’aide est accordée", nil, answers{"place.afr": "no"}},
	} {
		t.Run(name, func(t *testing.T) {
			if f := of(t, view(t, aided(tc.regime).with(tc.with)), "aid"); !hasCaveat(f, tc.words) {
				t.Errorf("nothing says %q: %v", tc.words, said().Caveats(f))
			}
			if f := of(t, view(t, aided(tc.regime).with(tc.without)), "aid"); hasCaveat(f, tc.words) {
				t.Errorf("%q is said without a reason", tc.words)
			}
		})
	}
	rail := shipped().Find("hdf-2026-ferroviaire-mecanique")
	f := of(t, viewOf(t, rail, today, aided("afr").with(answers{"start.sector": []string{"rail"}})), "aid")
	if f.Status != figures.Unknown || !strings.Contains(strings.Join(lacks(f), " "), "state_aid.steel") {
		t.Errorf("steel is not answered: %s %v", f.Status, f.Missing)
	}
	if got := supposed(f.Hypotheses); f.Wire("potential") != "350000.00" || len(got) != 1 || got[0] != "state_aid.steel" {
		t.Errorf("steel is not answered: potential %s %v", f.Wire("potential"), got)
	}
}

package figures_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// machine is a row that counts as eligible.
func machine(id, price string, more ...row) row {
	r := row{"id": id, "name": "Machine " + id, "quantity": 1, "unit_price": price, "eligible": "yes", "condition": "new", "acquisition": "purchase", "year": 2026}
	for _, m := range more {
		for k, v := range m {
			r[k] = v
		}
	}
	return r
}

func resource(id, source, nature, amount string) row {
	return row{"id": id, "source": source, "nature": nature, "amount": amount, "year": 2026, "state": "requested"}
}

// aided is a sound small company that asks 200 000 € for 1 000 000 €.
func aided(regime string) answers {
	return sound().with(answers{
		"project.nature": "extension", "place.afr": "yes", "state_aid.regime": regime, "state_aid.relocation": false,
		"state_aid.has_de_minimis": false, "state_aid.has_other_aids": false, "funding.requested": "200000.00",
		"machines":  rowsFrom(machine("m1", "1000000.00")),
		"resources": rowsFrom(resource("r1", "feder", "grant", "200000.00"), resource("r2", "bank_loan", "loan", "800000.00")),
	})
}

func TestTheCeilingOfEachRegime(t *testing.T) {
	medium := answers{"size.headcount": "100", "size.headcount_prev": "100"}
	large := answers{"size.headcount": "300", "size.headcount_prev": "300"}
	micro := answers{"size.headcount": "5", "size.headcount_prev": "5", "size.turnover": "1000000.00", "size.turnover_prev": "1000000.00"}
	for _, tc := range []struct {
		name, regime string
		more         answers
		want         map[string]string
	}{
		{"SME regime, small", "sme", nil, map[string]string{"regime": "sme", "intensity": "20.00", "ceiling": "200000.00", "public": "200000.00", "room": "0.00"}},
		{"SME regime, micro", "sme", micro, map[string]string{"intensity": "20.00", "ceiling": "200000.00"}},
		{"SME regime, medium", "sme", medium, map[string]string{"intensity": "10.00", "ceiling": "100000.00", "room": "-100000.00"}},
		{"SME regime outside the zone", "sme", answers{"place.afr": "no", "state_aid.relocation": true}, map[string]string{"ceiling": "200000.00"}},
		{"regional, small", "afr", nil, map[string]string{"intensity": "35.00", "ceiling": "350000.00", "room": "150000.00"}},
		{"regional, micro", "afr", micro, map[string]string{"intensity": "35.00"}},
		{"regional, medium", "afr", medium, map[string]string{"intensity": "25.00", "ceiling": "250000.00"}},
		{"regional, large", "afr", large, map[string]string{"intensity": "15.00", "ceiling": "150000.00"}},
		{
			"SME regime is capped at 8.25 M€", "sme",
			answers{"machines": rowsFrom(machine("m1", "50000000.00"))},
			map[string]string{"ceiling": "8250000.00"},
		},
		{"just under that cap", "sme", answers{"machines": rowsFrom(machine("m1", "41249999.95"))}, map[string]string{"ceiling": "8249999.99"}},
		{"regional at 50 M€", "afr", answers{"machines": rowsFrom(machine("m1", "50000000.00"))}, map[string]string{"ceiling": "17500000.00"}},
		{"regional above 50 M€", "afr", answers{"machines": rowsFrom(machine("m1", "50000000.01"))}, map[string]string{"ceiling": "", "intensity": ""}},
		{"a regime with the user's rate", "other", answers{"state_aid.other_regime": "SA.1", "state_aid.other_intensity": "12.5", "state_aid.other_source": "convention, p. 2"}, map[string]string{"intensity": "12.50", "ceiling": "125000.00"}},
		{"de minimis", "de_minimis", nil, map[string]string{"intensity": "", "ceiling": "300000.00", "room": "100000.00"}},
		{
			"de minimis with earlier aid", "de_minimis",
			answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d1", "date": "2025-01-01", "body": "ADEME", "amount": "120000.00", "same_costs": true})},
			map[string]string{"ceiling": "180000.00", "public": "200000.00", "room": "-20000.00"},
		},
		{"the call's rate lowers it", "sme", answers{"params.rate": "15"}, map[string]string{"intensity": "20.00", "ceiling": "150000.00"}},
		{"the call's rate never raises it", "sme", answers{"params.rate": "40"}, map[string]string{"ceiling": "200000.00"}},
		{"the call's largest grant lowers it", "sme", answers{"params.max_grant": "90000.00"}, map[string]string{"ceiling": "90000.00"}},
		{"the call's largest eligible cost lowers it", "sme", answers{"params.max_eligible": "500000.00"}, map[string]string{"ceiling": "100000.00"}},
		{"the call names the regime", "to_be_set", answers{"params.regime": "afr"}, map[string]string{"regime": "afr", "ceiling": "350000.00"}},
		{
			"other aid on the same costs counts", "sme",
			answers{"state_aid.has_other_aids": true, "other_aids": rowsFrom(
				row{"id": "a", "date": "2026-01-01", "body": "État", "purpose": "x", "amount": "30000.00", "regime": "y", "same_costs": true},
				row{"id": "b", "date": "2026-01-01", "body": "État", "purpose": "x", "amount": "70000.00", "regime": "y", "same_costs": false})},
			map[string]string{"public": "230000.00", "room": "-30000.00", "ceiling": "200000.00"},
		},
		{
			"de minimis aid on the same costs counts", "sme",
			answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d1", "date": "2019-01-01", "body": "ADEME", "amount": "5000.00", "same_costs": true})},
			map[string]string{"public": "205000.00", "room": "-5000.00"},
		},
		{
			"an advance is public, and counts once its funder has stated its equivalent", "sme",
			answers{"resources": rowsFrom(resource("r1", "feder", "grant", "200000.00"), resource("r2", "bpifrance", "loan", "700000.00"), resource("r3", "bpifrance", "guarantee", "500000.00"), resource("r4", "region", "repayable_advance", "100000.00"))},
			map[string]string{"public": "300000.00", "gge": "200000.00", "room": "0.00"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := of(t, view(t, aided(tc.regime).with(tc.more)), "aid")
			if f.Status != figures.Estimate {
				t.Fatalf("%s %v", f.Status, f.Missing)
			}
			for name, want := range tc.want {
				if f.Wire(name) != want {
					t.Errorf("%s is %q, want %q", name, f.Wire(name), want)
				}
			}
			if f.Wire(f.Spec.Main) != f.Wire("ceiling") || !hasCaveat(f, "à confirmer par le service instructeur") {
				t.Errorf("value %q, caveats %v", f.Wire(f.Spec.Main), f.Caveats)
			}
			if f.Wire(f.Spec.Main) == "" && len(f.Missing) == 0 {
				t.Error("no ceiling and nothing named")
			}
		})
	}
}

func TestWhatLeavesNoCeiling(t *testing.T) {
	for _, tc := range []struct {
		name    string
		regimes []string
		more    answers
		missing string
		words   string
	}{
		{"only fish", []string{"sme", "afr"}, answers{"start.sector": []string{"fish"}}, "start.sector", "FEAMPA"},
		{"a simple replacement", []string{"sme", "afr"}, answers{"project.nature": "replacement"}, "project.nature", "simple remplacement"},
		{"in difficulty", []string{"sme", "afr"}, answers{"finance.equity": "1.00"}, "finance.equity", "en difficulté"},
		{"a recovery order", []string{"sme", "afr"}, answers{"finance.recovery_order": true}, "finance.recovery_order", "reste à rembourser"},
		{"a relocation", []string{"afr"}, answers{"state_aid.relocation": true}, "state_aid.relocation", "délocalisation"},
		{"outside the zone", []string{"afr"}, answers{"place.afr": "no"}, "place.afr", "pas en zone"},
		{"in public hands", []string{"sme"}, answers{"size.public_share": "25"}, "size.public_share", "n’est pas une PME"},
		{"too large", []string{"sme"}, answers{"size.headcount": "300", "size.headcount_prev": "300"}, "size.headcount", "n’est pas une PME"},
	} {
		for _, regime := range []string{"sme", "afr", "de_minimis"} {
			t.Run(tc.name+" under "+regime, func(t *testing.T) {
				f := of(t, view(t, aided(regime).with(tc.more)), "aid")
				if !slices.Contains(tc.regimes, regime) {
					if f.Wire(f.Spec.Main) == "" {
						t.Errorf("no ceiling, though this regime is not concerned: %v", f.Missing)
					}
					return
				}
				if f.Wire(f.Spec.Main) != "" || f.Wire("room") != "" || f.Status != figures.Estimate || !slices.Contains(lacks(f), tc.missing) || !hasCaveat(f, tc.words) {
					t.Errorf("%s %q %v %v", f.Status, f.Wire(f.Spec.Main), f.Missing, f.Caveats)
				}
			})
		}
	}
	f := of(t, view(t, aided("sme").with(answers{"start.sector": []string{"fish", "dairy"}})), "aid")
	if f.Wire(f.Spec.Main) == "" || !hasCaveat(f, "filière poisson") {
		t.Errorf("fish beside another sector is a caveat: %q %v", f.Wire(f.Spec.Main), f.Caveats)
	}
}

func TestTheEndOfTheRegulation(t *testing.T) {
	for _, tc := range []struct {
		day     string
		status  figures.Status
		ceiling string
		words   string
	}{
		{"2026-12-31", figures.Estimate, "200000.00", ""},
		{"2027-01-01", figures.Expired, "200000.00", "jusqu’au 30/06/2027"},
		{"2027-06-30", figures.Expired, "200000.00", "fin le 31/12/2026"},
		{"2027-07-01", figures.Expired, "", "30/06/2027"},
	} {
		for _, field := range []string{"calendar.application", "calendar.decision", ""} {
			a, day := aided("sme"), today
			if field != "" {
				a = a.with(answers{"calendar.application": "2026-11-30", field: tc.day})
			} else {
				day = tc.day
			}
			f := of(t, viewOn(t, day, a), "aid")
			if ended := day > "2026-12-31"; tc.status == figures.Expired && (hasCaveat(f, "a pris fin") != ended || hasCaveat(f, "prend fin") == ended) {
				t.Errorf("%s in %s, seen on %s: the end is told in the wrong tense: %v", tc.day, field, day, said().Caveats(f))
			}
			if f.Status != tc.status || f.Wire(f.Spec.Main) != tc.ceiling || tc.words != "" && !hasCaveat(f, tc.words) {
				t.Errorf("%s in %s: %s %q %v", tc.day, field, f.Status, f.Wire(f.Spec.Main), f.Caveats)
			}
		}
	}
	// Of a day that is filled in nothing is missing: the law is.
	for field, missing := range map[string]bool{"calendar.application": false, "calendar.decision": false, "": true} {
		for name, regime := range map[string]string{"aid": "sme", "de_minimis": "de_minimis"} {
			a, day := aided(regime), "2032-01-01"
			if field != "" {
				a, day = a.with(answers{field: day}), today
			} else {
				a = a.with(answers{"calendar.application": nil})
			}
			f := of(t, viewOn(t, day, a), name)
			if lacks := slices.ContainsFunc(lacks(f), func(m string) bool { return strings.HasPrefix(m, "calendar.") }); lacks != missing {
				t.Errorf("%s, the day in %q: %v", name, field, f.Missing)
			}
		}
	}
	// What closes the regime does not hide that its rule is past.
	for _, regime := range []string{"sme", "afr"} {
		shut := aided(regime).with(answers{"calendar.decision": "2027-01-01", "finance.insolvency": true})
		if f := of(t, view(t, shut), "aid"); f.Status != figures.Expired || f.Wire(f.Spec.Main) != "" || !hasCaveat(f, "prend fin le 31/12/2026") {
			t.Errorf("%s, closed and past: %s %q %v", regime, f.Status, f.Wire(f.Spec.Main), f.Caveats)
		}
	}
	// A project that runs past the end only adds a caveat.
	f := of(t, view(t, aided("sme").with(answers{"calendar.end": "2027-01-01"})), "aid")
	if f.Status != figures.Estimate || !hasCaveat(f, "court au-delà du 31/12/2026") {
		t.Errorf("%s %v", f.Status, f.Caveats)
	}
	if f := of(t, view(t, aided("sme")), "aid"); hasCaveat(f, "court au-delà") {
		t.Errorf("a project inside the period has no such caveat: %v", f.Caveats)
	}
	// The decision counts even where it comes before the application.
	f = of(t, view(t, aided("sme").with(answers{"calendar.application": "2027-02-01", "calendar.decision": "2026-12-01"})), "aid")
	if f.Status != figures.Estimate {
		t.Errorf("the decision is the day that counts: %s", f.Status)
	}
}

func TestEmptyInputsOfTheCeilingAreNamed(t *testing.T) {
	for _, regime := range []string{"sme", "afr", "de_minimis", "other"} {
		base := aided(regime)
		fields := []string{"machines", "resources", "state_aid.regime", "state_aid.has_other_aids", "state_aid.has_de_minimis"}
		switch regime {
		case "sme":
			fields = append(fields, "start.sector", "project.nature", "finance.recovery_order", "finance.insolvency", "size.headcount")
		case "afr":
			fields = append(fields, "start.sector", "project.nature", "finance.recovery_order", "finance.equity", "size.turnover", "place.afr", "state_aid.relocation")
		case "other":
			base = base.with(answers{"state_aid.other_regime": "SA.1", "state_aid.other_intensity": "10", "state_aid.other_source": "texte"})
			fields = append(fields, "state_aid.other_intensity", "state_aid.other_source")
		}
		if f := of(t, view(t, base), "aid"); f.Status != figures.Estimate || len(f.Missing) > 0 {
			t.Fatalf("%s: the base must be whole: %s %v", regime, f.Status, f.Missing)
		}
		for _, id := range fields {
			f := of(t, view(t, base.with(answers{id: nil})), "aid")
			// What other aid there is changes the room, not the ceiling; that of de
			// minimis does not depend on the costs.
			status, beside := figures.Unknown, []string{"resources", "state_aid.has_other_aids", "state_aid.has_de_minimis"}
			if regime == "de_minimis" {
				beside[2] = "machines"
			}
			if slices.Contains(beside, id) {
				status = figures.Estimate
			}
			if f.Status != status || !slices.Contains(lacks(f), id) || f.Known() != (status == figures.Estimate) || (f.Wire("room") != "") != (regime == "de_minimis" && id == "machines") {
				t.Errorf("%s without %s: %s %v", regime, id, f.Status, f.Missing)
			}
		}
	}
	for _, zone := range []string{"partly", "unknown"} {
		if f := of(t, view(t, aided("afr").with(answers{"place.afr": zone})), "aid"); f.Status != figures.Unknown || !slices.Contains(lacks(f), "place.afr") {
			t.Errorf("zone %s: %s %v", zone, f.Status, f.Missing)
		}
	}
	f := of(t, view(t, aided("sme").with(answers{"machines": rowsFrom(machine("m1", "10.00", row{"eligible": "unknown"}))})), "aid")
	if d := cmp.Diff([]string{"machines.eligible@m1"}, lacks(f)); f.Status != figures.Unknown || d != "" {
		t.Errorf("no eligible cost: %s %s", f.Status, d)
	}
}

func TestTheRegionalConditionsAreShown(t *testing.T) {
	f := of(t, view(t, aided("afr").with(answers{"project.nature": "diversification"})), "aid")
	for _, words := range []string{"au moins 25 % des dépenses éligibles", "trois ans après son achèvement", "dépasser d’au moins 200 % la valeur au bilan de ce que le nouveau produit réutilise, donc atteindre au moins trois fois cette valeur", "s’ajoutent pour la limite de 50 M€"} {
		if !hasCaveat(f, words) {
			t.Errorf("no caveat says %q", words)
		}
	}
	if f := of(t, view(t, aided("sme").with(answers{"project.nature": "diversification"})), "aid"); hasCaveat(f, "Diversification") {
		t.Error("article 14 (7) is for regional aid only")
	}
	leased := aided("sme").with(answers{"machines": rowsFrom(machine("m1", "100.00", row{"acquisition": "lease"}))})
	if !hasCaveat(of(t, view(t, leased), "aid"), "obligation d’achat") {
		t.Error("no caveat on the lease")
	}
	if r := strings.Join(said().Rules(f), "\n"); !strings.Contains(r, "SA.119559") || !strings.Contains(r, "31/12/2026") {
		t.Errorf("rules used: %s", r)
	}
}

func TestTheDeMinimisWindow(t *testing.T) {
	aid := func(dates ...string) answers {
		rows := []row{}
		for i, d := range dates {
			rows = append(rows, row{"id": "d" + string(rune('a'+i)), "date": d, "body": "Région", "amount": "1000.00", "same_costs": false})
		}
		return answers{"state_aid.has_de_minimis": true, "de_minimis": rows}
	}
	for _, tc := range []struct {
		name, day string
		in        answers
		used      string
	}{
		{"the same day three years before is inside", "2026-12-15", aid("2023-12-15"), "1000.00"},
		{"the day before it is outside", "2026-12-15", aid("2023-12-14"), "0.00"},
		{"the day itself is inside", "2026-12-15", aid("2026-12-15"), "1000.00"},
		{"the day after is not yet", "2026-12-15", aid("2026-12-16"), "0.00"},
		{"from a leap day, 28 February is inside", "2028-02-29", aid("2025-02-28"), "1000.00"},
		{"from a leap day, 27 February is outside", "2028-02-29", aid("2025-02-27"), "0.00"},
		{"a leap day three years before 28 February is outside", "2027-02-28", aid("2024-02-27", "2024-02-28", "2024-02-29"), "2000.00"},
		{"a leap day counts on 1 March", "2027-03-01", aid("2024-02-29", "2024-03-01"), "1000.00"},
		{"several are summed", "2026-12-15", aid("2024-01-01", "2025-01-01", "2026-01-01"), "3000.00"},
		{"none", "2026-12-15", answers{"state_aid.has_de_minimis": false}, "0.00"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := of(t, viewOn(t, tc.day, tc.in), "de_minimis")
			if f.Status != figures.Computed || f.Wire("used") != tc.used {
				t.Errorf("%s %v %v", f.Status, f.Numbers, f.Missing)
			}
		})
	}
	f := of(t, view(t, answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d", "date": "2026-01-01", "body": "x", "amount": "300000.01", "same_costs": false})}), "de_minimis")
	if f.Wire(f.Spec.Main) != "-0.01" {
		t.Errorf("room may be negative: %s", f.Wire(f.Spec.Main))
	}
	for day, want := range map[string]figures.Status{"2030-12-31": figures.Computed, "2031-01-01": figures.Expired, "2031-06-30": figures.Expired, "2031-07-01": figures.Expired} {
		f := of(t, viewOn(t, day, answers{"state_aid.has_de_minimis": false}), "de_minimis")
		if f.Status != want || (f.Wire(f.Spec.Main) == "") != (day == "2031-07-01") {
			t.Errorf("%s: %s %q", day, f.Status, f.Wire(f.Spec.Main))
		}
	}
	for name, in := range map[string]answers{
		"state_aid.has_de_minimis": {}, "de_minimis": {"state_aid.has_de_minimis": true},
		"de_minimis.date@d":   {"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d", "body": "x", "amount": "1.00"})},
		"de_minimis.amount@d": {"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(row{"id": "d", "body": "x", "date": "2026-01-01"})},
	} {
		if f := of(t, view(t, in), "de_minimis"); f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{name}) {
			t.Errorf("%s: %s %v", name, f.Status, f.Missing)
		}
	}
}

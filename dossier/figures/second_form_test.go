package figures_test

import (
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

func year(id string, closed, months int, turnover string) row {
	return row{"id": id, "year": closed, "months": months, "turnover": turnover}
}

// TestAYearIsTwelveMonths: annex I, article 4 (1). The turnover that the accounts show
// is brought to twelve months, what is true of a day or of an average is not.
func TestAYearIsTwelveMonths(t *testing.T) {
	base := alone("40", 8, 20)
	for _, tc := range []struct {
		name, category, turnover string
		years                    []row
		more                     answers
	}{
		{"twelve months", "small", "8000000.00", rowsFrom(year("a", 2025, 12, "8000000.00"), year("b", 2024, 12, "8000000.00")), nil},
		{"eight months", "medium", "12000000.00", rowsFrom(year("a", 2025, 8, "8000000.00"), year("b", 2024, 8, "8000000.00")), nil},
		{"eighteen months", "small", "5333333.33", rowsFrom(year("a", 2025, 18, "8000000.00"), year("b", 2024, 12, "8000000.00")), nil},
		{"the year of the closing counts, not the latest", "medium", "12000000.00", rowsFrom(year("c", 2026, 12, "1.00"), year("a", 2025, 8, "8000000.00"), year("b", 2024, 8, "8000000.00")), answers{"size.year_end": "2025-06-30"}},
		{"no year says how long it was", "small", "8000000.00", nil, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			in := base.with(tc.more)
			if tc.years != nil {
				in["years"] = tc.years
			}
			f := of(t, view(t, in), "size")
			if f.Code("category") != tc.category || f.Wire("turnover") != tc.turnover || f.Wire("headcount") != "40" || f.Wire("balance") != "20000000.00" {
				t.Errorf("%s %v", f.Code("category"), wired(f))
			}
		})
	}
}

// TestWhatIsPaidTheYearAfter: to the cent, the rest by difference.
func TestWhatIsPaidTheYearAfter(t *testing.T) {
	f := of(t, view(t, answers{"machines": rowsFrom(
		machine("m1", "100.01", row{"year": 2027, "next_year_pct": "33.33"}),
		machine("m2", "50.00", row{"year": 2028}),
		machine("m3", "10.00", row{"year": 2027, "next_year_pct": "100"}))}), "costs")
	got := map[string]string{}
	for _, p := range f.Group("year") {
		got[p.Key] = p.Value.Fixed(2)
	}
	if d := cmp.Diff(map[string]string{"2027": "66.68", "2028": "93.33"}, got); d != "" {
		t.Error(d)
	}
}

// TestThereMayBeOtherCosts: before it is said whether there are any, the machines are a
// sum so far; costs that are kept behind the question leave no sum at all.
func TestThereMayBeOtherCosts(t *testing.T) {
	of := func(gate, costs dossier.Value, id string) figures.Figure {
		v := view(t, answers{
			"machines":  rowsFrom(machine("m1", "100.00")),
			"resources": rowsFrom(row{"id": "r", "source": "equity", "nature": "own_funds", "amount": "90.00", "year": 2027}),
		})
		v.Dossier.Set("project.has_other_costs", gate)
		v.Dossier.Set("costs", costs)
		return of(t, dossier.NewView(v.Call, v.Dossier, v.Env), id)
	}
	kept := dossier.Rows{{ID: "c1", Cells: map[string]dossier.Value{"amount": dossier.Money{Decimal: dossier.Int(7)}}}}
	for _, tc := range []struct {
		gate, costs        dossier.Value
		total, gap, status string
	}{
		{dossier.YesNo(false), nil, "100.00", "-10.00", "computed"},
		{dossier.YesNo(false), kept, "100.00", "-10.00", "computed"},
		{dossier.YesNo(true), kept, "107.00", "-17.00", "computed"},
		{nil, nil, "100.00", "-10.00", "estimate"},
		{nil, kept, "", "", "unknown"},
	} {
		costs, plan := of(tc.gate, tc.costs, "costs"), of(tc.gate, tc.costs, "plan")
		if costs.Wire("total") != tc.total || string(costs.Status) != tc.status || plan.Wire("gap") != tc.gap || string(plan.Status) != tc.status {
			t.Errorf("%v %v: %s %s, %s %s", tc.gate, tc.costs, costs.Status, costs.Wire("total"), plan.Status, plan.Wire("gap"))
		}
		for _, f := range []figures.Figure{costs, plan} {
			if slices.Contains(lacks(f), "project.has_other_costs") != (tc.gate == nil) {
				t.Errorf("%v %v: missing %v", tc.gate, tc.costs, f.Missing)
			}
		}
	}
}

// TestServicesOfGeneralInterestAreApart: Regulation (EU) 2023/2831, article 5.
func TestServicesOfGeneralInterestAreApart(t *testing.T) {
	award := func(id, regulation, amount string) row {
		return row{"id": id, "date": "2026-01-01", "body": "x", "amount": amount, "same_costs": false, "regulation": regulation}
	}
	f := of(t, view(t, answers{"state_aid.has_de_minimis": true, "de_minimis": rowsFrom(
		award("a", "general", "1.00"), award("b", "agriculture", "10.00"), award("c", "fishery", "100.00"), award("d", "sgei", "1000.00"))}), "de_minimis")
	if f.Wire("used") != "111.00" || !hasCaveat(f, "leur propre plafond") {
		t.Errorf("%v %v", wired(f), f.Caveats)
	}
}

// TestADiversificationCostsThreeTimesWhatItReuses: article 14 (7), regional aid only.
func TestADiversificationCostsThreeTimesWhatItReuses(t *testing.T) {
	for reused, open := range map[string]bool{"333333.33": true, "333333.34": false, "0.00": true} {
		in := answers{"project.nature": "diversification", "project.assets_reused": reused}
		f := of(t, view(t, aided("afr").with(in)), "aid")
		if (f.Wire("ceiling") != "") != open || hasCaveat(f, "Aucun plafond") == open {
			t.Errorf("%s reused: %v %v", reused, wired(f), said().Caveats(f))
		}
		if f := of(t, view(t, aided("sme").with(in)), "aid"); f.Wire("ceiling") == "" {
			t.Errorf("%s reused: the SME regime does not ask", reused)
		}
	}
}

func TestSteelIsOutsideRegionalAid(t *testing.T) {
	call := shipped().Find("hdf-2026-ferroviaire-mecanique")
	for _, regime := range []string{"afr", "sme"} {
		f := of(t, viewOf(t, call, today, aided(regime).with(answers{"state_aid.steel": true, "start.sector": []string{"rail"}})), "aid")
		if (f.Wire("ceiling") == "") != (regime == "afr") {
			t.Errorf("%s: %s %v", regime, f.Status, wired(f))
		}
		if f := of(t, viewOf(t, call, today, aided(regime).with(answers{"state_aid.steel": false, "start.sector": []string{"rail"}})), "aid"); f.Wire("ceiling") == "" || f.Status != figures.Estimate {
			t.Errorf("%s without steel: %s %v", regime, f.Status, wired(f))
		}
	}
}

func TestASingleProjectIsSpokenOfWhereItMayBeOne(t *testing.T) {
	for answer, spoken := range map[any]bool{true: true, false: false} {
		if f := of(t, view(t, aided("afr").with(answers{"place.same_department_3y": answer})), "aid"); hasCaveat(f, "s’ajoutent pour la limite") != spoken {
			t.Errorf("%v: %v", answer, said().Caveats(f))
		}
	}
}

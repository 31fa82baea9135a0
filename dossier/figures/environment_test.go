package figures_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

func use(id, source, unit, before, after string, more ...row) row {
	r := row{"id": id, "use": "Usage " + id, "source": source, "unit": unit, "before": before, "after": after, "evidence": "invoice"}
	for _, m := range more {
		for k, v := range m {
			r[k] = v
		}
	}
	return r
}

func outputs(before, after string) answers {
	return answers{"environment.output_before": before, "environment.output_after": after, "environment.reference_year": 2025, "environment.factors": "2025"}
}

func energyOf(t *testing.T, more answers, rows ...row) figures.Figure {
	t.Helper()
	return of(t, view(t, outputs("100", "100").with(answers{"energy": rows}).with(more)), "energy")
}

func TestEnergyInEveryUnit(t *testing.T) {
	for _, tc := range []struct{ name, source, unit, quantity, kwh string }{
		{"electricity in kWh", "grid", "kwh", "1000", "1000"},
		{"electricity in MWh", "grid", "mwh", "1.5", "1500"},
		{"gas in kWh PCS", "natural_gas", "kwh_pcs", "1111", "1000"},
		{"gas in MWh PCS", "natural_gas", "mwh_pcs", "1.111", "1000"},
		{"gas in kWh PCI", "natural_gas", "kwh_pci", "1000", "1000"},
		{"gas in MWh PCI", "natural_gas", "mwh_pci", "1", "1000"},
		{"gas in PCS that does not divide", "natural_gas", "kwh_pcs", "1000", "900"},
		{"biomethane in kWh PCS", "biomethane", "kwh_pcs", "2222", "2000"},
		{"heating oil in litres", "heating_oil", "l", "100", "986"},
		{"heating oil in m³", "heating_oil", "m3", "0.1", "986"},
		{"propane in kg", "propane", "kg", "100", "1278"},
		{"propane in tonnes", "propane", "t", "0.1", "1278"},
		{"wood in MWh", "chips", "mwh", "2", "2000"},
		{"district heat", "district_heat", "mwh", "3", "3000"},
		{"half a kWh is rounded away from zero", "grid", "kwh", "0.5", "1"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := energyOf(t, nil, use("a", tc.source, tc.unit, tc.quantity, "0"))
			if f.Status != figures.Computed || f.Wire("before_kwh") != tc.kwh || f.Wire(f.Spec.Main) != tc.kwh {
				t.Errorf("%s %v %v", f.Status, f.Numbers, f.Missing)
			}
		})
	}
	unknown := use("a", "non_road_diesel", "l", "10", "0")
	if f := energyOf(t, nil, unknown); f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{"energy.kwh_per_unit@a"}) {
		t.Errorf("%s %v", f.Status, f.Missing)
	}
	unknown["kwh_per_unit"] = "9.96"
	if f := energyOf(t, nil, unknown); f.Wire("before_kwh") != "100" || !hasCaveat(f, "donnée par l’entreprise") {
		t.Errorf("%v %v", f.Numbers, f.Caveats)
	}
	// A known conversion holds against the user's.
	if f := energyOf(t, nil, use("a", "heating_oil", "l", "100", "0", row{"kwh_per_unit": "1"})); f.Wire("before_kwh") != "986" {
		t.Errorf("%v", f.Numbers)
	}
}

func TestAUnitThatASourceCannotHave(t *testing.T) {
	for source, bad := range map[string][]string{
		"grid": {"l", "kg", "t", "m3", "kwh_pcs", "mwh_pci"}, "own_power": {"m3"}, "natural_gas": {"kwh", "mwh", "l"},
		"biomethane": {"kwh", "mwh"}, "district_heat": {"kg"}, "district_cold": {"l"}, "logs": {"l"}, "pellets": {"l"}, "chips": {"l"},
	} {
		for _, unit := range bad {
			if figures.UnitOf(law(), source, unit) {
				t.Errorf("%s in %s", source, unit)
			}
			if f := energyOf(t, nil, use("a", source, unit, "1", "1", row{"kwh_per_unit": "5"})); f.Status != figures.Unknown || !slices.Contains(lacks(f), "energy.unit@a") {
				t.Errorf("%s in %s: %s %v", source, unit, f.Status, f.Missing)
			}
		}
	}
	column := shipped().Find(foodCall).Field("energy").Column("source")
	for _, o := range column.Options {
		if !slices.ContainsFunc([]string{"kwh", "kwh_pci"}, func(u string) bool { return figures.UnitOf(law(), o.ID, u) }) {
			t.Errorf("source %s has no unit at all", o.ID)
		}
	}
}

func TestGainsInAbsoluteAndPerUnit(t *testing.T) {
	for _, tc := range []struct {
		name          string
		more          answers
		before, after string
		want          map[string]string
	}{
		{"same output", nil, "1000", "750", map[string]string{"gain_kwh": "250", "gain_pct": "25.00", "gain_pct_per_unit": "25.00"}},
		{"more output", outputs("100", "200"), "1000", "1000", map[string]string{"gain_kwh": "0", "gain_pct": "0.00", "gain_pct_per_unit": "50.00"}},
		{"a rise", nil, "1000", "1500", map[string]string{"gain_kwh": "-500", "gain_pct": "-50.00", "gain_pct_per_unit": "-50.00"}},
		{"rounding half away from zero", nil, "3", "1", map[string]string{"gain_pct": "66.67"}},
		{"nothing before", nil, "0", "10", map[string]string{"gain_kwh": "-10", "gain_pct": "", "gain_pct_per_unit": ""}},
		{"no output before", answers{"environment.output_before": nil}, "10", "5", map[string]string{"gain_pct": "50.00", "gain_pct_per_unit": ""}},
		{"output of zero", outputs("100", "0"), "10", "5", map[string]string{"gain_pct": "50.00", "gain_pct_per_unit": ""}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := energyOf(t, tc.more, use("a", "grid", "kwh", tc.before, tc.after))
			if f.Status != figures.Computed {
				t.Fatal(f.Status, f.Missing)
			}
			for name, want := range tc.want {
				if f.Wire(name) != want {
					t.Errorf("%s is %q, want %q", name, f.Wire(name), want)
				}
				if want == "" && len(f.Missing) == 0 {
					t.Errorf("%s is absent and nothing is named", name)
				}
			}
		})
	}
	f := energyOf(t, outputs("100", "200"), use("a", "grid", "kwh", "1000", "1200"))
	want := "À production équivalente, la consommation d’énergie finale passe de 2\u202f000 à 1\u202f200\u00a0kWh, soit une réduction de 40\u00a0% (référence\u00a0: année 2025, source\u00a0: factures)."
	if d := cmp.Diff(want, said().Message(f.Sentence)); d != "" {
		t.Error(d)
	}
	if i := slices.IndexFunc(f.Steps, func(s figures.Step) bool { return s.Text.Key == "gain.avoided" }); i < 0 || f.Steps[i].Wire() != "800" {
		t.Errorf("avoided at constant output: step %d of %v", i, f.Steps)
	}
	if f := energyOf(t, nil, use("a", "grid", "kwh", "100", "150")); !strings.Contains(said().Message(f.Sentence), "une hausse de 50\u00a0%") {
		t.Errorf("a negative gain is an increase: %q", said().Message(f.Sentence))
	}
}

func TestEmptyInputsOfTheEnvironmentAreNamed(t *testing.T) {
	for _, col := range []string{"source", "unit", "before", "after"} {
		u := use("a", "grid", "kwh", "1", "1")
		delete(u, col)
		for _, id := range []string{"energy", "ghg"} {
			f := of(t, view(t, outputs("1", "1").with(answers{"energy": rowsFrom(u)})), id)
			if f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{"energy." + col + "@a"}) {
				t.Errorf("%s without %s: %s %v", id, col, f.Status, f.Missing)
			}
		}
	}
	for id, table := range map[string]string{"energy": "energy", "ghg": "energy", "water": "environment.has_water", "waste": "environment.has_waste"} {
		if f := of(t, view(t, outputs("1", "1")), id); f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{table}) {
			t.Errorf("%s without rows: %s %v", id, f.Status, f.Missing)
		}
	}
	for _, col := range []string{"before", "after"} {
		w := row{"id": "a", "use": "x", "source": "mains", "before": "1", "after": "1", "evidence": "meter"}
		delete(w, col)
		if f := of(t, view(t, answers{"water": rowsFrom(w)}), "water"); f.Status != figures.Unknown || !slices.Equal(lacks(f), []string{"water." + col + "@a"}) {
			t.Errorf("water without %s: %s %v", col, f.Status, f.Missing)
		}
	}
	for _, col := range []string{"before", "after", "treatment_before", "treatment_after"} {
		w := wasteRow("a", "recycling", "recycling", "1", "1")
		delete(w, col)
		f := of(t, view(t, answers{"waste": rowsFrom(w)}), "waste")
		treatment := strings.HasPrefix(col, "treatment")
		if !slices.Contains(lacks(f), "waste."+col+"@a") || (f.Status == figures.Unknown) == treatment {
			t.Errorf("waste without %s: %s %v", col, f.Status, f.Missing)
		}
		if name := "recovered_" + strings.TrimPrefix(col, "treatment_") + "_pct"; treatment && f.Wire(name) != "" {
			t.Errorf("%s without treatments: %s", name, f.Wire(name))
		}
	}
}

func ghgOf(t *testing.T, more answers, rows ...row) figures.Figure {
	t.Helper()
	return of(t, view(t, outputs("1", "1").with(answers{"energy": rows}).with(more)), "ghg")
}

func TestEmissionFactors(t *testing.T) {
	for _, tc := range []struct {
		name, source, unit, quantity, tonnes string
		more                                 answers
		status                               figures.Status
	}{
		{"electricity 2025", "grid", "mwh", "1000", "46.1", nil, figures.Computed},
		{"electricity 2024", "grid", "mwh", "1000", "51.9", answers{"environment.factors": "2024"}, figures.Computed},
		{"electricity 2023", "grid", "mwh", "1000", "58", answers{"environment.factors": "2023"}, figures.Computed},
		{"electricity 2022", "grid", "mwh", "1000", "52", answers{"environment.factors": "2022"}, figures.Computed},
		{"electricity without a vintage", "grid", "mwh", "1000", "46.1", answers{"environment.factors": nil}, figures.Computed},
		{"gas in PCS takes the factor as it is", "natural_gas", "mwh_pcs", "1000", "215", nil, figures.Computed},
		{"gas in PCI", "natural_gas", "mwh_pci", "1000", "238.87", nil, figures.Computed}, // 1000 MWh × 1.111 × 0.215 = 238.865 t
		{"biomethane in PCS", "biomethane", "mwh_pcs", "1111", "41.7", nil, figures.Computed},
		{"heating oil in litres", "heating_oil", "l", "1000", "3.24", nil, figures.Computed},
		{"heating oil in kWh", "heating_oil", "kwh", "9860", "3.24", nil, figures.Computed},
		{"propane in tonnes", "propane", "t", "1", "3.46", nil, figures.Computed},
		{"propane in kWh", "propane", "kwh", "12780", "3.46", nil, figures.Computed},
		{"butane in kg", "butane", "kg", "1000", "3.43", nil, figures.Computed},
		{"pellets", "pellets", "mwh", "1000", "27", nil, figures.Computed},
		{"logs", "logs", "mwh", "1000", "32", nil, figures.Computed},
		{"district heat", "district_heat", "mwh", "1000", "113", nil, figures.Computed},
		{"district cold is of a secondary source", "district_cold", "mwh", "1000", "21", nil, figures.Estimate},
		{"non-road diesel is of a secondary source", "non_road_diesel", "l", "1000", "3.17", nil, figures.Estimate},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := ghgOf(t, tc.more, use("a", tc.source, tc.unit, tc.quantity, "0"))
			if f.Status != tc.status || f.Wire(f.Spec.Main) != tc.tonnes {
				t.Errorf("%s %q %v %v", f.Status, f.Wire(f.Spec.Main), f.Missing, f.Caveats)
			}
		})
	}
}

func TestALineWithoutAFactorIsLeftOutAndNamed(t *testing.T) {
	f := ghgOf(t, nil, use("a", "grid", "mwh", "1000", "0"), use("b", "chips", "mwh", "500", "0"))
	if f.Status != figures.Estimate || f.Wire(f.Spec.Main) != "46.1" || !slices.Equal(lacks(f), []string{"energy.factor@b"}) || !hasCaveat(f, "Usage b") {
		t.Errorf("%s %s %v %v", f.Status, f.Wire(f.Spec.Main), f.Missing, f.Caveats)
	}
	if f := ghgOf(t, nil, use("b", "other", "kwh", "500", "0")); f.Status != figures.Unknown || f.Wire(f.Spec.Main) != "" {
		t.Errorf("nothing left: %s %q", f.Status, f.Wire(f.Spec.Main))
	}
	own := use("b", "chips", "mwh", "500", "0", row{"factor": "20", "factor_source": "fournisseur, 2025"})
	if f := ghgOf(t, nil, own); f.Status != figures.Computed || f.Wire(f.Spec.Main) != "10" || !hasCaveat(f, "donné par l’entreprise") {
		t.Errorf("the user's own factor: %s %q %v", f.Status, f.Wire(f.Spec.Main), f.Caveats)
	}
	delete(own, "factor_source")
	if f := ghgOf(t, nil, own); f.Status != figures.Unknown || !slices.Contains(lacks(f), "energy.factor_source@b") {
		t.Errorf("the user's own factor needs a source: %s %v", f.Status, f.Missing)
	}
	cold := answers{"refrigerants": rowsFrom(row{"id": "r", "fluid": "R404A", "gwp": 3922, "leak_before": "26", "leak_after": "1"})}
	if f := ghgOf(t, cold, use("a", "grid", "mwh", "0", "0")); f.Wire("before_t") != "101.97" || f.Wire("after_t") != "3.92" || f.Wire(f.Spec.Main) != "98.05" {
		t.Errorf("leaks: %v", f.Numbers)
	}
	for col, want := range map[string][]string{ // without its factor a line is left out, without a quantity there is no total
		"gwp": {"estimate", "46.1", "46.1", "0"}, "leak_before": {"unknown", "", "", "3.92"}, "leak_after": {"unknown", "", "148.07", ""},
	} {
		r := row{"id": "r", "fluid": "R404A", "gwp": 3922, "leak_before": "26", "leak_after": "1"}
		delete(r, col)
		f := ghgOf(t, answers{"refrigerants": rowsFrom(r)}, use("a", "grid", "mwh", "1000", "0"))
		got := []string{string(f.Status), f.Wire("gain_t"), f.Wire("before_t"), f.Wire("after_t")}
		if d := cmp.Diff(want, got); d != "" || !slices.Contains(lacks(f), "refrigerants."+col+"@r") {
			t.Errorf("without %s: %s %v", col, d, f.Missing)
		}
	}
}

func TestWaterCountsEverySourceAndSaysSoOfRecycledWater(t *testing.T) {
	w := func(id, source, before, after string) row {
		return row{"id": id, "use": "x", "source": source, "before": before, "after": after, "evidence": "meter"}
	}
	f := of(t, view(t, outputs("1", "1").with(answers{"water": rowsFrom(w("a", "mains", "20000", "10000"), w("b", "recycled", "0", "9000"), w("c", "borehole", "1000.5", "1000"))})), "water")
	want := map[string]string{"before_m3": "21001", "after_m3": "20000", "gain_m3": "1001", "gain_pct": "4.76"}
	if d := cmp.Diff(want, wired(f)); d != "" || !hasCaveat(f, "recyclée") {
		t.Error(d, f.Caveats)
	}
}

func wasteRow(id, from, to, before, after string) row {
	return row{"id": id, "name": "Déchet " + id, "hazardous": false, "treatment_before": from, "treatment_after": to, "before": before, "after": after, "evidence": "invoice"}
}

func TestWasteByTreatment(t *testing.T) {
	for treatment, recovered := range map[string]string{
		"reuse": "100.00", "recycling": "100.00", "material_recovery": "100.00", "digestion_composting": "100.00",
		"energy_recovery": "0.00", "incineration": "0.00", "landfill": "0.00",
	} {
		v := view(t, outputs("1", "1").with(answers{"waste": rowsFrom(wasteRow("a", "landfill", treatment, "10", "4.0005"))}))
		f := of(t, v, "waste")
		want := map[string]string{"before_t": "10", "after_t": "4.001", "gain_t": "6", "gain_pct": "60.00", "recovered_before_pct": "0.00", "recovered_after_pct": recovered}
		if d := cmp.Diff(want, wired(f)); d != "" {
			t.Errorf("%s: %s", treatment, d)
		}
		rcr := "0"
		if recovered == "100.00" && treatment != "reuse" {
			rcr = "4.001"
		}
		if got := of(t, v, "indicators").Wire("rcr47"); got != rcr {
			t.Errorf("%s: RCR47 %s, want %s", treatment, got, rcr)
		}
	}
	f := of(t, view(t, answers{"waste": rowsFrom(wasteRow("a", "landfill", "reuse", "10", "0"))}), "waste")
	if f.Wire("recovered_after_pct") != "" || !slices.Contains(lacks(f), "waste.after") {
		t.Errorf("no share of nothing: %v %v", f.Numbers, f.Missing)
	}
}

// TestWhatTheProjectDoesNotTouch: a table behind a question that is answered with no
// adds up to nothing, and behind one that is answered with yes its rows are wanted.
func TestWhatTheProjectDoesNotTouch(t *testing.T) {
	for _, tc := range []struct{ gate, table, figure, number, zero string }{
		{"environment.has_water", "water", "water", "gain_m3", "0"},
		{"environment.has_waste", "waste", "waste", "gain_t", "0"},
		{"environment.has_waste", "waste", "indicators", "rcr47", "0"},
		{"jobs.creates", "posts", "jobs", "created_fte", "0"},
	} {
		if f := of(t, view(t, answers{tc.gate: false}), tc.figure); f.Wire(tc.number) != tc.zero || slices.Contains(lacks(f), tc.table) {
			t.Errorf("%s no: %s is %q, missing %v", tc.gate, tc.number, f.Wire(tc.number), f.Missing)
		}
		if f := of(t, view(t, answers{tc.gate: true}), tc.figure); f.Wire(tc.number) != "" || !slices.Contains(lacks(f), tc.table) {
			t.Errorf("%s yes: %s is %q, missing %v", tc.gate, tc.number, f.Wire(tc.number), f.Missing)
		}
		if f := of(t, view(t, answers{}), tc.figure); f.Wire(tc.number) != "" || !slices.Contains(lacks(f), tc.gate) {
			t.Errorf("%s not answered: %s is %q, missing %v", tc.gate, tc.number, f.Wire(tc.number), f.Missing)
		}
	}
}

func TestTheNetOfTheJobs(t *testing.T) {
	posts := rowsFrom(row{"id": "a", "title": "x", "category": "worker", "contract": "permanent", "count": 3, "fte": "0.9"})
	f := of(t, view(t, answers{"posts": posts, "jobs.removed_fte": "3.5"}), "jobs")
	if f.Wire("removed_fte") != "3.5" || f.Wire("net_fte") != "-0.8" || f.Wire("created_fte") != "2.7" {
		t.Errorf("%v", wired(f))
	}
	if f := of(t, view(t, answers{"posts": posts}), "jobs"); f.Wire("net_fte") != "" {
		t.Error("nothing is said of removed jobs, and there is a net")
	}
}

func TestJobs(t *testing.T) {
	p := func(id, contract string, count int, fte string) row {
		return row{"id": id, "title": "Poste " + id, "category": "worker", "contract": contract, "count": count, "fte": fte, "date": "2035-01-01"}
	}
	base := answers{
		"jobs.baseline_fte": "20", "funding.requested": "100000.00", "jobs.removed_fte": "0",
		"posts": rowsFrom(p("a", "permanent", 3, "0.9"), p("b", "fixed_12", 1, "1"), p("c", "fixed_short", 5, "1"), p("d", "apprenticeship", 2, "1"), p("e", "temporary", 4, "1")),
	}
	want := map[string]string{"created_fte": "3.7", "permanent_fte": "2.7", "baseline_fte": "20", "growth_pct": "18.50", "aid_per_job": "27027.03", "removed_fte": "0", "net_fte": "3.7"}
	f := of(t, view(t, base), "jobs")
	if d := cmp.Diff(want, wired(f)); d != "" || f.Status != figures.Computed {
		t.Error(d)
	}
	feder := func(id string, amount any) row {
		return row{"id": id, "source": "feder", "nature": "grant", "amount": amount}
	}
	loan := row{"id": "l", "source": "bank_loan", "nature": "loan", "amount": "50000.00"}
	rows := base.with(answers{"funding.requested": nil, "resources": rowsFrom(feder("f", "90000.00"), feder("g", "10000.00"), loan)})
	if f := of(t, view(t, rows), "jobs"); f.Wire("aid_per_job") != "27027.03" || len(f.Missing) > 0 {
		t.Errorf("the FEDER rows are the grant that is asked for: %v %v", f.Numbers, f.Missing)
	}
	open := rows.with(answers{"resources": rowsFrom(feder("f", "90000.00"), feder("g", nil), loan)})
	if f := of(t, view(t, open), "jobs"); f.Wire("aid_per_job") != "" || !slices.Contains(lacks(f), "funding.requested") {
		t.Errorf("a FEDER row without an amount says nothing: %v %v", f.Numbers, f.Missing)
	}
	for name, tc := range map[string]struct {
		more    answers
		absent  string
		missing string
	}{
		"no baseline":       {answers{"jobs.baseline_fte": nil}, "growth_pct", "jobs.baseline_fte"},
		"a baseline of 0":   {answers{"jobs.baseline_fte": "0"}, "growth_pct", "jobs.baseline_fte"},
		"no grant":          {answers{"funding.requested": nil}, "aid_per_job", "funding.requested"},
		"nothing lasts":     {answers{"posts": rowsFrom(p("c", "temporary", 5, "1"))}, "aid_per_job", "posts"},
		"no posts":          {answers{"posts": nil}, "created_fte", "jobs.creates"},
		"no count":          {answers{"posts": rowsFrom(row{"id": "a", "contract": "permanent", "fte": "1"})}, "created_fte", "posts.count@a"},
		"no share of a job": {answers{"posts": rowsFrom(row{"id": "a", "contract": "permanent", "count": 1})}, "created_fte", "posts.fte@a"},
		"no contract":       {answers{"posts": rowsFrom(row{"id": "a", "count": 1, "fte": "1"})}, "created_fte", "posts.contract@a"},
	} {
		f := of(t, view(t, base.with(tc.more)), "jobs")
		if f.Wire(tc.absent) != "" || !slices.Contains(lacks(f), tc.missing) {
			t.Errorf("%s: %v %v", name, f.Numbers, f.Missing)
		}
	}
}

func TestRatios(t *testing.T) {
	y := func(id string, year int, turnover, ebitda, equity, debt string) row {
		return row{"id": id, "year": year, "turnover": turnover, "ebitda": ebitda, "equity": equity, "debt": debt}
	}
	base := answers{
		"size.new_company": false, "machines": rowsFrom(machine("m", "500.00")),
		"years": rowsFrom(y("c", 2025, "1200.00", "120.00", "300.00", "100.00"), y("a", 2023, "1.00", "1.00", "1.00", "1.00"), y("b", 2024, "1000.00", "100.00", "1.00", "1.00")),
	}
	want := map[string]string{"growth_pct": "20.00", "ebitda_pct": "10.00", "debt_equity": "0.33", "cost_turnover_pct": "41.67"}
	f := of(t, view(t, base), "ratios")
	if d := cmp.Diff(want, wired(f)); d != "" || f.Status != figures.Computed || f.Wire(f.Spec.Main) != "" {
		t.Error(d, f.Status)
	}
	// Sales of other than twelve months are brought to twelve beside those of another year
	// and beside a cost; a margin is of the same months.
	long := base.with(answers{"years": rowsFrom(merged(y("c", 2025, "1800.00", "180.00", "300.00", "100.00"), row{"months": 18}), merged(y("b", 2024, "500.00", "50.00", "1.00", "1.00"), row{"months": 6}))})
	if d := cmp.Diff(want, wired(of(t, view(t, long), "ratios"))); d != "" {
		t.Error(d)
	}
	for name, tc := range map[string]struct {
		more            answers
		absent, missing string
		status          figures.Status
	}{
		"no years":        {answers{"years": nil}, "growth_pct", "years", figures.Unknown},
		"one year only":   {answers{"years": rowsFrom(y("c", 2025, "1200.00", "120.00", "300.00", "100.00"))}, "growth_pct", "years", figures.Unknown},
		"no costs":        {answers{"machines": nil}, "cost_turnover_pct", "machines", figures.Unknown},
		"negative equity": {answers{"years": rowsFrom(y("b", 2024, "1.00", "1.00", "1.00", "1.00"), y("c", 2025, "1200.00", "120.00", "-300.00", "100.00"))}, "debt_equity", "years.equity@c", figures.Computed},
		"no turnover":     {answers{"years": rowsFrom(y("b", 2024, "1.00", "1.00", "1.00", "1.00"), y("c", 2025, "0.00", "120.00", "300.00", "100.00"))}, "ebitda_pct", "years.turnover@c", figures.Computed},
		"a year unsaid":   {answers{"years": rowsFrom(row{"id": "c", "turnover": "1.00"})}, "growth_pct", "years.year@c", figures.Unknown},
	} {
		f := of(t, view(t, base.with(tc.more)), "ratios")
		if f.Wire(tc.absent) != "" || !slices.Contains(lacks(f), tc.missing) || f.Status != tc.status {
			t.Errorf("%s: %s %v %v", name, f.Status, f.Numbers, f.Missing)
		}
	}
}

func TestIndicators(t *testing.T) {
	base := aided("sme").with(outputs("1", "1")).with(answers{
		"project.innovation": true, "jobs.baseline_fte": "20",
		"posts":  rowsFrom(row{"id": "a", "title": "x", "contract": "permanent", "count": 2, "fte": "1"}),
		"energy": rowsFrom(use("a", "grid", "mwh", "1000", "500")), "waste": rowsFrom(wasteRow("a", "recycling", "recycling", "10", "8")),
	})
	want := map[string]string{
		"rco01": "1", "rco02": "1", "rcr01": "2", "rcr02": "800000.00", "rcr03": "1",
		"rcr29_before": "46.1", "rcr29_after": "23.05", "rcr47": "-2",
	}
	f := of(t, view(t, base), "indicators")
	if d := cmp.Diff(want, wired(f)); d != "" || f.Status != figures.Computed || f.Wire(f.Spec.Main) != "" {
		t.Error(d, f.Status, f.Missing)
	}
	for name, tc := range map[string]struct {
		more         answers
		number, want string
	}{
		"public aid above the eligible costs": {answers{"resources": rowsFrom(resource("r", "feder", "grant", "1000000.01"))}, "rcr02", "0.00"},
		"no innovation":                       {answers{"project.innovation": false}, "rcr03", "0"},
		"not an SME":                          {answers{"size.public_share": "25"}, "rcr03", "0"},
		"the ERDF lends":                      {answers{"resources": rowsFrom(resource("r", "feder", "loan", "1.00"))}, "rco02", "0"},
		"nothing requested":                   {answers{"resources": rowsFrom(resource("r", "equity", "own_funds", "1.00")), "funding.requested": "0.00"}, "rco02", "0"},
		"innovation unsaid":                   {answers{"project.innovation": nil}, "rcr03", ""},
		"no posts":                            {answers{"posts": nil}, "rcr01", ""},
		"no energy":                           {answers{"energy": nil}, "rcr29_before", ""},
		"no waste":                            {answers{"waste": nil}, "rcr47", ""},
		"no machines":                         {answers{"machines": nil}, "rcr02", ""},
		"other aids unsaid":                   {answers{"state_aid.has_other_aids": nil}, "rcr02", ""},
	} {
		f := of(t, view(t, base.with(tc.more)), "indicators")
		if f.Wire(tc.number) != tc.want || (tc.want == "") != (f.Status == figures.Unknown) {
			t.Errorf("%s: %s %v %v", name, f.Status, f.Numbers, f.Missing)
		}
	}
}

func TestObligationsFollowTheCost(t *testing.T) {
	text := func(price, regime string) string {
		var all []string
		for _, o := range figures.Obligations(view(t, aided(regime).with(answers{"machines": rowsFrom(machine("m", price)), "funding.vat_recovered": false, "funding.vat_amount": "0.00"})), law()) {
			if o.Source == "" {
				t.Errorf("%s has no source", o.ID)
			}
			all = append(all, said().Message(o.Text))
		}
		return strings.Join(all, "\n")
	}
	for price, want := range map[string][]string{
		"500000.00": {"affiche A3"}, "500000.01": {"plaque"}, "4999999.99": {"plaque"}, "5000000.00": {"attestation de TVA non récupérée"},
	} {
		for _, w := range append(want, "ou trois si l’autorité de gestion l’a décidé", "31 décembre de l’année du dernier paiement") {
			if !strings.Contains(text(price, "sme"), w) {
				t.Errorf("%s €: no obligation says %q", price, w)
			}
		}
	}
	if strings.Contains(text("4999999.99", "sme"), "attestation") || strings.Contains(text("1.00", "sme"), "dans la zone") || !strings.Contains(text("1.00", "afr"), "dans la zone") {
		t.Error("an obligation stands where it should not, or lacks")
	}
}

package figures_test

import (
	"slices"
	"strconv"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func cost(id, category, amount, eligible string) row {
	r := row{"id": id, "name": "Dépense " + id, "category": category, "amount": amount, "year": 2027}
	if eligible != "" {
		r["eligible"] = eligible
	}
	return r
}

func TestCostsByEligibility(t *testing.T) {
	base := answers{
		"machines": rowsFrom(machine("m1", "58500.00", row{"quantity": 2}), machine("m2", "1000.00", row{"eligible": nil}),
			machine("m3", "2000.00", row{"acquisition": "lease"}), machine("m4", "4000.00", row{"condition": "used"}),
			machine("m5", "8000.00", row{"condition": "used", "acquisition": "lease"})),
		"costs": rowsFrom(cost("c1", "civil_works", "100.00", "yes"), cost("c2", "software", "200.00", "yes"), cost("c3", "engineering", "400.00", "unknown"), cost("c4", "other", "800.00", "no")),
	}
	delete(base["machines"].([]row)[1], "eligible")
	for _, tc := range []struct {
		name                                 string
		more                                 answers
		total, eligible, toCheck, ineligible string
	}{
		{"as typed", nil, "133500.00", "131300.00", "1400.00", "800.00"},
		{"leasing refused", answers{"params.leasing": "no"}, "133500.00", "121300.00", "1400.00", "10800.00"},
		{"used refused", answers{"params.used": "no"}, "133500.00", "119300.00", "1400.00", "12800.00"},
		{"leasing accepted", answers{"params.leasing": "yes"}, "133500.00", "131300.00", "1400.00", "800.00"},
		{"buildings refused", answers{"params.buildings": "no"}, "133500.00", "131200.00", "1400.00", "900.00"},
		{"software refused", answers{"params.software": "no"}, "133500.00", "131100.00", "1400.00", "1000.00"},
		{"studies refused", answers{"params.studies": "no"}, "133500.00", "131300.00", "1000.00", "1200.00"},
		{"buildings unknown", answers{"params.buildings": "unknown"}, "133500.00", "131300.00", "1400.00", "800.00"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			f := of(t, view(t, base.with(tc.more)), "costs")
			want := map[string]string{"total": tc.total, "eligible": tc.eligible, "to_check": tc.toCheck, "ineligible": tc.ineligible}
			if d := cmp.Diff(want, wired(f)); d != "" || f.Status != figures.Computed {
				t.Error(f.Status, d)
			}
			for _, group := range []string{"category", "year", "line"} {
				sum := dossier.Decimal{}
				for _, p := range f.Group(group) {
					sum = sum.Add(p.Value)
				}
				if sum.Fixed(2) != tc.total {
					t.Errorf("by %s: %s, not the total", group, sum.Fixed(2))
				}
			}
		})
	}
}

// TestAUsedMachineWithoutADeclarationIsNotEligible: what is typed counts as ineligible,
// in every figure that rests on it, and the figure of the costs says why.
func TestAUsedMachineWithoutADeclarationIsNotEligible(t *testing.T) {
	const why = "« Machine m2 » est saisi comme éligible et compte comme non éligible : son vendeur ne déclare pas"
	base := aided("sme")
	at := func(condition, eligible string, declared any) answers {
		return base.with(answers{"machines": rowsFrom(machine("m1", "1000000.00"), machine("m2", "50000.00", row{"condition": condition, "eligible": eligible, "seller_declaration": declared}))})
	}
	for name, tc := range map[string]struct {
		in                            answers
		eligible, toCheck, ineligible string
		told                          bool
	}{
		"declared":                 {at("used", "yes", true), "1050000.00", "0.00", "0.00", false},
		"not said":                 {at("used", "yes", nil), "1050000.00", "0.00", "0.00", false},
		"not declared":             {at("used", "yes", false), "1000000.00", "0.00", "50000.00", true},
		"not declared, to check":   {at("used", "unknown", false), "1000000.00", "0.00", "50000.00", false},
		"not declared, ineligible": {at("used", "no", false), "1000000.00", "0.00", "50000.00", false},
		"new, whatever stands":     {at("new", "yes", false), "1050000.00", "0.00", "0.00", false},
		"refurbished":              {at("refurbished", "yes", false), "1050000.00", "0.00", "0.00", false},
	} {
		t.Run(name, func(t *testing.T) {
			v := view(t, tc.in)
			costs := of(t, v, "costs")
			want := map[string]string{"total": "1050000.00", "eligible": tc.eligible, "to_check": tc.toCheck, "ineligible": tc.ineligible}
			if d := cmp.Diff(want, wired(costs)); d != "" || hasCaveat(costs, why) != tc.told || costs.Status != figures.Computed {
				t.Error(costs.Status, said().Caveats(costs), d)
			}
			aid := of(t, v, "aid")
			fifth := dossier.MustDecimal(tc.eligible).Mul(dossier.Cents(20)).Fixed(2)
			if plan := of(t, v, "plan"); plan.Wire("eligible") != tc.eligible || aid.Wire("ceiling") != fifth || aid.Wire("potential") != fifth {
				t.Errorf("plan %v, aid %v", wired(plan), wired(aid))
			}
		})
	}
	refused := of(t, view(t, at("used", "yes", true).with(answers{"params.used": "no"})), "costs")
	if !hasCaveat(refused, "« Machine m2 » est saisi comme éligible et compte comme non éligible : le cahier des charges répond non à «") || hasCaveat(refused, "Machine m1") {
		t.Error(said().Caveats(refused))
	}
}

// TestWhatIsSoFarSaysSo: the costs that may yet grow are those to which nobody has said
// whether there are others, and what rests on them says the same.
func TestWhatIsSoFarSaysSo(t *testing.T) {
	base := flows.with(answers{"forecast_years": rowsFrom(row{"id": "f", "year": 2028, "ebitda": "1.00", "repayment": "0.00"}), "size.new_company": true})
	const words = "Dites encore s’il y a d’autres dépenses"
	for _, id := range []string{"costs", "plan", "cash", "forecast"} {
		for gate, want := range map[dossier.Value]bool{nil: true, dossier.YesNo(false): false} {
			v := view(t, base)
			v.Dossier.Set("project.has_other_costs", gate)
			f := of(t, dossier.NewView(v.Call, v.Dossier, v.Env), id)
			if hasCaveat(f, words) != want || slices.Contains(lacks(f), "project.has_other_costs") != want || (f.Status == figures.Estimate) != (want || id == "forecast") {
				t.Errorf("%s, %v: %s %v %v", id, gate, f.Status, f.Missing, said().Caveats(f))
			}
		}
	}
}

func TestThePlan(t *testing.T) {
	base := answers{
		"machines": rowsFrom(machine("m1", "300.00")),
		"resources": rowsFrom(resource("a", "feder", "grant", "50.00"), resource("b", "region", "repayable_advance", "25.00"), resource("c", "bpifrance", "loan", "100.00"),
			resource("d", "bpifrance", "guarantee", "999.00"), resource("e", "equity", "own_funds", "125.00")),
	}
	f := of(t, view(t, base), "plan")
	want := map[string]string{"total": "300.00", "eligible": "300.00", "to_check": "0.00", "resources": "300.00", "gap": "0.00", "public": "75.00", "private": "225.00", "public_rate": "25.00"}
	if d := cmp.Diff(want, wired(f)); d != "" || f.Wire(f.Spec.Main) != "0.00" {
		t.Error(d)
	}
	if !hasCaveat(f, "avance remboursable") {
		t.Error("a repayable advance has its caveat")
	}
	for _, source := range []string{"feder", "region", "state", "bpifrance", "ademe", "local_authority", "other_public", "bank_loan", "lease", "equity", "partner_account", "other_private"} {
		for _, nature := range []string{"grant", "repayable_advance", "loan", "guarantee", "own_funds"} {
			f := of(t, view(t, base.with(answers{"resources": rowsFrom(resource("a", source, nature, "10.00"))})), "plan")
			public := slices.Contains([]string{"feder", "region", "state", "bpifrance", "ademe", "local_authority", "other_public"}, source) &&
				(nature == "grant" || nature == "repayable_advance")
			want := map[string]string{"public": "0.00", "private": "10.00", "resources": "10.00"}
			if public {
				want["public"], want["private"] = "10.00", "0.00"
			}
			if nature == "guarantee" {
				want["private"], want["resources"] = "0.00", "0.00"
			}
			if d := cmp.Diff(want, numbers(f, "public", "private", "resources")); d != "" {
				t.Errorf("%s as %s: %s", source, nature, d)
			}
		}
	}
	for _, tc := range []struct{ name, want string }{{"machines", "machines"}, {"resources", "resources"}} {
		if f := of(t, view(t, base.with(answers{tc.name: nil})), "plan"); f.Status != figures.Unknown || !slices.Contains(lacks(f), tc.want) {
			t.Errorf("without %s: %s %v", tc.name, f.Status, f.Missing)
		}
	}
	for _, col := range []string{"source", "nature", "amount"} {
		r := resource("a", "feder", "grant", "10.00")
		delete(r, col)
		if f := of(t, view(t, base.with(answers{"resources": rowsFrom(r)})), "plan"); f.Status != figures.Unknown || !slices.Contains(lacks(f), "resources."+col+"@a") {
			t.Errorf("without %s: %s %v", col, f.Status, f.Missing)
		}
	}
	for _, col := range []string{"unit_price"} {
		m := machine("m1", "300.00")
		delete(m, col)
		if f := of(t, view(t, base.with(answers{"machines": rowsFrom(m)})), "costs"); f.Status != figures.Unknown || !slices.Contains(lacks(f), "machines."+col+"@m1") {
			t.Errorf("without %s: %s %v", col, f.Status, f.Missing)
		}
	}
	c := cost("c1", "other", "1.00", "yes")
	delete(c, "amount")
	if f := of(t, view(t, answers{"costs": rowsFrom(c)}), "costs"); f.Status != figures.Unknown || !slices.Contains(lacks(f), "costs.amount@c1") {
		t.Errorf("%s %v", f.Status, f.Missing)
	}
}

func cents(n int) string { return dossier.Cents(int64(n)).Fixed(2) }

func randomPlan(t *rapid.T) (machines, costs, resources []row, needs, sources int) {
	for i := range rapid.IntRange(1, 12).Draw(t, "machines") {
		n, price := rapid.IntRange(1, 9).Draw(t, "quantity"), rapid.IntRange(0, 99_999_999).Draw(t, "price")
		needs += n * price
		machines = append(machines, machine("m"+strconv.Itoa(i), cents(price), row{
			"quantity": n, "eligible": rapid.SampledFrom([]string{"yes", "no", "unknown"}).Draw(t, "eligible"), "year": rapid.IntRange(2026, 2029).Draw(t, "year"),
		}))
	}
	for i := range rapid.IntRange(1, 8).Draw(t, "costs") {
		amount := rapid.IntRange(0, 99_999_999).Draw(t, "amount")
		needs += amount
		costs = append(costs, cost("c"+strconv.Itoa(i), rapid.SampledFrom([]string{"installation", "software", "other"}).Draw(t, "category"), cents(amount), "yes"))
	}
	for i := range rapid.IntRange(1, 8).Draw(t, "resources") {
		amount := rapid.IntRange(0, 99_999_999).Draw(t, "amount")
		nature := rapid.SampledFrom([]string{"grant", "loan", "own_funds", "guarantee", "repayable_advance"}).Draw(t, "nature")
		if nature != "guarantee" {
			sources += amount
		}
		resources = append(resources, resource("r"+strconv.Itoa(i), rapid.SampledFrom([]string{"feder", "region", "bank_loan", "equity"}).Draw(t, "source"), nature, cents(amount)))
	}
	return machines, costs, resources, needs, sources
}

func TestSourcesMinusNeedsIsTheGapToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		machines, costs, resources, needs, sources := randomPlan(t)
		f := of(t, view(t, answers{"machines": machines, "costs": costs, "resources": resources}), "plan")
		if f.Wire(f.Spec.Main) != cents(sources-needs) || f.Wire("total") != cents(needs) || f.Wire("resources") != cents(sources) {
			t.Fatalf("%v, want %s − %s", f.Numbers, cents(sources), cents(needs))
		}
		pub, priv := dossier.MustDecimal(f.Wire("public")), dossier.MustDecimal(f.Wire("private"))
		if pub.Add(priv).Fixed(2) != cents(sources) {
			t.Fatalf("public and private are not the whole: %v", f.Numbers)
		}
	})
}

func TestBreakdownsAddUpAndTheOrderOfRowsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		machines, costs, resources, needs, sources := randomPlan(t)
		a := answers{"machines": machines, "costs": costs, "resources": resources}
		v := view(t, a)
		c, p := of(t, v, "costs"), of(t, v, "plan")
		sumOf := func(f figures.Figure, groups ...string) string {
			sum := dossier.Decimal{}
			for _, g := range groups {
				for _, part := range f.Group(g) {
					sum = sum.Add(part.Value)
				}
			}
			return sum.Fixed(2)
		}
		for _, g := range []string{"category", "line", "year"} {
			if got := sumOf(c, g); got != cents(needs) {
				t.Fatalf("costs by %s: %s", g, got)
			}
		}
		if sumOf(p, "year") != cents(sources) || sumOf(p, "public", "private") != cents(sources) {
			t.Fatal("resources by year, or public and private, do not add up")
		}
		b := view(t, answers{
			"machines": rapid.Permutation(machines).Draw(t, "m"), "costs": rapid.Permutation(costs).Draw(t, "c"), "resources": rapid.Permutation(resources).Draw(t, "r"),
		})
		if d := cmp.Diff(p, of(t, b, "plan"), alike); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(c, of(t, b, "costs"), alike); d != "" {
			t.Fatal(d)
		}
	})
}

package figures_test

import (
	"testing"

	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// saving is a row of electricity that saves 100 kWh of 1000, due to something.
func saving(id, due string) row {
	r := row{"id": id, "use": id, "source": "grid", "unit": "kwh", "before": "1000", "after": "900", "evidence": "meter"}
	if due != "" {
		r["due_to"] = due
	}
	return r
}

func TestTies(t *testing.T) {
	at := func(id, line, eligible string) row {
		return merged(machine(id, "10.00"), row{"line": line, "eligible": eligible})
	}
	base := answers{
		"lines":    rowsFrom(row{"id": "l1", "name": "Un"}, row{"id": "l2", "name": "Deux"}, row{"id": "l3", "name": "Trois"}),
		"machines": rowsFrom(at("m1", "l1", "yes"), at("m2", "l2", "no"), at("m3", "l1", "unknown")),
		"costs": rowsFrom(row{"id": "c1", "name": "Pose", "category": "installation", "amount": "5.00", "eligible": "yes", "line": "l3", "year": 2027},
			row{"id": "c2", "name": "Murs", "category": "civil_works", "amount": "5.00", "eligible": "no", "year": 2027}),
	}
	for name, tc := range map[string]struct {
		energy []row
		want   string
		lacks  []string
	}{
		"a machine that is eligible":        {[]row{saving("a", "machines/m1"), saving("b", "none")}, "50.00", nil},
		"a machine to be checked":           {[]row{saving("a", "machines/m3"), saving("b", "none")}, "50.00", nil},
		"a machine that is not eligible":    {[]row{saving("a", "machines/m2"), saving("b", "machines/m1")}, "50.00", nil},
		"a cost":                            {[]row{saving("a", "costs/c1"), saving("b", "none"), saving("c", "none")}, "33.33", nil},
		"a cost that is not eligible":       {[]row{saving("a", "costs/c2"), saving("b", "machines/m1")}, "50.00", nil},
		"a line with an eligible machine":   {[]row{saving("a", "lines/l1"), saving("b", "none"), saving("c", "lines/l1")}, "66.67", nil},
		"a line whose machine is not":       {[]row{saving("a", "lines/l2"), saving("b", "machines/m1")}, "50.00", nil},
		"a line with a cost alone":          {[]row{saving("a", "lines/l3"), saving("b", "machines/m1")}, "50.00", nil},
		"a row that is not there":           {[]row{saving("a", "machines/m9"), saving("b", "machines/m1")}, "50.00", nil},
		"the line of the use does not tie":  {[]row{merged(saving("a", ""), row{"line": "l1"}), saving("b", "machines/m1")}, "50.00", []string{"energy.due_to@a"}},
		"a rise counts as nothing":          {[]row{saving("a", "machines/m1"), merged(saving("b", "machines/m1"), row{"after": "5000"}), saving("c", "none")}, "50.00", nil},
		"a rise that says nothing is whole": {[]row{saving("a", "machines/m1"), merged(saving("b", ""), row{"after": "5000"})}, "100.00", nil},
		"all of it untied":                  {[]row{saving("a", "none"), saving("b", "none")}, "0.00", nil},
		"no gain at all":                    {[]row{merged(saving("a", "machines/m1"), row{"after": "1000"})}, "", []string{"energy.after"}},
		"a quantity is missing":             {[]row{saving("a", "machines/m1"), merged(saving("b", "none"), row{"after": nil})}, "", []string{"energy.after@b"}},
		"units are brought together": {[]row{ // 1 MWh PCS of gas is 900.09 kWh PCI: 900.09 ÷ 1000.09
			merged(saving("a", "machines/m1"), row{"source": "natural_gas", "unit": "mwh_pcs", "before": "3", "after": "2"}), saving("b", "none"),
		}, "90.00", nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(t, view(t, base.with(answers{"energy": tc.energy, "environment.has_water": false, "environment.has_waste": false})), "ties")
			if got := f.Wire("energy_pct"); got != tc.want {
				t.Errorf("%s, want %s", got, tc.want)
			}
			if d := cmp.Diff(append([]string{}, tc.lacks...), lacks(f)); d != "" {
				t.Error(d)
			}
			if want := map[bool]figures.Status{true: figures.Computed, false: figures.Estimate}[len(tc.lacks) == 0]; f.Status != want && tc.want != "" {
				t.Errorf("%s, want %s", f.Status, want)
			}
			if f.Wire("water_pct") != "" || f.Wire("waste_pct") != "" {
				t.Errorf("what does not change has a share: %v", wired(f))
			}
		})
	}
}

// TestTiesOfTheExamples: of the rail one 115 202.52 of 143 178.52 kWh, with 28 MWh PCS of
// a gas of which 1.111 kWh PCS are one PCI.
func TestTiesOfTheExamples(t *testing.T) {
	want := map[string]map[string]string{
		"ferroviaire-somme": {"energy_pct": "80.46", "water_pct": "100.00", "waste_pct": "83.91"},
		"conserverie-aisne": {"energy_pct": "88.49", "water_pct": "99.90", "waste_pct": "93.11"},
	}
	for name, v := range examples(t) {
		f := of(t, v, "ties")
		if d := cmp.Diff(want[name], wired(f)); d != "" || f.Status != figures.Computed {
			t.Errorf("%s: %s %s", name, f.Status, d)
		}
	}
}

package figures_test

import (
	"maps"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"

	"github.com/google/go-cmp/cmp"
)

// assumed are answers whose absence is itself read as an answer: what a number
// is then is right by that reading, which a caveat or the question says.
var assumed = map[string]string{
	"machines":             "a table without rows has none",
	"lines":                "what a line that is not there brings hangs on nothing",
	"energy.due_to":        "what is not said to hang on something hangs on nothing, and is named",
	"water.due_to":         "what is not said to hang on something hangs on nothing, and is named",
	"waste.due_to":         "what is not said to hang on something hangs on nothing, and is named",
	"funding.advance":      "an advance that is not asked for does not come",
	"costs":                "a table without rows has none",
	"refrigerants":         "a table without rows has none",
	"machines.eligible":    "empty counts as to be checked",
	"costs.eligible":       "empty counts as to be checked",
	"energy.factor_source": "a line without a factor is left out, and named",
	"refrigerants.gwp":     "a line without a factor is left out, and named",
	"machines.quantity":    "one, by default",
	"lines.next":           "a line that no other follows is the last of its products",
	"years.year":           "a row that names no year is no closed year",
	"resources.gge":        "support whose equivalent is not known stays out of an estimate, and is named",
}

// TestNothingThatIsMissingChangesANumber empties every answer, every row and
// every cell of the examples in turn. Each number is then absent, or what it was
// with the answer: no sum of what happens to be there is passed off as the whole.
func TestNothingThatIsMissingChangesANumber(t *testing.T) {
	used := map[string]bool{}
	for _, name := range []string{"ferroviaire-somme", "conserverie-aisne"} {
		c, full, env := example(t, name)
		whole := figures.All(dossier.NewView(c, full, env), law())
		given, absent := 0, 0
		try := func(what string, change func(d *dossier.Dossier)) {
			d := full.Copy()
			change(d)
			for id, f := range figures.All(dossier.NewView(c, d, env), law()) {
				check(t, f)
				for _, n := range whole[id].Spec.Numbers {
					was, is := whole[id].Wire(n.Key), f.Wire(n.Key)
					switch {
					case is == "" && was != "":
						absent++
						if len(f.Missing) == 0 {
							t.Errorf("%s without %s: %s.%s is absent and nothing is named", name, what, id, n.Key)
						}
					case n.Key == "potential" && !cmp.Equal(f.Hypotheses, whole[id].Hypotheses, alike): // what it supposes is said
						given++
					case is == was || is == "unknown": // what is said to be unknown is no wrong value
						given++
					case assumed[what] == "":
						t.Errorf("%s without %s: %s.%s is %s, not %s; missing %v: name the empty input with lack, and give no number", name, what, id, n.Key, is, was, f.Missing)
					default:
						used[what] = true
					}
				}
				if f.Status == figures.Unknown && f.Known() && f.Code(f.Spec.Main) != "unknown" {
					t.Errorf("%s without %s: %s is unknown, and its value is %s", name, what, id, f.Wire(f.Spec.Main))
				}
			}
		}
		for _, id := range slices.Sorted(maps.Keys(full.Answers)) {
			try(string(id), func(d *dossier.Dossier) { d.Set(id, nil) })
			rows, ok := full.Answers[id].(dossier.Rows)
			if !ok {
				continue
			}
			for i := range rows {
				for col := range rows[i].Cells {
					try(string(id)+"."+col, func(d *dossier.Dossier) {
						emptied := slices.Clone(rows)
						emptied[i] = emptied[i].With(col, nil)
						d.Set(id, emptied)
					})
				}
			}
		}
		if absent < 500 || given < 20*absent {
			t.Errorf("%s: %d numbers hold and %d are absent", name, given, absent)
		}
	}
	if len(used) != len(assumed) {
		t.Errorf("of %v only %v were needed", slices.Sorted(maps.Keys(assumed)), slices.Sorted(maps.Keys(used)))
	}
}

// TestWhatCanBeSaidIsSaid empties one answer and asks for the numbers that do not
// depend on it.
func TestWhatCanBeSaidIsSaid(t *testing.T) {
	without := func(r row, col string) row {
		out := maps.Clone(r)
		delete(out, col)
		return out
	}
	second := row{"id": "c", "name": "Pose", "category": "installation", "amount": "2000.00", "eligible": "no", "year": 2027}
	post := func(id, contract string) row {
		return row{"id": id, "title": id, "category": "worker", "contract": contract, "count": 2, "fte": "1"}
	}
	loan := row{"id": "l", "source": "bank_loan", "nature": "loan", "amount": "1000.00", "state": "planned", "year": 2027}
	for name, tc := range map[string]struct {
		answers answers
		figure  string
		want    map[string]string
	}{
		"a price that is missing leaves the sums of the others": {
			answers{"machines": rowsFrom(without(machine("m", "1.00"), "unit_price")), "costs": rowsFrom(second)},
			"costs",
			map[string]string{"ineligible": "2000.00", "to_check": "0.00"},
		},
		"the resources need no price": {
			answers{"machines": rowsFrom(without(machine("m", "1.00"), "unit_price")), "resources": rowsFrom(loan)},
			"plan",
			map[string]string{"to_check": "0.00", "resources": "1000.00", "private": "1000.00", "public": "0.00"},
		},
		"the costs need no resource": {
			answers{"machines": rowsFrom(machine("m", "1.00"))},
			"plan",
			map[string]string{"total": "1.00", "eligible": "1.00", "to_check": "0.00"},
		},
		"private resources need no public amount": {
			answers{"machines": rowsFrom(machine("m", "1.00")), "resources": rowsFrom(loan, row{"id": "f", "source": "feder", "nature": "grant", "state": "planned"})},
			"plan",
			map[string]string{"total": "1.00", "eligible": "1.00", "to_check": "0.00", "private": "1000.00"},
		},
		"the state before needs none after": {
			answers{"energy": rowsFrom(without(use("a", "grid", "kwh", "100", "50"), "after"))},
			"energy",
			map[string]string{"before_kwh": "100"},
		},
		"the gases too": {
			answers{"energy": rowsFrom(without(use("a", "grid", "mwh", "1000", "50"), "after"))},
			"ghg",
			map[string]string{"before_t": "46.1"},
		},
		"water too": {
			answers{"water": rowsFrom(row{"id": "w", "use": "x", "source": "network", "after": "5"})},
			"water",
			map[string]string{"after_m3": "5"},
		},
		"waste too, with its share": {
			answers{"waste": rowsFrom(without(wasteRow("w", "recycling", "landfill", "10", "8"), "after"))},
			"waste",
			map[string]string{"before_t": "10", "recovered_before_pct": "100.00"},
		},
		"permanent posts need no other": {
			answers{"posts": rowsFrom(post("a", "permanent"), without(post("b", "fixed_12"), "count")), "jobs.baseline_fte": "4"},
			"jobs",
			map[string]string{"permanent_fte": "2", "baseline_fte": "4"},
		},
		"an apprentice is not counted, whatever lacks": {
			answers{"posts": rowsFrom(post("a", "permanent"), without(post("b", "apprenticeship"), "count"))},
			"jobs",
			map[string]string{"permanent_fte": "2", "created_fte": "2"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := of(t, view(t, tc.answers), tc.figure)
			if d := cmp.Diff(tc.want, wired(f)); d != "" {
				t.Error(d)
			}
			if len(f.Missing) == 0 || (f.Status == figures.Unknown) == f.Known() {
				t.Errorf("%s, missing %v", f.Status, f.Missing)
			}
		})
	}
}

package sheet_test

import (
	"bytes"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/dossier/sheet"
)

// planCells are the numbers of figure.plan and figure.costs, by the label of
// their cell.
var planCells = map[string]string{
	"Coût total HT": "total", "Dépenses éligibles": "eligible", "Éligibilité à vérifier": "to_check",
	"Total des ressources": "resources", "Aides publiques": "public", "Ressources privées": "private",
	"Écart (ressources − coût total)": "gap",
}

// everyFormula computes each formula of the workbook anew and compares it with
// the result in the file. It returns how many there are.
func everyFormula(t tb, w workbook) int {
	t.Helper()
	n := 0
	for _, name := range w.GetSheetList() {
		for y := range w.raw(name) {
			for x := range 12 {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				formula, err := w.GetCellFormula(name, cell)
				if err != nil {
					t.Fatalf("%v", err)
				}
				if formula == "" {
					continue
				}
				n++
				if kept, got := w.cached(name, cell), w.computed(name, cell); !alike(kept, got) {
					t.Fatalf("%s!%s =%s: the file says %q, computed anew it is %q", name, cell, formula, kept, got)
				}
			}
		}
	}
	return n
}

// agrees holds the summary against the figures.
func agrees(t tb, v *dossier.View, w workbook) {
	t.Helper()
	plan := figures.Plan(v)
	costs := figures.Costs(v)
	if plan.Status == figures.Unknown {
		if gap := w.summary("Écart (ressources − coût total)"); gap != "" {
			t.Fatalf("the gap is %q and the figure is unknown: %v", gap, plan.Missing)
		}
		if got := w.summary("Contrôle"); got != "Plan incomplet" {
			t.Fatalf("the check says %q of an unknown plan: %v", got, plan.Missing)
		}
		return
	}
	for label, name := range planCells {
		if got := w.summary(label); !sameMoney(got, plan.Wire(name)) {
			t.Fatalf("%s: %s, the figure says %s", label, got, plan.Wire(name))
		}
	}
	if got := w.summary("Dépenses non éligibles"); !sameMoney(got, costs.Wire("ineligible")) {
		t.Fatalf("ineligible: %s, the figure says %s", got, costs.Wire("ineligible"))
	}
	rate := w.summary("Taux d’aide publique (aides publiques ÷ dépenses éligibles)")
	if want := plan.Wire("public_rate"); want != "" {
		if x, err := strconv.ParseFloat(rate, 64); err != nil || strconv.FormatFloat(x*100, 'f', 2, 64) != want {
			t.Fatalf("public rate %s, the figure says %s", rate, want)
		}
	} else if rate != "" {
		t.Fatalf("public rate %s, the figure gives none", rate)
	}
	want := "Plan équilibré"
	if gap, _ := plan.Main(); gap.Sign() < 0 {
		want = "Écart\u00a0: à combler"
	} else if gap.Sign() > 0 {
		want = "Écart\u00a0: en trop"
	}
	if got := w.summary("Contrôle"); got != want {
		t.Fatalf("the check says %q, want %q", got, want)
	}
}

func TestTheExamplesGiveTheFiguresWhenTheirFormulasAreComputed(t *testing.T) {
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			v := example(t, name)
			if p := figures.Plan(v); p.Status != figures.Computed {
				t.Fatalf("the plan of the example is %s", p.Status)
			}
			w := open(t, write(t, v))
			agrees(t, v, w)
			if n := everyFormula(t, w); n < 60 {
				t.Errorf("only %d formulas", n)
			}
		})
	}
}

func TestSubtotalsAreThoseOfTheFigures(t *testing.T) {
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			v := example(t, name)
			w := open(t, write(t, v))
			costs := figures.Costs(v)
			category := v.Call.Field("costs").Column("category")
			n := 0
			for _, part := range costs.Group("category") {
				label, ok := category.Option(part.Key)
				if !ok {
					label = "Machines et équipements"
				}
				n++
				cell := "B" + strconv.Itoa(w.labelled("Synthèse", label, "Dépenses par catégorie"))
				if got := w.computed("Synthèse", cell); !sameMoney(got, part.Value.Fixed(2)) {
					t.Errorf("%s: %s, the figure says %s", label, got, part.Value.Fixed(2))
				}
			}
			for _, part := range costs.Group("year") {
				n++
				cell := "B" + strconv.Itoa(w.labelled("Synthèse", part.Key, "Dépenses et ressources par année"))
				if got := w.computed("Synthèse", cell); !sameMoney(got, part.Value.Fixed(2)) {
					t.Errorf("%s: %s, the figure says %s", part.Key, got, part.Value.Fixed(2))
				}
			}
			if n < 6 {
				t.Errorf("only %d parts were compared", n)
			}
		})
	}
}

func TestALineHasItsQuoteItsAnnexAndItsAmount(t *testing.T) {
	w := open(t, write(t, example(t, "conserverie-aisne")))
	rows, err := w.GetRows("Dépenses")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		if len(r) > 1 && r[1] == "Montage, raccordement mécanique et mise en service" {
			got = r
		}
	}
	if len(got) != 12 {
		t.Fatalf("the line is %q", got)
	}
	want := []string{
		got[0], "Montage, raccordement mécanique et mise en service", "Installation et mise en service",
		"Ligne de haricots verts extra-fins en bocaux", "Process Légumes Morinie (fictif)",
		"Devis PLM-26-119 du 24/09/2026\nAnnexe\u00a0: 14-devis-montage.pdf",
		"2028", "1", "148,000.00 €", "148,000.00 €", "Oui", "148,000.00 €",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEveryRowOfTheDossierHasALine(t *testing.T) {
	for _, name := range names {
		v := example(t, name)
		w := open(t, write(t, v))
		expenses := rows.Purchases(v)
		n := len(expenses)
		for _, p := range expenses {
			if p.NextYear.Sign() > 0 { // a line for each of its years
				n++
			}
		}
		for sheetName, want := range map[string]int{
			"Dépenses": n, "Ressources": len(v.Rows("resources")),
		} {
			lines, err := w.GetRows(sheetName, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, r := range lines {
				if len(r) > 0 {
					if _, err := strconv.Atoi(r[0]); err == nil {
						n++
					}
				}
			}
			if n != want || want == 0 {
				t.Errorf("%s: %s has %d lines for %d rows", name, sheetName, n, want)
			}
		}
	}
}

func TestAGuaranteeIsListedAndNotCounted(t *testing.T) {
	w := open(t, write(t, example(t, "conserverie-aisne")))
	rows, err := w.GetRows("Ressources", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if len(r) > 2 && r[2] == "Garantie" {
			if r[4] != "1050000" || r[8] != "Garantie (non comptée)" || r[9] != "0" {
				t.Errorf("the guarantee is %q", r)
			}
			return
		}
	}
	t.Error("there is no guarantee")
}

func TestRefusedByTheCallIsNotEligible(t *testing.T) {
	v := read(t, []byte(`{"format":1,"call":"hdf-2026-agroalimentaire","answers":{"project.has_other_costs":false,
		"machines":[{"id":"m","name":"Four","quantity":2,"unit_price":"10.00","condition":"used","eligible":"yes","year":2027}],
		"resources":[{"id":"r","source":"equity","nature":"own_funds","amount":"20.00","year":2027}]},
		"params":{"params.used":{"value":"no","source":"p. 3","date":"2026-11-02"}}}`))
	w := open(t, write(t, v))
	agrees(t, v, w)
	if got := w.summary("Dépenses non éligibles"); got != "20" {
		t.Errorf("ineligible is %s", got)
	}
}

func TestChangingACellChangesTheTotals(t *testing.T) {
	w := open(t, write(t, view(t, row{
		"machines":  []row{{"id": "m", "name": "Four", "quantity": 2, "unit_price": "10.00", "eligible": "yes", "year": 2027}},
		"resources": []row{{"id": "r", "source": "equity", "nature": "own_funds", "amount": "20.00", "year": 2027}},
	})))
	if got := w.summary("Contrôle"); got != "Plan équilibré" {
		t.Fatalf("the check says %q", got)
	}
	if err := w.SetCellValue("Dépenses", "I5", 11.25); err != nil {
		t.Fatal(err)
	}
	cell := func(label string) string {
		return w.computed("Synthèse", "B"+strconv.Itoa(w.labelled("Synthèse", label, "Équilibre du plan")))
	}
	if got := cell("Écart (ressources − coût total)"); got != "-2.5" {
		t.Errorf("the gap is %s", got)
	}
	if got := cell("Contrôle"); got != "Écart\u00a0: à combler" {
		t.Errorf("the check says %q", got)
	}
	if err := w.SetCellValue("Dépenses", "I5", nil); err != nil {
		t.Fatal(err)
	}
	if got := cell("Lignes à remplir"); got != "1" {
		t.Errorf("%s lines to fill", got)
	}
	if got := cell("Écart (ressources − coût total)"); got != "" {
		t.Errorf("the gap of an incomplete plan is %s", got)
	}
}

func TestTheSameDossierDayAndVersionGiveTheSameBytes(t *testing.T) {
	for _, name := range names {
		first := write(t, example(t, name))
		for range 10 {
			if !bytes.Equal(first, write(t, example(t, name))) {
				t.Fatalf("%s: two runs differ", name)
			}
		}
		var other bytes.Buffer
		o := options
		o.Version = "1.2.4"
		if err := sheet.Plan(&other, example(t, name), o); err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(first, other.Bytes()) {
			t.Errorf("%s: the version is not in the file", name)
		}
	}
}

// drawn is a dossier of random expenses and resources, some of them not filled in.
func drawn(t *rapid.T) *dossier.View {
	cents := rapid.Int64Range(0, 5_000_000_00)
	money := func(name string) string { return dossier.Cents(cents.Draw(t, name)).Fixed(2) }
	pick := func(name string, from ...any) any { return rapid.SampledFrom(from).Draw(t, name) }
	lacks := rapid.Float64Range(0, 1).Draw(t, "lacking") < 0.3
	drop := func(r row, cols ...string) row {
		if lacks && rapid.IntRange(0, 5).Draw(t, "drop") == 0 {
			delete(r, rapid.SampledFrom(cols).Draw(t, "col"))
		}
		return r
	}
	var machines, costs, resources []row
	id := func(prefix string, i int) string { return prefix + strconv.Itoa(i) }
	years := []any{2026, 2027, 2028, nil}
	put := func(r row, col string, v any) {
		if v != nil {
			r[col] = v
		}
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "machines") {
		r := row{"id": id("m", i), "name": "Machine", "quantity": rapid.IntRange(1, 20).Draw(t, "quantity"), "unit_price": money("price")}
		put(r, "eligible", pick("eligible", "yes", "no", "unknown", nil))
		put(r, "year", pick("year", years...))
		machines = append(machines, drop(r, "quantity", "unit_price"))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "costs") {
		r := row{"id": id("c", i), "name": "Dépense", "amount": money("amount")}
		put(r, "category", pick("category", "installation", "training", "other", nil))
		put(r, "eligible", pick("eligible", "yes", "no", "unknown", nil))
		put(r, "year", pick("year", years...))
		costs = append(costs, drop(r, "amount"))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "resources") {
		r := row{
			"id": id("r", i), "amount": money("amount"),
			"source": pick("source", "feder", "region", "bank_loan", "equity", "bpifrance"),
			"nature": pick("nature", "grant", "repayable_advance", "loan", "guarantee", "own_funds"),
		}
		put(r, "year", pick("year", years...))
		resources = append(resources, drop(r, "amount", "source", "nature"))
	}
	answers := row{}
	for name, rows := range map[string][]row{"machines": machines, "costs": costs, "resources": resources} {
		if len(rows) > 0 {
			answers[name] = rows
		}
	}
	return view(t, answers)
}

func TestTheGapOfAnyDossierIsTheFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawn(t)
		w := open(t, write(t, v))
		agrees(t, v, w)
		everyFormula(t, w)
	})
}

package rows_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/dossier/rules"
)

var law = sync.OnceValue(func() *figures.Rules {
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		panic(err)
	}
	return law
})

var env = sync.OnceValue(func() dossier.Env {
	return dossier.Env{Today: dossier.MustDate("2026-11-23"), Rules: rules.All(law()), Needs: rules.Needs(law())}
})

var shipped = sync.OnceValue(func() *callfile.Set {
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(env()))
	if len(faults) > 0 {
		panic(faults[0])
	}
	return set
})

var examples = []string{"ferroviaire-somme", "conserverie-aisne"}

// example reads a shipped example dossier.
func example(t *testing.T, name string) (*dossier.Call, *dossier.Dossier) {
	t.Helper()
	in, err := os.ReadFile(filepath.Join("..", "..", "assets", "examples", name, "dossier.json"))
	if err != nil {
		t.Fatal(err)
	}
	d, c, err := dossier.Read(in, shipped().Find)
	if err != nil {
		t.Fatal(err)
	}
	return c, d
}

// number is a number of a figure; false where the figure does not give it.
func number(v *dossier.View, figure, name string) (dossier.Decimal, bool) {
	f, _ := figures.Of(v, law(), figure)
	return f.Number(name)
}

// agree holds the sums of the rows against what the figures say of the same
// dossier, and reports whether the figures gave the whole.
func agree(t fataler, v *dossier.View) bool {
	t.Helper()
	purchases, resources := rows.Purchases(v), rows.Resources(v)
	total, known := rows.Total(purchases, rows.Purchase.Amount)
	brought, said := rows.Total(resources, rows.Resource.Brings)
	of := func(eligibility string) dossier.Decimal {
		sum, _ := rows.Total(purchases, func(p rows.Purchase) (dossier.Decimal, bool) {
			if p.Eligibility(v) != eligibility {
				return dossier.Decimal{}, true
			}
			return p.Amount()
		})
		return sum
	}
	as := func(share rows.Share) dossier.Decimal {
		sum, _ := rows.Total(resources, func(r rows.Resource) (dossier.Decimal, bool) {
			if r.Share() != share {
				return dossier.Decimal{}, true
			}
			return r.Brings()
		})
		return sum
	}
	whole := true
	for _, tc := range []struct {
		figure, number string
		sum            dossier.Decimal
	}{
		{"figure.costs", "total", total},
		{"figure.costs", "eligible", of(rows.Eligible)},
		{"figure.costs", "to_check", of(rows.ToCheck)},
		{"figure.costs", "ineligible", of(rows.Ineligible)},
		{"figure.plan", "resources", brought},
		{"figure.plan", "public", as(rows.Public)},
		{"figure.plan", "private", as(rows.Private)},
		{"figure.plan", "gap", brought.Sub(total)},
	} {
		n, ok := number(v, tc.figure, tc.number)
		if !ok {
			whole = false
			continue
		}
		complete := known && len(purchases) > 0
		if tc.figure == "figure.plan" {
			complete = complete && said && len(resources) > 0
		}
		if complete && n.Cmp(tc.sum) != 0 {
			t.Fatalf("%s %s is %s, the rows add up to %s", tc.figure, tc.number, n, tc.sum)
		}
	}
	if complete := known && said && len(purchases) > 0 && len(resources) > 0; complete && !whole {
		t.Fatalf("all amounts are known and a figure gives no total")
	}
	return whole
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func TestTotalsAreThoseOfTheFigures(t *testing.T) {
	for _, name := range examples {
		c, d := example(t, name)
		if !agree(t, dossier.NewView(c, d, env())) {
			t.Errorf("%s: a figure has no total", name)
		}
	}
}

// TestTotalsAreThoseOfTheFiguresInAnyDossier draws tables with gaps, refused
// expenses, guarantees and rows in any order.
func TestTotalsAreThoseOfTheFiguresInAnyDossier(t *testing.T) {
	c, full := example(t, "conserverie-aisne")
	rapid.Check(t, func(t *rapid.T) {
		d := full.Copy()
		d.Set("machines", drawn(t, "m", map[string][]dossier.Value{
			"name": texts("Four"), "quantity": {dossier.Integer(1), dossier.Integer(3), nil},
			"unit_price":  {money("1200.50"), money("0.01"), money("99999.99")},
			"eligible":    append(texts("yes", "no", "unknown"), nil),
			"condition":   texts("new", "used"),
			"acquisition": texts("purchase", "lease"),
		}))
		d.Set("costs", drawn(t, "c", map[string][]dossier.Value{
			"name": texts("Travaux"), "amount": {money("10.00"), money("333.33"), nil},
			"category": append(texts("civil_works", "software", "engineering"), nil),
			"eligible": append(texts("yes", "no", "unknown"), nil),
		}))
		d.Set("resources", drawn(t, "r", map[string][]dossier.Value{
			"source": texts("feder", "region", "bank_loan", "equity", "bpifrance"),
			"nature": texts("grant", "loan", "guarantee", "repayable_advance"),
			"amount": {money("5000.00"), money("0.10"), money("700.07")},
		}))
		for _, p := range []dossier.FieldID{"params.used", "params.leasing", "params.buildings", "params.software"} {
			d.Params[p] = dossier.Param{Value: rapid.SampledFrom(texts("yes", "no")).Draw(t, string(p))}
		}
		agree(t, dossier.NewView(c, d, env()))
	})
}

func texts(of ...string) []dossier.Value {
	out := make([]dossier.Value, len(of))
	for i, s := range of {
		out[i] = dossier.Text(s)
	}
	return out
}

func money(s string) dossier.Value { return dossier.Money{Decimal: dossier.MustDecimal(s)} }

// drawn draws rows with ids in any order; an empty value leaves a cell out.
func drawn(t *rapid.T, prefix string, columns map[string][]dossier.Value) dossier.Rows {
	names := make([]string, 0, len(columns))
	for name := range columns {
		names = append(names, name)
	}
	slices.Sort(names)
	var out dossier.Rows
	for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 30), 0, 6, rapid.ID).Draw(t, prefix) {
		r := dossier.Row{ID: prefix + strconv.Itoa(n), Cells: map[string]dossier.Value{}}
		for _, name := range names {
			if val := rapid.SampledFrom(columns[name]).Draw(t, name); val != nil {
				r.Cells[name] = val
			}
		}
		out = append(out, r)
	}
	return out
}

// TestPurchasesAreMachinesAndCosts: no row of the two tables is left out, none
// is added, and what is typed first is shown first.
func TestPurchasesAreMachinesAndCosts(t *testing.T) {
	for _, name := range examples {
		c, d := example(t, name)
		for _, table := range []dossier.FieldID{"machines", "costs"} {
			mixed := slices.Clone(d.Rows(table))
			slices.Reverse(mixed)
			d.Set(table, mixed)
		}
		v := dossier.NewView(c, d, env())
		var want, got []rows.Place
		for _, table := range []dossier.FieldID{"machines", "costs"} {
			for _, r := range d.Rows(table) {
				want = append(want, rows.Place{Table: table, Row: r.ID})
			}
		}
		for _, p := range rows.AsTyped(v, rows.Purchases(v)) {
			got = append(got, p.Where())
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: purchases %v, tables %v", name, got, want)
		}
	}
}

// TestAPurchaseWithoutANameIsCalledByItsPlace: no sentence has a hole.
func TestAPurchaseWithoutANameIsCalledByItsPlace(t *testing.T) {
	c, d := example(t, examples[0])
	d.Set("machines", dossier.Rows{
		{ID: "m1", Cells: map[string]dossier.Value{"name": dossier.Text("Robot")}},
		{ID: "m2"},
	})
	v := dossier.NewView(c, d, env())
	var got []string
	for _, p := range rows.Purchases(v) {
		if p.Machine() {
			got = append(got, p.Called(v))
		}
	}
	if want := []string{"Robot", "Machines et équipements n°\u00a02"}; !slices.Equal(got, want) {
		t.Errorf("called %q, want %q", got, want)
	}
}

// TestOrdersNameTheirQuestion: an order of the calendar is a problem of its
// field, one of a row is a problem of its cell, and what has no date is none.
func TestOrdersNameTheirQuestion(t *testing.T) {
	c, d := example(t, "conserverie-aisne")
	day := dossier.MustDate("2027-03-01")
	d.Set("calendar.first_order", day)
	d.Set("machines", dossier.Rows{
		{ID: "a", Cells: map[string]dossier.Value{"order_date": day.AddMonths(1)}},
		{ID: "b", Cells: map[string]dossier.Value{}},
	})
	d.Set("costs", dossier.Rows{{ID: "x", Cells: map[string]dossier.Value{"order_date": day.AddMonths(2)}}})
	v := dossier.NewView(c, d, env())
	var got []string
	for _, o := range rows.Orders(v) {
		p := o.Problem(v, dossier.Warning, "code", nil)
		got = append(got, o.Date.String()+" "+string(p.Field)+" "+p.Row)
	}
	want := []string{"2027-03-01 calendar.first_order ", "2027-04-01 machines.order_date a", "2027-05-01 costs.order_date x"}
	if !slices.Equal(got, want) {
		t.Errorf("orders %q, want %q", got, want)
	}
}

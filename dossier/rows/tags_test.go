package rows_test

import (
	"slices"
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
	"dossierpme/dossier/rules"
)

// tables are the row types with the table that each reads, and the columns that
// figures, rules and the workbook cannot do without.
var tables = map[dossier.FieldID]struct{ reads, needs []string }{
	"machines": {dossier.Columns[rows.Machine](), []string{
		"id", "quantity", "unit_price", "eligible", "condition", "acquisition", "category", "line", "year",
		"quotes", "quote_date", "quote_until", "order_date", "delivery", "related_supplier", "seller_declaration",
	}},
	"costs": {dossier.Columns[rows.Cost](), []string{
		"id", "amount", "category", "eligible", "line", "year",
		"quotes", "quote_date", "quote_until", "order_date", "related_supplier",
	}},
	"resources": {dossier.Columns[rows.Resource](), []string{"id", "source", "nature", "amount", "year"}},
	"group": {dossier.Columns[rows.Company](), []string{
		"id", "kind", "siren", "through", "capital", "votes", "control", "investor", "consolidated",
		"headcount", "turnover", "balance", "headcount_prev", "turnover_prev", "balance_prev",
	}},
	"posts": {dossier.Columns[rows.Post](), []string{"id", "contract", "category", "count", "fte", "date"}},
	"years": {dossier.Columns[rows.Year](), []string{"id", "year", "turnover", "ebitda", "equity", "debt"}},
	"energy": {dossier.Columns[rows.EnergyUse](), []string{
		"id", "use", "source", "unit", "before", "after", "kwh_per_unit", "factor", "factor_source", "evidence",
	}},
	"refrigerants": {dossier.Columns[rows.Refrigerant](), []string{"id", "fluid", "gwp", "leak_before", "leak_after"}},
	"water":        {dossier.Columns[rows.WaterUse](), []string{"id", "source", "before", "after", "evidence"}},
	"waste": {dossier.Columns[rows.WasteStream](), []string{
		"id", "hazardous", "treatment_before", "treatment_after", "before", "after", "evidence",
	}},
	"de_minimis": {dossier.Columns[rows.MinimisAid](), []string{"id", "date", "amount", "same_costs"}},
	"other_aids": {dossier.Columns[rows.OtherAid](), []string{"id", "amount", "same_costs"}},
}

func shipped(t *testing.T) *callfile.Set {
	t.Helper()
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(dossier.Env{Rules: rules.All(law), Needs: rules.Needs(law)}))
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	return set
}

// TestEveryTagHasItsColumn compares what the row types read with the shipped
// calls, so that a renamed column cannot go unnoticed.
func TestEveryTagHasItsColumn(t *testing.T) {
	for _, c := range shipped(t).Calls {
		for table, cols := range tables {
			f := c.Field(table)
			if f == nil {
				t.Errorf("%s has no table %s", c.ID, table)
				continue
			}
			for _, col := range cols.reads {
				if col != "id" && f.Column(col) == nil {
					t.Errorf("%s: %s has no column %s", c.ID, table, col)
				}
			}
		}
	}
}

// TestEveryColumnThatIsNeededHasItsTag holds the row types against what is
// computed and judged with them: without a tag a cell would read as empty.
func TestEveryColumnThatIsNeededHasItsTag(t *testing.T) {
	for table, cols := range tables {
		for _, need := range cols.needs {
			if !slices.Contains(cols.reads, need) {
				t.Errorf("%s.%s is needed and not read", table, need)
			}
		}
	}
}

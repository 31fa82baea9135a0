package figures_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// TestEveryTagHasItsColumn compares what the row types read with the shipped
// calls, so that a renamed column cannot go unnoticed.
func TestEveryTagHasItsColumn(t *testing.T) {
	tables := map[dossier.FieldID][]string{
		"machines": dossier.Columns[figures.Machine](), "costs": dossier.Columns[figures.Cost](),
		"resources": dossier.Columns[figures.Resource](), "group": dossier.Columns[figures.Company](),
		"posts": dossier.Columns[figures.Post](), "years": dossier.Columns[figures.Year](),
		"energy": dossier.Columns[figures.Use](), "refrigerants": dossier.Columns[figures.Refrigerant](),
		"water": dossier.Columns[figures.Consumption](), "waste": dossier.Columns[figures.Waste](),
		"de_minimis": dossier.Columns[figures.Minimis](), "other_aids": dossier.Columns[figures.OtherAid](),
	}
	for _, c := range shipped().Calls {
		for table, cols := range tables {
			f := c.Field(table)
			if f == nil {
				t.Errorf("%s has no table %s", c.ID, table)
				continue
			}
			if len(cols) < 4 {
				t.Errorf("%s reads only %v", table, cols)
			}
			for _, col := range cols {
				if col != "id" && f.Column(col) == nil {
					t.Errorf("%s: %s has no column %s", c.ID, table, col)
				}
			}
		}
	}
}

// TestEveryColumnThatAFigureNeedsHasItsTag names the columns that the figures
// compute with.
func TestEveryColumnThatAFigureNeedsHasItsTag(t *testing.T) {
	for name, tc := range map[string]struct{ has, needs []string }{
		"machines":   {dossier.Columns[figures.Machine](), []string{"id", "quantity", "unit_price", "eligible", "condition", "acquisition", "category", "line", "year"}},
		"costs":      {dossier.Columns[figures.Cost](), []string{"id", "amount", "category", "eligible", "line", "year"}},
		"resources":  {dossier.Columns[figures.Resource](), []string{"id", "source", "nature", "amount", "year"}},
		"group":      {dossier.Columns[figures.Company](), []string{"id", "kind", "siren", "through", "capital", "votes", "control", "investor", "consolidated", "headcount", "turnover", "balance", "headcount_prev", "turnover_prev", "balance_prev"}},
		"posts":      {dossier.Columns[figures.Post](), []string{"id", "contract", "category", "count", "fte"}},
		"years":      {dossier.Columns[figures.Year](), []string{"id", "year", "turnover", "ebitda", "equity", "debt"}},
		"energy":     {dossier.Columns[figures.Use](), []string{"id", "use", "source", "unit", "before", "after", "kwh_per_unit", "factor", "factor_source", "evidence"}},
		"water":      {dossier.Columns[figures.Consumption](), []string{"id", "source", "before", "after"}},
		"waste":      {dossier.Columns[figures.Waste](), []string{"id", "hazardous", "treatment_before", "treatment_after", "before", "after"}},
		"de_minimis": {dossier.Columns[figures.Minimis](), []string{"id", "date", "amount", "same_costs"}},
		"other_aids": {dossier.Columns[figures.OtherAid](), []string{"id", "amount", "same_costs"}},
	} {
		has := map[string]bool{}
		for _, c := range tc.has {
			has[c] = true
		}
		for _, c := range tc.needs {
			if !has[c] {
				t.Errorf("%s.%s is needed and not read", name, c)
			}
		}
	}
}

// TestEveryComputedFieldHasItsFigure compares the calls with the registry.
func TestEveryComputedFieldHasItsFigure(t *testing.T) {
	known := map[string]bool{}
	for _, id := range figures.IDs() {
		known[id] = true
	}
	for _, c := range shipped().Calls {
		shown := map[string]bool{}
		for _, s := range c.Sections {
			for _, f := range s.Fields {
				if f.Kind == dossier.KindComputed {
					shown[f.Figure] = true
					if !known[f.Figure] {
						t.Errorf("%s shows %s, which nothing computes", c.ID, f.Figure)
					}
				}
			}
		}
		for id := range known {
			if !shown[id] {
				t.Errorf("%s never shows %s", c.ID, id)
			}
		}
	}
}

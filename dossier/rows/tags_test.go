package rows_test

import (
	"reflect"
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// table is what a row type reads of its table, and the columns that figures,
// rules and the workbook cannot do without.
type table struct {
	id           dossier.FieldID
	reads, needs []string
}

func of[R rows.Row](needs ...string) table {
	var row R
	return table{row.Where().Table, columnsOf[R](), append(needs, "id")}
}

// columnsOf are the columns that a row type reads.
func columnsOf[R any]() []string {
	var columns []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[R]()) {
		if column := f.Tag.Get("col"); column != "" {
			columns = append(columns, column)
		}
	}
	return columns
}

var tables = []table{
	of[rows.Machine]("name", "category", "line", "supplier", "quantity", "unit_price", "year", "eligible", "condition", "acquisition",
		"quotes", "quote_ref", "quote_date", "quote_until", "order_date", "delivery", "related_supplier", "seller_declaration"),
	of[rows.Cost]("name", "category", "line", "supplier", "amount", "year", "eligible",
		"quotes", "quote_ref", "quote_date", "quote_until", "order_date", "related_supplier"),
	of[rows.Resource]("source", "nature", "organisation", "amount", "year", "state", "date"),
	of[rows.Company]("kind", "siren", "through", "capital", "votes", "control", "investor", "consolidated",
		"headcount", "turnover", "balance", "headcount_prev", "turnover_prev", "balance_prev"),
	of[rows.Post]("contract", "category", "count", "fte", "date"),
	of[rows.Milestone]("title", "date"),
	of[rows.Line]("name"),
	of[rows.Year]("year", "turnover", "ebitda", "equity", "debt"),
	of[rows.ForecastYear]("year", "ebitda", "repayment"),
	of[rows.EnergyUse]("use", "source", "unit", "before", "after", "kwh_per_unit", "factor", "factor_source", "evidence", "due_to"),
	of[rows.Refrigerant]("fluid", "gwp", "leak_before", "leak_after"),
	of[rows.WaterUse]("use", "source", "before", "after", "evidence", "due_to"),
	of[rows.WasteStream]("name", "treatment_before", "treatment_after", "before", "after", "evidence", "due_to"),
	of[rows.MinimisAid]("date", "body", "amount", "same_costs"),
	of[rows.OtherAid]("body", "amount", "same_costs"),
}

// optional are the columns that a form need not ask: what they say is unknown then.
var optional = map[dossier.FieldID][]string{"resources": {"aid_element", "repayment", "gge", "guaranteed"}}

// TestEveryTagHasItsColumn compares what the row types read with the shipped
// calls, so that a renamed column cannot go unnoticed.
func TestEveryTagHasItsColumn(t *testing.T) {
	if len(shipped().Calls) == 0 {
		t.Fatal("no call to compare with")
	}
	for _, c := range shipped().Calls {
		for _, table := range tables {
			f := c.Field(table.id)
			if f == nil {
				t.Errorf("%s has no table %s", c.ID, table.id)
				continue
			}
			for _, col := range table.reads {
				if col != "id" && f.Column(col) == nil && !slices.Contains(optional[table.id], col) {
					t.Errorf("%s: %s has no column %s", c.ID, table.id, col)
				}
			}
		}
	}
}

// TestEveryColumnThatIsNeededHasItsTag holds the row types against what is
// computed and judged with them: without a tag a cell would read as empty.
func TestEveryColumnThatIsNeededHasItsTag(t *testing.T) {
	for _, table := range tables {
		for _, need := range table.needs {
			if !slices.Contains(table.reads, need) {
				t.Errorf("%s.%s is needed and not read", table.id, need)
			}
		}
	}
}

package dossier

import "strings"

// federGrants is the sum of the grants of the programme. Without the amount of one
// there is no sum.
func federGrants(v *View) (Value, []Place) {
	const resources = FieldID("resources")
	table := v.Call.Field(resources)
	var sum Decimal
	var from []Place
	for _, r := range v.Rows(resources) {
		if v.readableCell(table, r, "source") != Text("feder") || v.readableCell(table, r, "nature") != Text("grant") {
			continue
		}
		amount, ok := v.readableCell(table, r, "amount").(Money)
		if !ok {
			return nil, nil
		}
		sum = sum.Add(amount.Decimal)
		from = append(from, PlaceOf(resources, r.ID, "amount"))
	}
	if from == nil {
		return nil, nil
	}
	return Money{sum}, from
}

// theFederGrant is the amount of the only grant of the programme, or of a new one where
// there is none.
func theFederGrant(v *View) (at Cell, ok bool) {
	const resources = FieldID("resources")
	table := v.Call.Field(resources)
	if table == nil || !v.Visible(resources) {
		return Cell{}, false
	}
	row, n := "", 0
	for _, r := range v.Rows(resources) {
		if v.readableCell(table, r, "source") == Text("feder") && v.readableCell(table, r, "nature") == Text("grant") {
			row, n = r.ID, n+1
		}
	}
	return Cell{resources, row, map[string]Value{"source": Text("feder"), "nature": Text("grant")}, "amount"}, n < 2
}

// firstOrder is the earliest day on which a machine or another cost is ordered.
func firstOrder(v *View) (Value, []Place) {
	return v.outermost("order_date", func(d, best Date) bool { return d.Cmp(best) < 0 }, "machines", "costs")
}

// lastCommissioning is the latest day on which a line is put to work.
func lastCommissioning(v *View) (Value, []Place) {
	return v.outermost("commissioning", func(d, best Date) bool { return d.Cmp(best) > 0 }, productionLines)
}

// outermost is the first or the last day in a column of some tables, and the row that
// it stands in.
func (v *View) outermost(col string, further func(d, best Date) bool, tables ...FieldID) (Value, []Place) {
	var best Date
	var from []Place
	for _, id := range tables {
		table := v.Call.Field(id)
		for _, r := range v.Rows(id) {
			d, ok := v.readableCell(table, r, col).(Date)
			if ok && (from == nil || further(d, best)) {
				best, from = d, []Place{PlaceOf(id, r.ID, col)}
			}
		}
	}
	if from == nil {
		return nil, nil
	}
	return best, from
}

// outermostLines are the lines whose output is the output of the site: a single one,
// or of several of one unit those after which no other comes. As long as none of them
// names the next one nobody has said that they are not in series, and none is given.
func (v *View) outermostLines() Rows {
	table, rows := v.Call.Field(productionLines), v.Rows(productionLines)
	if len(rows) < 2 {
		return rows
	}
	unit := func(r Row) string {
		text, _ := v.readableCell(table, r, "unit").(Text)
		return strings.TrimSpace(string(text))
	}
	var out Rows
	series := false
	for _, r := range rows {
		if u := unit(r); u == "" || !strings.EqualFold(u, unit(rows[0])) {
			return nil
		}
		if next := v.readableCell(table, r, "next"); next != nil {
			series = true
		} else {
			out = append(out, r)
		}
	}
	if !series {
		return nil
	}
	return out
}

// unitOfLines is the unit that production is counted in.
func unitOfLines(v *View) (Value, []Place) {
	for _, r := range v.outermostLines() {
		if unit, ok := v.readableCell(v.Call.Field(productionLines), r, "unit").(Text); ok {
			return unit, []Place{PlaceOf(productionLines, r.ID, "unit")}
		}
	}
	return nil, nil
}

// outputOfLines is what the site produces. A new line made nothing before, which counts
// as nothing beside others; where all are new there is no figure of before.
func outputOfLines(col string) func(v *View) (Value, []Place) {
	return func(v *View) (Value, []Place) {
		table := v.Call.Field(productionLines)
		var sum Decimal
		var from []Place
		for _, r := range v.outermostLines() {
			c := table.Column(col)
			if c == nil || !v.CellVisible(table, r, c) {
				continue
			}
			output, ok := v.readableCell(table, r, col).(Number)
			if !ok {
				return nil, nil
			}
			sum = sum.Add(output.Decimal)
			from = append(from, PlaceOf(productionLines, r.ID, col))
		}
		if from == nil {
			return nil, nil
		}
		return Number{sum}, from
	}
}

// kindsOfInvestment are the kinds that the tables of the project show.
func kindsOfInvestment(v *View) (Value, []Place) {
	var kinds Choices
	var from []Place
	if rows := v.Rows("machines"); len(rows) > 0 {
		kinds, from = append(kinds, "machines"), append(from, "machines")
	}
	table := v.Call.Field(productionLines)
	for _, kind := range [][2]string{{"new", "new_line"}, {"modernised", "modernisation"}} {
		found := false
		for _, r := range v.Rows(productionLines) {
			if v.readableCell(table, r, "kind") == Text(kind[0]) {
				from, found = append(from, PlaceOf(productionLines, r.ID, "kind")), true
			}
		}
		if found {
			kinds = append(kinds, kind[1])
		}
	}
	if kinds == nil {
		return nil, nil
	}
	return kinds, from
}

package outline

import "dossierpme/dossier"

// A change is what a field, or a column, measures today and once the project is done.
// The call says which two belong together; see dossier.Was.

// changeColumns are the heads of a table of changes.
func (p *printer) changeColumns() []Column {
	return []Column{
		{Head: p.t("paper.change.item"), Names: true},
		{Head: p.t("paper.change.today"), Align: Right, Whole: true},
		{Head: p.t("paper.change.after"), Align: Right, Whole: true},
		{Head: p.t("paper.change.gap"), Align: Right, Whole: true},
	}
}

// twins gives, by column of the table, the column that says the same of today.
func (p *printer) twins(f *dossier.Field) map[*dossier.Field]*dossier.Field {
	out := map[*dossier.Field]*dossier.Field{}
	for i := range f.Columns {
		c := &f.Columns[i]
		if was := p.v.ColumnUse(f, c).Was; was != nil {
			if today := f.Column(was.ID); today != nil {
				out[c] = today
			}
		}
	}
	return out
}

// changesOf prints what a row of a table changes, and names the columns that say it;
// no table where nothing changes.
func (p *printer) changesOf(f *dossier.Field, r dossier.Row) ([]Block, []*dossier.Field) {
	t := Table{Tight: true, Columns: p.changeColumns()}
	var said []*dossier.Field
	twins := p.twins(f)
	for i := range f.Columns {
		c := &f.Columns[i]
		today := twins[c]
		if today == nil || !p.v.CellVisible(f, r, c) {
			continue
		}
		said = append(said, c, today)
		before, after := p.cell(f, r, today), p.cell(f, r, c)
		if before.Text.S == "" && after.Text.S == "" {
			continue
		}
		if !p.v.CellVisible(f, r, today) {
			before.Text = Text{S: p.t("paper.change.nothing"), Tone: Muted}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			{Text: T(withUnit(p.v.ColumnUse(f, c).Was.Label, c))},
			before, after,
			{Text: T(gap(p.v.Cell(f, r, today), p.v.Cell(f, r, c)))},
		}})
	}
	if len(t.Rows) == 0 {
		return nil, said
	}
	return []Block{t}, said
}

// withUnit is a label and the unit of what is measured.
func withUnit(label string, f *dossier.Field) string {
	switch f.Kind {
	case dossier.KindMoney:
		return inEuros(label)
	case dossier.KindPercent:
		return label + ", %"
	case dossier.KindDecimal, dossier.KindInteger:
		if f.Unit != "" {
			return label + ", " + f.Unit
		}
	}
	return label
}

// gap is what a quantity gains or loses, with its sign; "" where one of both is not
// known or is no number.
func gap(before, after dossier.Value) string {
	from, ok1 := dossier.AsDecimal(before)
	to, ok2 := dossier.AsDecimal(after)
	if !ok1 || !ok2 {
		return ""
	}
	if _, money := after.(dossier.Money); money {
		return to.Sub(from).Signed(cents)
	}
	return to.Sub(from).Signed(dossier.Decimal.French)
}

// cents writes a number with two places, as amounts and shares stand in a column.
func cents(d dossier.Decimal) string { return d.FrenchFixed(2) }

// changeIn is the one pair of numbers that stands in the columns of a printed table;
// nil where there is none, or more than one.
func (p *printer) changeIn(f *dossier.Field, cols []*dossier.Field) (today, after *dossier.Field) {
	in := map[*dossier.Field]bool{}
	for _, c := range cols {
		in[c] = true
	}
	for c, before := range p.twins(f) {
		if !in[c] || !in[before] || !column(c, false).Whole {
			continue
		}
		if after != nil {
			return nil, nil
		}
		today, after = before, c
	}
	return today, after
}

// changeRow is the pair of the field f, asked outside a table, as a row; false where it
// has no twin or one of both is not printed.
func (p *printer) changeRow(f *dossier.Field) (Row, bool) {
	was := p.v.UseOf(f).Was
	if was == nil || !p.v.Visible(f.ID) {
		return Row{}, false
	}
	today := p.v.Call.Field(dossier.FieldID(was.ID))
	if today == nil || today.Kind != f.Kind || !p.v.Visible(today.ID) {
		return Row{}, false
	}
	before, after := p.v.Get(today.ID), p.v.Get(f.ID)
	for _, val := range []dossier.Value{before, after} {
		if _, ok := dossier.AsDecimal(val); !ok {
			return Row{}, false
		}
	}
	return Row{ID: p.id(ID(f.ID)), Also: []ID{p.id(ID(today.ID))}, Cells: []Cell{
		{Text: T(withUnit(was.Label, f))}, {Text: p.text(today, before)}, {Text: p.text(f, after)}, {Text: T(gap(before, after))},
	}}, true
}

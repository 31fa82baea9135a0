package outline

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// maxColumns is how many columns fit on the page; the others go to the details.
const maxColumns = 7

// saidNone reports whether a hidden table is hidden because the user answered
// that there is nothing to list: with no, where the question asks whether there is
// something, with yes in an edition of the form that asked whether there is nothing.
func (p *printer) saidNone(f *dossier.Field) bool {
	if gate := p.v.ShutBy(f.ID); gate != "" {
		return p.v.ID(dossier.RoleGrouped) != gate // the pages on the size say it
	}
	return f.Kind == dossier.KindRows && slices.ContainsFunc(f.When, func(w dossier.Condition) bool { return w.Is == false && p.v.Yes(w.Field) })
}

func (p *printer) none(f *dossier.Field, caption string) Block {
	t := Table{ID: p.id(ID(f.ID)), Caption: caption, Empty: T(p.t("paper.answer.none"))}
	for _, c := range p.paper(f) {
		t.Columns = append(t.Columns, naming(f, c))
	}
	return t
}

// paper lists the columns of the printed table.
func (*printer) paper(f *dossier.Field) []*dossier.Field {
	var out []*dossier.Field
	ids := f.Paper
	if len(ids) == 0 {
		for i := range f.Columns {
			ids = append(ids, string(f.Columns[i].ID))
		}
	}
	for _, id := range ids {
		if c := f.Column(id); c != nil && c.Kind != dossier.KindNote && len(out) < maxColumns {
			out = append(out, c)
		}
	}
	return out
}

// column turns a field into a table column: figures right-aligned and whole.
func column(c *dossier.Field, blank bool) Column {
	col := Column{Head: c.HeadOr()}
	switch c.Kind {
	case dossier.KindMoney:
		col.Align, col.Whole = Right, true
		col.Head += ", €"
	case dossier.KindPercent:
		col.Align, col.Whole = Right, true
		col.Head += ", %"
	case dossier.KindDecimal, dossier.KindInteger:
		col.Align, col.Whole = Right, true
		if c.Unit != "" {
			col.Head += ", " + c.Unit
		}
	case dossier.KindDate, dossier.KindYear, dossier.KindSIREN, dossier.KindSIRET, dossier.KindYesNo:
		col.Whole = true
	case dossier.KindProse:
		col.Weight = 2
	}
	if blank {
		col.Whole, col.Align = false, Left
		switch c.Kind {
		case dossier.KindText:
			col.Weight = 2
		case dossier.KindProse:
			col.Weight = 3
		}
	}
	return col
}

// naming is the column of c in the table f, which may have its rows' titles.
func naming(f, c *dossier.Field) Column {
	col := column(c, false)
	col.Names = f.Titled == string(c.ID) && len(f.Fixed) == 0
	return col
}

// rows prints a table: the paper columns, a total where amounts add up, then
// the remaining answers of each row.
func (p *printer) rows(f *dossier.Field, caption string) []Block {
	rows := p.v.Rows(f.ID)
	cols := p.paper(f)
	t := Table{ID: p.id(ID(f.ID)), Caption: caption}
	numbered := len(f.Fixed) == 0 && len(rows) > 1
	amounts := p.lineAmounts(f, cols)
	today, after := p.changeIn(f, cols)
	switch {
	case len(f.Fixed) > 0:
		t.Columns = append(t.Columns, Column{Head: "", Weight: 1.2})
		rows = fixedRows(f, rows)
	case numbered:
		t.Columns = append(t.Columns, Column{Head: p.t("paper.answer.number"), Whole: true})
	}
	for _, c := range cols {
		col := naming(f, c)
		switch {
		case after == nil:
		case c == today:
			col.Head = withUnit(p.t("paper.change.today"), c)
		case c == after:
			col.Head = withUnit(p.t("paper.change.after"), c)
		}
		t.Columns = append(t.Columns, col)
		if after != nil && c == after {
			t.Columns = append(t.Columns, Column{Head: withUnit(p.t("paper.change.gap"), c), Align: Right, Whole: true})
		}
		if amounts && string(c.ID) == f.Amount {
			t.Columns = append(t.Columns, Column{Head: inEuros(p.t("paper.answer.line_amount")), Align: Right, Whole: true})
		}
	}
	if len(rows) == 0 {
		t.Empty = Text{S: p.t("paper.answer.table_empty"), Tone: Todo}
		return []Block{t}
	}
	for i, r := range rows {
		row := Row{ID: p.id(ID(string(f.ID) + "/" + r.ID))}
		switch {
		case len(f.Fixed) > 0:
			row.Cells = append(row.Cells, Cell{Text: T(f.Fixed[i].Label)})
		case numbered:
			row.Cells = append(row.Cells, Cell{Text: Text{S: fmt.Sprint(i + 1), Tone: Muted}})
		}
		for _, c := range cols {
			row.Cells = append(row.Cells, p.cell(f, r, c))
			if after != nil && c == after {
				row.Cells = append(row.Cells, Cell{Text: T(gap(p.v.Cell(f, r, today), p.v.Cell(f, r, after)))})
			}
			if amounts && string(c.ID) == f.Amount {
				row.Cells = append(row.Cells, Cell{Text: T(fixed2(p.v.Amount(f, r)))})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	lead := btoi(len(f.Fixed) > 0 || numbered) // columns before those of the call
	t.Totals = p.totals(f, rows, cols, lead, amounts)
	details := p.leftOver(f, rows, cols)
	if !inline(details) || p.compares(f, rows) {
		return append([]Block{t}, p.rowSheets(f, rows, cols)...)
	}
	for i := range t.Rows {
		t.Rows[i].Detail, t.Rows[i].DetailFrom = joined(details[i]), lead
	}
	return []Block{t}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fixedRows brings the rows into the order of the call, an empty one for each
// that is absent.
func fixedRows(f *dossier.Field, rows dossier.Rows) dossier.Rows {
	out := make(dossier.Rows, len(f.Fixed))
	for i, o := range f.Fixed {
		out[i] = dossier.Row{ID: o.ID}
		if k := rows.Index(o.ID); k >= 0 {
			out[i] = rows[k]
		}
	}
	return out
}

// cell prints one cell; the unit stands in the head.
func (p *printer) cell(f *dossier.Field, r dossier.Row, c *dossier.Field) Cell {
	if !p.v.CellVisible(f, r, c) {
		return Cell{}
	}
	val := p.v.Cell(f, r, c)
	if val == nil || val.Empty() {
		if c.Required() {
			return Cell{Text: Text{S: p.t("paper.answer.to_complete"), Tone: Todo}}
		}
		return Cell{}
	}
	switch x := val.(type) {
	case dossier.Money:
		return Cell{Text: T(x.FrenchFixed(2))}
	case dossier.Percent:
		return Cell{Text: T(x.French())}
	case dossier.Number:
		return Cell{Text: T(x.French())}
	case dossier.Integer:
		if c.Kind == dossier.KindInteger {
			return Cell{Text: T(french.Count(int(x)))} // its unit stands in the head
		}
	case dossier.Unknown:
		return Cell{Text: Text{S: x.String(), Tone: Wrong}}
	}
	out := Cell{Text: T(p.v.ShowCell(f, r, c))}
	out.Link = linkTo(c, val)
	if string(c.ID) == f.Titled {
		out.Text.Strong = true
	}
	return out
}

// linkTo is the block of the row that a reference names, "" where it names none.
func linkTo(c *dossier.Field, val dossier.Value) ID {
	table, row := c.RefTo(val)
	if table == "" {
		return ""
	}
	return ID(string(table) + "/" + row)
}

// lineAmounts reports whether something multiplies the amounts of the rows, so
// that the product is printed beside them.
func (p *printer) lineAmounts(f *dossier.Field, cols []*dossier.Field) bool {
	return f.Column(p.v.UseOf(f).Times) != nil && slices.ContainsFunc(cols, func(c *dossier.Field) bool { return string(c.ID) == f.Amount })
}

func fixed2(d dossier.Decimal, ok bool) string {
	if !ok {
		return ""
	}
	return d.FrenchFixed(2)
}

// totals adds the amounts up where they are money that adds up: turnover by
// year, say, has no total.
func (p *printer) totals(f *dossier.Field, rows dossier.Rows, cols []*dossier.Field, before int, amounts bool) []Row {
	if len(rows) < 2 || !p.v.AddsUp(f) || f.Column(f.Amount).Kind != dossier.KindMoney {
		return nil
	}
	sum, all := p.v.Sum(f, rows)
	label := p.t("paper.answer.total")
	if !all {
		label = p.v.UseOf(f).Apart.Label
	}
	cells := make([]Cell, before, before+len(cols)+1)
	found := false
	for _, c := range cols {
		cell := Cell{}
		if string(c.ID) == f.Amount {
			if amounts {
				cells = append(cells, cell)
			}
			cell.Text, found = p.totalOf(f, rows, sum), true
		}
		cells = append(cells, cell)
	}
	if !found {
		return nil
	}
	for i := range cells {
		if cells[i].Text.S == "" && i >= before {
			cells[i].Text = T(label)
			break
		}
	}
	return []Row{{Cells: cells}}
}

// totalOf is the sum of a table, to be completed while an amount in it is missing.
func (p *printer) totalOf(f *dossier.Field, rows dossier.Rows, sum dossier.Decimal) Text {
	for _, r := range rows {
		if _, ok := p.v.Amount(f, r); p.v.Counts(f, r) && !ok {
			return Text{S: p.t("paper.answer.to_complete"), Tone: Todo}
		}
	}
	return T(sum.FrenchFixed(2))
}

// leftOver gives, for each row, the answers that the table has no column for.
func (p *printer) leftOver(f *dossier.Field, rows dossier.Rows, shown []*dossier.Field) [][]Pair {
	inTable := map[dossier.FieldID]bool{}
	for _, c := range shown {
		inTable[c.ID] = true
	}
	out := make([][]Pair, len(rows))
	for i, r := range rows {
		out[i] = p.pairsOf(f, r, func(c *dossier.Field) bool { return inTable[c.ID] })
	}
	return out
}

// pairsOf lists the answers of a row but those that stand elsewhere: what is short,
// then the texts.
func (p *printer) pairsOf(f *dossier.Field, r dossier.Row, elsewhere func(*dossier.Field) bool) []Pair {
	var out, texts []Pair
	for ci := range f.Columns {
		c := &f.Columns[ci]
		if elsewhere(c) || c.Kind == dossier.KindNote || p.v.ColumnUse(f, c).Offer > 1 || !p.v.CellVisible(f, r, c) {
			continue
		}
		val := p.v.Cell(f, r, c)
		if val == nil || val.Empty() {
			if c.Required() {
				out = append(out, Pair{Label: c.HeadOr(), Value: Text{S: p.t("paper.answer.to_complete"), Tone: Todo}})
			}
			continue
		}
		pair := Pair{Label: c.HeadOr(), Value: T(p.v.ShowCell(f, r, c))}
		if _, unknown := val.(dossier.Unknown); unknown {
			pair.Value.Tone, pair.Note = Wrong, p.t("paper.answer.unreadable")
		}
		if link := linkTo(c, val); link != "" {
			pair.Value.Tone, pair.Link = Accent, link
		}
		if c.Kind == dossier.KindProse {
			texts = append(texts, pair)
			continue
		}
		out = append(out, pair)
	}
	return append(out, texts...)
}

// inline reports whether what is left over is short enough to stand as a
// second line in the table.
func inline(details [][]Pair) bool {
	const most, longest, all = 8, 90, 280
	for _, pairs := range details {
		if len(pairs) > most || utf8.RuneCountInString(joined(pairs)) > all {
			return false
		}
		for _, pr := range pairs {
			if pr.Note != "" || pr.Value.Tone == Todo || utf8.RuneCountInString(pr.Value.S) > longest || strings.Contains(pr.Value.S, "\n") {
				return false
			}
		}
	}
	return true
}

func joined(pairs []Pair) string {
	var parts []string
	for _, pr := range pairs { // a label and its value do not part at the end of a line
		label := strings.ReplaceAll(strings.TrimRight(pr.Label, french.Hard+french.Narrow+" ?"), " ", french.Hard)
		parts = append(parts, label+french.Hard+":"+french.Hard+pr.Value.S)
	}
	return strings.Join(parts, " · ")
}

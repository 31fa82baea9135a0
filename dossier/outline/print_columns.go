package outline

import (
	"fmt"
	"slices"

	"dossierpme/dossier"
)

// maxColumns is how many columns fit on the page; the others go to the details.
const maxColumns = 7

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
	col := Column{Head: withUnit(c.HeadOr(), c)}
	switch c.Kind {
	case dossier.KindMoney, dossier.KindPercent, dossier.KindDecimal, dossier.KindInteger:
		col.Align, col.Whole = Right, true
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

// printedColumn is a column of a printed table: one of the call, or one that the program
// puts beside them. Heads, cells and totals are all made of the same list.
type printedColumn struct {
	head Column
	cell func(i int, r dossier.Row) Cell
	sum  bool // it has the amounts of which the table has a total
}

// leadColumns stand before those of the call: the names of the rows that the call knows,
// or the numbers of several others.
func (p *printer) leadColumns(f *dossier.Field, rows int) []printedColumn {
	switch {
	case len(f.Fixed) > 0:
		return []printedColumn{{head: Column{Weight: 1.2}, cell: func(i int, _ dossier.Row) Cell { return Cell{Text: T(f.Fixed[i].Label)} }}}
	case rows > 1:
		return []printedColumn{{head: Column{Head: p.t("paper.answer.number"), Whole: true}, cell: func(i int, _ dossier.Row) Cell {
			return Cell{Text: Text{S: fmt.Sprint(i + 1), Tone: Muted}}
		}}}
	}
	return nil
}

// printedColumns are the columns cols of the call, behind the second of a pair what
// changes, and behind an amount that something multiplies the product.
func (p *printer) printedColumns(f *dossier.Field, cols []*dossier.Field) []printedColumn {
	var out []printedColumn
	today, after := p.changeIn(f, cols)
	times := f.Column(p.v.UseOf(f).Times) != nil
	for _, c := range cols {
		amount := string(c.ID) == f.Amount
		col := printedColumn{head: naming(f, c), cell: func(_ int, r dossier.Row) Cell { return p.cell(f, r, c) }, sum: amount && !times}
		switch {
		case after == nil:
		case c == today:
			col.head.Head = withUnit(p.t("paper.change.today"), c)
		case c == after:
			col.head.Head = withUnit(p.t("paper.change.after"), c)
		}
		out = append(out, col)
		if after != nil && c == after {
			out = append(out, printedColumn{
				head: Column{Head: withUnit(p.t("paper.change.gap"), c), Align: Right, Whole: true},
				cell: func(_ int, r dossier.Row) Cell {
					return Cell{Text: T(gap(p.v.Cell(f, r, today), p.v.Cell(f, r, after)))}
				},
			})
		}
		if amount && times {
			out = append(out, printedColumn{
				head: Column{Head: inEuros(p.t("paper.answer.line_amount")), Align: Right, Whole: true},
				cell: func(_ int, r dossier.Row) Cell { return Cell{Text: T(fixed2(p.v.Amount(f, r)))} },
				sum:  true,
			})
		}
	}
	return out
}

func fixed2(d dossier.Decimal, ok bool) string {
	if !ok {
		return ""
	}
	return d.FrenchFixed(2)
}

// totals adds the amounts up where they are money that adds up: turnover by
// year, say, has no total. Its name stands in the first empty cell behind the lead.
func (p *printer) totals(f *dossier.Field, rows dossier.Rows, printed []printedColumn, lead int) []Row {
	at := slices.IndexFunc(printed, func(c printedColumn) bool { return c.sum })
	if len(rows) < 2 || at < 0 || !p.v.AddsUp(f) || f.Column(f.Amount).Kind != dossier.KindMoney {
		return nil
	}
	sum, all := p.v.Sum(f, rows)
	label := p.t("paper.answer.total")
	if !all {
		label = p.v.UseOf(f).Apart.Label
	}
	cells := make([]Cell, len(printed))
	cells[at].Text = p.totalOf(f, rows, sum)
	for i := lead; i < len(cells); i++ {
		if cells[i].Text.S == "" {
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

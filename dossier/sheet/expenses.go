package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// table is a sheet with one line per row of the dossier and a total.
type table struct {
	*page
	span span
}

var (
	lookText  = look{wrap: true, edge: true, indent: 1}
	lookMid   = look{wrap: true, edge: true, align: "center"}
	lookMoney = look{edge: true, format: formatMoney}
	lookYear  = look{edge: true, format: formatYear, align: "center"}
	lookWhole = look{edge: true, format: formatWhole, align: "center"}
)

// totals is the look of a cell in a row of totals.
func totals(l look) look {
	l.bold, l.total, l.fill = true, true, fillTotal
	return l
}

// order is the number of a line.
func (b *book) order(i int) excelize.Cell {
	return b.number(dossier.Num{Decimal: dossier.Int(int64(i + 1)), OK: true}, lookWhole)
}

// expenses is the sheet of expenses: J is quantity × price, L what is eligible of it.
func (b *book) expenses(p *plan, who identity) *table {
	t := &table{page: &page{b: b, name: b.t("name.expenses"), widths: []float64{5, 32, 18, 18, 21, 30, 8, 9, 15, 16, 11, 16}, stay: "C"}}
	t.titles(b.t("expenses.title"), b.under(who))
	t.head = t.heading(b.heads("expenses", expenseHeads))
	t.span = span{b.t("name.expenses"), t.head + 1, t.head + max(1, len(p.expenses))}
	for i, e := range p.expenses {
		row := len(t.rows) + 1
		amount, known := e.Amount()
		t.add(b.order(i), b.text(e.name, lookText), b.text(e.category, lookText), b.text(e.line, lookText),
			b.text(e.supplier, lookText), b.text(e.proof, lookText), b.number(e.Year, lookYear),
			b.number(e.quantity(), lookWhole), b.number(e.price(), lookMoney),
			b.maybe(fmt.Sprintf(`IF(COUNT(H%d:I%d)=2,ROUND(H%d*I%d,2),"")`, row, row, row, row), amount, known, lookMoney),
			b.text(b.eligibility(e.eligible), lookMid),
			b.eligible(e, row))
	}
	if len(p.expenses) == 0 {
		t.add(b.blanks(len(expenseHeads))...)
	}
	s := p.all()
	line := b.blanks(len(expenseHeads))
	for i := range line {
		line[i] = b.blank(totals(lookText))
	}
	line[1] = b.text(b.t("total"), totals(lookText))
	line[9] = b.formula(b.sumOf("J", t.span), s.total, totals(lookMoney))
	line[11] = b.formula(b.sumOf("L", t.span), s.eligible, totals(lookMoney))
	t.add(line...)
	t.finish = append(t.finish, func() error {
		return t.choose("K", b.t("expenses.tip"), b.t("eligible.yes"), b.t("eligible.no"), b.t("eligible.unknown"))
	}, t.filter)
	return t
}

func (b *book) eligible(e expense, row int) excelize.Cell {
	amount, known := e.Amount()
	if e.eligible != rows.Eligible && known {
		amount = dossier.Decimal{}
	}
	return b.maybe(fmt.Sprintf(`IF(ISNUMBER(J%d),IF(K%d=%s,J%d,0),"")`, row, row, quoted(b.t("eligible.yes")), row), amount, known, lookMoney)
}

func (b *book) blanks(n int) []excelize.Cell {
	cells := make([]excelize.Cell, n)
	for i := range cells {
		cells[i] = b.blank(lookText)
	}
	return cells
}

// sumOf is the sum of a column in whole cents: adding binary numbers leaves
// crumbs that a comparison with zero would find.
func (*book) sumOf(col string, s span) string {
	return fmt.Sprintf("ROUND(SUM(%s%d:%s%d),2)", col, s.first, col, s.last)
}

// choose offers a list of words in a column.
func (t *table) choose(col, tip string, words ...string) error {
	d := excelize.NewDataValidation(true)
	d.SetSqref(fmt.Sprintf("%s%d:%s%d", col, t.span.first, col, t.span.last))
	if err := d.SetDropList(words); err != nil {
		return err
	}
	d.SetError(excelize.DataValidationErrorStyleStop, t.name, tip)
	return t.b.f.AddDataValidation(t.name, d)
}

// filter puts the arrows that sort and filter on the head.
func (t *table) filter() error {
	return t.b.f.AutoFilter(t.name, fmt.Sprintf("A%d:%s%d", t.head, letter(len(t.widths)), t.span.last), nil)
}

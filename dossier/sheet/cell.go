package sheet

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossierpme/dossier"
	"dossierpme/internal/formula"
)

// firstDay is the first day that all spreadsheets count alike.
var firstDay = dossier.MustDate("1900-03-01")

// text is a text of the dossier. What looks like a formula gets the format of
// text and its apostrophe, so that it stays one when a person edits the cell.
func (b *book) text(s string, l look) excelize.Cell {
	if formula.Like(s) {
		l.format = formatText
	}
	if s == "" {
		return b.blank(l)
	}
	return excelize.Cell{StyleID: b.style(l), Value: s}
}

func (b *book) blank(l look) excelize.Cell { return excelize.Cell{StyleID: b.style(l)} }

// number is a number that was typed, or an empty cell.
func (b *book) number(n dossier.Num, l look) excelize.Cell {
	if !n.OK {
		return b.blank(l)
	}
	return excelize.Cell{StyleID: b.style(l), Value: n.Float()}
}

func (b *book) day(d dossier.Date, l look) excelize.Cell {
	switch {
	case d.IsZero():
		return b.blank(l)
	case d.Before(firstDay):
		return b.text(d.French(), l)
	}
	l.format = formatDate
	return excelize.Cell{StyleID: b.style(l), Value: d.Time()}
}

// formula is a formula with its result.
func (b *book) formula(f string, result dossier.Decimal, l look) excelize.Cell {
	return excelize.Cell{StyleID: b.style(l), Formula: f, Value: result.Float()}
}

// textFormula is a formula whose result is a text.
func (b *book) textFormula(f, result string, l look) excelize.Cell {
	return excelize.Cell{StyleID: b.style(l), Formula: f, Value: result}
}

// maybe is a formula whose result is a number, or an empty text where it cannot
// be said.
func (b *book) maybe(f string, result dossier.Decimal, ok bool, l look) excelize.Cell {
	if !ok {
		return b.textFormula(f, "", l)
	}
	return b.formula(f, result, l)
}

// quoted is a text inside a formula.
func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// criterion is what SUMIFS looks for to find a label: the cell that holds it,
// or, where the label has signs that mean something there, the escaped text.
func criterion(label, cell string) string {
	if !strings.ContainsAny(label, "*?~") && !strings.ContainsAny(label[:1], "=<>") {
		return cell
	}
	return quoted("=" + strings.NewReplacer("~", "~~", "*", "~*", "?", "~?").Replace(label))
}

// span is the rows of a table between its head and its total.
type span struct {
	sheet       string
	first, last int
}

// col is a column of the table as another sheet names it.
func (s span) col(letter string) string {
	return "'" + s.sheet + "'!$" + letter + "$" + strconv.Itoa(s.first) + ":$" + letter + "$" + strconv.Itoa(s.last)
}

// total is the cell below a column, where its sum stands.
func (s span) total(letter string) string {
	return "'" + s.sheet + "'!$" + letter + "$" + strconv.Itoa(s.last+1)
}

// at is a cell of the same sheet.
func at(letter string, row int) string { return letter + strconv.Itoa(row) }

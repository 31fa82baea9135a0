package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// page is one sheet: its rows are gathered first, because the size of a sheet
// stands before them in the file.
type page struct {
	b      *book
	name   string
	widths []float64
	head   int    // the row of the head that stays in sight and is printed anew, 0 for none
	stay   string // the first column that scrolls, "" for all
	quiet  bool   // without the grid
	single bool   // printed on one page
	rows   [][]any
	finish []func() error // what is said after the rows
}

// add appends a row and returns its number.
func (p *page) add(cells ...excelize.Cell) int {
	row := make([]any, len(cells))
	for i, c := range cells {
		row[i] = c
	}
	p.rows = append(p.rows, row)
	return len(p.rows)
}

// heading adds the head of a table.
func (p *page) heading(heads []string) int {
	cells := make([]excelize.Cell, len(heads))
	for i, h := range heads {
		cells[i] = p.b.text(h, look{bold: true, wrap: true, edge: true, fill: fillHead, ink: inkTitle, align: "center"})
	}
	return p.add(cells...)
}

// titles adds the title of the sheet, the line below, and an empty row.
func (p *page) titles(title, under string) {
	p.add(p.b.text(title, look{bold: true, size: 16, ink: inkTitle}))
	p.add(p.b.text(under, look{ink: inkQuiet}))
	p.add()
}

// close writes the sheet.
func (p *page) close() error {
	f, last := p.b.f, letter(len(p.widths))
	orientation, paper, wide, tall, fit := "landscape", 9, 1, 0, true
	if p.single {
		tall = 1
	}
	margin, foot := 0.4, 0.6
	centred := true
	for _, err := range []error{
		f.SetSheetDimension(p.name, "A1:"+last+strconv.Itoa(max(1, len(p.rows)))),
		f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetPageLayout(p.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}),
		f.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &foot, Footer: &margin, Header: &margin, Horizontally: &centred}),
		f.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddFooter: "&L" + p.b.foot() + "&C" + p.name + "&R" + p.b.t("page")}),
	} {
		if err != nil {
			return err
		}
	}
	if p.quiet {
		grid := false
		if err := f.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}); err != nil {
			return err
		}
	}
	if p.head > 0 {
		if err := f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: p.name, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", p.name, p.head, p.head),
		}); err != nil {
			return err
		}
	}
	return p.stream()
}

func (p *page) stream() error {
	sw, err := p.b.f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	for i, w := range p.widths {
		if err := sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if p.head > 0 {
		if err := sw.SetPanes(p.panes()); err != nil {
			return err
		}
	}
	for i, row := range p.rows {
		if err := sw.SetRow("A"+strconv.Itoa(i+1), row, excelize.RowOpts{Height: p.height(row)}); err != nil {
			return err
		}
	}
	for _, say := range p.finish {
		if err := say(); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// panes keep the head, and the columns that name a line, in sight.
func (p *page) panes() *excelize.Panes {
	panes := &excelize.Panes{Freeze: true, YSplit: p.head, TopLeftCell: "A" + strconv.Itoa(p.head+1), ActivePane: "bottomLeft"}
	if p.stay != "" {
		n, err := excelize.ColumnNameToNumber(p.stay)
		p.b.note(err)
		panes.XSplit, panes.ActivePane = n-1, "bottomRight"
		panes.TopLeftCell = p.stay + strconv.Itoa(p.head+1)
	}
	return panes
}

// foot is the left of the footer: & means something there.
func (b *book) foot() string {
	if b.footer == "" {
		return ""
	}
	return b.t("dossier", "reference", strings.ReplaceAll(b.footer, "&", "&&"))
}

func letter(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		panic(err) // the number of a column of ours
	}
	return name
}

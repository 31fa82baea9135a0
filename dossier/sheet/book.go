package sheet

import (
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// book is the workbook under construction. The first error is kept and told at
// the end: nothing is written before.
type book struct {
	words
	f      *excelize.File
	date   time.Time
	footer string
	styles map[look]int
	looks  map[int]look // the same, the other way round
	err    error
}

func (b *book) note(err error) {
	if b.err == nil {
		b.err = err
	}
}

// open makes the sheets, empty, so that formulas and names may speak of each.
func (b *book) open(names ...string) error {
	if err := b.f.SetSheetName("Sheet1", names[0]); err != nil {
		return err
	}
	for _, name := range names[1:] {
		if _, err := b.f.NewSheet(name); err != nil {
			return err
		}
	}
	b.f.SetActiveSheet(0)
	return nil
}

// properties are what a file manager shows of the file.
func (b *book) properties(who identity) error {
	stamp := b.date.UTC().Format("2006-01-02T15:04:05Z")
	program := strings.TrimSpace(who.program + " " + who.release)
	if err := b.f.SetDefaultFont("Calibri"); err != nil {
		return err
	}
	if err := b.f.SetAppProps(&excelize.AppProperties{Application: who.program, Company: clip(who.company)}); err != nil {
		return err
	}
	return b.f.SetDocProps(&excelize.DocProperties{
		Title: clip(b.t("plan") + " · " + who.project), Subject: clip(who.call),
		Creator: program, LastModifiedBy: program, Identifier: who.reference,
		Created: stamp, Modified: stamp, Language: "fr-FR",
	})
}

// look is how a cell looks.
type look struct {
	bold, wrap, edge, total bool
	size                    float64 // 0 is the size of the tables
	ink, fill, align        string
	indent                  int
	format                  string // a number format, "" for text
}

// Number formats. Spreadsheets write separators in the way of their user's
// country: these give 1 234,56 € in France.
const (
	formatMoney   = `#,##0.00\ "€";[Red]\-#,##0.00\ "€"`
	formatPercent = `0.00\ %`
	formatWhole   = `#,##0`
	formatYear    = `0`
	formatDate    = `dd/mm/yyyy`
	formatText    = `@`
)

// The inks: dark enough to be printed, and never the only sign of anything.
const (
	inkTitle  = "1F3864"
	inkQuiet  = "595959"
	fillHead  = "DCE6F1"
	fillTotal = "F2F2F2"
	lineColor = "BFBFBF"
)

const tableSize = 10

func (b *book) style(l look) int {
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: tableSize, Bold: l.bold, Color: l.ink},
		Alignment: &excelize.Alignment{Vertical: "top", Horizontal: l.align, WrapText: l.wrap},
	}
	if l.indent > 0 {
		s.Alignment.Horizontal, s.Alignment.Indent = "left", l.indent
	}
	if l.size > 0 {
		s.Font.Size = l.size
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.edge {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: lineColor})
		}
	}
	if l.total {
		s.Border = append(s.Border, excelize.Border{Type: "top", Style: 2, Color: inkTitle})
	}
	id, err := b.f.NewStyle(s)
	b.note(err)
	if l.format == formatText && err == nil {
		// Excel keeps the apostrophe that makes a text of it apart from the format,
		// which goes where somebody pastes another one over it.
		always := true
		b.f.Styles.CellXfs.Xf[id].QuotePrefix = &always
	}
	b.styles[l], b.looks[id] = id, l
	return id
}

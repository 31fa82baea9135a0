package outline

import (
	"fmt"
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// rowSheets prints each row of a table as a sheet of its own: what the table has no
// column for, under the row's title with what sums it up and its amount.
func (p *printer) rowSheets(f *dossier.Field, rows dossier.Rows, shown []*dossier.Field) []Block {
	var out []Block
	for i, r := range rows {
		if b := p.rowSheet(f, rows, i, r, shown); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// rowSheet is the sheet of the row i; nil where it has nothing to say.
func (p *printer) rowSheet(f *dossier.Field, rows dossier.Rows, i int, r dossier.Row, shown []*dossier.Field) Block {
	facts, said := p.rowFacts(f, r)
	changes, paired := p.changesOf(f, r)
	said = append(said, paired...)
	pairs := p.pairsOf(f, r, func(c *dossier.Field) bool {
		return slices.Contains(shown, c) || slices.Contains(said, c)
	})
	var offers []Block
	if len(f.Fixed) == 0 {
		offers = p.offers(f, r)
	}
	if len(pairs)+len(changes)+len(offers) == 0 {
		return nil
	}
	name := p.v.Title(f, rows, i)
	switch {
	case len(f.Fixed) > 0:
		name = f.Fixed[i].Label
	case strings.Trim(name, "0123456789") != "" && name != french.Nth(i+1):
		name = fmt.Sprint(i+1) + "." + french.Hard + name
	}
	head := Heading{Level: 3, Title: name, Note: facts, Ruled: true}
	if amount := f.Column(f.Amount); amount != nil && amount.Kind == dossier.KindMoney {
		if sum, ok := p.v.Amount(f, r); ok {
			head.Amount = T(sum.Euros())
		}
	}
	blocks := []Block{head}
	if len(pairs) > 0 {
		blocks = append(blocks, Pairs{Rows: pairs, Sheet: true})
	}
	return Group{Name: name, Blocks: slices.Concat(blocks, changes, offers)}
}

// rowFacts sums a row up in a few words, and names the columns that they say.
func (p *printer) rowFacts(f *dossier.Field, r dossier.Row) (string, []*dossier.Field) {
	var parts []string
	var said []*dossier.Field
	for _, c := range p.factColumns(f) {
		if string(c.ID) == f.Titled || !p.v.CellVisible(f, r, c) {
			continue
		}
		val := p.v.Cell(f, r, c)
		if _, unknown := val.(dossier.Unknown); unknown || val == nil || val.Empty() {
			continue
		}
		shown := p.v.ShowCell(f, r, c)
		switch c.Kind { // a number says nothing without its label, and a code little
		case dossier.KindChoice, dossier.KindRef:
		case dossier.KindText:
			shown = c.HeadOr() + french.Hard + ":" + french.Hard + shown
		default:
			continue
		}
		parts, said = append(parts, shown), append(said, c)
	}
	return strings.Join(parts, french.Hard+"· "), said
}

// factColumns are the columns that sum a row up: those that the list on the screen
// shows, and those whose values say by themselves what they are.
func (p *printer) factColumns(f *dossier.Field) []*dossier.Field {
	var out []*dossier.Field
	for _, id := range f.Summary {
		if c := f.Column(id); c != nil {
			out = append(out, c)
		}
	}
	for i := range f.Columns {
		if c := &f.Columns[i]; p.v.ColumnUse(f, c).Fact && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

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

// rows prints a table: the paper columns, a total where amounts add up, then
// the remaining answers of each row.
func (p *printer) rows(f *dossier.Field, caption string) []Block {
	rows, cols := p.v.Rows(f.ID), p.paper(f)
	lead := p.leadColumns(f, len(rows))
	printed := slices.Concat(lead, p.printedColumns(f, cols))
	t := Table{ID: p.id(ID(f.ID)), Caption: caption}
	for _, c := range printed {
		t.Columns = append(t.Columns, c.head)
	}
	if len(f.Fixed) > 0 {
		rows = fixedRows(f, rows)
	}
	if len(rows) == 0 {
		t.Empty = Text{S: p.t("paper.answer.table_empty"), Tone: Todo}
		return []Block{t}
	}
	for i, r := range rows {
		row := Row{ID: p.id(rowID(f.ID, r.ID))}
		for _, c := range printed {
			row.Cells = append(row.Cells, c.cell(i, r))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Totals = p.totals(f, rows, printed, len(lead))
	details := p.leftOver(f, rows, cols)
	if !inline(details) || p.compares(f, rows) {
		return append([]Block{t}, p.rowSheets(f, rows, cols)...)
	}
	for i := range t.Rows {
		t.Rows[i].Detail, t.Rows[i].DetailFrom = joined(details[i]), len(lead)
	}
	return []Block{t}
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
	return rowID(table, row)
}

// rowID is the block of a row.
func rowID(table dossier.FieldID, row string) ID { return ID(dossier.RowRef(table, row)) }

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

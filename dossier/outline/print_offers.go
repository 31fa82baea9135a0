package outline

import (
	"slices"
	"strings"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// compares reports whether a row of a table names an offer beside the one that was
// chosen.
func (p *printer) compares(f *dossier.Field, rows dossier.Rows) bool {
	return slices.ContainsFunc(rows, func(r dossier.Row) bool { return len(p.offers(f, r)) > 0 })
}

// offers prints the offers of a row below each other, the chosen one first; nothing
// where there is no other.
func (p *printer) offers(f *dossier.Field, r dossier.Row) []Block {
	var of [][]*dossier.Field // the columns of each offer
	for i := range f.Columns {
		c := &f.Columns[i]
		n := p.v.ColumnUse(f, c).Offer
		if n == 0 {
			continue
		}
		for len(of) < n {
			of = append(of, nil)
		}
		of[n-1] = append(of[n-1], c)
	}
	filled := func(c *dossier.Field) bool {
		val := p.v.Cell(f, r, c)
		return val != nil && !val.Empty()
	}
	if len(of) < 2 || !slices.ContainsFunc(slices.Concat(of[1:]...), filled) {
		return nil
	}
	of[0] = alike(of[0], of[1])
	t := Table{ID: p.id(rowID(f.ID, r.ID) + "/offers"), Tight: true}
	for _, c := range of[0] {
		col := Column{Head: p.t("paper.offers.note"), Weight: 2}
		if c != nil {
			col = column(c, false)
		}
		t.Columns = append(t.Columns, col)
	}
	t.Columns[0].Head = p.t("paper.offers.title")
	for n, columns := range of {
		if n > 0 && !slices.ContainsFunc(columns, filled) {
			continue
		}
		var row Row
		for i := range of[0] {
			cell := Cell{}
			if i < len(columns) && columns[i] != nil {
				cell = p.cell(f, r, columns[i])
			}
			row.Cells = append(row.Cells, cell)
		}
		if who := &row.Cells[0].Text; n == 0 && who.Tone == Plain {
			who.S, who.Strong = strings.TrimPrefix(who.S+french.Hard+"· "+p.t("paper.offers.chosen"), french.Hard+"· "), true
		}
		t.Rows = append(t.Rows, row)
	}
	return []Block{t}
}

// alike brings the columns of the chosen offer into the order of another's, kind by
// kind; nil where it has none, as of what is to be said of an offer that was not taken.
func alike(chosen, other []*dossier.Field) []*dossier.Field {
	out := make([]*dossier.Field, len(other))
	chosen = slices.Clone(chosen)
	for i, o := range other {
		if at := slices.IndexFunc(chosen, func(c *dossier.Field) bool { return c.Kind == o.Kind }); at >= 0 {
			out[i] = chosen[at]
			chosen = slices.Delete(chosen, at, at+1)
		}
	}
	return out
}

package merge

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// table merges the rows of a table by their ids.
func (m *merger) table(id dossier.FieldID, base, here, there dossier.Rows) dossier.Value {
	stays := map[string]dossier.Row{}
	for _, rows := range []dossier.Rows{here, there} {
		for _, r := range rows {
			if _, done := stays[r.ID]; done {
				continue
			}
			if row := m.row(id, find(base, r.ID), find(here, r.ID), find(there, r.ID)); row != nil {
				stays[r.ID] = *row
			}
		}
	}
	out := dossier.Rows{}
	for _, row := range m.order(id, base, here, there, stays) {
		out = append(out, stays[row])
	}
	return out
}

func find(rows dossier.Rows, id string) *dossier.Row {
	if i := rows.Index(id); i >= 0 {
		return &rows[i]
	}
	return nil
}

// row merges one row; nil where it went.
func (m *merger) row(id dossier.FieldID, base, here, there *dossier.Row) *dossier.Row {
	name := here
	if name == nil {
		name = there
	}
	// Two rows of one id that neither had before are two things with one name, and a
	// mixture of their cells would be a third. A row that went on one side and changed
	// on the other is a question, too.
	whole := here == nil || there == nil || m.based && base == nil
	if whole {
		return pick(m, sameRow, base, here, there, func() Side {
			return m.ask(id, name.ID, rowValue(here), rowValue(there))
		})
	}
	was := dossier.Row{}
	if base != nil {
		was = *base
	}
	out := dossier.Row{ID: name.ID, Cells: map[string]dossier.Value{}}
	left := union(here.Cells, there.Cells)
	table := m.call.Field(id)
	for _, cols := range append(table.Together(), m.differing(id, table, *here, *there)...) {
		left = slices.DeleteFunc(left, func(col string) bool { return slices.Contains(cols, col) })
		m.group(out, func(col string) dossier.FieldID { return cellOf(id, col) }, cols, was, *here, *there)
	}
	for _, col := range left {
		if v := m.value(cellOf(id, col), name.ID, was.Get(col), here.Get(col), there.Get(col)); v != nil {
			out.Cells[col] = v
		}
	}
	return &out
}

// group merges cells of a row that only mean something together, as one value. Where
// the sides differ in one of them alone, that one is asked for.
func (m *merger) group(out dossier.Row, place func(col string) dossier.FieldID, cols []string, was, here, there dossier.Row) {
	base, h, t := only(was, cols), only(here, cols), only(there, cols)
	row := pick(m, sameRow, &base, &h, &t, func() Side {
		differing := slices.DeleteFunc(slices.Clone(cols), func(col string) bool { return dossier.Equal(h.Get(col), t.Get(col)) })
		if len(differing) == 1 {
			col := differing[0]
			return m.ask(place(col), here.ID, h.Get(col), t.Get(col))
		}
		return m.ask(place(cols[0]), here.ID, answered(h), answered(t))
	})
	maps.Copy(out.Cells, row.Cells)
}

// answered is a row as a value, nil where no cell of it is answered.
func answered(r dossier.Row) dossier.Value {
	if len(r.Cells) == 0 {
		return nil
	}
	return rowValue(&r)
}

// only is a row with some of its columns alone.
func only(r dossier.Row, cols []string) dossier.Row {
	out := dossier.Row{ID: r.ID, Cells: map[string]dossier.Value{}}
	for _, col := range cols {
		if v := r.Get(col); v != nil {
			out.Cells[col] = v
		}
	}
	return out
}

func cellOf(table dossier.FieldID, col string) dossier.FieldID {
	return table + "." + dossier.FieldID(col)
}

func sameRow(a, b *dossier.Row) bool { return dossier.Equal(rowValue(a), rowValue(b)) }

// rowValue is a row as a value: a table of it alone.
func rowValue(r *dossier.Row) dossier.Value {
	if r == nil {
		return nil
	}
	return dossier.Rows{*r}
}

// order is the order of the rows that stay: that of the side that changed it, here
// where both did, with the rows of the other side behind those that they followed
// there. An order is no conflict: nothing is lost by it.
func (m *merger) order(id dossier.FieldID, base, here, there dossier.Rows, stays map[string]dossier.Row) []string {
	first, second := here, there
	if !moved(base, here) && (m.based || m.choose(shelf.Conflict{Spot: dossier.Spot{Field: id}}) == There) {
		first, second = there, here
	}
	var out []string
	for _, r := range first {
		if _, ok := stays[r.ID]; ok {
			out = append(out, r.ID)
		}
	}
	at := 0 // where a row would go that follows the one before
	for _, r := range second {
		if _, ok := stays[r.ID]; !ok {
			continue
		}
		i := slices.Index(out, r.ID)
		if i < 0 {
			i = at
			out = slices.Insert(out, i, r.ID)
		}
		at = i + 1
	}
	return out
}

// moved reports whether the rows that both have stand in another order.
func moved(base, now dossier.Rows) bool {
	last := -1
	for _, r := range now {
		i := base.Index(r.ID)
		if i >= 0 && i < last {
			return true
		}
		last = max(last, i)
	}
	return false
}

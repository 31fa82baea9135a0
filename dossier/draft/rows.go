package draft

import (
	"slices"
	"strconv"

	"dossierpme/dossier"
)

// Rows returns the rows of a table as an editor shows them. The rows of a
// table that are fixed by the call are there before anything is written in
// them; they are stored, all together, with the first edit of one.
func (s *Session) Rows(table dossier.FieldID) dossier.Rows {
	rows := s.now.d.Rows(table)
	f := s.call.Field(table)
	if f == nil || len(f.Fixed) == 0 {
		return rows
	}
	out := make(dossier.Rows, 0, max(len(rows), len(f.Fixed)))
	for _, o := range f.Fixed {
		if i := rows.Index(o.ID); i >= 0 {
			out = append(out, rows[i])
		} else {
			out = append(out, dossier.Row{ID: o.ID, Cells: map[string]dossier.Value{}})
		}
	}
	for _, r := range rows { // what another program wrote besides
		if !slices.ContainsFunc(f.Fixed, func(o dossier.Option) bool { return o.ID == r.ID }) {
			out = append(out, r)
		}
	}
	return out
}

// SetCell stores a cell, or removes it where v is nil or empty. It reports
// whether that changed anything.
func (s *Session) SetCell(table dossier.FieldID, row, col string, v dossier.Value) bool {
	rows := s.Rows(table)
	i := rows.Index(row)
	if i < 0 {
		return false
	}
	before := rows[i].Get(col)
	if v != nil && v.Empty() {
		v = nil
	}
	if dossier.Equal(before, v) || v == nil && before.Empty() {
		return false
	}
	out := slices.Clone(rows)
	out[i] = rows[i].With(col, v)
	at := Target{Field: table, Row: row, Column: dossier.FieldID(col)}
	return s.edit(at, Typed, answer(table, s.Get(table), out))
}

// editRows is an edit of a table whose rows are not fixed.
func (s *Session) editRows(table dossier.FieldID, row string, act Act, change func(rows dossier.Rows) dossier.Rows) bool {
	f := s.call.Field(table)
	if f == nil || f.Kind != dossier.KindRows && f.Kind != dossier.KindPieces || len(f.Fixed) > 0 {
		return false
	}
	after := change(slices.Clone(s.now.d.Rows(table)))
	return s.edit(Target{Field: table, Row: row}, act, answer(table, s.Get(table), after))
}

// AddRow adds a row at the end, empty but for what a new one begins with, and returns
// its id, "" where the table takes none.
func (s *Session) AddRow(table dossier.FieldID) string {
	cells := map[string]dossier.Value{}
	if f := s.call.Field(table); f != nil {
		cells = s.View().Begun(f)
	}
	ids := s.InsertRows(table, Added, cells)
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// InsertRows adds rows with these cells at the end, as one step, and returns
// their ids: a paste or an import of many rows is undone at once.
func (s *Session) InsertRows(table dossier.FieldID, act Act, cells ...map[string]dossier.Value) []string {
	if len(cells) == 0 {
		return nil
	}
	return s.PutRows(table, act, func(r dossier.Row) (dossier.Row, bool) { return r, true }, cells...)
}

// PutRows goes over the rows of a table, changing some and taking out those that are
// not kept, and adds rows with these cells at the end, all as one step. It returns the
// ids of the added rows.
func (s *Session) PutRows(table dossier.FieldID, act Act, keep func(dossier.Row) (dossier.Row, bool), cells ...map[string]dossier.Value) []string {
	ids := s.freshIDs(table, len(cells))
	at := ""
	if len(ids) > 0 {
		at = ids[0]
	}
	ok := s.editRows(table, at, act, func(rows dossier.Rows) dossier.Rows {
		out := make(dossier.Rows, 0, len(rows)+len(cells))
		for _, r := range rows {
			if kept, stays := keep(r); stays {
				out = append(out, kept)
			} else {
				s.use(table, r.ID)
			}
		}
		for i, c := range cells {
			out = append(out, dossier.Row{ID: ids[i], Cells: filled(c)})
		}
		return out
	})
	if !ok {
		return nil
	}
	return ids
}

// filled are the cells that hold something.
func filled(cells map[string]dossier.Value) map[string]dossier.Value {
	out := make(map[string]dossier.Value, len(cells))
	for k, v := range cells {
		if v != nil && !v.Empty() {
			out[k] = v
		}
	}
	return out
}

// DuplicateRow adds a copy of a row behind it, without what is of that row alone,
// and returns the copy's id, "" where there is no such row.
func (s *Session) DuplicateRow(table dossier.FieldID, row string) string {
	i := s.now.d.Rows(table).Index(row)
	if i < 0 {
		return ""
	}
	id := s.freshIDs(table, 1)[0]
	ok := s.editRows(table, id, Duplicated, func(rows dossier.Rows) dossier.Rows {
		twin := s.View().Twin(s.call.Field(table), rows[i])
		twin.ID = id
		return slices.Insert(rows, i+1, twin)
	})
	if !ok {
		return ""
	}
	return id
}

// DeleteRow deletes a row. What refers to it keeps doing so and is reported by
// Check; ask References first.
func (s *Session) DeleteRow(table dossier.FieldID, row string) bool {
	i := s.now.d.Rows(table).Index(row)
	if i < 0 {
		return false
	}
	s.use(table, row)
	return s.editRows(table, row, Deleted, func(rows dossier.Rows) dossier.Rows { return slices.Delete(rows, i, i+1) })
}

// MoveRow moves a row by delta places, at most to the end. It reports whether
// the row moved.
func (s *Session) MoveRow(table dossier.FieldID, row string, delta int) bool {
	return s.editRows(table, row, Reordered, func(rows dossier.Rows) dossier.Rows { return rows.Move(row, delta) })
}

// References counts what refers to a row: cells and answers that hold its id,
// hidden ones too, and annexes that are attached for it. What the row says of
// itself does not count.
func (s *Session) References(table dossier.FieldID, row string) int {
	n := 0
	for id, v := range s.now.d.Answers {
		f := s.call.Field(id)
		if f == nil {
			continue
		}
		if to, id := f.RefTo(v); to == table && id == row {
			n++
			continue
		}
		rows, _ := v.(dossier.Rows)
		cols := f.Cols()
		for _, r := range rows {
			if id == table && r.ID == row {
				continue
			}
			for i := range cols {
				c := &cols[i]
				to, ref := c.RefTo(r.Get(string(c.ID)))
				if to == table && ref == row || f.Kind == dossier.KindPieces && c.ID == "for" && r.Get("for") == dossier.Text(dossier.RowRef(table, row)) {
					n++
				}
			}
		}
	}
	return n
}

// use remembers that an id was a row's.
func (s *Session) use(table dossier.FieldID, row string) {
	if s.usedRows[table] == nil {
		s.usedRows[table] = map[string]bool{}
	}
	s.usedRows[table][row] = true
}

// freshIDs are ids that no row of the table has, had in this session, or is
// still referred to by: else a new line would silently take over the machines
// of a deleted one, or what was noted beside it.
func (s *Session) freshIDs(table dossier.FieldID, n int) []string {
	rows := s.now.d.Rows(table)
	ids := make([]string, 0, n)
	for i := len(rows) + 1; len(ids) < n; i++ {
		id := "r" + strconv.Itoa(i)
		if rows.Index(id) >= 0 || s.usedRows[table][id] || s.References(table, id) > 0 || s.noted(table, id) {
			continue
		}
		s.use(table, id)
		ids = append(ids, id)
	}
	return ids
}

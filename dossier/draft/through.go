package draft

import (
	"maps"
	"slices"

	"dossierpme/dossier"
)

// SetThrough types the value of a carried field where it is found, and makes the row
// where there is none; false where it has no such place. What was typed into the field
// itself is taken away in the same step, so that the two cannot differ.
func (s *Session) SetThrough(f *dossier.Field, v dossier.Value) bool {
	at, ok := s.View().Through(f)
	if !ok {
		return false
	}
	if own := answer(f.ID, s.Get(f.ID), nil); !own.nothing() {
		s.EndStep()
		s.edit(Target{Field: at.Table, Row: at.Row, Column: dossier.FieldID(at.Col)}, Typed, delta{area: inMany, after: many{own, s.through(at, v)}})
		s.EndStep()
		return true
	}
	if at.Row != "" {
		s.SetCell(at.Table, at.Row, at.Col, v)
		return true
	}
	if v != nil && !v.Empty() {
		s.InsertRows(at.Table, Added, begun(at, v))
	}
	return true
}

// through is the change of a table that types a value into a cell of it.
func (s *Session) through(at dossier.Cell, v dossier.Value) delta {
	rows := s.Rows(at.Table)
	out := slices.Clone(rows)
	switch i := rows.Index(at.Row); {
	case at.Row != "" && i >= 0:
		out[i] = rows[i].With(at.Col, v)
	case v != nil && !v.Empty():
		out = append(out, dossier.Row{ID: s.freshIDs(at.Table, 1)[0], Cells: begun(at, v)})
	}
	return answer(at.Table, s.Get(at.Table), out)
}

// begun are the cells of a row that is made to hold a value.
func begun(at dossier.Cell, v dossier.Value) map[string]dossier.Value {
	cells := maps.Clone(at.Begun)
	cells[at.Col] = v
	return cells
}

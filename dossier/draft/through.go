package draft

import (
	"maps"

	"dossierpme/dossier"
)

// SetThrough types the value of a carried field where it is found, and makes the row
// where there is none; false where it has no such place. What was typed into the field
// itself is taken away, so that the two cannot differ.
func (s *Session) SetThrough(f *dossier.Field, v dossier.Value) bool {
	at, ok := s.View().Through(f)
	if !ok {
		return false
	}
	s.Set(f.ID, nil)
	if at.Row != "" {
		s.SetCell(at.Table, at.Row, at.Col, v)
		return true
	}
	if v == nil || v.Empty() {
		return true
	}
	cells := maps.Clone(at.Begun)
	cells[at.Col] = v
	s.InsertRows(at.Table, Added, cells)
	return true
}

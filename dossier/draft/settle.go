package draft

import (
	"slices"

	"dossierpme/dossier"
)

// Settle makes all the puts of a settling in one step, so that one undo takes them back
// together. It reports whether that changed anything.
func (s *Session) Settle(by dossier.Settling) bool {
	after := map[dossier.FieldID]dossier.Value{}
	var order []dossier.FieldID
	for _, put := range by.Puts {
		id, row, col := put.At.Parts()
		if !slices.Contains(order, id) {
			order = append(order, id)
			after[id] = s.Get(id)
		}
		if row == "" {
			after[id] = put.Value
			continue
		}
		rows, _ := after[id].(dossier.Rows)
		if i := rows.Index(row); i >= 0 {
			rows = slices.Clone(rows)
			rows[i] = rows[i].With(col, put.Value)
			after[id] = rows
		}
	}
	var all many
	for _, id := range order {
		if d := answer(id, s.Get(id), after[id]); !d.nothing() {
			all = append(all, d)
		}
	}
	if len(all) == 0 {
		return false
	}
	id, row, col := by.Puts[0].At.Parts()
	s.EndStep()
	changed := s.edit(Target{Field: id, Row: row, Column: dossier.FieldID(col)}, Typed, delta{area: inMany, after: all})
	s.EndStep()
	return changed
}

package draft

import (
	"maps"
	"slices"

	"dossierpme/dossier"
)

// Note is what was noted beside an answer, "" for nothing.
func (s *Session) Note(p dossier.Place) string { return s.now.d.Note(p) }

// SetNote notes something beside an answer, or removes the note where the text is
// blank. It reports whether that changed anything.
func (s *Session) SetNote(p dossier.Place, text string) bool {
	field, row, col := p.Parts()
	d := delta{area: inNotes, at: p}
	if before := s.now.d.Notes[p]; before != nil {
		d.before = before
	}
	if note := dossier.Text(dossier.CleanText(text)); !note.Empty() {
		d.after = note
	}
	return s.edit(Target{Field: field, Row: row, Column: dossier.FieldID(col), Note: true}, Typed, d)
}

// along is what goes with a change of an answer: the origin of every value that is
// another one then, and the notes and origins of a row that is no more.
func (s *Session) along(d delta) many {
	var out many
	if d.area == inMany {
		for _, each := range d.after.(many) {
			out = append(out, s.along(each)...)
		}
		return out
	}
	if d.area != inAnswers {
		return nil
	}
	before, _ := d.before.(dossier.Value)
	after, _ := d.after.(dossier.Value)
	now := s.now.d
	for _, p := range slices.Sorted(maps.Keys(now.Origins)) {
		if field, _, _ := p.Parts(); field == d.id && !dossier.Equal(p.In(before), p.In(after)) {
			out = append(out, delta{area: inOrigins, at: p, before: now.Origins[p]})
		}
	}
	rowsBefore, _ := before.(dossier.Rows)
	rowsAfter, _ := after.(dossier.Rows)
	for _, p := range slices.Sorted(maps.Keys(now.Notes)) {
		if field, row, _ := p.Parts(); field == d.id && row != "" && rowsBefore.Index(row) >= 0 && rowsAfter.Index(row) < 0 {
			out = append(out, delta{area: inNotes, at: p, before: now.Notes[p]})
		}
	}
	return out
}

// noted reports whether something stands beside the cells of a row, or explains a
// problem of it, though the row need not be there.
func (s *Session) noted(table dossier.FieldID, row string) bool {
	if s.now.d.Explains(s.call, table, row) {
		return true
	}
	of := func(p dossier.Place) bool {
		field, r, _ := p.Parts()
		return field == table && r == row
	}
	for p := range s.now.d.Notes {
		if of(p) {
			return true
		}
	}
	for p := range s.now.d.Origins {
		if of(p) {
			return true
		}
	}
	return false
}

// Explain answers a problem with a text, or takes the answer back where the text is
// blank. It reports whether that changed anything.
func (s *Session) Explain(p dossier.Problem, text string) bool {
	table := s.call.Explanations()
	if table == nil {
		return false
	}
	before := s.Get(table.ID)
	rows, readable := before.(dossier.Rows)
	if before != nil && !readable {
		return false // what could not be read is not written over
	}
	i := s.now.d.ExplanationOf(s.call, p)
	value := dossier.Text(dossier.CleanText(text))
	if i < 0 && value.Empty() {
		return false
	}
	after := slices.Clone(rows)
	switch {
	case i < 0:
		after = append(after, dossier.Row{ID: s.freshIDs(table.ID, 1)[0], Cells: p.Explaining(string(value))})
	case value.Empty():
		after = slices.Delete(after, i, i+1)
	default:
		after[i] = rows[i].With(string(table.Explaining().ID), value)
	}
	at := Target{Field: p.Field, Row: p.Row, Column: dossier.FieldID(p.Code), Explanation: true}
	return s.edit(at, Typed, answer(table.ID, before, after))
}

package dossier

import (
	"fmt"
	"maps"
	"slices"
)

// Moved is a dossier that was taken to a newer revision of its call, and what became
// of its answers. Ids are those of the newer call, in form order, but for Left.
type Moved struct {
	Dossier *Dossier
	Turned  []FieldID // questions that took the place of others, with their answers
	Opened  []FieldID // gates that are answered yes, for their tables have rows
	New     []FieldID // questions that are to be answered now
	Unread  []FieldID // answers that could be read and cannot be any more; they are kept as they stood
	Left    []FieldID // answers, columns as table.column, that nobody asks any more; they are kept as they stood
}

// MoveTo takes a dossier to a newer revision of its call. It is read as a file of the
// older one would be, and loses nothing.
func (v *View) MoveTo(c *Call) (Moved, error) {
	d, _, err := Read(v.Dossier.Encode(), func(string) *Call { return c })
	if err != nil {
		return Moved{}, fmt.Errorf("moving dossier %s: %w", v.Dossier.ID, err)
	}
	d.Revision = c.Revision
	out := Moved{Dossier: d}
	now := NewView(c, d, v.Env)
	for f := range c.Questions() {
		was := v.Call.Field(f.ID)
		val := d.Answers[f.ID]
		_, unknown := val.(Unknown)
		_, before := v.Dossier.Answers[f.ID].(Unknown)
		switch old := PredecessorOf(f.ID); {
		case was == nil && val != nil && old != "" && v.Call.Field(old) != nil:
			out.Turned = append(out.Turned, f.ID)
		case was == nil && val == YesNo(true) && v.Dossier.Answers[f.ID] == nil:
			out.Opened = append(out.Opened, f.ID)
		case was != nil && unknown && !before:
			out.Unread = append(out.Unread, f.ID)
		case was == nil && f.Required() && now.Visible(f.ID) && now.Stands(f.ID) == NoValue:
			out.New = append(out.New, f.ID)
		}
		out.newCells(now, f, was)
	}
	for _, id := range slices.Sorted(maps.Keys(v.Dossier.Answers)) {
		f := v.Call.Field(id)
		if f == nil || v.Dossier.Answers[id].Empty() || d.Answers[id] == nil {
			continue // nobody asked it before, or it moved
		}
		if to := c.Field(id); to == nil {
			out.Left = append(out.Left, id)
		} else {
			out.leftCells(v, f, to)
		}
	}
	return out, nil
}

// newCells names the columns of a table that came and are to be answered in its rows.
func (m *Moved) newCells(now *View, f, was *Field) {
	if was == nil || f.Kind != KindRows {
		return
	}
	for i := range f.Columns {
		col := &f.Columns[i]
		if was.Column(string(col.ID)) != nil || !col.Required() {
			continue
		}
		open := slices.ContainsFunc(now.Rows(f.ID), func(r Row) bool {
			return now.CellVisible(f, r, col) && now.Cell(f, r, col) == nil
		})
		if open {
			m.New = append(m.New, f.ID+"."+col.ID)
		}
	}
}

// leftCells names the columns of a table that went and hold something.
func (m *Moved) leftCells(v *View, f, to *Field) {
	for i := range f.Columns {
		id := string(f.Columns[i].ID)
		held := slices.ContainsFunc(v.Dossier.Rows(f.ID), func(r Row) bool { cell := r.Get(id); return cell != nil && !cell.Empty() })
		if held && to.Column(id) == nil {
			m.Left = append(m.Left, f.ID+"."+FieldID(id))
		}
	}
}

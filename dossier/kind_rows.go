package dossier

import (
	"slices"
	"strconv"
)

var rowIDForm = newPattern(`^[a-z0-9_-]{1,40}$`)

// rowsKind is a table.
type rowsKind struct{ plain }

func (rowsKind) decode(f *Field, n *node) (Value, bool) {
	if n.kind != jsonArray {
		return nil, false
	}
	rows := make(Rows, 0, len(n.items))
	seen := map[string]bool{}
	for i, item := range n.items {
		if item.kind != jsonObject {
			return nil, false
		}
		r := Row{Cells: make(map[string]Value, len(item.keys))}
		for j, key := range item.keys {
			if key == "id" {
				if item.items[j].kind != jsonString || !rowIDForm.MatchString(item.items[j].text) {
					return nil, false
				}
				r.ID = item.items[j].text
				continue
			}
			if c := f.Column(key); c != nil {
				r.Cells[key] = decodeValue(c, item.items[j])
			} else {
				r.Cells[key] = Unknown{item.items[j].raw}
			}
		}
		if r.ID == "" {
			r.ID = "r" + strconv.Itoa(i+1)
		}
		if seen[r.ID] {
			return nil, false
		}
		seen[r.ID] = true
		rows = append(rows, r)
	}
	return rows, true
}

func (rowsKind) parse(*Field, string) (Value, bool) { return nil, false }

func (rowsKind) schema(f *Field) map[string]any {
	props := map[string]any{"id": map[string]any{"type": "string", "pattern": rowIDForm.String()}}
	for _, c := range f.Cols() {
		props[string(c.ID)] = FieldSchema(&c)
	}
	s := map[string]any{"type": "array", "items": map[string]any{"type": "object", "properties": props}}
	if f.max != nil {
		s["maxItems"] = jsonInt(*f.max)
	}
	return s
}

// tally counts the first row and then every incomplete one, and the rows that are
// still to be written.
func (rowsKind) tally(v *View, f *Field, t *tally, bad badCell) {
	if f.explains() {
		return // never asked for
	}
	rows := v.Rows(f.ID)
	if f.Required() && t.open {
		for range f.wanted(v.UseOf(f).Usual, len(rows)) - len(rows) {
			t.add(f.rowMinutes(), false)
		}
	}
	if len(rows) == 0 {
		return
	}
	for _, o := range f.Fixed {
		if rows.Index(o.ID) < 0 {
			rows = append(rows[:len(rows):len(rows)], Row{ID: o.ID}) // still to be written
		}
	}
	for i, r := range rows {
		row, complete := tally{}, true
		for ci := range f.Columns {
			c := &f.Columns[ci]
			if !c.Required() || !v.CellVisible(f, r, c) {
				continue
			}
			ok := !bad(f.ID+"."+c.ID, r.ID) && !bad(f.ID, r.ID)
			complete = complete && ok
			row.add(c.Minutes, ok)
		}
		if i == 0 && f.Required() || !complete {
			t.all += row.all
			t.done += row.done
		}
	}
}

// wanted is how many rows a table has in the end that has these today: those that are
// given in advance, which are counted one by one as soon as one is written, else those
// that are usual, and one at least.
func (f *Field) wanted(usual, today int) int {
	switch {
	case today > 0 && len(f.Fixed) > 0:
		return today
	case today > 0:
		return usual
	}
	return max(usual, len(f.Fixed), 1)
}

// rowMinutes is what a row takes that is still to be written: what every row is asked.
func (f *Field) rowMinutes() (minutes float64) {
	for i := range f.Columns {
		if c := &f.Columns[i]; c.Required() && len(c.When) == 0 {
			minutes += c.Minutes
		}
	}
	return minutes
}

// Move returns the rows with the one of this id moved by delta places.
func (v Rows) Move(id string, delta int) Rows {
	i := v.Index(id)
	if i < 0 {
		return v
	}
	j := min(max(i+delta, 0), len(v)-1)
	out := slices.Delete(slices.Clone(v), i, i+1)
	return slices.Insert(out, j, v[i])
}

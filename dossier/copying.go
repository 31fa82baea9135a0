package dossier

import (
	"maps"
	"slices"
)

// Copied is a dossier that was copied to another call, and what became of the
// answers. Ids are those of fields, or of columns as table.column, in form order.
type Copied struct {
	Dossier *Dossier
	Kept    int       // answers that came
	Anew    []FieldID // said for one application alone: asked again
	Confirm []FieldID // came, and may not hold any more: days, and questions in other words
	Left    []FieldID // which the other call does not ask
	Scans   int       // signed pages that stay with what was signed
}

// CopyTo copies the answers to the questions that a call asks in the same way.
// What is said for one application alone does not come (Use.Once, commitments),
// nor do signed pages and call parameters: they are another document's. Notes go
// along where there is a place for them; what paper an answer was read of stays with
// that paper.
func (v *View) CopyTo(c *Call) Copied {
	out := Copied{Dossier: New(c)}
	for from := range v.Call.Questions() {
		val := v.Dossier.Answers[from.ID]
		if val == nil || val.Empty() {
			continue
		}
		to, kind := c.Field(from.ID), from.Kind
		if next, turned := SuccessorOf(from.ID); turned && to == nil {
			to, kind, val = c.Field(next.New), next.Kind, next.forward(val)
		}
		switch {
		case to == nil || to.Kind != kind:
			out.Left = append(out.Left, from.ID)
			continue
		case v.UseOf(from).Once || v.Commitment(from):
			out.Anew = append(out.Anew, from.ID)
			continue
		}
		if rows, ok := val.(Rows); ok {
			val = out.rows(v, c, from, to, rows)
		}
		kept, err := DecodeValue(to, EncodeValue(val))
		if err != nil || kept.Empty() {
			continue
		}
		out.Dossier.Set(to.ID, kept)
		out.Kept++
		if from.Kind == KindDate || from.Label != to.Label {
			out.Confirm = append(out.Confirm, from.ID)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(v.Dossier.Notes)) {
		if note := v.Dossier.Notes[p]; out.Dossier.has(c, p) {
			out.Dossier.SetNote(p, note)
		}
	}
	return out
}

// has reports whether there is a place for a note: a question of the call, and
// inside a table a row of the dossier.
func (d *Dossier) has(c *Call, p Place) bool {
	field, row, col := p.Parts()
	f := c.Field(field)
	return f != nil && (row == "" || f.Column(col) != nil && d.Rows(field).Index(row) >= 0)
}

// rows are the rows of a table that come to another call.
func (c *Copied) rows(v *View, call *Call, from, to *Field, rows Rows) Rows {
	if from.spec().fate() == attached {
		kept, scans := withoutScans(v, rows)
		c.Scans += scans
		return c.aside(v, call, from, kept)
	}
	out := slices.Clone(rows)
	for i := range from.Columns {
		col := &from.Columns[i]
		name, there := string(col.ID), to.Column(string(col.ID)) != nil
		held := slices.ContainsFunc(rows, func(r Row) bool { cell := r.Get(name); return cell != nil && !cell.Empty() })
		switch id := from.ID + "." + col.ID; {
		case !held:
		case there && !v.ColumnUse(from, col).Once:
			if col.Kind == KindDate {
				c.Confirm = append(c.Confirm, id)
			}
		default:
			if there {
				c.Anew = append(c.Anew, id)
			} else {
				c.Left = append(c.Left, id)
			}
			for j := range out {
				out[j] = out[j].With(name, nil)
			}
		}
	}
	return out
}

// aside leaves out of a list of pieces what was promised for later: it was promised
// to somebody else. What is none of the dossier comes, to be confirmed, where the
// other call has the piece.
func (c *Copied) aside(v *View, call *Call, from *Field, rows Rows) Rows {
	var out Rows
	anew, confirm := false, false
	for _, r := range rows {
		a, is := v.setAside(r)
		switch {
		case !is:
		case a.As == AsideNotApplicable && call.CanSetAside() && call.Piece(a.Piece) != nil:
			confirm = true
		default:
			anew = true
			if r = r.With("set_aside", nil).With("reason", nil); !hasFile(r) {
				continue
			}
		}
		out = append(out, r)
	}
	id := from.ID + ".set_aside"
	if anew {
		c.Anew = append(c.Anew, id)
	}
	if confirm {
		c.Confirm = append(c.Confirm, id)
	}
	return out
}

// Names is what fields, and columns as table.column, are called.
func (v *View) Names(ids []FieldID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
		if f, col := v.Locate(id); f != nil {
			out[i] = f.Name()
			if c := f.Column(string(col)); c != nil {
				out[i] += " · " + c.Name()
			}
		}
	}
	return out
}

// withoutScans leaves the signed pages out of a list of annexes.
func withoutScans(v *View, rows Rows) (kept Rows, scans int) {
	for _, r := range rows {
		if v.Signed(r) {
			scans++
			continue
		}
		kept = append(kept, r)
	}
	return kept, scans
}

// Unsigned is the dossier as a copy for the same call begins: without what was
// signed and when.
func (v *View) Unsigned() *Dossier {
	d := v.Dossier.Copy()
	for _, role := range []Role{RoleSignedAt, RoleSignedOn} {
		d.Set(v.ID(role), nil)
	}
	if list := v.Call.pieces; list != "" {
		if rows, scans := withoutScans(v, d.Rows(list)); scans > 0 {
			d.Set(list, rows)
		}
	}
	return d
}

// Twin is a row that was copied from another, without what is of that row alone
// (Use.Own): it has a price and a quote of its own.
func (v *View) Twin(table *Field, r Row) Row {
	out := Row{Cells: maps.Clone(r.Cells)}
	for i := range table.Columns {
		if col := &table.Columns[i]; v.ColumnUse(table, col).Own {
			delete(out.Cells, string(col.ID))
		}
	}
	return out
}

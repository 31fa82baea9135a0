package callfile

import (
	"slices"

	"dossierpme/dossier"
)

// whole checks what only the whole call can tell: ids that occur twice,
// conditions on later fields, references to tables that are not there.
func (r *reader) whole(c *dossier.Call) {
	earlier := map[dossier.FieldID]*dossier.Field{}
	all := map[dossier.FieldID]*dossier.Field{}
	for f := range c.Questions() {
		if all[f.ID] != nil {
			r.fault(r.lineOf(f.ID, "id"), "duplicate_id", map[string]string{"id": string(f.ID)})
		}
		all[f.ID] = f
	}
	for f := range c.Questions() {
		r.refers(f, f.ID, nil, earlier, all)
		cols := map[dossier.FieldID]*dossier.Field{}
		for k := range f.Columns {
			col := &f.Columns[k]
			r.refers(col, f.ID, cols, earlier, all)
			cols[col.ID] = col
		}
		earlier[f.ID] = f
	}
	r.tableIDs(all)
	r.carriedAgree(c)
	r.usesAgree(c)
	for i := range c.Pieces {
		line := func(key string) int { return r.lines.find("pieces", i, -1, -1, key) }
		for j := range c.Pieces[i].When {
			if w := &c.Pieces[i].When[j]; all[w.Field] == nil {
				r.fault(line("when"), "when_unknown", map[string]string{"id": c.Pieces[i].ID, "field": string(w.Field)})
			} else {
				r.conditionFits(func() int { return line("when") }, w, all[w.Field])
			}
		}
		for _, t := range c.Pieces[i].Each {
			if f := all[dossier.FieldID(t)]; f == nil || f.Kind != dossier.KindRows {
				r.fault(line("each"), "bad_reference", map[string]string{"id": t})
			}
		}
	}
}

func (r *reader) lineOf(id dossier.FieldID, key string) int {
	w, ok := r.at[id]
	if !ok {
		return 0
	}
	return r.lines.find(w.block, w.section, w.field, w.column, key)
}

// refers checks the conditions and the references of a field or column.
func (r *reader) refers(f *dossier.Field, at dossier.FieldID, cols, earlier, all map[dossier.FieldID]*dossier.Field) {
	for i := range f.When {
		w := &f.When[i]
		target := cols[w.Field]
		if target == nil {
			target = earlier[w.Field]
		}
		switch {
		case target != nil:
			r.conditionFits(func() int { return r.lineOf(at, "when") }, w, target)
		case all[w.Field] != nil || f.ID == w.Field:
			r.fault(r.lineOf(at, "when"), "when_later", map[string]string{"id": string(f.ID), "field": string(w.Field)})
		default:
			r.fault(r.lineOf(at, "when"), "when_unknown", map[string]string{"id": string(f.ID), "field": string(w.Field)})
		}
	}
	for _, table := range f.RefTables() {
		if t := all[table]; t == nil || t.Kind != dossier.KindRows {
			r.fault(r.lineOf(at, "table"), "bad_reference", map[string]string{"id": string(table)})
		}
	}
	if f.Table != "" && len(f.Tables) > 0 || f.Kind != dossier.KindRef && len(f.Tables) > 0 {
		r.fault(r.lineOf(at, "tables"), "bad_reference", map[string]string{"id": string(f.Tables[0])})
	}
	if f.Postcode != "" && all[f.Postcode] == nil {
		r.fault(r.lineOf(at, "postcode"), "bad_reference", map[string]string{"id": string(f.Postcode)})
	}
}

// conditionFits checks that a condition can ever hold.
func (r *reader) conditionFits(line func() int, w *dossier.Condition, target *dossier.Field) {
	bad := func(option string) {
		r.fault(line(), "when_option", map[string]string{"field": string(target.ID), "option": option})
	}
	if r.lenient && !target.Kind.Known() {
		return // how it is answered a newer program knows
	}
	if !target.Asked() {
		bad("")
		return
	}
	options := target.Kind == dossier.KindChoice || target.Kind == dossier.KindChoices
	wanted := slices.Clone(w.In)
	switch is := w.Is.(type) {
	case bool:
		if target.Kind != dossier.KindYesNo {
			bad("")
		}
	case string:
		wanted = append(wanted, is)
	}
	if len(wanted) > 0 && target.Kind == dossier.KindYesNo {
		bad(wanted[0])
		return
	}
	for _, o := range wanted {
		if _, ok := target.Option(o); options && !ok {
			bad(o)
		}
	}
}

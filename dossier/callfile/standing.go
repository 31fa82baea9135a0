package callfile

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/internal/french"
)

// standing checks the value that a field has while nothing is answered. An optional
// field could never be left blank, so that only a required one has such a value.
func (r *reader) standing(line func(string) int, column bool, f *dossier.Field) {
	if (f.Default != "" || f.Carried != "") && !f.Required() {
		r.notRequired(line, f)
		return
	}
	if f.Default != "" && !f.Fits(f.Default) {
		r.fault(line("default"), "bad_default", map[string]string{"id": string(f.ID), "option": f.Default})
	}
	if f.Carried != "" {
		r.carry(line, "carried", f.Carried, column, f)
	}
}

// carry checks that the carried function that a key names is known, and finds what the
// field can hold.
func (r *reader) carry(line func(string) int, key, name string, column bool, f *dossier.Field) {
	carry := dossier.CarryOf(name)
	switch {
	case carry == nil:
		var names []string
		for _, c := range dossier.Carries() {
			names = append(names, c.Name)
		}
		r.fault(line(key), "unknown_carried", map[string]string{"use": name, "near": french.Nearest(name, names)})
	case column || carry.Kind != f.Kind:
		r.fault(line(key), "carried_kind", map[string]string{"id": string(f.ID), "use": name})
	}
}

func (r *reader) notRequired(line func(string) int, f *dossier.Field) {
	key := "carried"
	if f.Carried == "" {
		key = "default"
	}
	r.fault(line(key), "not_required", map[string]string{"id": string(f.ID), "key": key})
}

// relaxed takes a field without what only a required one can have.
func relaxed(f *dossier.Field) {
	if f.Optional {
		f.Default, f.Carried = "", ""
	}
}

// carriedAgree checks that no carried value depends on itself, and that no field on
// which a condition stands is carried from a later one: what is asked would depend on
// what comes after.
func (r *reader) carriedAgree(c *dossier.Call) {
	place := map[dossier.FieldID]int{}
	var all []*dossier.Field
	for f := range c.Questions() {
		place[f.ID] = len(all)
		all = append(all, f)
	}
	read := map[dossier.FieldID]bool{}
	for _, f := range all {
		for _, w := range f.When {
			read[w.Field] = true
		}
		for i := range f.Columns {
			for _, w := range f.Columns[i].When {
				if f.Column(string(w.Field)) == nil {
					read[w.Field] = true
				}
			}
		}
	}
	for _, f := range all {
		from := sources(f, all, place)
		if slices.Contains(from, f.ID) {
			r.fault(r.lineOf(f.ID, "carried"), "carried_circle", map[string]string{"id": string(f.ID)})
			continue
		}
		for _, id := range from {
			if at, there := place[id]; there && at >= place[f.ID] && read[f.ID] {
				r.fault(r.lineOf(f.ID, "carried"), "carried_later", map[string]string{"id": string(f.ID), "field": string(id)})
			}
		}
	}
}

// sources are the fields that a carried value depends on: those that its function
// reads, and those that these are carried from.
func sources(f *dossier.Field, all []*dossier.Field, place map[dossier.FieldID]int) []dossier.FieldID {
	var out []dossier.FieldID
	for open := []*dossier.Field{f}; len(open) > 0; open = open[1:] {
		carry := open[0].Carry()
		if carry == nil {
			continue
		}
		for _, id := range carry.Fields {
			if slices.Contains(out, id) {
				continue
			}
			out = append(out, id)
			if at, there := place[id]; there {
				open = append(open, all[at])
			}
		}
	}
	return out
}

// tableIDs checks that no id begins with that of a table and a dot: a problem of a
// cell is named so.
func (r *reader) tableIDs(all map[dossier.FieldID]*dossier.Field) {
	for _, id := range slices.Sorted(maps.Keys(all)) {
		for i, c := range id {
			if c != '.' {
				continue
			}
			if t := all[id[:i]]; t != nil && len(t.Cols()) > 0 {
				r.fault(r.lineOf(id, "id"), "table_id", map[string]string{"id": string(id), "field": string(t.ID)})
			}
		}
	}
}

package merge

import (
	"cmp"
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// Side is one of the two dossiers.
type Side int

// The sides.
const (
	Here Side = iota
	There
)

// Choose says which side stands in a conflict.
type Choose func(shelf.Conflict) Side

// Prefer chooses the same side everywhere.
func Prefer(side Side) Choose { return func(shelf.Conflict) Side { return side } }

// Merge merges here and there, which were base once, in the call of both; uses says which
// of its common fields need which. A nil base is not known: every difference is a conflict
// then. What is in conflict stands in the result as choose says. It is asked without values
// for the order of a table of which no base is known, and without a field for what stands
// beside the answers, which is no conflict. Id, version and time are those of here.
func Merge(c *dossier.Call, uses *dossier.Uses, base, here, there *dossier.Dossier, choose Choose) (*dossier.Dossier, []shelf.Conflict) {
	m := &merger{call: c, uses: uses, based: base != nil, choose: choose}
	if base == nil {
		base = &dossier.Dossier{}
	}
	out := here.Copy()
	out.Answers, out.Params = map[dossier.FieldID]dossier.Value{}, map[dossier.FieldID]dossier.Param{}
	out.Title = m.title(base.Title, here.Title, there.Title)
	together := m.answers(out, base, here, there)
	for _, id := range union(here.Answers, there.Answers) {
		if together[id] {
			continue
		}
		if v := m.answer(id, base.Answers[id], here.Answers[id], there.Answers[id]); v != nil {
			out.Answers[id] = v
		}
	}
	for _, id := range union(here.Params, there.Params) {
		m.param(out, id, base, here, there)
	}
	m.notes(out, base, here, there)
	m.origins(out, base, here, there)
	out.SetUnknown(m.unknown(base.Unknown(), here.Unknown(), there.Unknown()))
	slices.SortStableFunc(m.conflicts, func(a, b shelf.Conflict) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Row, b.Row)) })
	return out, m.conflicts
}

type merger struct {
	call      *dossier.Call
	uses      *dossier.Uses
	based     bool
	choose    Choose
	conflicts []shelf.Conflict
}

// value merges one value.
func (m *merger) value(field dossier.FieldID, row string, base, here, there dossier.Value) dossier.Value {
	return pick(m, dossier.Equal, base, here, there, func() Side { return m.ask(field, row, here, there) })
}

// ask notes a conflict and says which side stands in it.
func (m *merger) ask(field dossier.FieldID, row string, here, there dossier.Value) Side {
	c := shelf.Conflict{Spot: dossier.Spot{Field: field, Row: row}, Here: here, There: there}
	m.conflicts = append(m.conflicts, c)
	return m.choose(c)
}

// pick takes what changed; where both did, both says which side stands.
func pick[T any](m *merger, same func(a, b T) bool, base, here, there T, both func() Side) T {
	switch {
	case same(here, there):
		return here
	case m.based && same(base, here):
		return there
	case m.based && same(base, there):
		return here
	}
	if both() == There {
		return there
	}
	return here
}

func (m *merger) title(base, here, there string) string {
	same := func(a, b string) bool { return a == b }
	return pick(m, same, base, here, there, func() Side {
		return m.ask(shelf.TitleField, "", dossier.Text(here), dossier.Text(there))
	})
}

// answer merges a table by its rows, anything else as a whole.
func (m *merger) answer(id dossier.FieldID, base, here, there dossier.Value) dossier.Value {
	b, isTable := tableOf(base)
	h, okHere := tableOf(here)
	t, okThere := tableOf(there)
	if !isTable || !okHere || !okThere || len(h)+len(t) == 0 || dossier.Equal(here, there) ||
		m.based && (dossier.Equal(base, here) || dossier.Equal(base, there)) {
		return m.value(id, "", base, here, there)
	}
	return m.table(id, b, h, t)
}

// tableOf gives the rows of a value; false where it is no table, or one whose rows
// cannot be told apart.
func tableOf(v dossier.Value) (dossier.Rows, bool) {
	if v == nil {
		return nil, true
	}
	rows, ok := v.(dossier.Rows)
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r.ID] {
			return nil, false
		}
		seen[r.ID] = true
	}
	return rows, ok
}

func (m *merger) param(out *dossier.Dossier, id dossier.FieldID, base, here, there *dossier.Dossier) {
	of := func(d *dossier.Dossier) *dossier.Param {
		if p, ok := d.Params[id]; ok {
			return &p
		}
		return nil
	}
	value := func(p *dossier.Param) dossier.Value {
		if p == nil {
			return nil
		}
		return p.Value
	}
	same := func(a, b *dossier.Param) bool { return a == nil && b == nil || a != nil && b != nil && a.Equal(*b) }
	h, t := of(here), of(there)
	if p := pick(m, same, of(base), h, t, func() Side { return m.ask(id, "", value(h), value(t)) }); p != nil {
		out.Params[id] = *p
	}
}

// unknown merges what the file says beside what the program knows.
func (m *merger) unknown(base, here, there map[string][]byte) map[string][]byte {
	value := func(in map[string][]byte, key string) dossier.Value {
		if raw, ok := in[key]; ok {
			return dossier.Unknown{JSON: raw}
		}
		return nil
	}
	out := map[string][]byte{}
	for _, key := range union(here, there) {
		v := m.value(dossier.FieldID(key), "", value(base, key), value(here, key), value(there, key))
		if u, ok := v.(dossier.Unknown); ok {
			out[key] = u.JSON
		}
	}
	return out
}

// union are the keys of both, sorted.
func union[K cmp.Ordered, V any](a, b map[K]V) []K {
	all := maps.Clone(a)
	if all == nil {
		all = map[K]V{}
	}
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

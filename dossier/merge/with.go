package merge

import "dossierpme/dossier"

// differing lists the columns of a row that cannot be merged one by one, because that
// without which they say nothing differs between the sides: a number and its unit. Each
// list begins with what the others need.
func (m *merger) differing(id dossier.FieldID, table *dossier.Field, here, there dossier.Row) [][]string {
	if table == nil || table.Kind == dossier.KindPieces {
		return nil
	}
	columns := table.Cols()
	with := make([]link, len(columns))
	for i := range columns {
		with[i] = link{string(columns[i].ID), m.with(id+"."+columns[i].ID, &columns[i])}
	}
	return bundles(with, func(col string) bool { return !dossier.Equal(here.Get(col), there.Get(col)) })
}

// answers merges the answers that cannot be merged one by one, as differing has them, and
// says which those are.
func (m *merger) answers(out, base, here, there *dossier.Dossier) map[dossier.FieldID]bool {
	var with []link
	for i := range m.call.Sections {
		for j := range m.call.Sections[i].Fields {
			f := &m.call.Sections[i].Fields[j]
			with = append(with, link{string(f.ID), m.with(f.ID, f)})
		}
	}
	row := func(d *dossier.Dossier, ids []string) dossier.Row {
		r := dossier.Row{Cells: map[string]dossier.Value{}}
		for _, id := range ids {
			if v := d.Answers[dossier.FieldID(id)]; v != nil {
				r.Cells[id] = v
			}
		}
		return r
	}
	done := map[dossier.FieldID]bool{}
	apart := func(id string) bool {
		return !dossier.Equal(here.Answers[dossier.FieldID(id)], there.Answers[dossier.FieldID(id)])
	}
	for _, ids := range bundles(with, apart) {
		got := dossier.Row{Cells: map[string]dossier.Value{}}
		m.group(got, func(id string) dossier.FieldID { return dossier.FieldID(id) }, ids, row(base, ids), row(here, ids), row(there, ids))
		for _, id := range ids {
			done[dossier.FieldID(id)] = true
			if v := got.Cells[id]; v != nil {
				out.Answers[dossier.FieldID(id)] = v
			}
		}
	}
	return done
}

// with is the answer without which that of a field says nothing.
func (m *merger) with(id dossier.FieldID, f *dossier.Field) string {
	if f.With != "" {
		return f.With
	}
	return m.uses.Of(id).With
}

// link is an answer and the one that it needs, "" for none.
type link struct{ id, with string }

// bundles are the answers that need one that is apart, directly or through another,
// behind it. What is needed stands before what needs it.
func bundles(with []link, apart func(id string) bool) [][]string {
	var out [][]string
	in := map[string]int{} // the bundle of an answer, from 1
	needed := map[string]bool{}
	for _, l := range with {
		needed[l.with] = true
	}
	for _, l := range with {
		n := in[l.with]
		switch {
		case n > 0:
			out[n-1] = append(out[n-1], l.id)
			in[l.id] = n
		case needed[l.id] && apart(l.id):
			out = append(out, []string{l.id})
			in[l.id] = len(out)
		}
	}
	return out
}

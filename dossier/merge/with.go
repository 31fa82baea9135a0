package merge

import "dossierpme/dossier"

// differing lists the columns of a row that cannot be merged one by one, because that
// without which they say nothing differs between the sides: a number and its unit. Each
// list begins with what the others need.
func (m *merger) differing(id dossier.FieldID, table *dossier.Field, here, there dossier.Row) [][]string {
	if table == nil {
		return nil
	}
	columns := table.Cols()
	with := make([]link, len(columns))
	for i := range columns {
		col := columns[i].ID
		with[i] = link{string(col), m.uses.For(id+"."+col, &columns[i]).With}
	}
	return bundles(with, here, there)
}

// answers merges the answers that cannot be merged one by one, as differing has them, and
// says which those are.
func (m *merger) answers(out, base, here, there *dossier.Dossier) map[dossier.FieldID]bool {
	var with []link
	for f := range m.call.Questions() {
		with = append(with, link{string(f.ID), m.uses.For(f.ID, f).With})
	}
	b, h, t := asRow(base), asRow(here), asRow(there)
	done, got := map[dossier.FieldID]bool{}, dossier.Row{Cells: map[string]dossier.Value{}}
	for _, ids := range bundles(with, h, t) {
		m.group(got, func(id string) dossier.FieldID { return dossier.FieldID(id) }, ids, b, h, t)
		for _, id := range ids {
			done[dossier.FieldID(id)] = true
		}
	}
	for id, v := range got.Cells {
		out.Answers[dossier.FieldID(id)] = v
	}
	return done
}

// asRow is the answers of a dossier as the cells of one row.
func asRow(d *dossier.Dossier) dossier.Row {
	r := dossier.Row{Cells: make(map[string]dossier.Value, len(d.Answers))}
	for id, v := range d.Answers {
		r.Cells[string(id)] = v
	}
	return r
}

// link is an answer and the one that it needs, "" for none.
type link struct{ id, with string }

// bundles are the answers that need one in which the sides differ, directly or through
// another, behind it. What is needed stands before what needs it.
func bundles(with []link, here, there dossier.Row) [][]string {
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
		case needed[l.id] && !dossier.Equal(here.Get(l.id), there.Get(l.id)):
			out = append(out, []string{l.id})
			in[l.id] = len(out)
		}
	}
	return out
}

package paper

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	"dossierpme/dossier"
)

// Change is a place where two dossiers differ, and what stands there in each, in
// the form of a file.
type Change struct {
	Field  dossier.FieldID `json:"field"`
	Row    string          `json:"row"`
	How    How             `json:"change"`
	Before json.RawMessage `json:"before"` // null: nothing
	After  json.RawMessage `json:"after"`
	Label  string          `json:"label"`
}

// How says what became of an answer or of a row.
type How string

// What becomes of them.
const (
	Changed How = "changed"
	Added   How = "added"
	Removed How = "removed"
)

// changed is the change of a place from one value to another; nil is none.
func changed(field, row string, before, after json.RawMessage) Change {
	null := json.RawMessage("null")
	c := Change{Field: dossier.FieldID(field), Row: row, How: Changed, Before: before, After: after}
	if before == nil {
		c.How, c.Before = Added, null
	}
	if after == nil {
		c.How, c.After = Removed, null
	}
	return c
}

// labelled gives the changes the labels that a call has for them.
func labelled(all []Change, c *dossier.Call) []Change {
	for i := range all {
		all[i].Label = c.Named(all[i].Field).Label()
	}
	return all
}

// changes lists what two printed views say differently, by field and row.
func changes(before, after []byte) []Change {
	type view struct {
		Answers map[string]json.RawMessage `json:"answers"`
		Params  map[string]json.RawMessage `json:"params"`
		Annexes json.RawMessage            `json:"annexes"`
		Aside   json.RawMessage            `json:"set_aside"`
	}
	var x, y view
	if json.Unmarshal(before, &x) != nil || json.Unmarshal(after, &y) != nil {
		return nil
	}
	var out []Change
	for _, m := range [][2]map[string]json.RawMessage{{x.Answers, y.Answers}, {x.Params, y.Params}} {
		for _, key := range keys(m[0], m[1]) {
			if !bytes.Equal(m[0][key], m[1][key]) {
				out = append(out, rowChanges(key, m[0][key], m[1][key])...)
			}
		}
	}
	if !bytes.Equal(x.Annexes, y.Annexes) {
		out = append(out, changed(string(dossier.AnnexesID), "", x.Annexes, y.Annexes))
	}
	if !bytes.Equal(x.Aside, y.Aside) {
		out = append(out, changed(string(dossier.AnnexesID)+".set_aside", "", x.Aside, y.Aside))
	}
	slices.SortFunc(out, func(a, b Change) int { return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Row, b.Row)) })
	return out
}

// rowChanges names the rows of a table that differ, else the field alone.
func rowChanges(field string, before, after json.RawMessage) []Change {
	x, y := byRow(before), byRow(after)
	var out []Change
	for _, row := range keys(x, y) {
		if !bytes.Equal(x[row], y[row]) {
			out = append(out, changed(field, row, x[row], y[row]))
		}
	}
	if len(out) == 0 {
		return []Change{changed(field, "", before, after)}
	}
	return out
}

func byRow(raw json.RawMessage) map[string]json.RawMessage {
	var rows []json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		return nil
	}
	out := map[string]json.RawMessage{}
	for _, r := range rows {
		var head struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(r, &head) != nil || head.ID == "" {
			return nil // a list of choices, not a table
		}
		out[head.ID] = r
	}
	return out
}

// keys are those of both, sorted.
func keys(a, b map[string]json.RawMessage) []string {
	both := map[string]json.RawMessage{}
	maps.Copy(both, a)
	maps.Copy(both, b)
	return slices.Sorted(maps.Keys(both))
}

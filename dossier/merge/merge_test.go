package merge_test

import (
	"bytes"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/shelf"
)

// aDossier draws a dossier of a few answers, parameters and two tables whose rows
// come from so few ids that two of them often meet.
func aDossier(t *rapid.T, name string) *dossier.Dossier {
	text := func() dossier.Value {
		return dossier.Text(rapid.SampledFrom([]string{"un", "deux", "trois"}).Draw(t, name))
	}
	d := &dossier.Dossier{
		ID: "A", Call: "essai", Title: rapid.SampledFrom([]string{"", "un", "deux"}).Draw(t, name),
		Answers: map[dossier.FieldID]dossier.Value{}, Params: map[dossier.FieldID]dossier.Param{},
	}
	for _, id := range []dossier.FieldID{"a", "b", "c"} {
		if rapid.Bool().Draw(t, name) {
			d.Answers[id] = text()
		}
		if rapid.Bool().Draw(t, name) {
			d.Params["params."+id] = dossier.Param{Value: text(), Source: "p. 4"}
		}
	}
	for _, table := range []dossier.FieldID{"machines", "pieces"} {
		if !rapid.Bool().Draw(t, name) {
			continue
		}
		rows := dossier.Rows{}
		for _, id := range rapid.Permutation([]string{"r1", "r2", "r3", "r4"}).Draw(t, name)[:rapid.IntRange(0, 4).Draw(t, name)] {
			r := dossier.Row{ID: id, Cells: map[string]dossier.Value{}}
			for _, col := range []string{"name", "price", "set_aside", "reason"} {
				if rapid.Bool().Draw(t, name) {
					r.Cells[col] = text()
				}
			}
			rows = append(rows, r)
		}
		d.Answers[table] = rows
	}
	if rapid.Bool().Draw(t, name) {
		d.SetUnknown(map[string][]byte{"future": []byte(rapid.SampledFrom([]string{`{"a":1}`, `{"b":2}`}).Draw(t, name))})
	}
	for _, p := range []dossier.Place{"a", "machines/r1/name"} {
		if rapid.Bool().Draw(t, name) {
			d.SetNote(p, text())
		}
		if rapid.Bool().Draw(t, name) {
			d.SetOrigin(p, &dossier.Origin{Page: rapid.IntRange(1, 2).Draw(t, name)})
		}
	}
	return d
}

// call is one whose list of annexes stands beside the tables of aDossier.
var call = sync.OnceValue(func() *dossier.Call {
	c := &dossier.Call{ID: "essai", Sections: []dossier.Section{{ID: "s", Fields: []dossier.Field{{ID: "pieces", Kind: dossier.KindPieces}}}}}
	if err := c.Prepare(); err != nil {
		panic(err)
	}
	return c
})

func same(a, b *dossier.Dossier) bool { return bytes.Equal(a.Encode(), b.Encode()) }

func TestASideThatDidNotChangeGivesWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, x := aDossier(t, "base"), aDossier(t, "x")
		prefer := merge.Side(rapid.IntRange(0, 1).Draw(t, "prefer"))
		for what, sides := range map[string][2]*dossier.Dossier{"here": {x, base}, "there": {base, x}, "both": {x, x}} {
			got, conflicts := merge.Merge(call(), nil, base, sides[0], sides[1], merge.Prefer(prefer))
			if !same(got, x) || len(conflicts) > 0 {
				t.Fatalf("%s: %s\n%v, want %s", what, got.Encode(), conflicts, x.Encode())
			}
		}
	})
}

// unordered is a dossier with its rows sorted by id.
func unordered(d *dossier.Dossier) *dossier.Dossier {
	d = d.Copy()
	for id, v := range d.Answers {
		if rows, ok := v.(dossier.Rows); ok {
			rows = slices.Clone(rows)
			slices.SortFunc(rows, func(a, b dossier.Row) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
			d.Answers[id] = rows
		}
	}
	return d
}

func TestItDoesNotMatterWhoMerges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, x, y := aDossier(t, "base"), aDossier(t, "x"), aDossier(t, "y")
		if rapid.Bool().Draw(t, "without a base") {
			base = nil
		}
		one, some := merge.Merge(call(), nil, base, x, y, merge.Prefer(merge.Here))
		other, turned := merge.Merge(call(), nil, base, y, x, merge.Prefer(merge.There))
		if !same(unordered(one), unordered(other)) || len(some) != len(turned) {
			t.Fatalf("%s\n%v\n%s\n%v", one.Encode(), some, other.Encode(), turned)
		}
		for i, c := range some {
			if o := turned[i]; c.Field != o.Field || c.Row != o.Row || !dossier.Equal(c.Here, o.There) || !dossier.Equal(c.There, o.Here) {
				t.Fatalf("%v and %v", c, o)
			}
		}
		for _, d := range []*dossier.Dossier{x, y} { // two notes are no conflict
			d.Notes, d.Origins = nil, nil
		}
		if base == nil && len(some) == 0 && !same(unordered(x), unordered(y)) {
			t.Fatalf("a difference without a base is no conflict: %s %s", x.Encode(), y.Encode())
		}
	})
}

func TestNoRowIsThereTwiceAndNoneIsMadeUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, x, y := aDossier(t, "base"), aDossier(t, "x"), aDossier(t, "y")
		got, _ := merge.Merge(call(), nil, base, x, y, merge.Prefer(merge.Side(rapid.IntRange(0, 1).Draw(t, "prefer"))))
		for id, v := range got.Answers {
			rows, _ := v.(dossier.Rows)
			seen := map[string]bool{}
			for _, r := range rows {
				if seen[r.ID] || x.Rows(id).Index(r.ID) < 0 && y.Rows(id).Index(r.ID) < 0 {
					t.Fatalf("%s %s in %s", id, r.ID, got.Encode())
				}
				seen[r.ID] = true
			}
		}
	})
}

// Here changes some places and there others, of fields, cells, rows and parameters:
// all of it is in the result.
func TestDisjointChangesBothSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := aDossier(t, "base")
		base.Answers["machines"] = dossier.Rows{{ID: "r1"}, {ID: "r2"}, {ID: "r3"}}
		sides := [2]*dossier.Dossier{base.Copy(), base.Copy()}
		var wanted []func(d *dossier.Dossier) bool
		for i := range 6 {
			side := sides[rapid.IntRange(0, 1).Draw(t, "side")]
			v := dossier.Text(fmt.Sprint("new ", i))
			rows := slices.Clone(side.Rows("machines"))
			switch i {
			case 0, 1:
				id := dossier.FieldID([]string{"a", "b"}[i])
				side.Set(id, v)
				wanted = append(wanted, func(d *dossier.Dossier) bool { return dossier.Equal(d.Answers[id], v) })
			case 2:
				side.Params["params.a"] = dossier.Param{Value: v}
				wanted = append(wanted, func(d *dossier.Dossier) bool { return dossier.Equal(d.Params["params.a"].Value, v) })
			case 3, 4: // two cells of one row
				col := []string{"name", "price"}[i-3]
				k := rows.Index("r1")
				rows[k] = rows[k].With(col, v)
				side.Set("machines", rows)
				wanted = append(wanted, func(d *dossier.Dossier) bool {
					return dossier.Equal(d.Rows("machines")[d.Rows("machines").Index("r1")].Get(col), v)
				})
			case 5: // a row that comes on one side, and another that goes on the other
				side.Set("machines", append(rows, dossier.Row{ID: "r9"}))
				other := sides[0]
				if other == side {
					other = sides[1]
				}
				left := slices.Clone(other.Rows("machines"))
				other.Set("machines", slices.DeleteFunc(left, func(r dossier.Row) bool { return r.ID == "r3" }))
				wanted = append(wanted, func(d *dossier.Dossier) bool {
					return d.Rows("machines").Index("r9") >= 0 && d.Rows("machines").Index("r3") < 0
				})
			}
		}
		got, conflicts := merge.Merge(call(), nil, base, sides[0], sides[1], merge.Prefer(merge.Here))
		for i, ok := range wanted {
			if !ok(got) {
				t.Fatalf("change %d is lost: %s", i, got.Encode())
			}
		}
		if len(conflicts) > 0 {
			t.Fatalf("conflicts %v", conflicts)
		}
	})
}

func TestWhatIsAConflict(t *testing.T) {
	row := func(id, name string) dossier.Row {
		return dossier.Row{ID: id, Cells: map[string]dossier.Value{"name": dossier.Text(name)}}
	}
	with := func(rows ...dossier.Row) *dossier.Dossier {
		return &dossier.Dossier{Call: "essai", Answers: map[dossier.FieldID]dossier.Value{"machines": dossier.Rows(rows)}}
	}
	for name, c := range map[string]struct {
		base, here, there *dossier.Dossier
		want              string
		chosen            [2]string // the name of r1, by preference; "" where it went
	}{
		"a cell that both changed":           {with(row("r1", "a")), with(row("r1", "b")), with(row("r1", "c")), "machines.name/r1", [2]string{"b", "c"}},
		"a row that went and changed":        {with(row("r1", "a")), with(row("r1", "b")), with(row("r2", "x")), "machines/r1", [2]string{"b", ""}},
		"two new rows of one id":             {with(), with(row("r1", "b")), with(row("r1", "c")), "machines/r1", [2]string{"b", "c"}},
		"a row of one side, without a base":  {nil, with(row("r1", "b"), row("r2", "x")), with(row("r2", "x")), "machines/r1", [2]string{"b", ""}},
		"a cell of both sides, without base": {nil, with(row("r1", "b")), with(row("r1", "c")), "machines.name/r1", [2]string{"b", "c"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, side := range []merge.Side{merge.Here, merge.There} {
				got, conflicts := merge.Merge(call(), nil, c.base, c.here, c.there, merge.Prefer(side))
				if len(conflicts) != 1 || string(conflicts[0].Field)+"/"+conflicts[0].Row != c.want {
					t.Fatalf("conflicts %v, want %s", conflicts, c.want)
				}
				chosen := ""
				if i := got.Rows("machines").Index("r1"); i >= 0 {
					chosen = got.Rows("machines")[i].Get("name").String()
				}
				if chosen != c.chosen[side] {
					t.Errorf("preferring %v: %q, want %q", side, chosen, c.chosen[side])
				}
			}
		})
	}
}

// Each conflict is asked for by itself, and what is answered there changes no other.
func TestEveryConflictIsChosenByItself(t *testing.T) {
	of := func(text dossier.Text) *dossier.Dossier {
		return &dossier.Dossier{Answers: map[dossier.FieldID]dossier.Value{"a.one": text, "a.two": text, "a.three": text}}
	}
	base, here, there := of("base"), of("here"), of("there")
	var asked []dossier.FieldID
	got, conflicts := merge.Merge(call(), nil, base, here, there, func(c shelf.Conflict) merge.Side {
		asked = append(asked, c.Field)
		if c.Field == "a.two" {
			return merge.There
		}
		return merge.Here
	})
	for id, want := range map[dossier.FieldID]string{"a.one": "here", "a.two": "there", "a.three": "here"} {
		if v := got.Answers[id]; v != dossier.Text(want) {
			t.Errorf("%s is %v, want %s", id, v, want)
		}
	}
	if len(conflicts) != 3 || len(asked) != 3 {
		t.Errorf("%d conflicts, asked for %q", len(conflicts), asked)
	}
}

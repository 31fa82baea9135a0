package merge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/merge"
	"dossierpme/dossier/shelf"
)

// measured is a call whose numbers need a unit, and whose factor needs a source.
func measured() *dossier.Call {
	with := func(id dossier.FieldID, with string) dossier.Field {
		return dossier.Field{ID: id, Kind: dossier.KindText, Label: string(id), Use: dossier.Use{With: with}}
	}
	c := &dossier.Call{ID: "essai", Sections: []dossier.Section{{ID: "s", Fields: []dossier.Field{
		with("s.unit", ""), with("s.number", "s.unit"), with("s.free", ""),
		{ID: "energy", Kind: dossier.KindRows, Label: "x", Columns: []dossier.Field{
			with("source", ""), with("unit", "source"), with("before", "unit"), with("after", "unit"), with("note", ""),
		}},
	}}}}
	if err := c.Prepare(); err != nil {
		panic(err)
	}
	return c
}

func answered(scalars, row cells) *dossier.Dossier {
	d := &dossier.Dossier{Call: "essai", Answers: map[dossier.FieldID]dossier.Value{}}
	for id, v := range scalars {
		d.Answers[dossier.FieldID(id)] = v
	}
	if row != nil {
		d.Answers["energy"] = dossier.Rows{{ID: "e", Cells: row}}
	}
	return d
}

func TestANumberIsNeverTakenWithoutItsUnit(t *testing.T) {
	x := func(s string) dossier.Value { return dossier.Text(s) }
	spot := func(field dossier.FieldID, row string) dossier.Spot { return dossier.Spot{Field: field, Row: row} }
	group := func(row string, c cells) dossier.Value { return dossier.Rows{{ID: row, Cells: c}} }
	for name, tc := range map[string]struct {
		base, here, there *dossier.Dossier
		conflicts         []shelf.Conflict
		chosen            [2]*dossier.Dossier
	}{
		"one unit: each number by itself": {
			answered(nil, cells{"unit": x("kwh"), "before": x("1"), "after": x("2")}),
			answered(nil, cells{"unit": x("kwh"), "before": x("9"), "after": x("2")}),
			answered(nil, cells{"unit": x("kwh"), "before": x("1"), "after": x("8")}),
			nil,
			[2]*dossier.Dossier{answered(nil, cells{"unit": x("kwh"), "before": x("9"), "after": x("8")}), answered(nil, cells{"unit": x("kwh"), "before": x("9"), "after": x("8")})},
		},
		"another unit beside another number": {
			answered(nil, cells{"unit": x("kwh"), "before": x("1000"), "note": x("a")}),
			answered(nil, cells{"unit": x("mwh"), "before": x("1"), "note": x("a")}),
			answered(nil, cells{"unit": x("kwh"), "before": x("1200"), "note": x("b")}),
			[]shelf.Conflict{{
				Spot: spot("energy.unit", "e"), Here: group("e", cells{"unit": x("mwh"), "before": x("1")}), There: group("e", cells{"unit": x("kwh"), "before": x("1200")}),
			}},
			[2]*dossier.Dossier{answered(nil, cells{"unit": x("mwh"), "before": x("1"), "note": x("b")}), answered(nil, cells{"unit": x("kwh"), "before": x("1200"), "note": x("b")})},
		},
		"another source takes all that hangs on it": {
			answered(nil, cells{"source": x("gas"), "unit": x("kwh"), "after": x("5")}),
			answered(nil, cells{"source": x("oil"), "unit": x("l"), "after": x("7")}),
			answered(nil, cells{"source": x("gas"), "unit": x("kwh"), "after": x("5")}),
			nil,
			[2]*dossier.Dossier{answered(nil, cells{"source": x("oil"), "unit": x("l"), "after": x("7")}), answered(nil, cells{"source": x("oil"), "unit": x("l"), "after": x("7")})},
		},
		"answers outside of a table": {
			answered(cells{"s.unit": x("t"), "s.number": x("1"), "s.free": x("a")}, nil),
			answered(cells{"s.unit": x("kg"), "s.number": x("1000"), "s.free": x("a")}, nil),
			answered(cells{"s.unit": x("t"), "s.number": x("2"), "s.free": x("b")}, nil),
			[]shelf.Conflict{{
				Spot: spot("s.unit", ""), Here: group("", cells{"s.unit": x("kg"), "s.number": x("1000")}), There: group("", cells{"s.unit": x("t"), "s.number": x("2")}),
			}},
			[2]*dossier.Dossier{answered(cells{"s.unit": x("kg"), "s.number": x("1000"), "s.free": x("b")}, nil), answered(cells{"s.unit": x("t"), "s.number": x("2"), "s.free": x("b")}, nil)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, side := range []merge.Side{merge.Here, merge.There} {
				got, conflicts := merge.Merge(measured(), nil, tc.base, tc.here, tc.there, merge.Prefer(side))
				if d := cmp.Diff(tc.conflicts, conflicts); d != "" {
					t.Errorf("conflicts (-want +got)\n%s", d)
				}
				if d := cmp.Diff(tc.chosen[side].Answers, got.Answers); d != "" {
					t.Errorf("preferring %v (-want +got)\n%s", side, d)
				}
			}
		})
	}
}

// Whatever is typed, a number stands beside the unit that it was typed with.
func TestAnyNumberStandsBesideAUnitOfItsSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side := func(name string) *dossier.Dossier {
			value := func(what string) dossier.Value {
				if n := rapid.IntRange(0, 3).Draw(t, name+what); n > 0 {
					return dossier.Integer(n)
				}
				return nil
			}
			row, scalars := cells{}, cells{}
			for _, col := range []string{"source", "unit", "before", "after"} {
				if v := value(col); v != nil {
					row[col] = v
				}
			}
			for _, id := range []string{"s.unit", "s.number"} {
				if v := value(id); v != nil {
					scalars[id] = v
				}
			}
			return answered(scalars, row)
		}
		base, here, there := side("base"), side("here"), side("there")
		if rapid.Bool().Draw(t, "no base is known") {
			base = nil
		}
		choose := func(shelf.Conflict) merge.Side { return merge.Side(rapid.IntRange(0, 1).Draw(t, "side")) }
		got, _ := merge.Merge(measured(), nil, base, here, there, choose)
		pair := func(d *dossier.Dossier, a, b string) [2]dossier.Value {
			if rows := d.Rows("energy"); a == "unit" && len(rows) == 1 {
				return [2]dossier.Value{rows[0].Get(a), rows[0].Get(b)}
			}
			return [2]dossier.Value{d.Answers[dossier.FieldID(a)], d.Answers[dossier.FieldID(b)]}
		}
		for _, p := range [][2]string{{"unit", "before"}, {"unit", "after"}, {"s.unit", "s.number"}} {
			is := pair(got, p[0], p[1])
			h, y := pair(here, p[0], p[1]), pair(there, p[0], p[1])
			same := func(a, b [2]dossier.Value) bool { return dossier.Equal(a[0], b[0]) && dossier.Equal(a[1], b[1]) }
			if !dossier.Equal(h[0], y[0]) && !same(is, h) && !same(is, y) {
				t.Fatalf("%v is %v, of %v and %v", p, is, h, y)
			}
		}
	})
}

package figures_test

import (
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"

	"pgregory.net/rapid"
)

// TestEveryFigureOfTheExamplesReplays holds the examples to the contract.
func TestEveryFigureOfTheExamplesReplays(t *testing.T) {
	for name, v := range examples(t) {
		all := figures.All(v, law())
		if len(all) != len(figures.IDs()) {
			t.Errorf("%s: %d figures of %d", name, len(all), len(figures.IDs()))
		}
		for id, f := range all {
			check(t, f)
			if f.Status == figures.Unknown || f.Status == figures.Expired {
				t.Errorf("%s: %s is %s: %v", name, id, f.Status, f.Missing)
			}
			if f.ID != id || (f.Spec.Main != "") != (f.Wire(f.Spec.Main) != "") {
				t.Errorf("%s: %s has the value %q", name, id, f.Wire(f.Spec.Main))
			}
			for _, s := range f.Steps {
				if strings.TrimSpace(said().Message(s.Text)) == "" || s.Wire() == "" {
					t.Errorf("%s: a step of %s says nothing: %+v", name, id, s)
				}
			}
		}
	}
}

func TestAForgedDerivationDoesNotReplay(t *testing.T) {
	f := of(t, view(t, aided("sme")), "aid")
	for i := range f.Steps {
		forged := slices.Clone(f.Steps)
		forged[i].Value = dossier.MustDecimal("12345.67")
		if _, err := figures.Replay(forged); err == nil {
			t.Errorf("step %d says anything and replays", i)
		}
	}
	one, two, zero := figures.Operand{Value: dossier.Int(1)}, figures.Operand{Value: dossier.Int(2)}, figures.Operand{}
	step := func(op figures.Op, value int64, operands ...figures.Operand) figures.Step {
		return figures.Step{Op: op, Operands: operands, Value: dossier.Int(value)}
	}
	large := step(figures.Lookup, 9, figures.Operand{Value: dossier.Int(9)})
	large.Shape, large.Name = figures.Category, "large"
	other := step(figures.Lookup, 2, two)
	other.Shape, other.Name = figures.Category, "large"
	for name, steps := range map[string][]figures.Step{
		"nothing":           {},
		"a later step":      {step(figures.Sum, 0, figures.Operand{Step: 1})},
		"division by zero":  {step(figures.Quotient, 0, one, zero)},
		"no operand":        {step(figures.Sum, 0)},
		"unknown operation": {step("guess", 1, one)},
		"places in part":    {step(figures.Round, 1, one, figures.Operand{Value: dossier.MustDecimal("0.5")})},
		"one of two":        {step(figures.Difference, 1, one)},
		"two lookups":       {step(figures.Lookup, 1, one, two)},
		"no such category":  {large},
		"another category":  {other},
	} {
		if got, err := figures.Replay(steps); err == nil {
			t.Errorf("%s replays and gives %s", name, got)
		}
	}
}

// TestEveryFigureStandsAnyDossier empties random answers of the examples: no
// figure may panic, claim what does not replay or be silent on what it lacks.
func TestEveryFigureStandsAnyDossier(t *testing.T) {
	c, full, env := example(t, "conserverie-aisne")
	var fields []dossier.FieldID
	for id := range full.Answers {
		fields = append(fields, id)
	}
	slices.Sort(fields)
	rapid.Check(t, func(t *rapid.T) {
		d := full.Copy()
		for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(fields), 0, 12, rapid.ID).Draw(t, "emptied") {
			if rows, ok := d.Answers[id].(dossier.Rows); ok && len(rows) > 0 && rapid.Bool().Draw(t, "a cell") {
				i := rapid.IntRange(0, len(rows)-1).Draw(t, "row")
				rows = slices.Clone(rows)
				for col := range rows[i].Cells {
					if rapid.IntRange(0, 3).Draw(t, col) == 0 {
						rows[i] = rows[i].With(col, nil)
					}
				}
				d.Set(id, rows)
				continue
			}
			d.Set(id, nil)
		}
		env.Today = dossier.MustDate(rapid.SampledFrom([]string{"2026-11-23", "2027-02-01", "2028-01-01", "2031-09-01"}).Draw(t, "today"))
		for _, f := range figures.All(dossier.NewView(c, d, env), law()) {
			check(t, f)
		}
	})
}

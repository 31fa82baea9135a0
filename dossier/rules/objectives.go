package rules

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// chosenFrom is the gain from which an objective is worth choosing.
var chosenFrom = dossier.Int(20)

// objective is one of the objectives of a project with what the dossier shows of it.
type objective struct {
	id    string
	empty bool // nothing in the dossier carries it
	large bool // it is reached, and well
	also  []dossier.Spot
}

// objectives are those that the dossier can be asked about. What is not known empties
// none.
func objectives(v *dossier.View, law *figures.Rules) []objective {
	var out []objective
	for _, g := range gains {
		f := figure(v, law, g.figure)
		o := objective{id: g.objective, also: []dossier.Spot{v.Spot(g.table)}}
		if gate := v.ShutBy(g.table); gate != "" {
			o.empty, o.also = true, []dossier.Spot{v.Spot(gate)}
		}
		for key := range f.Numbers {
			if gain, ok := f.Number(key); ok && strings.HasPrefix(key, "gain_") && !strings.Contains(key, "pct") {
				o.empty = gain.Sign() <= 0 && !lessPerUnit(v, f, strings.TrimPrefix(key, "gain_"))
			}
		}
		if pct, ok := f.Number(figures.GainPercent); ok {
			o.large = pct.Cmp(chosenFrom) >= 0
		}
		before, ok1 := f.Number("recovered_before_pct")
		after, ok2 := f.Number("recovered_after_pct")
		if ok1 && ok2 && after.Cmp(before) > 0 { // the same waste, better treated
			o.empty = false
		}
		out = append(out, o)
	}
	if n, ok := created(v, law); ok || v.No("jobs.creates") {
		out = append(out, objective{id: "jobs", empty: n.Sign() <= 0, also: []dossier.Spot{v.Spot("posts")}})
	}
	lines := rows.Lines(v)
	rises, fresh, whole := false, false, len(lines) > 0
	var capacity, kinds []dossier.Spot
	for _, l := range lines {
		fresh = fresh || l.New()
		rises = rises || l.Rises()
		whole = whole && l.Kind != "" && l.CapacityAfter.OK && (l.New() || l.CapacityBefore.OK)
		capacity, kinds = append(capacity, l.Where().Spot("capacity_after")), append(kinds, l.Where().Spot("kind"))
	}
	if whole {
		out = append(out, objective{id: "capacity", empty: !rises, also: capacity})
	}
	if len(lines) > 0 {
		out = append(out, objective{id: "new_products", empty: !fresh && v.No("project.innovation"), also: append(kinds, v.Spot("project.innovation"))})
	}
	return out
}

// lessPerUnit reports whether less is used for what is produced: more output may use
// more of everything, and still save.
func lessPerUnit(v *dossier.View, f figures.Figure, unit string) bool {
	before, ok1 := f.Number("before_" + unit)
	after, ok2 := f.Number("after_" + unit)
	made, ok3 := v.Number("environment.output_before")
	more, ok4 := v.Number("environment.output_after")
	return ok1 && ok2 && ok3 && ok4 && after.Mul(made).Cmp(before.Mul(more)) < 0
}

// objectiveEmpty: an objective that nothing in the dossier carries; and, as an advice, a
// gain that would carry one that is not chosen.
func objectiveEmpty(v *dossier.View, law *figures.Rules) []dossier.Problem {
	const field dossier.FieldID = "project.objectives"
	chosen, _ := v.Get(field).(dossier.Choices)
	if len(chosen) == 0 {
		return nil
	}
	var empty, missed []string
	var emptyAt, missedAt []dossier.Spot
	for _, o := range objectives(v, law) {
		label, known := v.Call.Field(field).Option(o.id)
		switch {
		case !known:
		case v.Has(field, o.id) && o.empty:
			empty, emptyAt = append(empty, label), append(emptyAt, o.also...)
		case !v.Has(field, o.id) && o.large:
			missed, missedAt = append(missed, label), append(missedAt, o.also...)
		}
	}
	var out []dossier.Problem
	if empty != nil {
		out = append(out, v.Problem(field, dossier.Warning, "objective_empty", dossier.Args{"objectives": strings.Join(empty, ", ")}).See(emptyAt...))
	}
	if missed != nil {
		out = append(out, v.Problem(field, dossier.Advice, "objective_empty", dossier.Args{
			"missed": strings.Join(missed, ", "), "pct": chosenFrom.French(),
		}).See(missedAt...))
	}
	return out
}

// natureMismatch holds the nature of the investment against machines and lines.
func natureMismatch(v *dossier.View) []dossier.Problem {
	lines, machines := rows.Lines(v), rows.Machines(v)
	report := func(nature string, also ...dossier.Spot) []dossier.Problem {
		answer := v.Call.Field("project.nature").OptionOr(nature)
		return []dossier.Problem{v.Problem("project.nature", dossier.Warning, "nature_mismatch", dossier.Args{"nature": nature, "answer": answer}).See(also...)}
	}
	if len(lines) == 0 {
		return nil
	}
	var also []dossier.Spot
	switch nature := v.Text("project.nature"); nature {
	case "process_change":
		for _, m := range machines {
			if !m.Replaces.Yes() {
				return nil
			}
			also = append(also, m.Where().Spot("replaces"))
		}
		for _, l := range lines {
			if !l.Modernised() || l.AutomationBefore == "" || l.AutomationBefore != l.AutomationAfter {
				return nil
			}
			also = append(also, l.Where().Spot("automation_after"))
		}
		if len(machines) > 0 && v.No("project.innovation") {
			return report(nature, append(also, v.Spot("project.innovation"))...)
		}
	case "new_establishment":
		for _, l := range lines {
			if l.Modernised() {
				also = append(also, l.Where().Spot("kind"))
			}
		}
		if v.Yes("place.same") && also != nil {
			return report(nature, append([]dossier.Spot{v.Spot("place.same")}, also...)...)
		}
	case "extension":
		for _, l := range lines {
			if !l.Modernised() || !l.CapacityBefore.OK || !l.CapacityAfter.OK || l.Rises() {
				return nil
			}
			also = append(also, l.Where().Spot("capacity_after"))
		}
		return report(nature, also...)
	}
	return nil
}

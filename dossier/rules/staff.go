package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// How far the parts of the staff may be above the whole of it: a year's average is
// counted in several ways.
var (
	partsShare = dossier.Cents(15)
	partsLeast = dossier.Int(2)
)

// staffSum adds up the contracts, which cannot be more than all of the staff.
func staffSum(v *dossier.View) []dossier.Problem {
	baseline, ok := v.Number("jobs.baseline_fte")
	if !ok {
		return nil
	}
	var sum dossier.Decimal
	var also []dossier.Spot
	for _, id := range []dossier.FieldID{"jobs.permanent", "jobs.fixed_term", "jobs.temporary"} {
		if n, ok := v.Number(id); ok {
			sum, also = sum.Add(n), append(also, v.Spot(id))
		}
	}
	over := sum.Sub(baseline)
	if over.Cmp(partsLeast) <= 0 || over.Cmp(baseline.Mul(partsShare)) <= 0 {
		return nil
	}
	return []dossier.Problem{v.Problem("jobs.baseline_fte", dossier.Warning, "staff_sum",
		dossier.Args{"total": sum.French(), "baseline": baseline.French()}).See(also...)}
}

// How many posts a project may create before it is asked how.
var (
	growthShare = dossier.Cents(50)
	growthLeast = dossier.Int(5)
	posted      = dossier.Cents(150)
	postedLeast = dossier.Int(2)
	lostLeast   = dossier.Int(1)
)

// operators are those of all lines, before and after; false where one is not known.
func operators(v *dossier.View) (before, after dossier.Decimal, also []dossier.Spot, ok bool) {
	lines := rows.Lines(v)
	ok = len(lines) > 0
	for _, l := range lines {
		ok = ok && l.OperatorsAfter.OK && (l.New() || l.OperatorsBefore.OK)
		before, after = before.Add(l.OperatorsBefore.Decimal), after.Add(l.OperatorsAfter.Decimal)
		also = append(also, l.Where().Spot("operators_after"))
	}
	return before, after, also, ok
}

// postsScale: many posts for the size of the company, which a new one does not have
// yet; or more workers than the lines take. Both are what the figure of jobs counts.
func postsScale(v *dossier.View, law *figures.Rules) []dossier.Problem {
	jobs := figure(v, law, figures.JobsID)
	created, ok1 := created(v, law)
	baseline, ok2 := v.Number("jobs.baseline_fte")
	var out []dossier.Problem
	if ok1 && ok2 && !v.Yes("size.new_company") && created.Cmp(growthLeast) > 0 && created.Cmp(baseline.Mul(growthShare)) > 0 {
		out = append(out, v.Problem("posts", dossier.Warning, "posts_scale", dossier.Args{
			"created": created.French(), "baseline": baseline.French(),
		}).See(v.Spot("jobs.baseline_fte")))
	}
	before, after, lines, ok := operators(v)
	workers := jobs.Part("category", "worker")
	rise := after.Sub(before)
	if ok && workers.Sign() > 0 && workers.Sub(rise).Cmp(postedLeast) > 0 && workers.Cmp(rise.Mul(posted)) > 0 {
		out = append(out, mostWorkers(v).Where().Problem(v, "fte", dossier.Warning, "posts_scale", dossier.Args{
			"workers": workers.French(), "rise": rise.Round(2).French(), "before": before.French(), "after": after.French(),
		}).See(lines...))
	}
	return out
}

// mostWorkers is the post of workers that weighs most, the first of them.
func mostWorkers(v *dossier.View) (largest rows.Post) {
	var most dossier.Decimal
	for _, p := range rows.AsTyped(v, rows.Posts(v)) {
		if work := p.Work(); rows.Lasting(p.Contract) && p.Category == "worker" && work.Cmp(most) > 0 {
			most, largest = work, p
		}
	}
	return largest
}

// jobsNet: fewer people on the lines, and nobody's job removed.
func jobsNet(v *dossier.View) []dossier.Problem {
	removed, said := v.Number("jobs.removed_fte")
	before, after, lines, ok := operators(v)
	fall := before.Sub(after)
	if !ok || !said || !removed.IsZero() || fall.Cmp(lostLeast) <= 0 {
		return nil
	}
	return []dossier.Problem{v.Problem("jobs.removed_fte", dossier.Warning, "jobs_net", dossier.Args{
		"fall": fall.Round(2).French(), "before": before.French(), "after": after.French(),
	}).See(lines...)}
}

// created is the full-time equivalents that the project creates, as the figure of jobs
// counts them.
func created(v *dossier.View, law *figures.Rules) (dossier.Decimal, bool) {
	return figure(v, law, figures.JobsID).Main()
}

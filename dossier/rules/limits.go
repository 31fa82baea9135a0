package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// callLimits holds a dossier against the limits that its call sets, where they are
// filled in: its opening, the least costs and the least and largest grant, how long a
// project may last and the days between which its expenses lie. The end of the call is
// a rule of its own, and costs above the largest ones are only counted up to them.
func callLimits(v *dossier.View, law *figures.Rules) []dossier.Problem {
	var out []dossier.Problem
	report := func(field dossier.FieldID, s dossier.Severity, param dossier.FieldID, args dossier.Args) {
		args["limit"] = string(param)
		out = append(out, v.Problem(field, s, "call_limits", args).See(dossier.Spot{Field: param}))
	}
	day := func(param dossier.FieldID) dossier.Date {
		d, _ := v.Param(param).(dossier.Date)
		return d
	}
	if opens, applied := day("params.opens"), v.Date("calendar.application"); !applied.IsZero() && applied.Before(opens) {
		report("calendar.application", dossier.Blocking, "params.opens", dossier.Args{"value": applied.French(), "call": opens.French()})
	}
	costs := figure(v, law, figures.CostsID)
	eligible, known := costs.Number("eligible")
	open, sorted := costs.Number("to_check")
	if least, ok := dossier.AsDecimal(v.Param("params.min_eligible")); ok && known && sorted && eligible.Cmp(least) < 0 {
		severity, args := dossier.Blocking, dossier.Args{"value": eligible.Euros(), "call": least.Euros()}
		if most := eligible.Add(open); most.Cmp(least) >= 0 {
			severity, args["most"] = dossier.Warning, most.Euros()
		}
		report("machines", severity, "params.min_eligible", args)
	}
	if asked, ok := v.Number("funding.requested"); ok {
		if least, ok := dossier.AsDecimal(v.Param("params.min_grant")); ok && asked.Cmp(least) < 0 {
			report("funding.requested", dossier.Blocking, "params.min_grant", dossier.Args{"value": asked.Euros(), "call": least.Euros()})
		}
		if most, ok := dossier.AsDecimal(v.Param("params.max_grant")); ok && asked.Cmp(most) > 0 {
			report("funding.requested", dossier.Blocking, "params.max_grant", dossier.Args{"value": asked.Euros(), "call": most.Euros()})
		}
	}
	start, end, whole := projectDates(v)
	if months, ok := dossier.AsDecimal(v.Param("params.duration_months")); ok && whole {
		if n, exact := months.Int64(); exact && n > 0 && !end.Before(start.AddMonths(int(n))) {
			report("calendar.end", dossier.Warning, "params.duration_months", dossier.Args{
				"value": end.French(), "call": months.French(), "start": start.French(),
			})
		}
	}
	if until := day("params.costs_until"); !until.IsZero() && end.After(until) {
		report("calendar.end", dossier.Warning, "params.costs_until", dossier.Args{"value": end.French(), "call": until.French()})
	}
	if from := day("params.costs_from"); !from.IsZero() {
		var first rows.Order
		for _, o := range rows.Orders(v) {
			if o.Date.Before(from) && (first.Date.IsZero() || o.Date.Before(first.Date)) {
				first = o
			}
		}
		if !first.Date.IsZero() {
			out = append(out, first.Problem(v, dossier.Warning, "call_limits", dossier.Args{
				"limit": "params.costs_from", "value": first.Date.French(), "call": from.French(),
			}).See(dossier.Spot{Field: "params.costs_from"}))
		}
	}
	return out
}

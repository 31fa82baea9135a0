package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// contradictionDates compares the days of the calendar with those of the rows: the
// first order is the first, nothing is delivered before it is ordered, and the project
// is in service when its lines are, and they when their machines are there. A study may
// be ordered before what counts as the first order, and a machine without a day of its
// own may have been ordered on any.
func contradictionDates(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	report := func(p dossier.Problem, also []dossier.Spot) { out = append(out, p.See(also...)) }
	first := v.Date("calendar.first_order")
	var earlier []dossier.Spot
	var earliest dossier.Date
	severity := dossier.Warning
	for _, o := range rows.Orders(v) {
		if o.Whole() || first.IsZero() || !o.Date.Before(first) {
			continue
		}
		earlier = append(earlier, o.Spot())
		if earliest.IsZero() || o.Date.Before(earliest) {
			earliest = o.Date
		}
		if o.Category != "engineering" {
			severity = dossier.Blocking
		}
	}
	if earlier != nil {
		report(v.Problem("calendar.first_order", severity, "contradiction_dates", dossier.Args{
			"first": "1", "date": first.French(), "other": earliest.French(), "rows": strconv.Itoa(len(earlier)),
		}), earlier)
	}

	delivered := map[string][]rows.Machine{} // by line
	for _, m := range rows.Machines(v) {
		if m.Delivery.IsZero() {
			continue
		}
		delivered[m.Line] = append(delivered[m.Line], m)
		args := dossier.Args{"delivery": "1", "date": m.Delivery.French()}
		switch {
		case !m.Order.IsZero() && m.Delivery.Before(m.Order):
			args["other"] = m.Order.French()
			report(m.Where().Problem(v, "delivery", dossier.Blocking, "contradiction_dates", args), []dossier.Spot{m.Where().Spot("order_date")})
		case m.Order.IsZero() && !first.IsZero() && m.Delivery.Before(first):
			args["other"], args["calendar"] = first.French(), "1"
			report(m.Where().Problem(v, "delivery", dossier.Warning, "contradiction_dates", args), []dossier.Spot{v.Spot("calendar.first_order")})
		}
	}

	service := v.Date("calendar.commissioning")
	var late []dossier.Spot
	var latest dossier.Date
	for _, l := range rows.Lines(v) {
		if l.Commissioning.IsZero() {
			continue
		}
		if !service.IsZero() && l.Commissioning.After(service) {
			late = append(late, l.Where().Spot("commissioning"))
			if l.Commissioning.After(latest) {
				latest = l.Commissioning
			}
		}
		var waits []dossier.Spot
		var last rows.Machine
		for _, m := range delivered[l.ID] {
			if !m.Delivery.After(l.Commissioning) {
				continue
			}
			waits = append(waits, m.Where().Spot("delivery"))
			if m.Delivery.After(last.Delivery) {
				last = m
			}
		}
		if waits != nil {
			report(l.Where().Problem(v, "commissioning", dossier.Warning, "contradiction_dates", dossier.Args{
				"line": "1", "date": l.Commissioning.French(), "other": last.Delivery.French(), "machine": last.Name,
			}), waits)
		}
	}
	if late != nil {
		report(v.Problem("calendar.commissioning", dossier.Warning, "contradiction_dates", dossier.Args{
			"service": "1", "date": service.French(), "other": latest.French(),
		}), late)
	}
	return out
}

// contradictionSigned: an order whose day has passed, before any written request, while
// nothing is said to be signed. What was ordered after a complete request contradicts
// nothing, and neither does a study.
func contradictionSigned(v *dossier.View) []dossier.Problem {
	today, request := v.Env.Today, firstRequest(v)
	if v.Text("start.already_signed") != "no" || today.IsZero() {
		return nil
	}
	var also []dossier.Spot
	var earliest dossier.Date
	for _, o := range rows.Orders(v) {
		if o.Category == "engineering" || !o.Date.Before(today) || !request.IsZero() && !o.Date.Before(request) {
			continue
		}
		also = append(also, o.Spot())
		if earliest.IsZero() || o.Date.Before(earliest) {
			earliest = o.Date
		}
	}
	if also == nil {
		return nil
	}
	return []dossier.Problem{v.Problem("start.already_signed", dossier.Blocking, "contradiction_signed", dossier.Args{
		"date": earliest.French(),
	}).See(also...)}
}

// firstRequest is the day of the first written request that is complete, the zero date
// where none is said.
func firstRequest(v *dossier.View) dossier.Date {
	if intention := v.Date("start.intention_date"); !intention.IsZero() && v.Yes("start.intention_complete") {
		return intention
	}
	return v.Date("calendar.application")
}

// soonMonths is how near a first order makes it urgent to ask for the aid.
const soonMonths = 6

// intentionMissing: before the order something written must ask for the aid.
func intentionMissing(v *dossier.View) []dossier.Problem {
	today, application := v.Env.Today, v.Date("calendar.application")
	if today.IsZero() || !v.Date("start.intention_date").IsZero() || !application.IsZero() && application.Before(today) {
		return nil
	}
	var first dossier.Date
	var at dossier.Spot
	for _, o := range rows.Orders(v) {
		if !o.Date.Before(today) && (first.IsZero() || o.Date.Before(first)) {
			first, at = o.Date, o.Spot()
		}
	}
	if first.IsZero() || !first.Before(today.AddMonths(soonMonths)) {
		return nil
	}
	return []dossier.Problem{v.Problem("start.intention_date", dossier.Advice, "intention_missing", dossier.Args{
		"date": first.French(),
	}).See(at)}
}

// deadlinePassed holds the application against the last day of the call.
func deadlinePassed(v *dossier.View) []dossier.Problem {
	d := dossier.DeadlineOf(v)
	severity, args := dossier.Blocking, dossier.Args{"closes": d.Closes.French()}
	switch d.On(v.Env.Today) {
	case dossier.DeadlineLate:
		args["application"] = d.Application.French()
	case dossier.DeadlinePassed:
	case dossier.DeadlineClaimed:
		severity, args["sent"] = dossier.Warning, d.Application.French()
	case dossier.DeadlineNear:
		severity, args["near"] = dossier.Warning, "1"
	default:
		return nil
	}
	return []dossier.Problem{v.Problem("calendar.application", severity, "deadline_passed", args).
		See(dossier.Spot{Field: "params.closes"})}
}

package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// datesOrder compares the dates that a project must pass in order. What cannot
// be is blocking; what is merely odd is a warning.
func datesOrder(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, o := range []struct {
		before, after dossier.FieldID
		severity      dossier.Severity
	}{
		{"calendar.start", "calendar.end", dossier.Blocking},
		{"calendar.first_order", "calendar.end", dossier.Blocking},
		{"calendar.first_order", "calendar.commissioning", dossier.Warning},
		{"calendar.commissioning", "calendar.end", dossier.Warning},
		{"start.intention_date", "calendar.application", dossier.Warning},
		{"calendar.application", "calendar.decision", dossier.Warning},
		{"company.created", "size.year_end", dossier.Warning},
	} {
		a, b := v.Date(o.before), v.Date(o.after)
		if !a.IsZero() && !b.IsZero() && a.After(b) {
			out = append(out, v.Problem(o.after, o.severity, "dates_order", dossier.Args{
				"date": b.French(), "other": v.Label(o.before), "other_date": a.French(),
			}).See(v.Spot(o.before)))
		}
	}
	row := func(at rows.Place, col string, early, late dossier.Date, other string) {
		if !early.IsZero() && !late.IsZero() && early.After(late) {
			out = append(out, at.Problem(v, col, dossier.Warning, "dates_order", dossier.Args{
				"date": late.French(), "other": columnLabel(v, at.Table, other), "other_date": early.French(),
			}).See(at.Spot(other)))
		}
	}
	for _, p := range rows.Purchases(v) {
		row(p.Where(), "quote_until", p.QuoteDate, p.QuoteUntil, "quote_date")
	}
	return out
}

func columnLabel(v *dossier.View, table dossier.FieldID, col string) string {
	if f := v.Call.Field(table); f != nil {
		if c := f.Column(col); c != nil {
			return c.Label
		}
	}
	return col
}

// orderBeforeApplication is the incentive effect (Regulation (EU) 651/2014,
// article 6): the first written request that is complete comes before the first
// firm order. An order on the same day holds only where the request arrived earlier,
// and an engineering cost may be a feasibility study: warnings, as is all of it under
// de minimis rules, which know no incentive effect. An order that only a prior request
// covers is weak until the service has answered it. An earlier milestone is advice.
func orderBeforeApplication(v *dossier.View) []dossier.Problem {
	application, request, stated := v.Date("calendar.application"), firstRequest(v), dossier.FieldID("calendar.application")
	prior := request == v.Date("start.intention_date") && v.Yes("start.intention_complete")
	if request.IsZero() {
		return nil
	}
	if prior {
		stated = "start.intention_date"
	}
	minimis := figures.Regime(v) == "de_minimis"
	var out []dossier.Problem
	for _, o := range rows.Orders(v) {
		args := dossier.Args{"date": o.Date.French(), "application": request.French()}
		if prior {
			args["prior"] = "1"
		}
		severity := dossier.Blocking
		if o.Category == "engineering" || minimis {
			severity = dossier.Warning
		}
		if minimis {
			args["de_minimis"] = "1"
		}
		switch {
		case o.Date.Before(request):
			if o.Category == "engineering" {
				args["study"] = "1"
			}
			out = append(out, o.Problem(v, severity, "order_before_application", args).See(v.Spot(stated)))
		case o.Date == request:
			args["same"] = "1"
			out = append(out, o.Problem(v, dossier.Warning, "order_before_application", args).See(v.Spot(stated)))
		case prior && !o.Date.After(application):
			p := o.Problem(v, dossier.Warning, "intention_weak", dossier.Args{
				"date": o.Date.French(), "intention": request.French(), "application": application.French(),
			}).See(v.Spot("start.intention_date"), v.Spot("calendar.application"))
			p.Rests = "intention_answer"
			out = append(out, p)
		}
	}
	for _, m := range rows.Milestones(v) {
		if !m.Date.IsZero() && m.Date.Before(request) {
			a := dossier.Args{"date": m.Date.French(), "application": request.French(), "milestone": "1"}
			out = append(out, m.Where().Problem(v, "date", dossier.Advice, "order_before_application", a).See(v.Spot(stated)))
		}
	}
	return out
}

// startAfterOrder: the day on which the operation starts stands in the first request,
// and what is ordered or paid before it lies outside the period of the agreement. Before
// the application only preparatory work may lie.
func startAfterOrder(v *dossier.View) []dossier.Problem {
	start, order, application := v.Date("calendar.start"), v.Date("calendar.first_order"), v.Date("calendar.application")
	var args dossier.Args
	var also dossier.Spot
	switch {
	case start.IsZero():
		return nil
	case !order.IsZero() && start.After(order):
		args, also = dossier.Args{"date": start.French(), "order": order.French()}, v.Spot("calendar.first_order")
	case start.Before(application):
		args, also = dossier.Args{"date": start.French(), "application": application.French()}, v.Spot("calendar.application")
	default:
		return nil
	}
	return []dossier.Problem{v.Problem("calendar.start", dossier.Warning, "start_after_order", args).See(also)}
}

// conditionalOrder: whether a quote that is signed under the condition of the aid is
// a firm order already, the service judges case by case.
func conditionalOrder(v *dossier.View) []dossier.Problem {
	if v.Text("start.already_signed") != "conditional" {
		return nil
	}
	return []dossier.Problem{v.Problem("start.already_signed", dossier.Warning, "conditional_order", nil)}
}

// endedBeforeApplication is article 63 (6) of Regulation (EU) 2021/1060.
func endedBeforeApplication(v *dossier.View) []dossier.Problem {
	end, application := v.Date("calendar.end"), v.Date("calendar.application")
	if end.IsZero() || application.IsZero() || !end.Before(application) {
		return nil
	}
	return []dossier.Problem{v.Problem("calendar.end", dossier.Blocking, "ended_before_application",
		dossier.Args{"date": end.French(), "application": application.French()}).See(v.Spot("calendar.application"))}
}

// nothingSigned wants a no, and the same answer in the commitments. What was signed
// under a condition contradicts neither.
func nothingSigned(v *dossier.View) []dossier.Problem {
	const question dossier.FieldID = "start.already_signed"
	var out []dossier.Problem
	signed, committed := v.Get(question), v.Get("commit.not_started")
	if signed == dossier.Text("yes") {
		severity, args := dossier.Blocking, dossier.Args{"signed": "1"}
		if figures.Regime(v) == "de_minimis" {
			severity, args["de_minimis"] = dossier.Warning, "1"
		}
		out = append(out, v.Problem(question, severity, "order_before_application", args))
	}
	if signed == nil || committed == nil || signed == dossier.Text("conditional") {
		return out
	}
	if agreed := signed == dossier.Text("no"); !dossier.Equal(committed, dossier.YesNo(agreed)) || !agreed && signed != dossier.Text("yes") {
		out = append(out, v.Problem("commit.not_started", dossier.Blocking, "commitment_contradiction",
			dossier.Args{"other": v.Label(question)}).See(v.Spot(question)))
	}
	return out
}

func projectDates(v *dossier.View) (start, end dossier.Date, ok bool) {
	start, end = v.Date("calendar.start"), v.Date("calendar.end")
	return start, end, !start.IsZero() && !end.IsZero() && !start.After(end)
}

func postDates(v *dossier.View) []dossier.Problem {
	start, end, ok := projectDates(v)
	if !ok {
		return nil
	}
	var out []dossier.Problem
	for _, p := range rows.Posts(v) {
		if !p.Date.IsZero() && (p.Date.Before(start) || p.Date.After(end)) {
			out = append(out, p.Where().Problem(v, "date", dossier.Warning, "post_outside",
				dossier.Args{"date": p.Date.French(), "start": start.French(), "end": end.French()}).
				See(v.Spot("calendar.start"), v.Spot("calendar.end")))
		}
	}
	return out
}

func expenseYears(v *dossier.View) []dossier.Problem {
	start, end, ok := projectDates(v)
	if !ok {
		return nil
	}
	var out []dossier.Problem
	first, last := dossier.Int(int64(start.Year)), dossier.Int(int64(end.Year))
	for _, p := range rows.Purchases(v) {
		if p.Year.OK && (p.Year.Cmp(first) < 0 || p.Year.Cmp(last) > 0) {
			out = append(out, p.Where().Problem(v, "year", dossier.Warning, "year_outside",
				dossier.Args{"year": p.Year.String(), "start": start.French(), "end": end.French()}).
				See(v.Spot("calendar.start"), v.Spot("calendar.end")))
		}
		if next := p.YearAfter(); next.OK && p.NextYear.Sign() > 0 && next.Cmp(last) > 0 && p.Year.Cmp(last) <= 0 {
			out = append(out, p.Where().Problem(v, "next_year_pct", dossier.Warning, "year_outside",
				dossier.Args{"year": next.String(), "start": start.French(), "end": end.French()}).
				See(p.Where().Spot("year"), v.Spot("calendar.end")))
		}
	}
	return out
}

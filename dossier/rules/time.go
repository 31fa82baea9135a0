package rules

import (
	"dossierpme/dossier"
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
		{"calendar.first_order", "calendar.start", dossier.Warning},
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
			}))
		}
	}
	row := func(at rows.Place, col string, early, late dossier.Date, other string) {
		if !early.IsZero() && !late.IsZero() && early.After(late) {
			out = append(out, at.Problem(v, col, dossier.Warning, "dates_order", dossier.Args{
				"date": late.French(), "other": columnLabel(v, at.Table, other), "other_date": early.French(),
			}))
		}
	}
	for _, p := range rows.Purchases(v) {
		row(p.Where(), "quote_until", p.QuoteDate, p.QuoteUntil, "quote_date")
	}
	for _, m := range rows.Machines(v) {
		row(m.Where(), "delivery", m.Order, m.Delivery, "order_date")
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
// article 6): the application comes before the first firm order. An intention
// that was signalled before the order softens it to a warning; an order on the
// day of the application is a warning; an earlier milestone is advice.
func orderBeforeApplication(v *dossier.View) []dossier.Problem {
	application := v.Date("calendar.application")
	if application.IsZero() {
		return nil
	}
	intention := v.Date("start.intention_date")
	judge := func(order dossier.Date) (dossier.Severity, bool) {
		switch {
		case order.After(application):
			return "", false
		case order == application:
			return dossier.Warning, true
		case !intention.IsZero() && !intention.After(order):
			return dossier.Warning, true
		}
		return dossier.Blocking, true
	}
	args := func(order dossier.Date) dossier.Args {
		a := dossier.Args{"date": order.French(), "application": application.French()}
		if order == application {
			a["same"] = "1"
		} else if !intention.IsZero() && !intention.After(order) {
			a["intention"] = intention.French()
		}
		return a
	}
	var out []dossier.Problem
	for _, o := range rows.Orders(v) {
		if s, bad := judge(o.Date); bad {
			out = append(out, o.Problem(v, s, "order_before_application", args(o.Date)))
		}
	}
	for _, m := range rows.Milestones(v) {
		if !m.Date.IsZero() && m.Date.Before(application) {
			a := dossier.Args{"date": m.Date.French(), "application": application.French(), "milestone": "1"}
			out = append(out, m.Where().Problem(v, "date", dossier.Advice, "order_before_application", a))
		}
	}
	return out
}

// endedBeforeApplication is article 63 (6) of Regulation (EU) 2021/1060.
func endedBeforeApplication(v *dossier.View) []dossier.Problem {
	end, application := v.Date("calendar.end"), v.Date("calendar.application")
	if end.IsZero() || application.IsZero() || !end.Before(application) {
		return nil
	}
	return []dossier.Problem{v.Problem("calendar.end", dossier.Blocking, "ended_before_application",
		dossier.Args{"date": end.French(), "application": application.French()})}
}

// nothingSigned wants a no, and the same answer in the commitments. What was signed
// under a condition contradicts neither.
func nothingSigned(v *dossier.View) []dossier.Problem {
	const question dossier.FieldID = "start.already_signed"
	var out []dossier.Problem
	signed, committed := v.Get(question), v.Get("commit.not_started")
	if signed == dossier.Text("yes") {
		out = append(out, v.Problem(question, dossier.Blocking, "order_before_application", dossier.Args{"signed": "1"}))
	}
	if signed == nil || committed == nil || signed == dossier.Text("conditional") {
		return out
	}
	if agreed := signed == dossier.Text("no"); !dossier.Equal(committed, dossier.YesNo(agreed)) || !agreed && signed != dossier.Text("yes") {
		out = append(out, v.Problem("commit.not_started", dossier.Blocking, "commitment_contradiction",
			dossier.Args{"other": v.Label(question)}))
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
				dossier.Args{"date": p.Date.French(), "start": start.French(), "end": end.French()}))
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
				dossier.Args{"year": p.Year.String(), "start": start.French(), "end": end.French()}))
		}
	}
	return out
}

package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// quoteMonths is the age at which a quote is called old.
const quoteMonths = 6

// quotes warns of quotes that are too old at the application, and of fewer
// quotes than the call asks by its parameter.
func quotes(v *dossier.View) []dossier.Problem {
	application := v.Date("calendar.application")
	var out []dossier.Problem
	for _, p := range rows.Purchases(v) {
		if !application.IsZero() {
			switch {
			case !p.QuoteUntil.IsZero() && p.QuoteUntil.Before(application):
				out = append(out, p.Where().Problem(v, "quote_until", dossier.Warning, "quote_old",
					dossier.Args{"date": p.QuoteUntil.French(), "application": application.French(), "until": "1"}))
			case !p.QuoteDate.IsZero() && p.QuoteDate.AddMonths(quoteMonths).Before(application):
				out = append(out, p.Where().Problem(v, "quote_date", dossier.Warning, "quote_old",
					dossier.Args{"date": p.QuoteDate.French(), "application": application.French()}))
			}
		}
		amount, priced := p.Amount()
		if wanted := quotesWanted(v, amount); priced && p.Quotes.OK && wanted.Sign() > 0 && p.Quotes.Cmp(wanted) < 0 {
			out = append(out, p.Where().Problem(v, "quotes", dossier.Warning, "quotes_few",
				dossier.Args{"quotes": p.Quotes.French(), "wanted": wanted.French(), "amount": amount.Euros()}))
		}
	}
	return out
}

// quotesWanted is the number of quotes that the call's parameter asks for an
// amount; 0 where the parameter is empty, for nothing is known then.
func quotesWanted(v *dossier.View, of dossier.Decimal) dossier.Decimal {
	wanted, from := dossier.Decimal{}, dossier.Int(-1)
	steps, _ := v.Param("params.quotes").(dossier.Rows)
	for _, r := range steps {
		amount, ok1 := dossier.AsDecimal(r.Get("amount"))
		count, ok2 := dossier.AsDecimal(r.Get("count"))
		if ok1 && ok2 && of.Cmp(amount) >= 0 && amount.Cmp(from) > 0 {
			wanted, from = count, amount
		}
	}
	return wanted
}

// usedEvidence: a used machine needs the seller's declaration and quotes to compare
// (décret n° 2022-608, annexe), unless it is not meant to be eligible. That there is no
// declaration is a rule of its own.
func usedEvidence(v *dossier.View, law *figures.Rules) []dossier.Problem {
	wanted := law.Must("obligation.used").Value("quotes")
	var out []dossier.Problem
	for _, m := range rows.Machines(v) {
		if !m.Used() || m.Eligible == rows.Ineligible {
			continue
		}
		at := m.Where()
		if !m.Declaration.OK {
			out = append(out, at.Problem(v, "seller_declaration", dossier.Warning, "used_evidence", nil))
		}
		if m.Quotes.OK && m.Quotes.Cmp(wanted) < 0 {
			out = append(out, at.Problem(v, "quotes", dossier.Warning, "used_evidence", dossier.Args{"quotes": m.Quotes.French(), "wanted": wanted.French()}))
		}
		out = append(out, accepted(v, at, "condition", "params.used", m.Eligible, "used_evidence")...)
	}
	return out
}

// leasing warns of leased machines that may be eligible: the SME and regional regimes
// want an obligation to buy at the end.
func leasing(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, m := range rows.Machines(v) {
		if !m.Leased() || m.Eligible == rows.Ineligible {
			continue
		}
		out = append(out, m.Where().Problem(v, "acquisition", dossier.Warning, "leasing", nil))
		out = append(out, accepted(v, m.Where(), "acquisition", "params.leasing", m.Eligible, "leasing")...)
	}
	return out
}

// accepted warns where the call refuses what is typed as eligible, and where it
// is not known whether it does.
func accepted(v *dossier.View, at rows.Place, col string, param dossier.FieldID, eligible, code string) []dossier.Problem {
	p := v.Call.Param(param)
	if p == nil || eligible == rows.Ineligible { // nobody asks for it
		return nil
	}
	switch v.Param(param) {
	case dossier.Text("no"):
		if eligible == rows.Eligible {
			return []dossier.Problem{at.Problem(v, "eligible", dossier.Warning, code, dossier.Args{"refused": "1", "param": p.Label})}
		}
	case dossier.Text("yes"):
	default:
		return []dossier.Problem{at.Problem(v, col, dossier.Advice, "parameter_empty", dossier.Args{"param": p.Label})}
	}
	return nil
}

// acceptedCosts says of buildings, software and studies what accepted says of
// machines; an empty parameter is said of buildings alone.
func acceptedCosts(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, c := range rows.Costs(v) {
		for _, param := range c.Params() {
			if c.Category == "civil_works" || v.Param(param) == dossier.Text("no") {
				out = append(out, accepted(v, c.Where(), "category", param, c.Eligible, "parameter_empty")...)
			}
		}
	}
	return out
}

func relatedSupplier(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, p := range rows.Purchases(v) {
		if p.Related.Yes() {
			out = append(out, p.Where().Problem(v, "related_supplier", dossier.Warning, "related_supplier", nil))
		}
	}
	return out
}

// machineLines warns of a machine that stands on no line, where there are lines.
func machineLines(v *dossier.View) []dossier.Problem {
	if len(rows.Lines(v)) == 0 {
		return nil
	}
	var out []dossier.Problem
	for _, m := range rows.Machines(v) {
		if m.Line == "" {
			out = append(out, m.Where().Problem(v, "line", dossier.Warning, "machine_no_line", nil))
		}
	}
	return out
}

func lineMachines(v *dossier.View) []dossier.Problem {
	used := map[string]bool{}
	for _, m := range rows.Machines(v) {
		used[m.Line] = true
	}
	var out []dossier.Problem
	for _, l := range rows.Lines(v) {
		if !used[l.ID] {
			out = append(out, l.Where().Problem(v, "name", dossier.Warning, "line_no_machine", nil))
		}
	}
	return out
}

// planGap compares resources and costs; it waits until both are there.
func planGap(v *dossier.View) []dossier.Problem {
	f := figures.Plan(v)
	gap, known := f.Main()
	if !known || gap.IsZero() {
		return nil
	}
	resources, _ := f.Number("resources")
	total, _ := f.Number("total")
	args := dossier.Args{"resources": resources.Euros(), "total": total.Euros(), "gap": gap.Euros()}
	if gap.Sign() < 0 {
		args["short"], args["gap"] = "1", gap.Neg().Euros()
	}
	p := v.Problem("resources", dossier.Blocking, "plan_gap", args)
	for _, id := range []dossier.FieldID{"machines", "costs"} {
		if v.Visible(id) {
			p = p.See(v.Spot(id))
		}
	}
	return []dossier.Problem{p}
}

// requestedTwice compares the grant that is asked for with the FEDER resources:
// they are one number.
func requestedTwice(v *dossier.View) []dossier.Problem {
	requested, ok := v.Number("funding.requested")
	if !ok {
		return nil
	}
	feder := rows.FEDER(v)
	sum, known := rows.Total(feder, rows.Resource.Typed)
	if len(rows.Resources(v)) == 0 || !known || sum.Cmp(requested) == 0 {
		return nil
	}
	var also []dossier.Spot
	for _, r := range feder {
		also = append(also, r.Where().Spot("amount"))
	}
	if also == nil {
		also = append(also, v.Spot("resources"))
	}
	return []dossier.Problem{v.Problem("funding.requested", dossier.Blocking, "plan_gap", dossier.Args{
		"requested": requested.Euros(), "feder": sum.Euros(), "rows": strconv.Itoa(len(feder)),
	}).See(also...)}
}

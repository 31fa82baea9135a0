package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// purchase is what machines and other costs have in common.
type purchase struct {
	table                   dossier.FieldID
	row, name               string
	amount                  dossier.Decimal
	priced                  bool
	quoteDate, quoteUntil   dossier.Date
	quotes                  dossier.Num
	related                 dossier.Bool
	line, condition, bought string
}

func purchases(v *dossier.View) []purchase {
	var out []purchase
	for _, m := range dossier.RowsOf[rows.Machine](v, "machines") {
		amount, ok := m.Amount()
		out = append(out, purchase{
			"machines", m.ID, m.Name, amount, ok, m.QuoteDate, m.QuoteUntil, m.Quotes, m.Related, m.Line, m.Condition, m.Acquisition,
		})
	}
	for _, c := range dossier.RowsOf[rows.Cost](v, "costs") {
		out = append(out, purchase{
			"costs", c.ID, c.Name, c.Amount.Decimal, c.Amount.OK, c.QuoteDate, c.QuoteUntil, c.Quotes, c.Related, c.Line, "", "",
		})
	}
	return out
}

// quoteMonths is the age at which a quote is called old.
const quoteMonths = 6

// quotes warns of quotes that are too old at the application, and of fewer
// quotes than the call asks by its parameter.
func quotes(v *dossier.View) []dossier.Problem {
	application := v.Date("calendar.application")
	var out []dossier.Problem
	for _, p := range purchases(v) {
		if !application.IsZero() {
			switch {
			case !p.quoteUntil.IsZero() && p.quoteUntil.Before(application):
				out = append(out, v.RowProblem(p.table, p.row, "quote_until", dossier.Warning, "quote_old",
					dossier.Args{"date": p.quoteUntil.French(), "application": application.French(), "until": "1"}))
			case !p.quoteDate.IsZero() && p.quoteDate.AddMonths(quoteMonths).Before(application):
				out = append(out, v.RowProblem(p.table, p.row, "quote_date", dossier.Warning, "quote_old",
					dossier.Args{"date": p.quoteDate.French(), "application": application.French()}))
			}
		}
		if wanted := quotesWanted(v, p); p.quotes.OK && wanted.Sign() > 0 && p.quotes.Cmp(wanted) < 0 {
			out = append(out, v.RowProblem(p.table, p.row, "quotes", dossier.Warning, "quotes_few",
				dossier.Args{"quotes": p.quotes.French(), "wanted": wanted.French(), "amount": p.amount.Euros()}))
		}
	}
	return out
}

// quotesWanted is the number of quotes that the call's parameter asks for an
// amount; 0 where the parameter is empty, for nothing is known then.
func quotesWanted(v *dossier.View, p purchase) dossier.Decimal {
	wanted, from := dossier.Decimal{}, dossier.Int(-1)
	rows, _ := v.Param("params.quotes").(dossier.Rows)
	for _, r := range rows {
		amount, ok1 := dossier.AsDecimal(r.Get("amount"))
		count, ok2 := dossier.AsDecimal(r.Get("count"))
		if ok1 && ok2 && p.priced && p.amount.Cmp(amount) >= 0 && amount.Cmp(from) > 0 {
			wanted, from = count, amount
		}
	}
	return wanted
}

// usedEvidence: a used machine needs the seller's declaration and two quotes
// (décret n° 2022-608, annexe).
func usedEvidence(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, m := range dossier.RowsOf[rows.Machine](v, "machines") {
		if m.Condition != "used" {
			continue
		}
		if m.Declaration.No() {
			out = append(out, v.RowProblem("machines", m.ID, "seller_declaration", dossier.Warning, "used_evidence", nil))
		}
		if m.Quotes.OK && m.Quotes.Cmp(dossier.Int(2)) < 0 {
			out = append(out, v.RowProblem("machines", m.ID, "quotes", dossier.Warning, "used_evidence",
				dossier.Args{"quotes": m.Quotes.French()}))
		}
		out = append(out, accepted(v, m.ID, "condition", "params.used", m.Eligible, "used_evidence")...)
	}
	return out
}

// leasing warns of leased machines: the SME and regional regimes want an
// obligation to buy at the end.
func leasing(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, m := range dossier.RowsOf[rows.Machine](v, "machines") {
		if m.Acquisition != "lease" {
			continue
		}
		out = append(out, v.RowProblem("machines", m.ID, "acquisition", dossier.Warning, "leasing", nil))
		out = append(out, accepted(v, m.ID, "acquisition", "params.leasing", m.Eligible, "leasing")...)
	}
	return out
}

// accepted warns where the call refuses what is typed as eligible, and where it
// is not known whether it does.
func accepted(v *dossier.View, row, col string, param dossier.FieldID, eligible, code string) []dossier.Problem {
	return acceptedIn(v, "machines", row, col, param, eligible, code)
}

func acceptedIn(v *dossier.View, table dossier.FieldID, row, col string, param dossier.FieldID, eligible, code string) []dossier.Problem {
	p := v.Call.Param(param)
	if p == nil {
		return nil
	}
	switch v.Param(param) {
	case dossier.Text("no"):
		if eligible == "yes" {
			return []dossier.Problem{v.RowProblem(table, row, "eligible", dossier.Warning, code, dossier.Args{"refused": "1", "param": p.Label})}
		}
	case dossier.Text("yes"):
	default:
		return []dossier.Problem{v.RowProblem(table, row, col, dossier.Warning, "parameter_empty", dossier.Args{"param": p.Label})}
	}
	return nil
}

// acceptedCosts says of buildings, software and studies what accepted says of machines.
func acceptedCosts(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, c := range dossier.RowsOf[rows.Cost](v, "costs") {
		if c.Category == "civil_works" || v.Param(dossier.FieldID(c.Param())) == dossier.Text("no") {
			out = append(out, acceptedIn(v, "costs", c.ID, "category", dossier.FieldID(c.Param()), c.Eligible, "parameter_empty")...)
		}
	}
	return out
}

func relatedSupplier(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, p := range purchases(v) {
		if p.related.Yes() {
			out = append(out, v.RowProblem(p.table, p.row, "related_supplier", dossier.Warning, "related_supplier", nil))
		}
	}
	return out
}

// machineLines warns of a machine that stands on no line, where there are lines.
func machineLines(v *dossier.View) []dossier.Problem {
	if len(v.Rows("lines")) == 0 {
		return nil
	}
	var out []dossier.Problem
	for _, p := range purchases(v) {
		if p.table == "machines" && p.line == "" {
			out = append(out, v.RowProblem("machines", p.row, "line", dossier.Warning, "machine_no_line", nil))
		}
	}
	return out
}

func lineMachines(v *dossier.View) []dossier.Problem {
	used := map[string]bool{}
	for _, p := range purchases(v) {
		if p.table == "machines" {
			used[p.line] = true
		}
	}
	var out []dossier.Problem
	for _, r := range v.Rows("lines") {
		if !used[r.ID] {
			out = append(out, v.RowProblem("lines", r.ID, "name", dossier.Warning, "line_no_machine", nil))
		}
	}
	return out
}

// planGap compares resources and costs; it waits until both are there.
func planGap(v *dossier.View) []dossier.Problem {
	f := figures.Plan(v)
	if f.Status == figures.Unknown || f.Value == "0.00" {
		return nil
	}
	gap := dossier.MustDecimal(f.Value)
	args := dossier.Args{
		"resources": dossier.MustDecimal(f.Numbers["resources"]).Euros(),
		"total":     dossier.MustDecimal(f.Numbers["total"]).Euros(),
		"gap":       gap.Euros(),
	}
	if gap.Sign() < 0 {
		args["short"], args["gap"] = "1", gap.Neg().Euros()
	}
	return []dossier.Problem{v.Problem("resources", dossier.Blocking, "plan_gap", args)}
}

// requestedTwice compares the grant that is asked for with the FEDER resources:
// they are one number.
func requestedTwice(v *dossier.View) []dossier.Problem {
	requested, ok := v.Number("funding.requested")
	if !ok {
		return nil
	}
	sum, n, known := dossier.Decimal{}, 0, true
	for _, r := range dossier.RowsOf[rows.Resource](v, "resources") {
		if r.Source == "feder" {
			n++
			known = known && r.Amount.OK
			sum = sum.Add(r.Amount.Decimal)
		}
	}
	if n == 0 && len(v.Rows("resources")) == 0 || !known || sum.Cmp(requested) == 0 {
		return nil
	}
	return []dossier.Problem{v.Problem("funding.requested", dossier.Blocking, "plan_gap", dossier.Args{
		"requested": requested.Euros(), "feder": sum.Euros(), "rows": strconv.Itoa(n),
	})}
}

package rules

import (
	"strconv"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// quoteExpiredAtOrder says once which quotes will have run out on the day on which
// their order is planned. What runs out before the application is said by the age of
// quotes already.
func quoteExpiredAtOrder(v *dossier.View) []dossier.Problem {
	application, whole := v.Date("calendar.application"), v.Date("calendar.first_order")
	var first rows.Purchase
	var ordered dossier.Date
	var also []dossier.Spot
	count := 1
	for _, p := range rows.AsTyped(v, rows.Purchases(v)) {
		order, at := p.Order, p.Where().Spot("order_date")
		if order.IsZero() {
			order, at = whole, v.Spot("calendar.first_order")
		}
		if p.QuoteUntil.IsZero() || order.IsZero() || !p.QuoteUntil.Before(order) || p.QuoteUntil.Before(application) {
			continue
		}
		if first.ID == "" {
			first, ordered, also = p, order, []dossier.Spot{at}
			continue
		}
		count++
		also = append(also, p.Where().Spot("quote_until"))
	}
	if first.ID == "" {
		return nil
	}
	return []dossier.Problem{first.Where().Problem(v, "quote_until", dossier.Advice, "quote_expired_at_order", dossier.Args{
		"count": strconv.Itoa(count), "until": first.QuoteUntil.French(), "order": ordered.French(),
	}).See(also...)}
}

// quoteAfterApplication: the costs that the application states were not known yet.
func quoteAfterApplication(v *dossier.View) []dossier.Problem {
	application := v.Date("calendar.application")
	var out []dossier.Problem
	for _, p := range rows.Purchases(v) {
		if !application.IsZero() && p.QuoteDate.After(application) {
			out = append(out, p.Where().Problem(v, "quote_date", dossier.Warning, "quote_after_application", dossier.Args{
				"date": p.QuoteDate.French(), "application": application.French(),
			}).See(v.Spot("calendar.application")))
		}
	}
	return out
}

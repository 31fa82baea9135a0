package rows

import "dossierpme/dossier"

// Order is a day on which something was firmly ordered, or is to be.
type Order struct {
	Date  dossier.Date
	field dossier.FieldID // where it is asked: of the project as a whole …
	at    Place           // … or of a row, whose column it is then
}

// Orders lists the first order of the calendar and those of machines and costs;
// what has no date is left out.
func Orders(v *dossier.View) []Order {
	const first dossier.FieldID = "calendar.first_order"
	var out []Order
	add := func(o Order) {
		if !o.Date.IsZero() {
			out = append(out, o)
		}
	}
	add(Order{Date: v.Date(first), field: first})
	for _, p := range Purchases(v) {
		add(Order{Date: p.Order, field: "order_date", at: p.Where()})
	}
	return out
}

// Problem makes a problem of the answer that names the order.
func (o Order) Problem(v *dossier.View, s dossier.Severity, code string, args dossier.Args) dossier.Problem {
	if o.at == (Place{}) {
		return v.Problem(o.field, s, code, args)
	}
	return o.at.Problem(v, string(o.field), s, code, args)
}

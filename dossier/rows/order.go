package rows

import "dossierpme/dossier"

// Order is a day on which something was firmly ordered, or is to be.
type Order struct {
	Date     dossier.Date
	Category string          // of what is ordered, as Purchase has it; "" of the project as a whole
	field    dossier.FieldID // where it is asked: of the project as a whole …
	at       Place           // … or of a row, whose column it is then
}

// Orders lists the first order of the calendar, where it is typed, and those of machines
// and costs; what has no date is left out.
func Orders(v *dossier.View) []Order {
	const first dossier.FieldID = "calendar.first_order"
	var out []Order
	add := func(o Order) {
		if !o.Date.IsZero() {
			out = append(out, o)
		}
	}
	purchases := Purchases(v)
	if v.Stands(first) != dossier.CarriedValue { // what is carried is one of the rows
		add(Order{Date: v.Date(first), Category: orderedOn(purchases, v.Date(first)), field: first})
	}
	for _, p := range purchases {
		add(Order{Date: p.Order, Category: p.Category, field: "order_date", at: p.Where()})
	}
	return out
}

// orderedOn is the one category of all that is ordered on a day; none where there
// are several, or where nothing is.
func orderedOn(purchases []Purchase, day dossier.Date) string {
	category := ""
	for _, p := range purchases {
		switch {
		case p.Order != day:
		case category == "" || category == p.Category:
			category = p.Category
		default:
			return ""
		}
	}
	return category
}

// Spot is the answer that names the order.
func (o Order) Spot() dossier.Spot {
	if o.Whole() {
		return dossier.Spot{Field: o.field}
	}
	return o.at.Spot(string(o.field))
}

// Whole reports whether the order is the first one of the project as a whole, and not
// that of a row.
func (o Order) Whole() bool { return o.at == (Place{}) }

// Problem makes a problem of the answer that names the order.
func (o Order) Problem(v *dossier.View, s dossier.Severity, code string, args dossier.Args) dossier.Problem {
	if o.Whole() {
		return v.Problem(o.field, s, code, args)
	}
	return o.at.Problem(v, string(o.field), s, code, args)
}

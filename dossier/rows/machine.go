package rows

import "dossierpme/dossier"

// Machine is a row of the table of machines.
type Machine struct {
	ID          string       `col:"id"`
	Name        string       `col:"name"`
	Category    string       `col:"category"`
	Line        string       `col:"line"`
	Quantity    dossier.Num  `col:"quantity"`
	UnitPrice   dossier.Num  `col:"unit_price"`
	Condition   string       `col:"condition"`
	Acquisition string       `col:"acquisition"`
	Year        dossier.Num  `col:"year"`
	Eligible    string       `col:"eligible"`
	Related     dossier.Bool `col:"related_supplier"`
	Declaration dossier.Bool `col:"seller_declaration"`
	QuoteDate   dossier.Date `col:"quote_date"`
	QuoteUntil  dossier.Date `col:"quote_until"`
	Quotes      dossier.Num  `col:"quotes"`
	Order       dossier.Date `col:"order_date"`
	Delivery    dossier.Date `col:"delivery"`
}

// Machines reads the table of machines in the order of the row ids.
func Machines(v *dossier.View) []Machine {
	return sorted(v, "machines", func(m Machine) string { return m.ID })
}

// Amount is quantity × unit price; false where one is missing.
func (m Machine) Amount() (dossier.Decimal, bool) {
	return m.Quantity.Mul(m.UnitPrice.Decimal), m.Quantity.OK && m.UnitPrice.OK
}

// Params are the call parameters that accept or refuse the machine.
func (m Machine) Params() []string {
	var out []string
	if m.Acquisition == "lease" {
		out = append(out, "params.leasing")
	}
	if m.Condition == "used" {
		out = append(out, "params.used")
	}
	return out
}

// Eligibility is what counts for a row: the typed answer, empty counting as to
// be checked, and no wherever a parameter of the call refuses such an expense.
func Eligibility(v *dossier.View, typed string, params ...string) string {
	for _, p := range params {
		if p != "" && v.Param(dossier.FieldID(p)) == dossier.Text("no") {
			return "no"
		}
	}
	if typed == "" {
		return "unknown"
	}
	return typed
}

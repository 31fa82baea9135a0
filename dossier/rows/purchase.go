package rows

import "dossierpme/dossier"

// CategoryMachines is what the breakdowns of expenses call all machines, beside
// the categories of other costs.
const CategoryMachines = "machines"

// Purchase is a machine or another cost, as what reads them alike sees it.
type Purchase struct {
	Bought
	Table    dossier.FieldID
	Category string            // CategoryMachines, or that of the cost
	Price    []Factor          // what multiplies to the amount: quantity and unit price, or the amount alone
	Params   []dossier.FieldID // the call's parameters that accept or refuse it
	Unproven bool              // used, and its seller declares nothing: the law refuses it
}

// Factor is a number of a row that an amount is made of.
type Factor struct {
	Column string
	dossier.Num
}

// Machine reports whether it is a machine.
func (p Purchase) Machine() bool { return p.Table == Table[Machine]() }

// Where is the row of the machine or of the cost.
func (p Purchase) Where() Place { return Place{p.Table, p.ID} }

// Called is its name, or its place in its table while it has none.
func (p Purchase) Called(v *dossier.View) string {
	table, i := v.Call.Field(p.Table), v.RowIndex(p.Table, p.ID)
	if p.Name == "" && table != nil && i >= 0 {
		return table.Label + " " + v.Title(table, v.Rows(p.Table), i)
	}
	return p.Name
}

// Purchases lists the machines and the other costs, each in the order of its
// row ids.
func Purchases(v *dossier.View) []Purchase {
	type once struct{}
	return dossier.Once(v, once{}, func() []Purchase {
		machines, costs := Machines(v), Costs(v)
		out := make([]Purchase, 0, len(machines)+len(costs))
		for _, m := range machines {
			price := []Factor{{"quantity", m.Quantity}, {"unit_price", m.UnitPrice}}
			out = append(out, Purchase{m.Bought, m.Where().Table, CategoryMachines, price, m.Params(), m.Unproven()})
		}
		for _, c := range costs {
			out = append(out, Purchase{c.Bought, c.Where().Table, c.Category, []Factor{{"amount", c.Amount}}, c.Params(), false})
		}
		return out
	})
}

// Whole reports whether the machines and the other costs are all of them: false while
// it is not said whether there are costs beside the machines. Where it is not, the
// question is returned, and whether rows are kept behind it.
func Whole(v *dossier.View) (whole, kept bool, gate dossier.FieldID) {
	gate = v.Call.Gate(Table[Cost]())
	return gate == "" || v.Yes(gate) || v.No(gate), len(v.Dossier.Rows(Table[Cost]())) > 0, gate
}

// Amount is the product of what the price is made of; false where a part of it
// is missing.
func (p Purchase) Amount() (dossier.Decimal, bool) {
	amount := dossier.Int(1)
	for _, f := range p.Price {
		if !f.OK {
			return dossier.Decimal{}, false
		}
		amount = amount.Mul(f.Decimal)
	}
	return amount, true
}

// ByYear splits an amount of the expense between its year and the one after: the
// part that is paid then, to the cent, and the rest before it.
func (p Purchase) ByYear(amount dossier.Decimal) (first, next dossier.Decimal) {
	if p.Year.OK && p.NextYear.OK {
		next = amount.Mul(p.NextYear.Decimal).Mul(dossier.Cents(1)).Round(2)
	}
	return amount.Sub(next), next
}

// YearAfter is the year after that of the expense.
func (p Purchase) YearAfter() dossier.Num {
	return dossier.Num{Decimal: p.Year.Add(dossier.Int(1)), OK: p.Year.OK}
}

// What counts for the eligibility of an expense.
const (
	Eligible   = "yes"
	Ineligible = "no"
	ToCheck    = "unknown"
)

// Eligibility is what counts for an expense: the typed answer, empty counting as
// to be checked, and no wherever the law or a parameter of the call refuses it.
func (p Purchase) Eligibility(v *dossier.View) string {
	switch _, refused := p.RefusedBy(v); {
	case p.Unproven || refused:
		return Ineligible
	case p.Eligible == "":
		return ToCheck
	}
	return p.Eligible
}

// RefusedBy is the parameter of the call that refuses the expense, the first of them.
func (p Purchase) RefusedBy(v *dossier.View) (param dossier.FieldID, refused bool) {
	for _, param := range p.Params {
		if v.Param(param) == dossier.Text("no") {
			return param, true
		}
	}
	return "", false
}

package figures

import (
	"dossierpme/dossier"
)

// Machine is a row of the table of machines, as calculations read it.
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

// Amount is quantity × unit price; false where one is missing.
func (m Machine) Amount() (dossier.Decimal, bool) {
	return m.Quantity.Mul(m.UnitPrice.Decimal), m.Quantity.OK && m.UnitPrice.OK
}

// Cost is a row of the table of other costs, as calculations read it.
type Cost struct {
	ID         string       `col:"id"`
	Name       string       `col:"name"`
	Category   string       `col:"category"`
	Amount     dossier.Num  `col:"amount"`
	Related    dossier.Bool `col:"related_supplier"`
	QuoteDate  dossier.Date `col:"quote_date"`
	QuoteUntil dossier.Date `col:"quote_until"`
	Quotes     dossier.Num  `col:"quotes"`
	Order      dossier.Date `col:"order_date"`
	Year       dossier.Num  `col:"year"`
	Eligible   string       `col:"eligible"`
	Line       string       `col:"line"`
}

// Eligibility is what counts for a row: the typed answer, empty counting as to
// be checked, and no wherever a parameter of the call refuses such an expense.
func Eligibility(v *dossier.View, typed, param string) string {
	if param != "" && v.Param(dossier.FieldID(param)) == dossier.Text("no") {
		return "no"
	}
	if typed == "" {
		return "unknown"
	}
	return typed
}

// MachineParam is the call parameter that accepts or refuses a machine, "" where none does.
func (m Machine) MachineParam() string {
	switch {
	case m.Acquisition == "lease":
		return "params.leasing"
	case m.Condition == "used":
		return "params.used"
	case m.Category == "it":
		return ""
	}
	return ""
}

// Param is the call parameter that accepts or refuses a cost, "" where none does.
func (c Cost) Param() string {
	switch c.Category {
	case "civil_works":
		return "params.buildings"
	case "software":
		return "params.software"
	case "engineering":
		return "params.studies"
	}
	return ""
}

// Costs is figure.costs: total, eligible, to be checked and ineligible expenses
// before tax, machines included, with breakdowns by category, year and line.
func Costs(v *dossier.View) Figure {
	f := Figure{Status: Computed, Numbers: map[string]string{}}
	d := &derivation{}
	groups := map[string][]operand{}
	parts := newParts()
	add := func(o operand, amount dossier.Decimal, eligible, category, line string, year dossier.Num) {
		groups["total"] = append(groups["total"], o)
		groups[eligible] = append(groups[eligible], o)
		parts.add("category", category, amount)
		parts.add("line", line, amount)
		if year.OK {
			parts.add("year", year.String(), amount)
		}
	}
	for _, m := range dossier.RowsOf[Machine](v, "machines") {
		if !m.Quantity.OK {
			f.Missing = append(f.Missing, "machines.quantity@"+m.ID)
		}
		if !m.UnitPrice.OK {
			f.Missing = append(f.Missing, "machines.unit_price@"+m.ID)
		}
		if amount, ok := m.Amount(); ok {
			o := d.do(m.Name, Product, "€", "", num(m.Quantity.Decimal), num(m.UnitPrice.Decimal))
			add(o, amount, Eligibility(v, m.Eligible, m.MachineParam()), "machines", m.Line, m.Year)
		}
	}
	for _, c := range dossier.RowsOf[Cost](v, "costs") {
		if !c.Amount.OK {
			f.Missing = append(f.Missing, "costs.amount@"+c.ID)
			continue
		}
		o := d.do(c.Name, Lookup, "€", "", num(c.Amount.Decimal))
		add(o, c.Amount.Decimal, Eligibility(v, c.Eligible, c.Param()), c.Category, c.Line, c.Year)
	}
	if len(v.Rows("machines")) == 0 && len(v.Rows("costs")) == 0 {
		f.Missing = append(f.Missing, "machines")
	}
	if len(f.Missing) > 0 {
		f.Status = Unknown
		f.Steps = d.steps
		return f
	}
	for _, g := range []struct{ key, name, text string }{
		{"yes", "eligible", "Dépenses éligibles"},
		{"unknown", "to_check", "Dépenses à vérifier"},
		{"no", "ineligible", "Dépenses non éligibles"},
	} {
		f.Numbers[g.name] = dossier.RoundRat(d.do(g.text, Sum, "€", "", orZero(groups[g.key])...).value, 2).Fixed(2)
	}
	total := d.do("Coût total", Sum, "€", "", orZero(groups["total"])...)
	f.Value = d.round("Coût total, arrondi au centime", total, 2, "€").Fixed(2)
	f.Numbers["total"] = f.Value
	if f.Numbers["to_check"] != "0.00" {
		f.Caveats = append(f.Caveats, "Des dépenses restent « à vérifier » : elles comptent dans le total, pas dans l’éligible.")
	}
	f.Steps = d.steps
	f.Parts = parts.list()
	return f
}

func orZero(in []operand) []operand {
	if len(in) == 0 {
		return []operand{num(dossier.Decimal{})}
	}
	return in
}

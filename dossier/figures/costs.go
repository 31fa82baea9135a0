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
func Costs(v *dossier.View) Figure { return bookOf(v, nil).costs() }

func (b *book) costs() Figure { return b.lawless().once("figure.costs", costs) }

func costs(s *sheet) {
	machines, others := Machines(s.v), OtherCosts(s.v)
	s.steps = make([]Step, 0, len(machines)+len(others)+5)
	every := make([]operand, 0, len(machines)+len(others))
	groups := map[string][]operand{}
	parts := newParts()
	add := func(o operand, eligible, category, line string, year dossier.Num) {
		every = append(every, o)
		groups[eligible] = append(groups[eligible], o)
		parts.add("category", category, o.value)
		parts.add("line", line, o.value)
		parts.add("year", yearKey(year), o.value)
	}
	for _, m := range machines {
		if !m.Quantity.OK {
			s.lack(at("machines", "quantity", m.ID))
		}
		if !m.UnitPrice.OK {
			s.lack(at("machines", "unit_price", m.ID))
		}
		if m.Quantity.OK && m.UnitPrice.OK {
			o := s.do(m.Name, Product, "€", "", num(m.Quantity.Decimal), num(m.UnitPrice.Decimal))
			add(o, Eligibility(s.v, m.Eligible, m.Params()...), "machines", m.Line, m.Year)
		}
	}
	for _, c := range others {
		if !c.Amount.OK {
			s.lack(at("costs", "amount", c.ID))
			continue
		}
		o := s.do(c.Name, Lookup, "€", "", num(c.Amount.Decimal))
		add(o, Eligibility(s.v, c.Eligible, c.Param()), c.Category, c.Line, c.Year)
	}
	if len(s.v.Rows("machines")) == 0 && len(s.v.Rows("costs")) == 0 {
		s.lack("machines")
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	for _, g := range []struct{ key, name, text string }{
		{"yes", "eligible", "Dépenses éligibles"},
		{"unknown", "to_check", "Dépenses à vérifier"},
		{"no", "ineligible", "Dépenses non éligibles"},
	} {
		s.f.Numbers[g.name] = rounded(s.do(g.text, Sum, "€", "", orZero(groups[g.key])...), 2, "€")
	}
	total := s.do("Coût total", Sum, "€", "", orZero(every)...)
	s.f.Value = s.round("Coût total, arrondi au centime", total, 2, "€")
	s.f.Numbers["total"] = s.f.Value
	if s.f.Numbers["to_check"] != "0.00" {
		s.caveat("Des dépenses restent « à vérifier » : elles comptent dans le total, pas dans l’éligible.")
	}
	s.f.Parts = parts.list()
}

// Machines reads the table of machines in the order of the row ids.
func Machines(v *dossier.View) []Machine {
	return rowsOf(v, "machines", func(m Machine) string { return m.ID })
}

// OtherCosts reads the table of other costs in the order of the row ids.
func OtherCosts(v *dossier.View) []Cost {
	return rowsOf(v, "costs", func(c Cost) string { return c.ID })
}

// yearKey is "" where a row names no year, so that a breakdown still adds up.
func yearKey(year dossier.Num) string {
	if !year.OK {
		return ""
	}
	return year.String()
}

func orZero(in []operand) []operand {
	if len(in) == 0 {
		return []operand{num(dossier.Decimal{})}
	}
	return in
}

package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Costs is figure.costs: total, eligible, to be checked and ineligible expenses
// before tax, machines included, with breakdowns by category, year and line.
func Costs(v *dossier.View) Figure { return bookOf(v, nil).costs() }

func (b *book) costs() Figure { return b.lawless().once("figure.costs", costs) }

func costs(s *sheet) {
	machines, others := rows.Machines(s.v), rows.Costs(s.v)
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
			add(o, rows.Eligibility(s.v, m.Eligible, m.Params()...), "machines", m.Line, m.Year)
		}
	}
	for _, c := range others {
		if !c.Amount.OK {
			s.lack(at("costs", "amount", c.ID))
			continue
		}
		o := s.do(c.Name, Lookup, "€", "", num(c.Amount.Decimal))
		add(o, rows.Eligibility(s.v, c.Eligible, c.Param()), c.Category, c.Line, c.Year)
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

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
	purchases := rows.Purchases(s.v)
	s.steps = make([]Step, 0, len(purchases)+5)
	every := make([]operand, 0, len(purchases))
	groups := map[string][]operand{}
	parts := newParts()
	for _, p := range purchases {
		o, ok := s.price(p)
		if !ok {
			continue
		}
		every = append(every, o)
		eligibility := p.Eligibility(s.v)
		groups[eligibility] = append(groups[eligibility], o)
		parts.add("category", p.Category, o.value)
		parts.add("line", p.Line, o.value)
		parts.add("year", yearKey(p.Year), o.value)
	}
	if len(purchases) == 0 {
		s.lack("machines")
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	for _, g := range []struct{ key, name, text string }{
		{rows.Eligible, "eligible", "Dépenses éligibles"},
		{rows.ToCheck, "to_check", "Dépenses à vérifier"},
		{rows.Ineligible, "ineligible", "Dépenses non éligibles"},
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

// price is the amount of an expense: quantity × unit price of a machine, the
// amount of another cost. What is missing is named.
func (s *sheet) price(p rows.Purchase) (o operand, ok bool) {
	var in []operand
	for _, f := range p.Price {
		if !f.OK {
			s.lack(at(string(p.Table), f.Column, p.ID))
		} else {
			in = append(in, num(f.Decimal))
		}
	}
	if len(in) < len(p.Price) {
		return operand{}, false
	}
	op := Product
	if len(in) == 1 {
		op = Lookup
	}
	return s.do(p.Name, op, "€", "", in...), true
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

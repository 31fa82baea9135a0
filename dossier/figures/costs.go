package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// CostsID is the figure of the expenses.
const CostsID = "figure.costs"

// CostsTotal is its number of all expenses.
const CostsTotal = "total"

var costsSpec = Spec{ID: CostsID, Picture: Spending, Main: CostsTotal, lawless: true, Numbers: []Declared{
	{Key: CostsTotal, Shape: Money},
	{Key: "eligible", Shape: Money},
	{Key: "to_check", Shape: Money},
	{Key: "ineligible", Shape: Money},
}}

// Costs is figure.costs: total, eligible, to be checked and ineligible expenses
// before tax, machines included, with breakdowns by category, year and line.
func Costs(v *dossier.View) Figure { return bookOf(v, nil).costs() }

func (b *book) costs() Figure { return b.once(&costsSpec, costs) }

func costs(s *Sheet) {
	purchases := rows.Purchases(s.v)
	s.steps = make([]Step, 0, len(purchases)+5)
	every := make([]operand, 0, len(purchases))
	groups, open := map[string][]operand{}, map[string]bool{}
	if whole, kept, gate := rows.Whole(s.v); !whole && kept { // behind a question without an answer: they count or they do not
		s.lack(at(gate))
		open[rows.Eligible], open[rows.ToCheck], open[rows.Ineligible] = true, true, true
	}
	s.soFar()
	parts := newParts()
	for _, p := range purchases {
		o, ok := s.price(p)
		eligibility := p.Eligibility(s.v)
		s.refused(p)
		if !ok {
			open[eligibility] = true
			continue
		}
		every = append(every, o)
		groups[eligibility] = append(groups[eligibility], o)
		parts.add(CostsByCategory, p.Category, o.Value)
		parts.add(CostsByLine, p.Line, o.Value)
		first, next := p.ByYear(o.Value)
		parts.add(CostsByYear, yearKey(p.Year), first)
		if !next.IsZero() {
			parts.add(CostsByYear, yearKey(p.YearAfter()), next)
		}
	}
	if len(purchases) == 0 {
		s.lack(at("machines"))
		s.unknown()
		return
	}
	for _, g := range []struct{ key, name string }{{rows.Eligible, "eligible"}, {rows.ToCheck, "to_check"}, {rows.Ineligible, "ineligible"}} {
		if !open[g.key] { // a sum without one of its amounts would be wrong
			s.give(g.name, s.do(say("costs."+g.name), Sum, Money, Source{}, orZero(groups[g.key])...))
		}
	}
	if sum, _ := s.f.Number("to_check"); !sum.IsZero() {
		s.caveat(say("costs.some_to_check"))
	}
	if len(open) > 0 {
		s.unknown()
		return
	}
	total := s.do(say("costs.total"), Sum, Money, Source{}, orZero(every)...)
	s.round(CostsTotal, say("costs.total_rounded"), total)
	s.f.Parts = parts.list(Money)
}

// soFar says of what rests on the costs that they are those there are so far: it is not
// said whether there are others than the machines, and none stands behind that question.
func (s *Sheet) soFar() {
	if whole, kept, gate := rows.Whole(s.v); !whole && !kept {
		s.lack(at(gate))
		s.estimate(say("costs.so_far"))
	}
}

// refused says of an expense that is typed as eligible and counts as ineligible what
// refuses it.
func (s *Sheet) refused(p rows.Purchase) {
	if p.Eligible != rows.Eligible {
		return
	}
	if p.Unproven {
		s.caveat(about("costs.unproven", p.Called(s.v)))
		return
	}
	if param, refused := p.RefusedBy(s.v); refused {
		s.caveat(Message{Key: "costs.refused", Name: p.Called(s.v), Args: []Arg{text("param", s.v.Call.Param(param).Label)}})
	}
}

// price is the amount of an expense: quantity × unit price of a machine, the
// amount of another cost. What is missing is named.
func (s *Sheet) price(p rows.Purchase) (o operand, ok bool) {
	var in []operand
	for _, f := range p.Price {
		if !f.OK {
			s.lack(p.Where().Spot(f.Column))
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
	return s.do(plain(p.Called(s.v)), op, Money, Source{}, in...), true
}

// yearKey is "" where a row names no year, so that a breakdown still adds up.
func yearKey(year dossier.Num) string {
	if !year.OK {
		return ""
	}
	return year.String()
}

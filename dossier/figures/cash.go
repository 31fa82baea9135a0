package figures

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// CashID is the figure of the cash over the project.
const CashID = "figure.cash"

var cashSpec = Spec{ID: CashID, Picture: Quarters, Main: "lowest", lawless: true, Numbers: []Declared{
	{Key: "lowest", Shape: Money},
	{Key: "lowest_quarter", Shape: Quarter},
}}

// afterEnd is how many quarters after the end of the project the grant is paid.
const afterEnd = 2

// cash follows the money of the project by quarters, before tax and from nothing: what
// is paid, what comes in, and the lowest that is left, which the treasury must bridge.
func cash(s *Sheet) {
	out, in := map[quarter][]operand{}, map[quarter][]operand{}
	purchases, resources := rows.Purchases(s.v), rows.Resources(s.v)
	if len(purchases) == 0 {
		s.lack(at("machines"))
	}
	if whole, kept, gate := rows.Whole(s.v); !whole && kept {
		s.lack(at(gate))
	}
	if len(resources) == 0 {
		s.lack(at("resources"))
	}
	delivered := map[string]dossier.Date{}
	for _, m := range rows.Machines(s.v) {
		delivered[m.ID] = m.Delivery
	}
	for _, p := range purchases {
		o, ok := s.paid(p)
		day := dossier.Date{}
		if p.Machine() {
			day = delivered[p.ID]
		}
		switch {
		case day.IsZero() && !p.Year.OK:
			s.lack(p.Where().Spot("year"))
		case ok:
			s.split(out, p, o, quarterOf(day))
		}
	}
	s.receipts(in, resources)
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.soFar()
	s.caveat(say("cash.assumed"))
	s.balances(out, in)
}

// paid is the amount of an expense, which the figure of the costs derives.
func (s *Sheet) paid(p rows.Purchase) (o operand, ok bool) {
	amount, ok := p.Amount()
	if !ok {
		for _, f := range p.Price {
			if !f.OK {
				s.lack(p.Where().Spot(f.Column))
			}
		}
	}
	return num(amount), ok
}

// split puts an expense into the quarter of its delivery, one without a day at the end
// of its year. The part that is paid in the year after is paid at the end of it, or at a
// delivery in it; what is paid before a delivery in that year, at the end of its own.
func (s *Sheet) split(out map[quarter][]operand, p rows.Purchase, o operand, delivery quarter) {
	_, next := p.ByYear(o.Value)
	pay := func(q quarter, o operand) { out[q] = append(out[q], o) }
	if next.IsZero() {
		pay(either(delivery, lastOf(p.Year)), o)
		return
	}
	first, last := either(delivery, lastOf(p.Year)), lastOf(p.YearAfter())
	if delivery >= firstOf(p.YearAfter()) {
		first, last = lastOf(p.Year), delivery
	}
	later := s.do(about("cash.later", p.Called(s.v)), Lookup, Money, Source{}, num(next))
	pay(first, s.do(about("cash.sooner", p.Called(s.v)), Difference, Money, Source{}, o, later))
	pay(last, later)
}

// receipts puts each resource into the quarter in which it comes: what is private or
// lent at the beginning of its year and with the first order at the earliest, a grant
// at the end of its year, that of the programme after the end of the project, half of
// it with the first order where an advance is asked. A guarantee brings nothing.
func (s *Sheet) receipts(in map[quarter][]operand, resources []rows.Resource) {
	order := func() (quarter, bool) {
		day := s.v.Date("calendar.first_order")
		if day.IsZero() {
			s.lack(at("calendar.first_order"))
		}
		return quarterOf(day), !day.IsZero()
	}
	var feder []operand
	for _, r := range resources {
		share := r.Share()
		for _, c := range []struct{ col, cell string }{{"source", r.Source}, {"nature", r.Nature}} {
			if c.cell == "" {
				s.lack(r.Where().Spot(c.col))
			}
		}
		if share == rows.Unclear || share == rows.Guarantee {
			continue
		}
		if !r.Amount.OK {
			s.lack(r.Where().Spot("amount"))
			continue
		}
		o := s.do(s.funder(r.Source), Lookup, Money, Source{}, num(r.Amount.Decimal))
		if r.Programme() && share == rows.Public {
			feder = append(feder, o)
			continue
		}
		if !r.Year.OK {
			s.lack(r.Where().Spot("year"))
			continue
		}
		q := lastOf(r.Year)
		if share == rows.Private {
			first, ok := order()
			if !ok {
				continue
			}
			q = max(firstOf(r.Year), first)
		}
		in[q] = append(in[q], o)
	}
	if len(feder) > 0 {
		s.programme(in, feder, order)
	}
}

// programme puts the grant of the programme where it is paid.
func (s *Sheet) programme(in map[quarter][]operand, feder []operand, order func() (quarter, bool)) {
	end := s.v.Date("calendar.end")
	if end.IsZero() {
		s.lack(at("calendar.end"))
	}
	last := quarterOf(end) + afterEnd
	grant := s.do(say("cash.feder"), Sum, Money, Source{}, feder...)
	if !s.v.Yes("funding.advance") {
		in[last] = append(in[last], grant)
		return
	}
	first, ok := order()
	if !ok || end.IsZero() {
		return
	}
	half := s.do(say("cash.half"), Quotient, Money, Source{}, grant, wholeNum(2))
	half = s.do(say("cash.advance"), Round, Money, Source{}, half, wholeNum(Money.Places()))
	in[first] = append(in[first], half)
	in[last] = append(in[last], s.do(say("cash.rest"), Difference, Money, Source{}, grant, half))
	s.caveat(say("cash.advance_asked"))
}

// balances follows the quarters in which something is paid or comes in.
func (s *Sheet) balances(out, in map[quarter][]operand) {
	var quarters []quarter
	quarters = slices.AppendSeq(quarters, maps.Keys(out))
	quarters = slices.AppendSeq(quarters, maps.Keys(in))
	slices.Sort(quarters)
	quarters = slices.Compact(quarters)
	left := s.do(say("cash.opening"), Lookup, Money, Source{}, wholeNum(0))
	all := []operand{left}
	lowest, at := left, quarter(0)
	for _, q := range quarters {
		when := inQuarter("quarter", q)
		if len(in[q]) > 0 {
			left = s.do(say("cash.in", when), Sum, Money, Source{}, append([]operand{left}, in[q]...)...)
		}
		if len(out[q]) > 0 {
			paid := s.do(say("cash.out", when), Sum, Money, Source{}, out[q]...)
			left = s.do(say("cash.left", when), Difference, Money, Source{}, left, paid)
		}
		all = append(all, left)
		if at == 0 || left.Value.Cmp(lowest.Value) < 0 {
			lowest, at = left, q
		}
		s.f.Parts = append(s.f.Parts, Part{"quarter", q.code(), left.Value.Round(Money.Places())})
	}
	s.code("lowest_quarter", at.code())
	s.round("lowest", say("cash.rounded"), s.do(say("cash.lowest", inQuarter("quarter", at)), Min, Money, Source{}, all...))
}

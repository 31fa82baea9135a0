package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// MinimisFraction is the aid in a public loan or guarantee by the fraction of the
// ceiling of Regulation (EU) 2023/2831, article 4 (3) and (6): 300 000 € times
// the amount over 1.5 M€, or what is guaranteed over 2.25 M€, times its years over
// five. It counts under de minimis alone; elsewhere it is an order of magnitude and no
// more. False where the text gives no fraction, or an answer is missing.
func MinimisFraction(v *dossier.View, law *Rules, r rows.Resource) (dossier.Decimal, bool) {
	s := &Sheet{b: bookOf(v, law), v: v, f: Figure{Spec: &aidSpec, Numbers: map[string]Number{}}}
	o := s.fraction(r)
	return o.Value.Round(Money.Places()), o.given
}

// fraction makes the steps of it.
func (s *Sheet) fraction(r rows.Resource) operand {
	rule := s.b.law.Must("aid.minimis_loan")
	lent := r.Amount
	if !r.Cash() {
		rule, lent = s.b.law.Must("aid.minimis_guarantee"), r.Guaranteed
	}
	if !r.FromPublic() || r.Grant() || r.OnSuccess() || r.Share() == rows.Unclear || !lent.OK || !r.Months.OK || s.v.Yes("finance.insolvency") {
		return operand{}
	}
	if r.Cash() && !r.SecuredHalf.Yes() || !r.Cash() && !s.mostlyCovered(r, rule) {
		return operand{}
	}
	inTime := func(amount, months string) bool {
		return lent.Cmp(rule.Value(amount)) <= 0 && r.Months.Cmp(rule.Value(months)) <= 0
	}
	if !inTime("amount", "months") && !inTime("half", "double") {
		return operand{}
	}
	limit, whole := s.b.law.Must("aid.de_minimis").Value("limit"), rule.Value("amount").Mul(rule.Value("months"))
	s.rule(rule.ID)
	product := s.do(about("aid.fraction_product", s.called(r)), Product, Plain, by(rule), num(limit), num(lent.Decimal), num(r.Months.Decimal))
	return s.do(about("aid.fraction", s.called(r)), Quotient, Money, by(rule), product, num(whole))
}

// mostlyCovered reports whether a guarantee covers no more of what is borrowed than
// the fraction allows.
func (s *Sheet) mostlyCovered(r rows.Resource, rule Rule) bool {
	var borrowed dossier.Decimal
	for _, b := range rows.Resources(s.v) {
		if b.Borrowed() {
			borrowed = borrowed.Add(b.Amount.Decimal)
		}
	}
	return r.Guaranteed.Cmp(borrowed.Mul(rule.Value("share")).Mul(dossier.Cents(1))) <= 0
}

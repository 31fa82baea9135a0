package figures

import (
	"slices"

	"dossierpme/dossier"
)

// endOfRegulation is the day up to which Regulation (EU) 651/2014 applies, read
// from the rule of the SME regime.
func endOfRegulation(law *Rules) dossier.Date { return law.Must("aid.sme").Until }

// answerUnknown is the rank of « unknown » among the names of an answer.
const answerUnknown = 2

// DifficultyID is the figure of the undertaking in difficulty.
const DifficultyID = "figure.difficulty"

var difficultySpec = Spec{ID: DifficultyID, Main: "in_difficulty", Numbers: []Declared{{Key: "in_difficulty", Shape: Answer}}}

// difficulty is the undertaking in difficulty of an SME: Regulation (EU)
// 651/2014, article 2 (18). Any one criterion is enough, so a missing input
// matters only where no other criterion is met.
func (b *book) difficulty() Figure { return b.once(&difficultySpec, difficulty) }

func difficulty(s *Sheet) {
	form := s.v.Text("company.legal_form")
	var found []operand
	undecided := false
	criterion := func(what string, met bool, rule Rule) {
		n := 0
		if met {
			n = 1
		}
		found = append(found, s.do(say("difficulty."+what), Lookup, Plain, by(rule), wholeNum(n)))
	}
	unlimited := s.b.law.Must("difficulty.unlimited")
	capital, tested := CapitalTest(s.b.law, form)
	switch {
	case form == "":
		s.lack(at("company.legal_form"))
	case tested:
		s.rule(capital.ID)
		if left, ok := s.capitalLost(capital, criterion); ok && capital.ID == variableCapital {
			undecided = s.undecided(left)
		}
	case unlimited.Covers(form):
		s.rule(unlimited.ID)
		s.estimate(say("difficulty.forms_open"))
		if lost, ok := s.answer("finance.own_funds_lost"); ok {
			s.loss("own_funds_lost", lost, unlimited, criterion)
		}
	default:
		s.estimate(say("difficulty.form_without_test"))
	}
	if yes, ok := s.answer("finance.insolvency"); ok {
		criterion("insolvency", yes, s.rule("difficulty.insolvency"))
	}
	if yes, ok := s.answer("finance.rescue_aid"); ok {
		criterion("rescue", yes, s.rule("difficulty.rescue"))
	}
	met := slices.ContainsFunc(found, func(o operand) bool { return o.Value.Sign() > 0 })
	if len(s.f.Missing) > 0 && !met {
		s.f.Status = Unknown
		s.name("in_difficulty", say("difficulty.answer_missing"), wholeNum(answerUnknown), Source{})
		return
	}
	if met {
		s.f.Missing, undecided = nil, false // one criterion is enough, whatever the others say
	}
	if end := endOfRegulation(s.b.law); JudgedOn(s.v).After(end) {
		s.caveat(say(s.tense("difficulty.definition_ended", end), day("end", end)))
	}
	one := s.do(say("difficulty.any"), Max, Plain, cite("difficulty"), found...)
	if undecided {
		s.name("in_difficulty", say("difficulty.answer_undecided"), wholeNum(answerUnknown), by(capital))
		return
	}
	s.name("in_difficulty", say("difficulty.answer"), one, Source{})
}

// variableCapital is the rule for co-operatives and other forms whose capital comes and
// goes.
const variableCapital = "difficulty.variable_capital"

// CapitalTest is the rule that holds the own funds of a legal form against its capital;
// false where it has no such test.
func CapitalTest(law *Rules, form string) (rule Rule, ok bool) {
	if law.Must("difficulty.unlimited").Covers(form) {
		return Rule{}, false
	}
	for _, id := range []string{variableCapital, "difficulty.limited"} {
		if rule = law.Must(id); rule.Covers(form) {
			return rule, true
		}
	}
	return Rule{}, false
}

// Cooperative reports whether the company is of a form whose capital comes and goes.
func Cooperative(v *dossier.View, law *Rules) bool {
	return law.Must(variableCapital).Covers(v.Text("company.legal_form"))
}

// capitalLost is criterion (a): less than half of capital and premiums is left.
// Exactly one half is not in difficulty. Where enough is left it returns how much, in per
// cent.
func (s *Sheet) capitalLost(rule Rule, criterion func(what string, met bool, rule Rule)) (left dossier.Decimal, ok bool) {
	capital, ok1 := s.number("finance.capital")
	premiums, ok2 := s.number("finance.premiums")
	equity, ok3 := s.number("finance.equity")
	if !ok1 || !ok2 || !ok3 {
		return left, false
	}
	sum := s.do(say("difficulty.capital"), Sum, Money, Source{}, num(capital), num(premiums))
	half := s.do(say("difficulty.half"), Product, Money, by(rule), sum, num(rule.Value("share")))
	own := s.do(say("difficulty.equity"), Lookup, Money, Source{}, num(equity))
	below := s.do(say("difficulty.compared"), Compare, Plain, Source{}, own, half)
	lost := below.Value.Sign() < 0
	s.loss("capital_lost", lost, rule, criterion)
	if lost || sum.Value.Sign() <= 0 {
		return left, false
	}
	return equity.Mul(dossier.Int(100)).Quo(sum.Value), true
}

// undecided says of a company whose capital comes and goes that the half of it that is
// left proves nothing by itself. One that is so young that losses are no criterion is
// not in question.
func (s *Sheet) undecided(left dossier.Decimal) bool {
	if created := s.v.Date("company.created"); !created.IsZero() && s.b.size().Status != Unknown {
		if young, _ := s.young(); young {
			return false
		}
	}
	s.estimate(say("difficulty.undecided", amount("left", left.Round(2), Percent)))
	return true
}

// loss adds a criterion of losses, which does not apply to a young SME. The age
// is asked only where a loss was found.
func (s *Sheet) loss(what string, lost bool, rule Rule, criterion func(what string, met bool, rule Rule)) {
	if !lost {
		criterion(what, false, rule)
		return
	}
	if young, known := s.young(); known {
		criterion(what, !young, rule)
	}
}

// young reports whether the company is an SME that has existed for less than
// three years on the day that counts.
func (s *Sheet) young() (young, known bool) {
	created := s.v.Date("company.created")
	if created.IsZero() {
		s.lack(at("company.created"))
		return false, false
	}
	rule := s.rule("difficulty.young")
	months := whole(rule.Value("months"))
	if !created.AddMonths(months).After(JudgedOn(s.v)) {
		return false, true
	}
	size := s.b.size()
	if size.Status == Unknown {
		s.lack(size.Missing...)
		return false, false
	}
	if c := size.Code("category"); c == "large" || c == "none" {
		return false, true
	}
	s.caveat(say("difficulty.young", years("years", rule.Value("months"))))
	return true, true
}

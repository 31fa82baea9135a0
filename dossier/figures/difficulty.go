package figures

import (
	"slices"
	"strings"

	"dossierpme/dossier"
)

// endOfRegulation is the day up to which Regulation (EU) 651/2014 applies, read
// from the rule of the SME regime.
func endOfRegulation(law *Rules) dossier.Date { return law.Must("aid.sme").Until }

// answerUnknown is the rank of « unknown » among the names of an answer.
const answerUnknown = 2

// difficulty is the undertaking in difficulty of an SME: Regulation (EU)
// 651/2014, article 2 (18). Any one criterion is enough, so a missing input
// matters only where no other criterion is met.
func (b *book) difficulty() Figure { return b.once("figure.difficulty", difficulty) }

func difficulty(s *sheet) {
	form := s.v.Text("company.legal_form")
	var found []operand
	criterion := func(text string, met bool, rule Rule) {
		n := int64(0)
		if met {
			n = 1
		}
		found = append(found, s.do(text, Lookup, "", rule.Source, num(dossier.Int(n))))
	}
	limited, unlimited := s.b.law.Must("difficulty.limited"), s.b.law.Must("difficulty.unlimited")
	switch {
	case form == "":
		s.lack("company.legal_form")
	case hasForm(limited, form):
		s.rule(limited.ID)
		s.capitalLost(limited, criterion)
	case hasForm(unlimited, form):
		s.rule(unlimited.ID)
		s.estimate("La liste des formes à responsabilité illimitée que vise le règlement n’est pas confirmée.")
		if lost, ok := s.answer("finance.own_funds_lost"); ok {
			s.loss("Plus de la moitié des fonds propres perdue", lost, unlimited, criterion)
		}
	default:
		s.estimate("Cette forme juridique n’a pas de critère de pertes confirmé : seules la procédure collective et l’aide au sauvetage sont examinées, à confirmer par le service instructeur.")
	}
	if yes, ok := s.answer("finance.insolvency"); ok {
		criterion("Procédure collective, ou conditions remplies", yes, s.rule("difficulty.insolvency"))
	}
	if yes, ok := s.answer("finance.rescue_aid"); ok {
		criterion("Aide au sauvetage ou plan de restructuration en cours", yes, s.rule("difficulty.rescue"))
	}
	met := slices.ContainsFunc(found, func(o operand) bool { return o.value.Sign() > 0 })
	if len(s.f.Missing) > 0 && !met {
		s.f.Status = Unknown
		s.f.Value = s.name("Entreprise en difficulté\u00a0: il manque une réponse", num(dossier.Int(answerUnknown)), unitAnswer, "")
		s.f.Numbers["in_difficulty"] = s.f.Value
		return
	}
	if met {
		s.f.Missing = nil // one criterion is enough, whatever the others say
	}
	if JudgedOn(s.v).After(endOfRegulation(s.b.law)) {
		s.caveat("La définition vient du règlement (UE) 651/2014, qui prend fin le 31/12/2026 : elle est à vérifier dans le texte qui le remplace.")
	}
	one := s.do("Au moins un critère rempli (1 oui, 0 non)", Max, "", "Règlement (UE) 651/2014, article 2, point 18", found...)
	s.f.Value = s.name("Entreprise en difficulté", one, unitAnswer, "")
	s.f.Numbers["in_difficulty"] = s.f.Value
}

func hasForm(r Rule, form string) bool {
	return slices.ContainsFunc(r.Codes, func(c string) bool { return strings.HasPrefix(form, c) })
}

// capitalLost is criterion (a): less than half of capital and premiums is left.
// Exactly one half is not in difficulty.
func (s *sheet) capitalLost(rule Rule, criterion func(string, bool, Rule)) {
	capital, ok1 := s.number("finance.capital")
	premiums, ok2 := s.number("finance.premiums")
	equity, ok3 := s.number("finance.equity")
	if !ok1 || !ok2 || !ok3 {
		return
	}
	sum := s.do("Capital social + primes d’émission", Sum, "€", "", num(capital), num(premiums))
	half := s.do("La moitié", Product, "€", rule.Source, sum, num(rule.Value("share")))
	own := s.do("Capitaux propres", Lookup, "€", "", num(equity))
	below := s.do("Capitaux propres comparés à cette moitié (−1\u00a0: en dessous)", Compare, "", "", own, half)
	s.loss("Capitaux propres sous la moitié du capital et des primes", below.value.Sign() < 0, rule, criterion)
}

// loss adds a criterion of losses, which does not apply to a young SME. The age
// is asked only where a loss was found.
func (s *sheet) loss(text string, lost bool, rule Rule, criterion func(string, bool, Rule)) {
	if !lost {
		criterion(text, false, rule)
		return
	}
	if young, known := s.young(); known {
		criterion(text, !young, rule)
	}
}

// young reports whether the company is an SME that has existed for less than
// three years on the day that counts.
func (s *sheet) young() (young, known bool) {
	created := s.v.Date("company.created")
	if created.IsZero() {
		s.lack("company.created")
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
	if c := size.Numbers["category"]; c == "large" || c == "none" {
		return false, true
	}
	s.caveat("La PME existe depuis moins de trois ans : les critères de pertes ne s’appliquent pas. Cela doit être encore vrai le jour où l’aide est accordée.")
	return true, true
}

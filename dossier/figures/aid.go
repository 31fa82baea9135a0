package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// toConfirm stands under every ceiling.
const toConfirm = "Estimation, à confirmer par le service instructeur."

// aid is the ceiling of public aid under the chosen regime, all public aid on
// the same eligible costs, and the room between them. It is never more than an
// estimate. Where a confirmed rule leaves no ceiling, the number is absent,
// missing names the answer that stands against it and a caveat says why.
func (b *book) aid() Figure { return b.once("figure.aid", aid) }

// Regime is the regime that counts: the applicant's choice, or the one that the
// call's parameter names where the applicant has not chosen.
func Regime(v *dossier.View) string {
	r := v.Text("state_aid.regime")
	if p, ok := v.Param("params.regime").(dossier.Text); ok && (r == "" || r == "to_be_set") {
		return string(p)
	}
	return r
}

func aid(s *sheet) {
	s.f.Status = Estimate
	s.caveat(toConfirm)
	regime := Regime(s.v)
	if regime == "" || regime == "to_be_set" {
		if regime != "" {
			s.f.Numbers["regime"] = regime
		}
		s.lack("state_aid.regime")
		s.unknown()
		return
	}
	s.f.Numbers["regime"] = regime
	s.lack(s.b.plan().Missing...)
	eligible, known := s.eligible()
	public, aidsKnown := s.publicAid(regime)
	if known && aidsKnown {
		s.f.Numbers["public"] = rounded(public, 2, "€")
	}
	var ceiling operand
	var given bool
	switch regime {
	case "afr":
		ceiling, given = s.afr(eligible)
	case "sme":
		ceiling, given = s.sme(eligible)
	case "de_minimis":
		ceiling, given = s.minimisCeiling()
	default:
		ceiling, given = s.otherRegime(eligible)
	}
	if !known || !aidsKnown || s.f.Status == Unknown {
		delete(s.f.Numbers, "intensity")
		s.unknown()
		return
	}
	if !given {
		return
	}
	ceiling = s.callCaps(ceiling, eligible)
	s.f.Numbers["ceiling"] = rounded(ceiling, 2, "€")
	s.f.Value = s.f.Numbers["ceiling"]
	s.f.Numbers["room"] = rounded(s.do("Plafond − aides publiques", Difference, "€", "", ceiling, public), 2, "€")
	s.round("Plafond d’aide, arrondi au centime", ceiling, 2, "€")
	if to := s.b.costs().Numbers["to_check"]; to != "0.00" {
		s.caveat("Le plafond est calculé sans les dépenses « à vérifier ».")
	}
}

// eligible is the base of every ceiling.
func (s *sheet) eligible() (operand, bool) {
	if s.b.plan().Status == Unknown {
		return operand{}, false
	}
	n := dossier.MustDecimal(s.b.costs().Numbers["eligible"])
	o := s.do("Dépenses éligibles", Lookup, "€", "figure.costs", num(n))
	if n.Sign() == 0 {
		return o, false // the plan has named the rows that keep it at zero
	}
	return o, true
}

// publicAid adds up all public aid on the same eligible costs (article 8). Under
// the de minimis regime, earlier de minimis aid is inside the ceiling already.
func (s *sheet) publicAid(regime string) (operand, bool) {
	known := s.b.plan().Status != Unknown
	var parts []operand
	if known {
		parts = append(parts, s.do("Aides publiques du plan de financement", Lookup, "€", "figure.plan",
			num(dossier.MustDecimal(s.b.plan().Numbers["public"]))))
	}
	same := func(table, id, body string, amount dossier.Num, same dossier.Bool) {
		if !same.OK {
			s.lack(at(table, "same_costs", id))
			known = false
		}
		if !same.Yes() {
			return
		}
		if !amount.OK {
			s.lack(at(table, "amount", id))
			known = false
		}
		parts = append(parts, s.do("Autre aide sur les mêmes dépenses\u00a0: "+body, Lookup, "€", "", num(amount.Decimal)))
	}
	if none, ok := s.answer("state_aid.no_other_aids"); !ok {
		known = false
	} else if aids := rows.OtherAids(s.v); !none && len(aids) == 0 {
		s.lack("other_aids")
		known = false
	} else {
		for _, r := range aids {
			same("other_aids", r.ID, r.Body, r.Amount, r.SameCosts)
		}
		if len(parts) > 1 {
			s.caveat("D’autres aides portent sur les mêmes dépenses : si l’une relève d’un régime au plafond plus élevé, c’est ce plafond qui vaut pour l’ensemble, jamais la somme des deux.")
		}
	}
	if regime != "de_minimis" {
		if none, ok := s.answer("state_aid.no_de_minimis"); !ok {
			known = false
		} else if aids := rows.MinimisAids(s.v); !none && len(aids) == 0 {
			s.lack("de_minimis")
			known = false
		} else {
			for _, r := range aids {
				same("de_minimis", r.ID, r.Body, r.Amount, r.SameCosts)
			}
		}
	}
	if !known {
		return operand{}, false
	}
	s.rule("aid.cumulation")
	return s.do("Aides publiques sur les mêmes dépenses", Sum, "€", "", parts...), true
}

// barred looks at what closes both the SME and the regional regime. ok is false
// where nothing can be given: because of a confirmed rule, or of an answer that
// is missing, which makes the figure unknown.
func (s *sheet) barred() (ok bool) {
	ok = true
	against := func(field, rule, text string) {
		s.rule(rule)
		s.lack(field)
		s.caveat("Aucun plafond : " + text)
		ok = false
	}
	sectors, _ := s.v.Get("start.sector").(dossier.Choices)
	switch {
	case len(sectors) == 0:
		s.lack("start.sector")
		s.f.Status = Unknown
	case len(sectors) == 1 && sectors[0] == "fish":
		against("start.sector", "aid.fishery", "le secteur de la pêche, transformation comprise, est hors du règlement (UE) 651/2014. Il reste le de minimis, ou un autre fonds européen, le FEAMPA.")
	case slices.Contains(sectors, "fish"):
		s.caveat("La filière poisson est hors du règlement (UE) 651/2014 : seules comptent les dépenses qui en sont séparées.")
	}
	if v := s.v.Text("project.nature"); v == "" {
		s.lack("project.nature")
		s.f.Status = Unknown
	} else if v == "replacement" {
		against("project.nature", "aid.investment", "un simple remplacement n’est pas un investissement initial.")
	}
	if yes, known := s.answer("finance.recovery_order"); !known {
		s.f.Status = Unknown
	} else if yes {
		against("finance.recovery_order", "aid.excluded", "une injonction de récupération n’est pas exécutée.")
	}
	switch d := s.b.difficulty(); d.Numbers["in_difficulty"] {
	case "yes":
		against(difficultyField(s.v, s.b.law), "aid.excluded", "l’entreprise est en difficulté au sens du règlement (UE) 651/2014.")
	case "no":
	default:
		s.lack(d.Missing...)
		s.f.Status = Unknown
	}
	return ok && s.f.Status != Unknown
}

// difficultyField is the first answer that puts the company in difficulty.
func difficultyField(v *dossier.View, law *Rules) string {
	switch {
	case v.Yes("finance.insolvency"):
		return "finance.insolvency"
	case v.Yes("finance.rescue_aid"):
		return "finance.rescue_aid"
	case hasForm(law.Must("difficulty.unlimited"), v.Text("company.legal_form")):
		return "finance.own_funds_lost"
	}
	return "finance.equity"
}

// DifficultyField is the first answer that puts the company in difficulty.
func DifficultyField(v *dossier.View, law *Rules) dossier.FieldID {
	return dossier.FieldID(difficultyField(v, law))
}

// past says what the calendar says of Regulation (EU) 651/2014; true where no
// ceiling can be given any more.
func (s *sheet) past(rule Rule) bool {
	day, more := JudgedOn(s.v), s.b.law.Must("aid.six_months")
	switch {
	case !rule.Ended(day):
		if end := s.v.Date("calendar.end"); rule.Ended(end) {
			s.caveat("Le projet court au-delà du " + rule.Until.French() + ", fin du règlement (UE) 651/2014 : l’aide doit être accordée avant, ou dans les six mois de plus si le régime les permet.")
		}
		return false
	case !more.Ended(day):
		s.rule(more.ID)
		s.f.Status = Expired
		s.caveat("Le règlement (UE) 651/2014 a pris fin le " + rule.Until.French() + ". Les régimes exemptés le restent six mois, jusqu’au " + more.Until.French() +
			", si leur propre texte court jusque-là, ce qui n’est pas confirmé : le plafond est celui de l’ancienne règle, à titre d’indication.")
		return false
	}
	s.f.Status = Expired
	s.lack(s.judgedField())
	s.caveat("Aucun plafond : le règlement (UE) 651/2014 a pris fin le " + rule.Until.French() + " et les six mois de plus, qui couvraient les régimes exemptés, le " + more.Until.French() + ". Le régime qui le remplace n’est pas confirmé.")
	return true
}

// category is the size that the rate depends on; "" where it is unknown.
func (s *sheet) category() string {
	size := s.b.size()
	switch size.Status {
	case Unknown:
		s.lack(size.Missing...)
		s.f.Status = Unknown
		return ""
	case Estimate:
		s.caveat("Le taux dépend de la taille de l’entreprise, qui est elle-même une estimation.")
	}
	if c := size.Numbers["category"]; c != "none" {
		return c
	}
	return "large"
}

// afr is the regional regime in a « c » zone.
func (s *sheet) afr(eligible operand) (operand, bool) {
	rule := s.rule("aid.afr")
	open := s.barred()
	switch zone := s.v.Text("place.afr"); zone {
	case "yes":
	case "no":
		s.lack("place.afr")
		s.caveat("Aucun plafond : la commune n’est pas en zone d’aide à finalité régionale.")
		open = false
	default:
		s.lack("place.afr")
		s.caveat("Le zonage de la commune est à vérifier dans l’annexe du décret n° 2022-968 ; des zones ont été ajoutées en 2025.")
		s.f.Status = Unknown
	}
	if yes, known := s.answer("state_aid.relocation"); !known {
		s.f.Status = Unknown
	} else if yes {
		s.rule("aid.relocation")
		s.lack("state_aid.relocation")
		s.caveat("Aucun plafond : une délocalisation exclut l’aide à finalité régionale.")
		open = false
	}
	category := s.category()
	if s.f.Status == Unknown || s.past(rule) || !open { // what is past is said also of what is closed
		return operand{}, false
	}
	if eligible.text != "" && eligible.value.Cmp(num(rule.Value("limit")).value) > 0 {
		s.lack("machines.eligible")
		s.caveat("Aucun plafond : au-delà de 50 M€ de dépenses éligibles, d’autres taux s’appliquent, qui ne sont pas confirmés ici.")
		return operand{}, false
	}
	s.caveat("Aide à finalité régionale : au moins 25 % des dépenses éligibles sans aucun soutien public, et un investissement maintenu trois ans après son achèvement (PME).")
	s.caveat("Les investissements aidés dans le même département, par le même groupe et pour la même activité, commencés depuis moins de trois ans, s’ajoutent pour la limite de 50 M€.")
	if s.v.Text("project.nature") == "diversification" {
		s.caveat("Diversification : les dépenses éligibles doivent dépasser 200 % de la valeur comptable des actifs réutilisés, à vérifier par vous.")
	}
	if category == "large" {
		s.caveat("Grande entreprise : seulement pour une activité économique nouvelle.")
	}
	s.leased()
	return s.intensity(eligible, rule.Value(category), rule), true
}

// sme is the regime of article 17.
func (s *sheet) sme(eligible operand) (operand, bool) {
	rule := s.rule("aid.sme")
	open := s.barred()
	category := s.category()
	if s.f.Status == Unknown {
		return operand{}, false
	}
	if category == "large" {
		s.lack("size.headcount")
		s.caveat("Aucun plafond : le régime PME est fermé à une entreprise qui n’est pas une PME.")
		open = false
	}
	if s.past(rule) || !open {
		return operand{}, false
	}
	s.leased()
	o := s.intensity(eligible, rule.Value(category), rule)
	if o.text == "" {
		return o, true
	}
	return s.do("Au plus 8,25 M€ par entreprise et par projet", Min, "€", rule.Source, o, num(rule.Value("limit"))), true
}

// leased warns of leased machines under a regime that wants an obligation to buy.
func (s *sheet) leased() {
	if slices.ContainsFunc(rows.Machines(s.v), rows.Machine.Leased) {
		s.caveat("Machine en crédit-bail : acceptée seulement avec une obligation d’achat au terme du contrat.")
	}
}

// intensity is eligible × rate, after the call's own limit on eligible costs.
func (s *sheet) intensity(eligible operand, rate dossier.Decimal, rule Rule) operand {
	s.f.Numbers["intensity"] = rate.Fixed(2)
	if eligible.text == "" {
		return operand{}
	}
	r := s.do("Taux d’aide maximal, en pourcentage", Lookup, "%", rule.Source, num(rate))
	share := s.do("Taux d’aide maximal", Quotient, "", "", r, num(dossier.Int(100)))
	return s.do("Dépenses éligibles × taux", Product, "€", "", s.base(eligible), share)
}

// base is the eligible costs, capped where the call's parameter caps them.
func (s *sheet) base(eligible operand) operand {
	if most, ok := dossier.AsDecimal(s.v.Param("params.max_eligible")); ok {
		return s.do("Dépenses éligibles, plafonnées par l’appel", Min, "€", s.paramSource("params.max_eligible"), eligible, num(most))
	}
	return eligible
}

// minimisCeiling is the room that de minimis aid leaves.
func (s *sheet) minimisCeiling() (operand, bool) {
	s.rule("aid.de_minimis")
	f := s.b.deMinimis()
	s.f.Caveats = append(s.f.Caveats, f.Caveats...)
	switch f.Status {
	case Unknown:
		s.lack(f.Missing...)
		s.f.Status = Unknown
		return operand{}, false
	case Expired:
		s.f.Status = Expired
		if f.Value == "" {
			s.lack(f.Missing...)
			return operand{}, false
		}
	}
	room := s.do("Reste disponible en de minimis", Lookup, "€", "figure.de_minimis", num(dossier.MustDecimal(f.Value)))
	return s.do("Jamais moins que zéro", Max, "€", "", room, num(dossier.Decimal{})), true
}

// otherRegime uses the rate that the applicant gives with its source.
func (s *sheet) otherRegime(eligible operand) (operand, bool) {
	rate, ok := s.number("state_aid.other_intensity")
	if s.v.Text("state_aid.other_source") == "" {
		s.lack("state_aid.other_source")
		ok = false
	}
	if !ok {
		s.f.Status = Unknown
		return operand{}, false
	}
	s.caveat("Le taux est celui que vous avez donné (" + s.v.Text("state_aid.other_source") + ") : le programme ne connaît pas ce régime.")
	return s.intensity(eligible, rate, Rule{Source: s.v.Text("state_aid.other_source")}), true
}

// callCaps lowers a ceiling to what the call's parameters allow.
func (s *sheet) callCaps(ceiling, eligible operand) operand {
	empty := true
	if rate, ok := dossier.AsDecimal(s.v.Param("params.rate")); ok {
		empty = false
		share := s.do("Taux de l’appel", Quotient, "", s.paramSource("params.rate"), num(rate), num(dossier.Int(100)))
		most := s.do("Dépenses éligibles × taux de l’appel", Product, "€", "", s.base(eligible), share)
		ceiling = s.do("Le plus bas du régime et de l’appel", Min, "€", "", ceiling, most)
	}
	if grant, ok := dossier.AsDecimal(s.v.Param("params.max_grant")); ok {
		empty = false
		ceiling = s.do("Au plus la subvention maximale de l’appel", Min, "€", s.paramSource("params.max_grant"), ceiling, num(grant))
	}
	if empty {
		s.caveat("Le taux et le plafond de l’appel ne sont pas saisis : à vérifier dans le cahier des charges.")
	}
	least, ok := dossier.AsDecimal(s.v.Param("params.min_eligible"))
	if ok && eligible.value.Cmp(num(least).value) < 0 {
		s.caveat("Les dépenses éligibles sont sous le minimum de l’appel (" + least.Euros() + ").")
	}
	return ceiling
}

func (s *sheet) paramSource(id dossier.FieldID) string {
	if source := s.v.Dossier.Params[id].Source; source != "" {
		return source
	}
	return "cahier des charges"
}

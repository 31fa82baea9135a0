package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// MinimisFrom is the first day of the window that counts at a new award: the
// same day three years before, that day included (29 February: 28 February).
func MinimisFrom(law *Rules, day dossier.Date) dossier.Date {
	return day.AddMonths(-whole(law.Must("aid.de_minimis").Value("months")))
}

// deMinimis is what the single undertaking has used of its 300 000 € on the day
// on which rules are judged, and the room that is left.
func (b *book) deMinimis() Figure { return b.once("figure.de_minimis", deMinimis) }

func deMinimis(s *sheet) {
	rule := s.rule("aid.de_minimis")
	day := JudgedOn(s.v)
	from := MinimisFrom(s.b.law, day)
	none, ok := s.answer("state_aid.no_de_minimis")
	aids := rows.MinimisAids(s.v)
	if ok && !none && len(aids) == 0 {
		s.lack("de_minimis")
	}
	var counted []operand
	left := 0
	for _, r := range aids {
		if r.Date.IsZero() {
			s.lack(at("de_minimis", "date", r.ID))
		}
		if !r.Amount.OK {
			s.lack(at("de_minimis", "amount", r.ID))
		}
		if r.Date.Before(from) || r.Date.After(day) {
			left++
			continue
		}
		counted = append(counted, s.do(r.Body+", "+r.Date.French(), Lookup, "€", "", num(r.Amount.Decimal)))
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	if s.pastMinimis(day) {
		return
	}
	s.caveat("Comptez les aides de toutes les entreprises liées (sans les partenaires ni les liens par des personnes), du " + from.French() + " au " + day.French() + ", ces deux jours compris.")
	if left > 0 {
		s.caveat("Les aides datées hors de cette période ne sont pas comptées : " + dossier.Int(int64(left)).String() + ".")
	}
	used := s.do("Aides de minimis sur trois ans", Sum, "€", "", orZero(counted)...)
	s.f.Numbers["used"] = rounded(used, 2, "€")
	limit := s.do("Plafond par entreprise unique", Lookup, "€", rule.Source, num(rule.Value("limit")))
	room := s.do("Plafond − aides reçues", Difference, "€", "", limit, used)
	s.f.Value = s.round("Reste disponible, arrondi au centime", room, 2, "€")
	s.f.Numbers["room"] = s.f.Value
}

// pastMinimis says what the calendar says of the de minimis rules; true where
// nothing can be computed any more.
func (s *sheet) pastMinimis(day dossier.Date) bool {
	rule, more := s.b.law.Must("aid.de_minimis"), s.b.law.Must("aid.de_minimis_six_months")
	switch {
	case !rule.Ended(day):
		if end := s.v.Date("calendar.end"); rule.Ended(end) {
			s.caveat("Le projet court au-delà du " + rule.Until.French() + ", fin de la règle de minimis.")
		}
		return false
	case !more.Ended(day):
		s.rule(more.ID)
		s.f.Status = Expired
		s.caveat("La règle de minimis a pris fin le " + rule.Until.French() + " ; les aides conformes restent couvertes six mois de plus, jusqu’au " + more.Until.French() + ".")
		return false
	}
	s.f.Status = Expired
	s.caveat("La règle de minimis a pris fin le " + rule.Until.French() + ", et les six mois de plus le " + more.Until.French() + " : aucun plafond n’est confirmé après cette date.")
	s.lack(s.judgedField())
	return true
}

// judgedField is the answer that sets the day on which rules are judged.
func (s *sheet) judgedField() string {
	if !s.v.Date("calendar.decision").IsZero() {
		return "calendar.decision"
	}
	return "calendar.application"
}

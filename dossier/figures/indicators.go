package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// indicators are the programme's indicators that the dossier can justify. RCR26
// is shown as final energy, by figure.energy. There is no single value.
func (b *book) indicators() Figure { return b.once("figure.indicators", indicators) }

func indicators(s *sheet) {
	s.f.Numbers["rco01"] = "1" // one enterprise counts once, in its size class
	absent := false
	lack := func(in ...string) {
		s.lack(in...)
		absent = true
	}
	s.grants(lack)
	if jobs := s.b.jobs(); jobs.Status == Unknown {
		lack(jobs.Missing...)
	} else {
		s.f.Numbers["rcr01"] = jobs.Numbers["created_fte"]
		s.do("RCR01, emplois créés", Lookup, "ETP", "figure.jobs", num(dossier.MustDecimal(jobs.Value)))
	}
	s.private(lack)
	s.innovation(lack)
	if ghg := s.b.ghg(); ghg.Status == Unknown {
		lack(ghg.Missing...)
	} else {
		s.f.Numbers["rcr29_before"], s.f.Numbers["rcr29_after"] = ghg.Numbers["before_t"], ghg.Numbers["after_t"]
		if ghg.Status == Estimate {
			s.estimate("RCR29 est une estimation : voyez les réserves du calcul des gaz à effet de serre.")
		}
	}
	s.recycling(lack)
	s.caveat("RCR26, RCR29 et RCR47 décrivent l’effet du projet ; les indicateurs que retient l’appel sont à vérifier dans le cahier des charges.")
	s.caveat("RCR26 est donné en énergie finale, pour information : voyez le calcul de l’énergie.")
	if absent {
		s.unknown()
	}
}

// grants is RCO02: one where the ERDF gives a grant.
func (s *sheet) grants(lack func(...string)) {
	feder := rows.FEDER(s.v)
	requested, ok := s.v.Number("funding.requested")
	switch {
	case slices.ContainsFunc(feder, func(r rows.Resource) bool { return r.Nature == "grant" }):
		s.f.Numbers["rco02"] = "1"
	case len(feder) > 0:
		s.f.Numbers["rco02"] = "0"
	case !ok:
		lack("funding.requested")
	case requested.Sign() > 0:
		s.f.Numbers["rco02"] = "1"
	default:
		s.f.Numbers["rco02"] = "0"
	}
}

// private is RCR02: the eligible costs less all public aid on them, never below zero.
func (s *sheet) private(lack func(...string)) {
	lack0 := len(s.f.Missing)
	eligible, ok1 := s.eligible()
	if !ok1 {
		lack(s.b.plan().Missing...)
		return
	}
	public, ok2 := s.publicAid("")
	if !ok2 {
		lack(s.f.Missing[lack0:]...)
		return
	}
	rest := s.do("RCR02\u00a0: dépenses éligibles − aides publiques", Difference, "€", "", eligible, public)
	s.f.Numbers["rcr02"] = rounded(s.do("Jamais moins que zéro", Max, "€", "", rest, num(dossier.Decimal{})), 2, "€")
}

// innovation is RCR03: an SME that brings in a new product or process.
func (s *sheet) innovation(lack func(...string)) {
	yes, ok := s.v.Get("project.innovation").(dossier.YesNo)
	if !ok {
		lack("project.innovation")
		return
	}
	if !bool(yes) {
		s.f.Numbers["rcr03"] = "0"
		return
	}
	size := s.b.size()
	switch size.Numbers["category"] {
	case "":
		lack(size.Missing...)
	case "large", "none":
		s.f.Numbers["rcr03"] = "0"
	default:
		s.f.Numbers["rcr03"] = "1"
	}
}

// recycling is RCR47: the tonnes recycled, materially recovered, digested or
// composted, after less before.
func (s *sheet) recycling(lack func(...string)) {
	streams := rows.WasteStreams(s.v)
	if len(streams) == 0 {
		lack("waste")
		return
	}
	before, after := dossier.Decimal{}, dossier.Decimal{}
	known := true
	for _, r := range streams {
		for _, in := range []struct {
			col string
			ok  bool
		}{
			{"before", r.Before.OK},
			{"after", r.After.OK},
			{"treatment_before", r.TreatmentBefore != ""},
			{"treatment_after", r.TreatmentAfter != ""},
		} {
			if !in.ok {
				lack(at("waste", in.col, r.ID))
				known = false
			}
		}
		if slices.Contains(recycled, r.TreatmentBefore) {
			before = before.Add(r.Before.Decimal)
		}
		if slices.Contains(recycled, r.TreatmentAfter) {
			after = after.Add(r.After.Decimal)
		}
	}
	if !known {
		return
	}
	o := s.do("RCR47\u00a0: tonnes recyclées, après − avant", Difference, "t", "", num(after), num(before))
	s.f.Numbers["rcr47"] = s.round("RCR47, arrondi au kilogramme", o, 3, "t")
}

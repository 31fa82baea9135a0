package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// IndicatorsID is the figure of the indicators.
const IndicatorsID = "figure.indicators"

var indicatorsSpec = Spec{ID: IndicatorsID, Numbers: []Declared{
	{Key: "rco01", Shape: Companies},
	{Key: "rco02", Shape: Companies},
	{Key: "rcr01", Shape: FTE},
	{Key: "rcr02", Shape: Money},
	{Key: "rcr03", Shape: Companies},
	{Key: "rcr29_before", Shape: CO2},
	{Key: "rcr29_after", Shape: CO2},
	{Key: "rcr47", Shape: Mass},
}}

// indicators are the programme's indicators that the dossier can justify. RCR26
// is shown as final energy, by figure.energy. There is no single value.
func indicators(s *Sheet) {
	s.count("rco01", true) // one enterprise counts once, in its size class
	absent := false
	lack := func(in ...dossier.Spot) {
		s.lack(in...)
		absent = true
	}
	s.grants(lack)
	if jobs := s.b.jobs(); jobs.Status == Unknown {
		lack(jobs.Missing...)
	} else {
		created, _ := jobs.Main()
		s.give("rcr01", s.do(say("indicators.rcr01"), Lookup, FTE, from(&jobsSpec), num(created)))
	}
	s.private(lack)
	s.innovation(lack)
	if ghg := s.b.ghg(); ghg.Status == Unknown {
		lack(ghg.Missing...)
	} else {
		s.f.Numbers["rcr29_before"], s.f.Numbers["rcr29_after"] = ghg.Numbers["before_t"], ghg.Numbers["after_t"]
		if ghg.Status == Estimate {
			s.estimate(say("indicators.rcr29_estimate"))
		}
	}
	s.recycling(lack)
	s.caveat(say("indicators.to_check"))
	s.caveat(say("indicators.rcr26"))
	if absent {
		s.unknown()
	}
}

// count counts the enterprise, or not.
func (s *Sheet) count(key string, yes bool) {
	n := int64(0)
	if yes {
		n = 1
	}
	s.Give(key, dossier.Int(n))
}

// grants is RCO02: one where the ERDF gives a grant.
func (s *Sheet) grants(lack func(...dossier.Spot)) {
	feder := rows.FEDER(s.v)
	requested, ok := s.v.Number("funding.requested")
	switch {
	case slices.ContainsFunc(feder, rows.Resource.Grant):
		s.count("rco02", true)
	case slices.ContainsFunc(feder, func(r rows.Resource) bool { return r.Nature == "" }):
		for _, r := range feder {
			if r.Nature == "" {
				lack(r.Where().Spot("nature"))
			}
		}
	case len(feder) > 0:
		s.count("rco02", false)
	case !ok:
		lack(at("funding.requested"))
	case requested.Sign() > 0:
		s.count("rco02", true)
	default:
		s.count("rco02", false)
	}
}

// private is RCR02: the eligible costs less all public aid on them, never below zero.
func (s *Sheet) private(lack func(...dossier.Spot)) {
	lack0 := len(s.f.Missing)
	eligible := s.eligible()
	if !eligible.given {
		lack(s.b.plan().Missing...)
		return
	}
	public, _ := s.publicAid("")
	if !public.given {
		lack(s.f.Missing[lack0:]...)
		return
	}
	s.give("rcr02", s.notNegative(s.do(say("indicators.rcr02"), Difference, Money, Source{}, eligible, public)))
}

// innovation is RCR03: an SME that brings in a new product or process.
func (s *Sheet) innovation(lack func(...dossier.Spot)) {
	yes, ok := s.v.Get("project.innovation").(dossier.YesNo)
	if !ok {
		lack(at("project.innovation"))
		return
	}
	if !bool(yes) {
		s.count("rcr03", false)
		return
	}
	size := s.b.size()
	switch size.Code("category") {
	case "":
		lack(size.Missing...)
	case "large", "none":
		s.count("rcr03", false)
	default:
		s.count("rcr03", true)
	}
}

// recycling is RCR47: the tonnes recycled, materially recovered, digested or
// composted, after less before.
func (s *Sheet) recycling(lack func(...dossier.Spot)) {
	streams := rows.WasteStreams(s.v)
	if len(streams) == 0 && !s.none("waste") {
		lack() // none has named it
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
				lack(r.Where().Spot(in.col))
				known = false
			}
		}
		if rows.Recycled(r.TreatmentBefore) {
			before = before.Add(r.Before.Decimal)
		}
		if rows.Recycled(r.TreatmentAfter) {
			after = after.Add(r.After.Decimal)
		}
	}
	if !known {
		return
	}
	s.round("rcr47", say("indicators.rcr47_rounded"), s.do(say("indicators.rcr47"), Difference, Mass, Source{}, num(after), num(before)))
}

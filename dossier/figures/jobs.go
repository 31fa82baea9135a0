package figures

import (
	"dossierpme/dossier/rows"
)

var jobsSpec = Spec{ID: "figure.jobs", Main: "created_fte", Numbers: []Declared{
	{Key: "created_fte", Shape: FTE},
	{Key: "permanent_fte", Shape: FTE},
	{Key: "baseline_fte", Shape: FTE},
	{Key: "growth_pct", Shape: Percent},
	{Key: "aid_per_job", Shape: Money},
}}

// jobs is the created full-time equivalents: permanent contracts and fixed-term
// ones of twelve months and more. Dates do not filter.
func (b *book) jobs() Figure { return b.once(&jobsSpec, jobs) }

func jobs(s *Sheet) {
	posts := rows.Posts(s.v)
	if len(posts) == 0 {
		s.lack("posts")
	}
	parts := newParts()
	var created, permanent []operand
	for _, p := range posts {
		if p.Contract == "" {
			s.lack(at("posts", "contract", p.ID))
		}
		if !p.Count.OK {
			s.lack(at("posts", "count", p.ID))
		}
		if !p.FTE.OK {
			s.lack(at("posts", "fte", p.ID))
		}
		fte := p.Count.Mul(p.FTE.Decimal)
		parts.add("contract", p.Contract, fte)
		if !rows.Lasting(p.Contract) {
			continue
		}
		parts.add("category", p.Category, fte)
		o := s.do(plain(p.Title), Product, FTE, Source{}, num(p.Count.Decimal), num(p.FTE.Decimal))
		created = append(created, o)
		if p.Contract == "permanent" {
			permanent = append(permanent, o)
		}
	}
	baseline, known := s.v.Number("jobs.baseline_fte")
	if known {
		s.Give("baseline_fte", baseline)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.give("permanent_fte", s.do(say("jobs.permanent"), Sum, FTE, Source{}, orZero(permanent)...))
	total := s.do(say("jobs.created"), Sum, FTE, Source{}, orZero(created)...)
	switch {
	case !known, baseline.Sign() == 0:
		s.lack("jobs.baseline_fte")
	default:
		growth := s.do(say("jobs.growth"), Quotient, Plain, Source{}, total, num(baseline))
		s.give("growth_pct", s.percent(say("jobs.growth_percent"), growth))
	}
	switch requested, ok := requestedGrant(s.v); {
	case !ok:
		s.lack("funding.requested")
	case total.Value.Sign() == 0:
		s.lack("posts")
	default:
		s.give("aid_per_job", s.do(say("jobs.aid_per_job"), Quotient, Money, Source{}, num(requested), total))
	}
	s.round("created_fte", say("jobs.created_rounded"), total)
	s.f.Parts = parts.list()
}

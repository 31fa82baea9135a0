package figures

import (
	"dossierpme/dossier/rows"
)

// JobsID is the figure of the jobs.
const JobsID = "figure.jobs"

var jobsSpec = Spec{ID: JobsID, Picture: Posts, Main: "created_fte", Numbers: []Declared{
	{Key: "created_fte", Shape: FTE},
	{Key: "permanent_fte", Shape: FTE},
	{Key: "baseline_fte", Shape: FTE},
	{Key: "growth_pct", Shape: Percent},
	{Key: "aid_per_job", Shape: Money},
	{Key: "removed_fte", Shape: FTE},
	{Key: "net_fte", Shape: FTE},
}}

// jobs is the created full-time equivalents: permanent contracts and fixed-term
// ones of twelve months and more. Dates do not filter.
func (b *book) jobs() Figure { return b.once(&jobsSpec, jobs) }

func jobs(s *Sheet) {
	posts := rows.Posts(s.v)
	empty := len(posts) == 0 && !s.none("posts")
	created, permanent := total{open: empty}, total{open: empty}
	parts := newParts()
	for _, p := range posts {
		if p.Contract == "" {
			s.lack(p.Where().Spot("contract"))
			created.open, permanent.open = true, true
		}
		count, each := s.cell(p.Count, p.Where().Spot("count")), s.cell(p.FTE, p.Where().Spot("fte"))
		fte := p.Work()
		parts.add(JobsByContract, p.Contract, fte)
		if !rows.Lasting(p.Contract) {
			continue
		}
		parts.add(JobsByCategory, p.Category, fte)
		o := s.known(plain(p.Title), Product, FTE, Source{}, count, each)
		created.add(o)
		if p.Contract == "permanent" {
			permanent.add(o)
		}
	}
	baseline, known := s.v.Number("jobs.baseline_fte")
	if known {
		s.Give("baseline_fte", baseline)
	}
	if sum := s.sum(say("jobs.permanent"), FTE, permanent); sum.given {
		s.give("permanent_fte", sum)
	}
	all := s.sum(say("jobs.created"), FTE, created)
	if !all.given {
		s.unknown()
		return
	}
	switch {
	case !known, baseline.Sign() == 0:
		s.lack(at("jobs.baseline_fte"))
	default:
		growth := s.do(say("jobs.growth"), Quotient, Plain, Source{}, all, num(baseline).of(FTE))
		s.give("growth_pct", s.percent(say("jobs.growth_percent"), growth))
	}
	switch requested, ok := requestedGrant(s.v); {
	case !ok:
		s.lack(at("funding.requested"))
	case all.Value.Sign() == 0:
		s.lack(at("posts"))
	default:
		s.give("aid_per_job", s.do(say("jobs.aid_per_job"), Quotient, Money, Source{}, num(requested).of(Money), all))
	}
	if removed, ok := s.v.Number("jobs.removed_fte"); ok {
		s.Give("removed_fte", removed)
		s.give("net_fte", s.do(say("jobs.net"), Difference, FTE, Source{}, all, num(removed)))
	} else if s.v.Visible("jobs.removed_fte") {
		s.lack(at("jobs.removed_fte"))
	}
	s.round("created_fte", say("jobs.created_rounded"), all)
	s.f.Parts = parts.list(FTE)
}

package figures

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// lasting are the contracts whose posts count as created.
var lasting = []string{"permanent", "fixed_12"}

// jobs is the created full-time equivalents: permanent contracts and fixed-term
// ones of twelve months and more. Dates do not filter.
func (b *book) jobs() Figure { return b.once("figure.jobs", jobs) }

func jobs(s *sheet) {
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
		if !slices.Contains(lasting, p.Contract) {
			continue
		}
		parts.add("category", p.Category, fte)
		o := s.do(p.Title, Product, "ETP", "", num(p.Count.Decimal), num(p.FTE.Decimal))
		created = append(created, o)
		if p.Contract == "permanent" {
			permanent = append(permanent, o)
		}
	}
	baseline, known := s.v.Number("jobs.baseline_fte")
	if known {
		s.f.Numbers["baseline_fte"] = baseline.Round(2).String()
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	s.f.Numbers["permanent_fte"] = rounded(s.do("Dont CDI", Sum, "ETP", "", orZero(permanent)...), 2, "ETP")
	total := s.do("Emplois créés", Sum, "ETP", "", orZero(created)...)
	switch {
	case !known, baseline.Sign() == 0:
		s.lack("jobs.baseline_fte")
	default:
		growth := s.do("Emplois créés ÷ effectif de départ", Quotient, "", "", total, num(baseline))
		s.f.Numbers["growth_pct"] = rounded(s.do("Hausse en pourcentage", Product, "%", "", growth, num(dossier.Int(100))), 2, "%")
	}
	switch requested, ok := requestedGrant(s.v); {
	case !ok:
		s.lack("funding.requested")
	case total.value.Sign() == 0:
		s.lack("posts")
	default:
		s.f.Numbers["aid_per_job"] = rounded(s.do("FEDER demandé ÷ emplois créés", Quotient, "€", "", num(requested), total), 2, "€")
	}
	s.f.Value = s.round("Emplois créés, arrondis", total, 2, "ETP")
	s.f.Numbers["created_fte"] = s.f.Value
	s.f.Parts = parts.list()
}

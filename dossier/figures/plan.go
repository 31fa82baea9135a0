package figures

import (
	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// requestedGrant is the FEDER grant that is asked for. The question and the
// FEDER rows are one number, so the rows answer where the question is empty.
func requestedGrant(v *dossier.View) (requested dossier.Decimal, known bool) {
	if requested, known = v.Number("funding.requested"); known {
		return requested, true
	}
	feder := rows.FEDER(v)
	requested, known = rows.Total(feder, rows.Resource.Typed)
	return requested, known && len(feder) > 0
}

// Plan is figure.plan: the resources against the total cost, the gap between
// them, public and private shares and the public rate on eligible costs.
func Plan(v *dossier.View) Figure { return bookOf(v, nil).plan() }

func (b *book) plan() Figure { return b.lawless().once("figure.plan", plan) }

func plan(s *sheet) {
	costs := s.b.costs()
	s.lack(costs.Missing...)
	var public, private, all []operand
	parts := newParts()
	planned := rows.Resources(s.v)
	if len(planned) == 0 {
		s.lack("resources")
	}
	advance := false
	for _, r := range planned {
		for _, c := range []struct{ col, cell string }{{"source", r.Source}, {"nature", r.Nature}} {
			if c.cell == "" {
				s.lack(at("resources", c.col, r.ID))
			}
		}
		if !r.Amount.OK {
			s.lack(at("resources", "amount", r.ID))
			continue
		}
		if !r.Cash() {
			continue
		}
		o := s.do(sourceText[r.Source], Lookup, "€", "", num(r.Amount.Decimal))
		all = append(all, o)
		if r.Public() {
			public = append(public, o)
			advance = advance || r.Advance()
			parts.add("public", r.Source, o.value)
		} else {
			private = append(private, o)
			parts.add("private", r.Source, o.value)
		}
		parts.add("year", yearKey(r.Year), o.value)
	}
	if len(s.f.Missing) > 0 {
		s.unknown()
		return
	}
	for _, name := range []string{"total", "eligible", "to_check"} {
		s.f.Numbers[name] = costs.Numbers[name]
	}
	pub := s.do("Aides publiques", Sum, "€", "", orZero(public)...)
	s.f.Numbers["public"] = rounded(pub, 2, "€")
	s.f.Numbers["private"] = rounded(s.do("Ressources privées", Sum, "€", "", orZero(private)...), 2, "€")
	eligible := dossier.MustDecimal(costs.Numbers["eligible"])
	if eligible.Sign() > 0 {
		el := s.do("Dépenses éligibles", Lookup, "€", "figure.costs", num(eligible))
		rate := s.do("Aides publiques ÷ dépenses éligibles", Quotient, "", "", pub, el)
		pct := s.do("En pourcentage", Product, "%", "", rate, num(dossier.Int(100)))
		s.f.Numbers["public_rate"] = s.round("Taux d’aide publique, arrondi", pct, 2, "%")
	} else {
		s.lack(uncheckedCosts(s.v)...)
	}
	resources := s.do("Total des ressources", Sum, "€", "", orZero(all)...)
	s.f.Numbers["resources"] = rounded(resources, 2, "€")
	total := s.do("Coût total", Lookup, "€", "figure.costs", num(dossier.MustDecimal(costs.Value)))
	gap := s.do("Ressources − coût total", Difference, "€", "", resources, total)
	s.f.Value = s.round("Écart, arrondi au centime", gap, 2, "€")
	s.f.Numbers["gap"] = s.f.Value
	if advance {
		s.caveat("Une avance remboursable compte ici pour son montant entier ; seul son équivalent-subvention brut est une aide.")
	}
	s.f.Parts = parts.list()
}

// uncheckedCosts names what keeps the eligible costs at zero: the rows whose
// eligibility is open, or the question as a whole.
func uncheckedCosts(v *dossier.View) []string {
	var out []string
	for _, p := range rows.Purchases(v) {
		if p.Eligibility(v) == rows.ToCheck {
			out = append(out, at(string(p.Table), "eligible", p.ID))
		}
	}
	if len(out) == 0 {
		out = []string{"machines.eligible"}
	}
	return out
}

// sourceText names a funder in a derivation.
var sourceText = map[string]string{
	"feder": "FEDER", "region": "Région", "state": "État", "bpifrance": "Bpifrance", "ademe": "ADEME",
	"local_authority": "EPCI ou commune", "other_public": "Autre public", "bank_loan": "Emprunt bancaire",
	"lease": "Crédit-bail", "equity": "Fonds propres", "partner_account": "Compte courant d’associés",
	"other_private": "Autre privé", "": "Ressource",
}

package figures

import (
	"dossierpme/dossier"
)

// Resource is a row of the table of resources, as calculations read it.
type Resource struct {
	ID     string      `col:"id"`
	Source string      `col:"source"`
	Nature string      `col:"nature"`
	Amount dossier.Num `col:"amount"`
	Year   dossier.Num `col:"year"`
	State  string      `col:"state"`
}

// publicSources are the funders whose grants and repayable advances are public aid.
var publicSources = map[string]bool{
	"feder": true, "region": true, "state": true, "bpifrance": true,
	"ademe": true, "local_authority": true, "other_public": true,
}

// Public reports whether the resource counts as public aid: a grant or a
// repayable advance of a public funder. A loan at market terms is no aid.
func (r Resource) Public() bool {
	return publicSources[r.Source] && (r.Nature == "grant" || r.Nature == "repayable_advance")
}

// Cash reports whether the resource brings money: a guarantee does not.
func (r Resource) Cash() bool { return r.Nature != "guarantee" }

// Plan is figure.plan: the resources against the total cost, the gap between
// them, public and private shares and the public rate on eligible costs.
func Plan(v *dossier.View) Figure {
	f := Figure{Status: Computed, Numbers: map[string]string{}}
	costs := Costs(v)
	f.Missing = append(f.Missing, costs.Missing...)
	d := &derivation{}
	var public, private, all []operand
	parts := newParts()
	rows := dossier.RowsOf[Resource](v, "resources")
	if len(rows) == 0 {
		f.Missing = append(f.Missing, "resources")
	}
	advance := false
	for _, r := range rows {
		if !r.Amount.OK {
			f.Missing = append(f.Missing, "resources.amount@"+r.ID)
			continue
		}
		if !r.Cash() {
			continue
		}
		o := d.do(sourceText[r.Source], Lookup, "€", "", num(r.Amount.Decimal))
		all = append(all, o)
		if r.Public() {
			public = append(public, o)
			advance = advance || r.Nature == "repayable_advance"
			parts.add("public", r.Source, r.Amount.Decimal)
		} else {
			private = append(private, o)
			parts.add("private", r.Source, r.Amount.Decimal)
		}
		if r.Year.OK {
			parts.add("year", r.Year.String(), r.Amount.Decimal)
		}
	}
	if len(f.Missing) > 0 {
		f.Status = Unknown
		f.Steps = d.steps
		return f
	}
	for _, name := range []string{"total", "eligible", "to_check"} {
		f.Numbers[name] = costs.Numbers[name]
	}
	pub := d.do("Aides publiques", Sum, "€", "", orZero(public)...)
	f.Numbers["public"] = dossier.RoundRat(pub.value, 2).Fixed(2)
	f.Numbers["private"] = dossier.RoundRat(d.do("Ressources privées", Sum, "€", "", orZero(private)...).value, 2).Fixed(2)
	eligible := dossier.MustDecimal(costs.Numbers["eligible"])
	if eligible.Sign() > 0 {
		el := d.do("Dépenses éligibles", Lookup, "€", "figure.costs", num(eligible))
		rate := d.do("Aides publiques ÷ dépenses éligibles", Quotient, "", "", pub, el)
		pct := d.do("En pourcentage", Product, "%", "", rate, num(dossier.Int(100)))
		f.Numbers["public_rate"] = d.round("Taux d’aide publique, arrondi", pct, 2, "%").Fixed(2)
	} else {
		f.Missing = append(f.Missing, "costs.eligible")
	}
	resources := d.do("Total des ressources", Sum, "€", "", orZero(all)...)
	f.Numbers["resources"] = dossier.RoundRat(resources.value, 2).Fixed(2)
	total := d.do("Coût total", Lookup, "€", "figure.costs", num(dossier.MustDecimal(costs.Value)))
	gap := d.do("Ressources − coût total", Difference, "€", "", resources, total)
	f.Value = d.round("Écart, arrondi au centime", gap, 2, "€").Fixed(2)
	f.Numbers["gap"] = f.Value
	if advance {
		f.Caveats = append(f.Caveats, "Une avance remboursable compte ici pour son montant entier ; seul son équivalent-subvention brut est une aide.")
	}
	f.Steps = d.steps
	f.Parts = parts.list()
	return f
}

// sourceText names a funder in a derivation.
var sourceText = map[string]string{
	"feder": "FEDER", "region": "Région", "state": "État", "bpifrance": "Bpifrance", "ademe": "ADEME",
	"local_authority": "EPCI ou commune", "other_public": "Autre public", "bank_loan": "Emprunt bancaire",
	"lease": "Crédit-bail", "equity": "Fonds propres", "partner_account": "Compte courant d’associés",
	"other_private": "Autre privé", "": "Ressource",
}

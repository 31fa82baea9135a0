package request

import (
	"cmp"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/rows"
)

// Cost is a line of the list of costs, before tax.
type Cost struct {
	Row      rows.Place
	Name     string
	Category string // rows.CategoryMachines, or that of the cost
	Amount   dossier.Decimal
	Known    bool // else the amount is still to be said
}

// Costs lists the costs, those with the largest amount first.
func Costs(v *dossier.View) []Cost {
	var out []Cost
	for _, p := range rows.Purchases(v) {
		amount, known := p.Amount()
		out = append(out, Cost{p.Where(), p.Name, p.Category, amount.Round(2), known})
	}
	slices.SortStableFunc(out, func(a, b Cost) int { return b.Amount.Cmp(a.Amount) })
	return out
}

// Total is the sum of the costs whose amount is known; all is false where one is not.
func Total(costs []Cost) (sum dossier.Decimal, all bool) {
	return rows.Total(costs, func(c Cost) (dossier.Decimal, bool) { return c.Amount, c.Known })
}

// Aid is what is asked of one funder in one form, whatever the years.
type Aid struct {
	Source, Body, Nature string
	Amount               dossier.Decimal
	// Counted says that the amount is part of the public aid that is asked for, as
	// the funding plan counts it. A loan and a guarantee are named beside it: what is
	// aid in them is for the funder to say.
	Counted bool
}

// Aids lists what is asked of public funders: the grant of the programme, then the
// others in the order of the dossier.
func Aids(v *dossier.View) []Aid {
	asked, _ := v.Number(v.ID(dossier.RoleRequest))
	out := []Aid{{Source: rows.Programme, Nature: rows.Grant, Amount: asked, Counted: true}}
	for _, r := range others(v) {
		a := Aid{Source: r.Source, Body: r.Body, Nature: r.Nature, Counted: r.Public()}
		a.Amount, _ = r.Typed()
		if i := slices.IndexFunc(out, func(b Aid) bool {
			return a.Source == b.Source && a.Body == b.Body && a.Nature == b.Nature && a.Counted == b.Counted
		}); i >= 0 {
			out[i].Amount = out[i].Amount.Add(a.Amount)
			continue
		}
		out = append(out, a)
	}
	return out
}

// others are the resources of public funders beside the grant of the programme.
func others(v *dossier.View) []rows.Resource {
	var out []rows.Resource
	for _, r := range rows.AsTyped(v, rows.Resources(v)) {
		if r.FromPublic() && !r.OwnFunds() && (!r.Programme() || !r.Grant() && r.Nature != "") {
			out = append(out, r)
		}
	}
	return out
}

// Asked adds up the public aid that is asked for, and the part of the programme.
func Asked(aids []Aid) (all, ofProgramme dossier.Decimal) {
	for _, a := range aids {
		if !a.Counted {
			continue
		}
		all = all.Add(a.Amount)
		if a.Source == rows.Programme {
			ofProgramme = ofProgramme.Add(a.Amount)
		}
	}
	return all, ofProgramme
}

// Funder is a public body that the request is addressed to.
type Funder struct{ Source, Body string }

// Funders lists the public funders beside the programme, each once.
func Funders(aids []Aid) []Funder {
	var out []Funder
	for _, a := range aids {
		if f := (Funder{a.Source, a.Body}); a.Source != rows.Programme && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// Natures lists the forms of the aid that is counted, the largest amount first.
func Natures(aids []Aid) []string {
	sums := map[string]dossier.Decimal{}
	var out []string
	for _, a := range aids {
		if !a.Counted {
			continue
		}
		if _, ok := sums[a.Nature]; !ok {
			out = append(out, a.Nature)
		}
		sums[a.Nature] = sums[a.Nature].Add(a.Amount)
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return cmp.Or(sums[b].Cmp(sums[a]), cmp.Compare(a, b))
	})
	return out
}

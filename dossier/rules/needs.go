package rules

import (
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// Needs returns the rules that say when a piece is wanted, by the names that
// call files use. The VAT certificate depends on dated law.
func Needs(law *figures.Rules) map[string]dossier.Need {
	out := make(map[string]dossier.Need, len(needs)+1)
	for name, n := range needs {
		n.Name = name
		out[name] = n
	}
	out["vat"] = dossier.Need{
		Name: "vat", Fields: ids{"funding.vat_recovered", "machines", "costs"},
		For: when(func(v *dossier.View) bool { return figures.VATCertificate(v, law) }),
	}
	return out
}

var once = []string{""}

var needs = map[string]dossier.Need{
	"always":    {For: func(*dossier.View, *dossier.Piece) []string { return once }},
	"never":     {For: func(*dossier.View, *dossier.Piece) []string { return nil }},
	"delegated": {Fields: ids{"signatory.delegated"}, For: when(func(v *dossier.View) bool { return v.Yes("signatory.delegated") })},
	"in_group":  {Fields: ids{"size.in_group"}, For: when(func(v *dossier.View) bool { return v.Yes("size.in_group") })},
	"quotes":    {Fields: ids{"machines", "costs"}, For: everyRow},
	"machines":  {Fields: ids{"machines"}, For: when(func(v *dossier.View) bool { return len(v.Rows("machines")) > 0 })},
	"used":      {Fields: ids{"machines"}, For: each(rows.Machines, rows.Machine.Used)},
	"leased":    {Fields: ids{"machines"}, For: each(rows.Machines, rows.Machine.Leased)},
	"cofunding": {Fields: ids{"resources"}, For: each(rows.Resources, rows.Resource.Outside)},
	"permits":   {Fields: ids{"place.icpe"}, For: when(needsPermits)},
	"premises":  {Fields: ids{"place.tenure"}, For: when(needsPremises)},
	// The answer that there is none is declared too.
	"de_minimis": {Fields: ids{"state_aid.has_de_minimis", "de_minimis"}, For: when(func(v *dossier.View) bool {
		return len(v.Rows("de_minimis")) > 0 || v.No("state_aid.has_de_minimis")
	})},
	"other_aids": {Fields: ids{"state_aid.has_other_aids", "other_aids"}, For: when(func(v *dossier.View) bool {
		return len(v.Rows("other_aids")) > 0 || v.No("state_aid.has_other_aids")
	})},
}

type forFunc = func(*dossier.View, *dossier.Piece) []string

func when(holds func(*dossier.View) bool) forFunc {
	return func(v *dossier.View, _ *dossier.Piece) []string {
		if holds(v) {
			return once
		}
		return nil
	}
}

// everyRow wants the piece for every row of its tables.
func everyRow(v *dossier.View, p *dossier.Piece) []string {
	var out []string
	for _, table := range p.Each {
		for _, r := range v.Rows(dossier.FieldID(table)) {
			out = append(out, table+"/"+r.ID)
		}
	}
	return out
}

// each wants the piece for the rows that are meant, where their table is one of
// its tables.
func each[R rows.Row](read func(*dossier.View) []R, meant func(R) bool) forFunc {
	return func(v *dossier.View, p *dossier.Piece) []string {
		if !slices.Contains(p.Each, string(rows.Table[R]())) {
			return nil
		}
		var out []string
		for _, r := range rows.AsTyped(v, read(v)) {
			if meant(r) {
				at := r.Where()
				out = append(out, string(at.Table)+"/"+at.Row)
			}
		}
		return out
	}
}

func needsPermits(v *dossier.View) bool {
	return slices.Contains([]string{"declaration", "registration", "authorisation"}, v.Text("place.icpe"))
}

func needsPremises(v *dossier.View) bool {
	return v.Text("place.tenure") != "" && v.Text("place.tenure") != "owner" || hasCategory(v, "civil_works")
}

func hasCategory(v *dossier.View, category string) bool {
	return slices.ContainsFunc(rows.Costs(v), func(c rows.Cost) bool { return c.Category == category })
}

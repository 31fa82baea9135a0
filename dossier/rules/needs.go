package rules

import (
	"maps"
	"slices"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rows"
)

// Needs returns the rules that say when a piece is wanted, by the names that
// call files use. Some depend on dated law.
func Needs(law *figures.Rules) map[string]dossier.Need {
	all := maps.Clone(needs)
	maps.Copy(all, map[string]dossier.Need{
		"vat": {
			Fields: ids{"funding.vat_recovered", "machines", "costs"},
			For:    when(func(v *dossier.View) bool { return figures.VATCertificate(v, law) }),
		},
		"auditor_report": {
			Fields: ids{"size.balance", "size.turnover", "size.headcount"},
			For:    when(func(v *dossier.View) bool { return figures.AuditorReport(v, law) }),
		},
		"investors": {
			Fields: ids{"group"},
			For:    each(rows.Companies, func(c rows.Company) bool { return figures.ExemptHolder(c, law) }),
		},
	})
	for name, n := range all {
		n.Name = name
		all[name] = n
	}
	return all
}

var once = []string{""}

var needs = map[string]dossier.Need{
	"always":    {For: func(*dossier.View, *dossier.Piece) []string { return once }},
	"never":     {For: func(*dossier.View, *dossier.Piece) []string { return nil }},
	"delegated": {Fields: ids{"signatory.delegated"}, For: when(func(v *dossier.View) bool { return v.Yes("signatory.delegated") })},
	"in_group":  {Fields: ids{"size.in_group"}, For: when(func(v *dossier.View) bool { return v.Yes("size.in_group") })},
	"quotes":    {Fields: ids{"machines", "costs"}, For: everyRow},
	"each_row":  {For: everyRow},
	"machines":  {Fields: ids{"machines"}, For: when(func(v *dossier.View) bool { return len(v.Rows("machines")) > 0 })},
	"used":      {Fields: ids{"machines"}, For: each(rows.Machines, func(m rows.Machine) bool { return m.Used() && m.Eligible != rows.Ineligible })},
	"leased":    {Fields: ids{"machines"}, For: each(rows.Machines, rows.Machine.Leased)},
	"cofunding": {Fields: ids{"resources"}, For: each(rows.Resources, rows.Resource.Outside)},
	"permits":   {Fields: ids{"place.icpe"}, For: when(needsPermits)},
	"premises":  {Fields: ids{"place.tenure"}, For: when(needsPremises)},
	"team":      {Fields: ids{"team"}, For: when(func(v *dossier.View) bool { return len(v.Rows("team")) > 0 })},
	"new_markets": {Fields: ids{"project.objectives"}, For: when(func(v *dossier.View) bool {
		return v.Has("project.objectives", "new_products") || v.Has("project.objectives", "new_markets")
	})},
	"civil_works":      {Fields: ids{"costs"}, For: when(func(v *dossier.View) bool { return hasCategory(v, "civil_works") })},
	"energy_audit":     {Fields: ids{"environment.audit"}, For: when(func(v *dossier.View) bool { return v.Yes("environment.audit") })},
	"intention_answer": {Fields: ids{"start.intention_answer"}, For: when(func(v *dossier.View) bool { return !v.Date("start.intention_answer").IsZero() })},
	"conditional":      {Fields: ids{"start.already_signed"}, For: when(func(v *dossier.View) bool { return v.Text("start.already_signed") == "conditional" })},
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
		table := dossier.FieldID(table)
		for _, r := range v.Rows(table) {
			out = append(out, dossier.RowRef(table, r.ID))
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
				out = append(out, r.Where().Ref())
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

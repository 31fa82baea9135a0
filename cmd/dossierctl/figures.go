package main

import (
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/failure"
	"dossierpme/internal/french"
	"dossierpme/internal/problemtext"
	"dossierpme/internal/wiring"
)

func showFigures(s *session, p *parsed) (int, error) {
	parts, f, err := s.read(p)
	if err != nil {
		return 0, err
	}
	v := dossier.NewView(f.Call, f.Dossier, parts.Env)
	all := parts.Figures(v)
	if p.has("--json") {
		return failure.ExitDone, s.json(all)
	}
	first := true
	for i := range f.Call.Sections {
		for j := range f.Call.Sections[i].Fields {
			field := &f.Call.Sections[i].Fields[j]
			fig, ok := all[string(field.ID)]
			if field.Kind != dossier.KindComputed || !ok || !v.Visible(field.ID) {
				continue
			}
			if !first {
				s.line("")
			}
			first = false
			s.figureText(parts, v, field.Label, fig)
		}
	}
	return failure.ExitDone, nil
}

// numbers lists the numbers of each figure in the order of the contract, which
// the JSON of the figures cannot keep.
var numbers = map[string][]string{
	"figure.size":       {"category", "headcount", "turnover", "balance", "category_last", "category_prev"},
	"figure.difficulty": {"in_difficulty"},
	"figure.ratios":     {"growth_pct", "ebitda_pct", "debt_equity", "cost_turnover_pct"},
	"figure.costs":      {"total", "eligible", "to_check", "ineligible"},
	"figure.plan":       {"total", "eligible", "to_check", "resources", "gap", "public", "private", "public_rate"},
	"figure.aid":        {"regime", "intensity", "ceiling", "public", "room"},
	"figure.de_minimis": {"used", "room"},
	"figure.energy":     {"before_kwh", "after_kwh", "gain_kwh", "gain_pct", "gain_pct_per_unit"},
	"figure.ghg":        {"before_t", "after_t", "gain_t", "gain_pct"},
	"figure.water":      {"before_m3", "after_m3", "gain_m3", "gain_pct"},
	"figure.waste":      {"before_t", "after_t", "gain_t", "gain_pct", "recovered_before_pct", "recovered_after_pct"},
	"figure.jobs":       {"created_fte", "permanent_fte", "baseline_fte", "growth_pct", "aid_per_job"},
	"figure.indicators": {"rco01", "rco02", "rcr01", "rcr02", "rcr03", "rcr29_before", "rcr29_after", "rcr47"},
}

func (s *session) figureText(parts *wiring.Parts, v *dossier.View, label string, f figures.Figure) {
	t := s.words.T
	s.line(label + " (" + t("figure.status."+string(f.Status)) + ")")
	for _, name := range numbers[f.ID] {
		key := "figure.number." + strings.TrimPrefix(f.ID, "figure.") + "." + name
		if _, known := f.Numbers[name]; known {
			s.line("  " + t(key, "value", s.numberText(f.Numbers[name])))
		}
	}
	if len(f.Missing) > 0 {
		var list []string
		for _, m := range f.Missing {
			field, row, _ := strings.Cut(m, "@")
			about := problemtext.SubjectOf(parts.Words, v, dossier.Problem{Field: dossier.FieldID(field), Row: row})
			if about.Title != "" {
				list = append(list, t("ctl.check.row", "title", about.Title, "field", about.Label))
			} else {
				list = append(list, about.Label)
			}
		}
		s.line("  " + t("ctl.figures.missing", "list", french.List(list)))
	}
	for _, c := range f.Caveats {
		s.line("  " + t("ctl.figures.caveat", "caveat", c))
	}
}

// numberText writes a number in French; a word of the figures by its own words.
func (s *session) numberText(value string) string {
	if d, ok := dossier.ParseDecimal(value); ok {
		_, decimals, _ := strings.Cut(value, ".")
		return d.FrenchFixed(len(decimals))
	}
	if key := "figure.word." + value; s.words.Has(key) {
		return s.words.T(key)
	}
	return value
}

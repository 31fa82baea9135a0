package ui

import (
	"strconv"
	"strings"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
	"dossierpme/ui/field"
	"dossierpme/ui/kit"
)

// numberForm says how a number of a figure is written; its label is the text
// "ui.figure.<figure>.<key>".
type numberForm struct{ key, unit string }

// numberForms lists what is shown of each figure, the main value first.
var numberForms = map[string][]numberForm{
	"figure.size":       {{"category", ""}, {"headcount", "UTA"}, {"turnover", "€"}, {"balance", "€"}, {"category_last", ""}, {"category_prev", ""}},
	"figure.difficulty": {{"in_difficulty", ""}},
	"figure.ratios":     {{"growth_pct", "%"}, {"ebitda_pct", "%"}, {"debt_equity", "x"}, {"cost_turnover_pct", "%"}},
	"figure.costs":      {{"total", "€"}, {"eligible", "€"}, {"to_check", "€"}, {"ineligible", "€"}},
	"figure.plan": {
		{"gap", "€"}, {"total", "€"}, {"resources", "€"}, {"eligible", "€"}, {"to_check", "€"}, {"public", "€"}, {"private", "€"}, {"public_rate", "%"},
	},
	"figure.aid":        {{"ceiling", "€"}, {"regime", ""}, {"intensity", "%"}, {"public", "€"}, {"room", "€"}},
	"figure.de_minimis": {{"room", "€"}, {"used", "€"}},
	"figure.energy":     {{"gain_kwh", "kWh"}, {"before_kwh", "kWh"}, {"after_kwh", "kWh"}, {"gain_pct", "%"}, {"gain_pct_per_unit", "%"}},
	"figure.ghg":        {{"gain_t", "t éq. CO₂"}, {"before_t", "t éq. CO₂"}, {"after_t", "t éq. CO₂"}, {"gain_pct", "%"}},
	"figure.water":      {{"gain_m3", "m³"}, {"before_m3", "m³"}, {"after_m3", "m³"}, {"gain_pct", "%"}},
	"figure.waste":      {{"gain_t", "t"}, {"before_t", "t"}, {"after_t", "t"}, {"gain_pct", "%"}, {"recovered_before_pct", "%"}, {"recovered_after_pct", "%"}},
	"figure.jobs":       {{"created_fte", "ETP"}, {"permanent_fte", "ETP"}, {"baseline_fte", "ETP"}, {"growth_pct", "%"}, {"aid_per_job", "€"}},
	"figure.indicators": {
		{"rco01", ""}, {"rco02", ""}, {"rcr01", "ETP"}, {"rcr02", "€"}, {"rcr03", ""}, {"rcr29_before", "t éq. CO₂"}, {"rcr29_after", "t éq. CO₂"}, {"rcr47", "t"},
	},
}

// manyOf are figures of which no number is the main one.
var manyOf = map[string]bool{"figure.ratios": true, "figure.indicators": true}

// figureWords write figures for the screen.
type figureWords struct {
	a *App
	v *dossier.View
}

var statusTones = map[figures.Status]kit.Tone{
	figures.Computed: kit.Accent, figures.Estimate: kit.Warning, figures.Unknown: kit.Neutral, figures.Expired: kit.Warning,
}

// written writes a number, or the word that stands for a code.
func (f figureWords) written(val, unit string) string {
	if text, ok := figures.Quantity(val, unit); ok {
		return text
	}
	if regime := f.v.Call.Field(f.v.ID(dossier.RoleRegime)); regime != nil {
		if label, ok := regime.Option(val); ok {
			return label
		}
	}
	if key := "ui.figure.word." + val; f.a.Words.Has(key) {
		return f.a.t(key)
	}
	return val
}

func (f figureWords) label(figure, key string) string { return f.a.t("ui." + figure + "." + key) }

// result is a figure as the pages show it.
func (f figureWords) result(id string) field.Result {
	fig, ok := f.a.opened.Figure(f.v, id)
	if !ok {
		return field.Result{}
	}
	r := field.Result{Tone: statusTones[fig.Status], Note: f.note(fig)}
	if fig.Status != figures.Computed || len(fig.Numbers) > 0 {
		r.Status = f.a.t("ui.figure.status." + string(fig.Status))
	}
	for i, form := range numberForms[id] {
		val, ok := fig.Numbers[form.key]
		if !ok {
			continue
		}
		text := f.written(val, form.unit)
		if i == 0 && !manyOf[id] {
			r.Text, r.Amount = text, form.unit == "€"
			continue
		}
		r.Lines = append(r.Lines, field.ResultLine{Label: f.label(id, form.key), Value: text})
	}
	if manyOf[id] && len(r.Lines) > 0 {
		r.Text = f.a.t("ui.figure.many", "n", len(r.Lines))
	}
	return r
}

// note says what a figure lacks, or what it depends on.
func (f figureWords) note(fig figures.Figure) string {
	var parts []string
	if names := f.missing(fig); len(names) > 0 {
		shown := names
		if len(shown) > 3 {
			shown = append(append([]string{}, names[:3]...), f.a.t("ui.figure.others", "n", len(names)-3))
		}
		parts = append(parts, f.a.t("ui.figure.missing", "list", french.List(shown)))
	}
	if len(fig.Caveats) > 0 {
		parts = append(parts, fig.Caveats[0])
	}
	return strings.Join(parts, " ")
}

// missing names what a figure lacks, each once.
func (f figureWords) missing(fig figures.Figure) []string {
	var out []string
	seen := map[string]bool{}
	for _, m := range fig.Missing {
		id, row, _ := strings.Cut(m, "@")
		name := f.name(dossier.FieldID(id), row)
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// name is what a field, or a cell of a row, is called.
func (f figureWords) name(id dossier.FieldID, row string) string {
	label, title := labelsOf(f.v, id, row)
	if title != "" {
		return title + " · " + label
	}
	return label
}

// quantity writes a number of a figure; what is no number stands as it is.
func quantity(val, unit string) string {
	if text, ok := figures.Quantity(val, unit); ok {
		return text
	}
	return val
}

var opSigns = map[figures.Op]string{
	figures.Sum: " + ", figures.Product: " × ", figures.Quotient: " ÷ ", figures.Difference: " − ",
	figures.Min: french.Narrow + "; ", figures.Max: french.Narrow + "; ", figures.Compare: " ? ",
}

// operation writes the operands of a step, "" where there is nothing to see.
func (f figureWords) operation(steps []figures.Step, i int) string {
	s := steps[i]
	sign, ok := opSigns[s.Op]
	if !ok || len(s.Operands) < 2 {
		return ""
	}
	var parts []string
	for k, o := range s.Operands {
		if n, ref := strings.CutPrefix(o, "#"); ref {
			if at, err := strconv.Atoi(n); err == nil && at >= 0 && at < len(steps) {
				o = steps[at].Value
			}
		}
		text := quantity(o, "")
		if strings.HasPrefix(o, "-") && k > 0 {
			text = "(" + text + ")"
		}
		parts = append(parts, text)
	}
	if len(parts) > 6 {
		parts = append(parts[:5:5], "…", parts[len(parts)-1])
	}
	words := strings.Join(parts, sign)
	if key := "ui.figure.op." + string(s.Op); f.a.Words.Has(key) {
		return f.a.t(key, "list", words)
	}
	return words
}

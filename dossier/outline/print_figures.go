package outline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/french"
)

// numberForm says how a number of a figure is named and written.
type numberForm struct {
	key, label, unit string // unit "€", "%" or as printed; "" for words
}

// numberForms lists what is printed of each figure, in order.
var numberForms = map[string][]numberForm{
	"figure.size": {
		{"category", "Catégorie", ""},
		{"headcount", "Effectif retenu", "UTA"},
		{"turnover", "Chiffre d’affaires retenu", "€"},
		{"balance", "Total du bilan retenu", "€"},
		{"category_last", "Catégorie au dernier exercice", ""},
		{"category_prev", "Catégorie à l’exercice précédent", ""},
	},
	"figure.difficulty": {{"in_difficulty", "Entreprise en difficulté", ""}},
	"figure.ratios": {
		{"growth_pct", "Croissance du chiffre d’affaires", "%"},
		{"ebitda_pct", "EBE sur chiffre d’affaires", "%"},
		{"debt_equity", "Dettes sur capitaux propres", "x"},
		{"cost_turnover_pct", "Coût du projet sur chiffre d’affaires", "%"},
	},
	"figure.costs": {
		{"total", "Coût total HT", "€"}, {"eligible", "Dépenses éligibles", "€"}, {"to_check", "Éligibilité à vérifier", "€"}, {"ineligible", "Dépenses non éligibles", "€"},
	},
	"figure.plan": {
		{"total", "Coût total HT", "€"},
		{"eligible", "Dépenses éligibles", "€"},
		{"to_check", "Éligibilité à vérifier", "€"},
		{"resources", "Total des ressources", "€"},
		{"gap", "Écart", "€"},
		{"public", "Aides publiques", "€"},
		{"private", "Ressources privées", "€"},
		{"public_rate", "Taux d’aide publique", "%"},
	},
	"figure.aid": {
		{"regime", "Régime", ""}, {"intensity", "Intensité maximale", "%"}, {"ceiling", "Plafond d’aide", "€"}, {"public", "Aides publiques prévues", "€"}, {"room", "Marge", "€"},
	},
	"figure.de_minimis": {{"used", "Aides de minimis sur trois ans", "€"}, {"room", "Marge", "€"}},
	"figure.energy": {
		{"before_kwh", "Avant", "kWh"}, {"after_kwh", "Après", "kWh"}, {"gain_kwh", "Gain", "kWh"}, {"gain_pct", "Gain relatif", "%"}, {"gain_pct_per_unit", "Gain par unité produite", "%"},
	},
	"figure.ghg":   {{"before_t", "Avant", "t éq. CO₂"}, {"after_t", "Après", "t éq. CO₂"}, {"gain_t", "Gain", "t éq. CO₂"}, {"gain_pct", "Gain relatif", "%"}},
	"figure.water": {{"before_m3", "Avant", "m³"}, {"after_m3", "Après", "m³"}, {"gain_m3", "Gain", "m³"}, {"gain_pct", "Gain relatif", "%"}},
	"figure.waste": {
		{"before_t", "Avant", "t"},
		{"after_t", "Après", "t"},
		{"gain_t", "Gain", "t"},
		{"gain_pct", "Gain relatif", "%"},
		{"recovered_before_pct", "Part valorisée avant", "%"},
		{"recovered_after_pct", "Part valorisée après", "%"},
	},
	"figure.jobs": {
		{"created_fte", "Emplois créés", "ETP"},
		{"permanent_fte", "dont CDI", "ETP"},
		{"baseline_fte", "Effectif de référence", "ETP"},
		{"growth_pct", "Croissance de l’effectif", "%"},
		{"aid_per_job", "Aide FEDER par emploi créé", "€"},
	},
	"figure.indicators": {
		{"rco01", "RCO01 · Entreprises soutenues", "entreprise"},
		{"rco02", "RCO02 · Entreprises aidées par subvention", "entreprise"},
		{"rcr01", "RCR01 · Emplois créés", "ETP"},
		{"rcr02", "RCR02 · Investissements privés", "€"},
		{"rcr03", "RCR03 · PME innovantes", "entreprise"},
		{"rcr29_before", "RCR29 · Gaz à effet de serre avant", "t éq. CO₂"},
		{"rcr29_after", "RCR29 · Gaz à effet de serre après", "t éq. CO₂"},
		{"rcr47", "RCR47 · Déchets valorisés", "t"},
	},
}

// numberWords stand for the codes that figures give.
var numberWords = map[string]string{
	"micro": "micro-entreprise", "small": "petite entreprise", "medium": "moyenne entreprise", "large": "grande entreprise",
	"none": "non PME (participation publique)", "yes": "oui", "no": "non", "unknown": "inconnue",
}

var statusWords = map[figures.Status]Text{
	figures.Computed: {S: "calculé par le programme", Tone: Muted},
	figures.Estimate: {S: "estimation, à confirmer", Tone: Todo},
	figures.Unknown:  {S: "ne peut pas être calculé", Tone: Todo},
	figures.Expired:  {S: "règle arrivée à échéance", Tone: Todo},
}

// number writes one number of a figure, "" where it has none.
func (p *printer) number(figure, key string) string {
	val, ok := p.in.Figures[figure].Numbers[key]
	if !ok {
		return ""
	}
	for _, f := range numberForms[figure] {
		if f.key == key {
			return p.written(val, f.unit)
		}
	}
	return p.written(val, "")
}

func (p *printer) written(val, unit string) string {
	if unit == "" {
		if f := p.v.Call.Field(p.v.ID(dossier.RoleRegime)); f != nil {
			if label, ok := f.Option(val); ok {
				return label
			}
		}
		if w, ok := numberWords[val]; ok {
			return w
		}
		return val
	}
	return quantity(val, unit)
}

// quantity writes a number of a figure, or the word for its code.
func quantity(val, unit string) string {
	if text, ok := figures.Quantity(val, unit); ok {
		return text
	}
	if word, ok := numberWords[val]; ok {
		return word
	}
	return val
}

// figure prints a computed field: its numbers, how far they hold, and where
// the calculation stands.
func (p *printer) figure(f *dossier.Field, caption string) []Block {
	fig, ok := p.in.Figures[f.Figure]
	if !ok {
		return nil
	}
	if caption == "" {
		caption = f.Label
	}
	status := statusWords[fig.Status]
	heading := Heading{ID: p.id(ID(f.ID)), Level: 3, Title: caption, Note: status.S}
	if len(fig.Steps) > 0 {
		heading.See, heading.Page = wordDetail, calculationID(f.Figure)
	}
	blocks := []Block{heading}
	pairs := p.figurePairs(f.Figure)
	blocks = append(blocks, Pairs{Rows: pairs, Compact: brief(pairs)})
	if len(fig.Missing) > 0 {
		blocks = append(blocks, Prose{Text: Text{S: fmt.Sprintf(wordMissingInput, p.inputs(fig.Missing)), Tone: Todo}})
	}
	blocks = append(blocks, p.figurePicture(f.Figure, fig)...)
	points := []Point{}
	for _, c := range fig.Caveats {
		points = append(points, Point{Text: c, Tone: Todo})
	}
	if len(points) > 0 {
		blocks = append(blocks, Points{Items: points})
	}
	return []Block{Group{Blocks: blocks}}
}

// brief reports whether all labels are short enough to stand side by side.
func brief(pairs []Pair) bool {
	const longest = 24
	return !slices.ContainsFunc(pairs, func(p Pair) bool { return utf8.RuneCountInString(p.Label) > longest })
}

func figureTone(s figures.Status) Tone {
	if s == figures.Computed {
		return Accent
	}
	return Todo
}

func calculationID(figure string) ID { return ID("calculation." + figure) }

// inputs words the inputs that a figure lacks, each once.
func (p *printer) inputs(missing []string) string {
	var out []string
	seen := map[string]bool{}
	for _, m := range missing {
		id, row, _ := strings.Cut(m, "@")
		s := p.fieldLabel(dossier.FieldID(id), row)
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return french.List(out)
}

// fieldLabel names a field, a column, or a column of one row.
func (p *printer) fieldLabel(id dossier.FieldID, row string) string {
	f, col := p.v.Locate(id)
	if f == nil {
		if prm := p.v.Call.Param(id); prm != nil {
			return prm.Label
		}
		return string(id)
	}
	s := label(f)
	if row != "" {
		rows := p.v.Rows(f.ID)
		if i := rows.Index(row); i >= 0 {
			title := p.v.Title(f, rows, i)
			if f.Kind == dossier.KindPieces {
				if pc := p.v.Call.Piece(cellText(rows[i], "piece")); pc != nil {
					title = pc.Title
				}
			}
			s += " · " + title
		}
	}
	if col != "" {
		if c := f.Column(string(col)); c != nil {
			s += " · " + c.HeadOr()
		}
	}
	return s
}

// calculations unfolds every figure that the call asks for.
func (p *printer) calculations() []Block {
	var out []Block
	for si := range p.v.Call.Sections {
		s := &p.v.Call.Sections[si]
		for fi := range s.Fields {
			f := &s.Fields[fi]
			fig, ok := p.in.Figures[f.Figure]
			if f.Kind != dossier.KindComputed || !ok || !p.v.Visible(f.ID) || len(fig.Steps) == 0 {
				continue
			}
			out = append(out, p.derivation(f, fig))
		}
	}
	return out
}

func (p *printer) derivation(f *dossier.Field, fig figures.Figure) Derivation {
	d := Derivation{
		ID: p.id(calculationID(f.Figure)), Label: f.Label, Status: statusWords[fig.Status],
		Value: Text{S: p.mainValue(f.Figure, fig), Tone: figureTone(fig.Status)}, Caveats: fig.Caveats,
	}
	for i, s := range fig.Steps {
		unit := s.Unit
		step := Step{Text: s.Text, Sum: sum(fig.Steps, i), Value: quantity(s.Value, unit), Source: s.Source}
		if rest, ok := strings.CutPrefix(s.Source, "figure."); ok {
			if of := p.v.Call.Field(dossier.FieldID("figure." + rest)); of != nil {
				step.Source = fmt.Sprintf(wordSee, of.Label)
			}
		}
		d.Steps = append(d.Steps, step)
	}
	for _, r := range fig.Rules {
		d.Rules = append(d.Rules, fmt.Sprintf(wordRule, r))
	}
	return d
}

// mainValue is the value that a figure is known by, with its unit.
func (p *printer) mainValue(id string, fig figures.Figure) string {
	if fig.Value == "" {
		return ""
	}
	for _, f := range numberForms[id] {
		if fig.Numbers[f.key] == fig.Value && f.key != "total" || f.key == "total" && id == "figure.costs" {
			return p.written(fig.Value, f.unit)
		}
	}
	return p.written(fig.Value, "")
}

var opSigns = map[figures.Op]string{
	figures.Sum: " + ", figures.Product: " × ", figures.Quotient: " ÷ ", figures.Difference: " − ",
	figures.Min: nnbsp + "; ", figures.Max: nnbsp + "; ", figures.Compare: " comparé à ",
}

var opWords = map[figures.Op]string{figures.Min: "le plus petit de ", figures.Max: "le plus grand de "}

// sum writes the operands of a step; an operand "#n" is the value of step n.
func sum(steps []figures.Step, i int) string {
	s := steps[i]
	sign, ok := opSigns[s.Op]
	if !ok || len(s.Operands) < 2 {
		return ""
	}
	parts := make([]string, len(s.Operands))
	for k, o := range s.Operands {
		if n, ref := strings.CutPrefix(o, "#"); ref {
			if at, err := strconv.Atoi(n); err == nil && at < len(steps) {
				o = steps[at].Value
			}
		}
		parts[k] = quantity(o, "")
		if s.Op == figures.Sum && s.Unit == "€" || s.Op == figures.Difference && s.Unit == "€" {
			if d, ok := dossier.ParseDecimal(o); ok && d.Places() <= 2 {
				parts[k] = d.FrenchFixed(2)
			}
		}
		if strings.HasPrefix(o, "-") && k > 0 {
			parts[k] = "(" + parts[k] + ")"
		}
	}
	return opWords[s.Op] + strings.Join(parts, sign)
}

package figures

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"dossierpme/dossier"

	"github.com/pelletier/go-toml/v2"
)

// Confidence says how far a rule is confirmed.
type Confidence string

// The four degrees of confirmation.
const (
	Confirmed   Confidence = "C"  // on a primary or official text
	Secondary   Confidence = "C2" // on a secondary source
	Analogue    Confidence = "A"  // for another region, fund or period: an example only
	Unconfirmed Confidence = "U"  // general knowledge
)

// open is the written form of "the text sets no end".
const open = "open"

// Rule is one dated rule of law, conversion or emission factor.
type Rule struct {
	ID, Text, Source, Note string
	From                   dossier.Date
	Until                  dossier.Date // the last day; no date: the text sets no end
	Status                 Confidence
	Unit                   string
	Vintage                int
	Codes                  []string

	values map[string]dossier.Decimal
}

// Value is a number of the rule. It panics where the rule has none of this
// name: LoadRules has checked every number that the figures read.
func (r Rule) Value(name string) dossier.Decimal {
	d, ok := r.values[name]
	if !ok {
		panic("figures: rule " + r.ID + " has no value " + name)
	}
	return d
}

// operand is a number of the rule in a derivation; false where there is none.
func (r Rule) operand(name string) (operand, bool) {
	d, ok := r.values[name]
	return num(d), ok
}

// Covers reports whether one of the rule's codes is a code, or the beginning of it.
func (r Rule) Covers(code string) bool {
	return slices.ContainsFunc(r.Codes, func(c string) bool { return strings.HasPrefix(code, c) })
}

// Holds reports whether the rule is in force on a day.
func (r Rule) Holds(day dossier.Date) bool { return !day.Before(r.From) && !r.Ended(day) }

// Ended reports whether the rule is past on a day.
func (r Rule) Ended(day dossier.Date) bool { return !r.Until.IsZero() && day.After(r.Until) }

// months is how many whole months the rule is in force.
func (r Rule) months() int {
	return (r.Until.Year-r.From.Year)*12 + r.Until.Month - r.From.Month + 1
}

// Degrees lists the degrees of confirmation.
func Degrees() []Confidence { return []Confidence{Confirmed, Secondary, Analogue, Unconfirmed} }

// Rules are the dated rules that the figures judge by. They are read once and
// never change.
type Rules struct{ byID map[string]*Rule }

// Find returns the rule with this id.
func (r *Rules) Find(id string) (Rule, bool) {
	if rule, ok := r.byID[id]; ok {
		return *rule, true
	}
	return Rule{}, false
}

// Must returns a rule that LoadRules has checked to exist.
func (r *Rules) Must(id string) Rule { return *r.rule(id) }

func (r *Rules) rule(id string) *Rule {
	rule, ok := r.byID[id]
	if !ok {
		panic("figures: no rule " + id)
	}
	return rule
}

// ruleFile is the file form.
type ruleFile struct {
	Rules []struct {
		ID      string            `toml:"id"`
		Text    string            `toml:"text"`
		Source  string            `toml:"source"`
		Note    string            `toml:"note"`
		From    string            `toml:"valid_from"`
		Until   string            `toml:"valid_until"`
		Status  string            `toml:"status"`
		Unit    string            `toml:"unit"`
		Vintage int               `toml:"vintage"`
		Codes   []string          `toml:"codes"`
		Values  map[string]string `toml:"values"`
	} `toml:"rules"`
}

var ruleID = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// LoadRules reads every TOML file of a folder. It is strict: an unknown key, a
// rule without source or dates, a number that is none and a rule or value that
// the figures read and no file has are errors, all reported together.
func LoadRules(dir fs.FS) (*Rules, error) {
	names, err := fs.Glob(dir, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("listing the rules: %w", err)
	}
	out := &Rules{byID: map[string]*Rule{}}
	var faults []error
	for _, name := range names {
		raw, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("reading rules: %w", err)
		}
		var file ruleFile
		if err := toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields().Decode(&file); err != nil {
			var strict *toml.StrictMissingError
			if errors.As(err, &strict) {
				err = errors.New(strict.String())
			}
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
			continue
		}
		for _, f := range file.Rules {
			rule := &Rule{
				ID: f.ID, Text: f.Text, Source: f.Source, Note: f.Note, Status: Confidence(f.Status),
				Unit: f.Unit, Vintage: f.Vintage, Codes: f.Codes, values: map[string]dossier.Decimal{},
			}
			fault := func(format string, args ...any) {
				faults = append(faults, fmt.Errorf("%s: rule %q: "+format, append([]any{name, f.ID}, args...)...))
			}
			var ok bool
			if rule.From, ok = dossier.ParseDate(f.From); !ok {
				fault("valid_from %q is not a date", f.From)
			}
			if rule.Until, ok = dossier.ParseDate(f.Until); !ok && f.Until != open {
				fault("valid_until %q is neither a date nor %q", f.Until, open)
			}
			if !rule.Until.IsZero() && rule.Until.Before(rule.From) {
				fault("ends before it begins")
			}
			for key, text := range f.Values {
				d, ok := dossier.ParseDecimal(text)
				if !ok {
					fault("value %s is not a number: %q", key, text)
				}
				rule.values[key] = d
			}
			_, twice := out.byID[f.ID]
			switch {
			case !ruleID.MatchString(f.ID):
				fault("not an id")
			case twice:
				fault("defined twice")
			case f.Text == "":
				fault("no text")
			case f.Source == "":
				fault("no source")
			case !slices.Contains(Degrees(), rule.Status):
				fault("status %q is none of C, C2, A, U", f.Status)
			}
			out.byID[f.ID] = rule
		}
	}
	faults = append(faults, out.lacking()...)
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return out, nil
}

// lacking names what the figures read and no file has.
func (r *Rules) lacking() []error {
	var faults []error
	for id, values := range needed {
		rule, ok := r.byID[id]
		if !ok {
			faults = append(faults, fmt.Errorf("rule %s is missing", id))
			continue
		}
		for _, v := range values {
			if _, ok := rule.values[v]; !ok {
				faults = append(faults, fmt.Errorf("rule %s has no value %s", id, v))
			}
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return bytes.Compare([]byte(a.Error()), []byte(b.Error())) })
	return faults
}

// needed are the rules that the figures cannot do without, with their values.
var needed = map[string][]string{
	"size.micro": {"headcount", "turnover", "balance"}, "size.small": {"headcount", "turnover", "balance"},
	"size.medium": {"headcount", "turnover", "balance"}, "size.relations": {"partner", "linked", "angel"},
	"size.public": {"share"}, "size.two_years": nil, "size.takeover": nil,
	"difficulty.limited": {"share"}, "difficulty.variable_capital": {"share"}, "difficulty.unlimited": nil, "difficulty.insolvency": nil,
	"difficulty.rescue": nil, "difficulty.young": {"months"},
	"aid.afr": {"micro", "small", "medium", "large", "limit"}, "aid.afr_own": {"share"},
	"aid.afr_single_project": {"months"}, "aid.afr_diversification": {"above"},
	"aid.sme": {"micro", "small", "medium", "limit"}, "aid.six_months": nil, "aid.cumulation": nil,
	"aid.sme_on_success": {"points"}, "aid.training": nil, "aid.relocation_programme": nil, "aid.simplified_costs": {"up_to"},
	"aid.minimis_loan": {"amount", "half", "months", "double"}, "aid.minimis_guarantee": {"amount", "half", "months", "double", "share"},
	"aid.minimis_merged": nil, "aid.afr_steel": nil, "aid.advance": {"most"},
	"aid.investment": nil, "aid.fishery": nil, "aid.excluded": nil, "aid.relocation": nil,
	"aid.de_minimis": {"limit", "months"}, "aid.de_minimis_six_months": nil,
	"energy.units.grid": nil, "energy.units.own_power": nil, "energy.units.natural_gas": {"pcs_per_pci"},
	"energy.units.biomethane": {"pcs_per_pci"}, "energy.units.heating_oil": nil, "energy.units.propane": nil,
	"energy.units.butane": nil, "energy.units.non_road_diesel": nil, "energy.units.logs": nil,
	"energy.units.pellets": nil, "energy.units.chips": nil, "energy.units.district_heat": nil,
	"energy.units.district_cold": nil, "energy.units.other": nil,
	"obligation.plaque": {"above"}, "obligation.durability": {"years", "reduced"}, "obligation.afr_kept": {"years"},
	"obligation.archives": {"years", "state_aid"}, "obligation.vat": {"from"}, "obligation.last_expense": nil, "obligation.used": {"quotes"},
}

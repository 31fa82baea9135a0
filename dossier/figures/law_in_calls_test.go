package figures_test

import (
	"regexp"
	"strings"
	"testing"

	"dossierpme/dossier"
)

// amounts are sums of money and shares, as a text states them.
var amounts = regexp.MustCompile(`\d[\d\x{a0}\x{202f},]*[\x{a0}\x{202f}](M€|€|%)`)

// bySource are the amounts that the texts of calls state, by question: the value of a
// rule, or why it is none of the rules.
var bySource = map[string]map[string]string{
	"size.turnover":            {"50 M€": "size.medium turnover", "43 M€": "size.medium balance"},
	"size.public_share":        {"25 %": "size.public share"},
	"size.in_group":            {"25 %": "size.relations partner"},
	"group":                    {"25 %": "size.relations partner"},
	"group.capital":            {"25 %": "size.relations partner"},
	"group.votes":              {"50 %": "size.relations linked"},
	"group.control":            {"30 %": anExample},
	"group.investor":           {"50 %": "size.relations linked", "1,25 M€": "size.relations angel", "10 M€": "- the budget of a small authority: nothing is computed with it"},
	"owners":                   {"25 %": "- the register of beneficial owners, which no figure judges by"},
	"place.afr":                {"35 %": "aid.afr small", "25 %": "aid.afr medium", "20 %": "aid.sme small", "10 %": "aid.sme medium"},
	"place.same_department_3y": {"50 M€": "aid.afr limit"},
	"state_aid.regime":         {"35 %": "aid.afr small", "25 %": "aid.afr medium", "20 %": "aid.sme small", "10 %": "aid.sme medium", "300 000 €": "aid.de_minimis limit"},
	"state_aid.has_de_minimis": {"300 000 €": "aid.de_minimis limit"},
	"de_minimis":               {"300 000 €": "aid.de_minimis limit"},
	"de_minimis.amount":        {"300 000 €": "aid.de_minimis limit"},
	"figure.de_minimis":        {"300 000 €": "aid.de_minimis limit"},
	"funding.vat_amount":       {"5 M€": "obligation.vat from"},
	"funding.vat_recovered":    {"5 M€": "obligation.vat from"},
	"piece vat":                {"5 M€": "obligation.vat from"},
	"piece auditor_report":     {"5 M€": "obligation.auditor balance", "10 M€": "obligation.auditor turnover"},
	"commit.visibility":        {"500 000 €": "obligation.plaque above", "10 M€": "- from when on an event is due, which no figure says", "3 %": "- what may be lost, which no figure says"},
	"environment.factors":      {"11 %": "- how much one factor changed in a year"},
	"energy.unit":              {"11 %": "- what PCS and PCI differ by, rounded"},
	"figure.plan":              {"0 €": "- what the gap is to be"},
	"machines.next_year_pct":   {"70 %": anExample},
	"costs.next_year_pct":      {"70 %": anExample},
}

const anExample = "- an example"

// TestWhatCallsSayOfTheLawIsTheLaw: the texts of a call are sealed with the dossiers and
// have no places to fill in, so that limits and rates of the rules stand there as words.
// Each is held against its rule, and a new one wants its line above.
func TestWhatCallsSayOfTheLawIsTheLaw(t *testing.T) {
	stated := map[string]map[string]bool{}
	for _, c := range shipped().Calls {
		for id, text := range textsOf(c) {
			for _, said := range amounts.FindAllString(text, -1) {
				said = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(said)
				if stated[id] == nil {
					stated[id] = map[string]bool{}
				}
				stated[id][said] = true
				if bySource[id][said] == "" {
					t.Errorf("%s, %s states %s: say in bySource which rule that is, or why none: %s", c.ID, id, said, text)
				}
			}
		}
	}
	for id, all := range bySource {
		for said, source := range all {
			if !stated[id][said] {
				t.Errorf("no text of %s states %s: take it out of bySource", id, said)
			}
			if strings.HasPrefix(source, "-") {
				continue
			}
			rule, name, _ := strings.Cut(source, " ")
			if want := law().Must(rule).Value(name); want.Cmp(number(t, said)) != 0 {
				t.Errorf("%s states %s, and the rule %s has %s", id, said, source, want.French())
			}
		}
	}
}

// number is a stated amount: in euros, or in percent.
func number(t *testing.T, said string) dossier.Decimal {
	t.Helper()
	digits, unit := said[:strings.LastIndex(said, " ")], said[strings.LastIndex(said, " ")+1:]
	d, ok := dossier.ParseDecimal(strings.NewReplacer(" ", "", ",", ".").Replace(digits))
	if !ok {
		t.Fatalf("%q is no number", said)
	}
	if unit == "M€" {
		d = d.Mul(dossier.Int(1_000_000))
	}
	return d
}

// textsOf are what a call says of each question, column, parameter and piece.
func textsOf(c *dossier.Call) map[string]string {
	out := map[string]string{}
	add := func(id string, f *dossier.Field) {
		out[id] = f.Label + "\n" + f.Hint + "\n" + f.Why
		for _, o := range f.Options {
			out[id] += "\n" + o.Label
		}
	}
	for f := range c.Questions() {
		add(string(f.ID), f)
		for i := range f.Columns {
			add(string(f.ID+"."+f.Columns[i].ID), &f.Columns[i])
		}
	}
	for i := range c.Params {
		add(string(c.Params[i].ID), &c.Params[i])
	}
	for _, p := range c.Pieces {
		out["piece "+p.ID] = p.Title + "\n" + p.Hint
	}
	return out
}

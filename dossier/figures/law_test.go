package figures_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

func TestEveryShippedRuleHasASourceAndDates(t *testing.T) {
	if len(law().IDs()) < 60 {
		t.Fatalf("only %d rules", len(law().IDs()))
	}
	for _, id := range law().IDs() {
		r := law().Must(id)
		if r.Source == "" || r.Text == "" || r.From.IsZero() || r.Status == "" || said().Cite(r) == "" {
			t.Errorf("%s: %+v", id, r)
		}
		if strings.HasPrefix(id, "factor.") && (r.Unit == "" || r.Value("kg").Sign() <= 0) {
			t.Errorf("%s has no unit or value", id)
		}
	}
	if end := law().Must("aid.sme").Until; end != dossier.MustDate("2026-12-31") {
		t.Errorf("the SME regime ends on %s", end)
	}
	if end := law().Must("aid.six_months").Until; end != dossier.MustDate("2027-06-30") {
		t.Errorf("the six months end on %s", end)
	}
}

// TestAFaultyRuleIsRefused changes one thing of a shipped rule at a time.
func TestAFaultyRuleIsRefused(t *testing.T) {
	const good = `[[rules]]
id = "size.micro"
text = "Seuils"
source = "Règlement"
valid_from = "2014-07-01"
valid_until = "open"
status = "C"
values = { headcount = "10", turnover = "2000000", balance = "2000000" }
`
	shippedFS := func(micro string) fs.FS {
		out := fstest.MapFS{}
		err := fs.WalkDir(assets.Rules(), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(assets.Rules(), name)
			if err != nil {
				return err
			}
			text := string(b)
			if i := strings.Index(text, "[[rules]]\nid = \"size.micro\""); i >= 0 {
				j := i + 1 + strings.Index(text[i+1:], "[[rules]]")
				text = text[:i] + micro + "\n" + text[j:]
			}
			out[name] = &fstest.MapFile{Data: []byte(text)}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if _, err := figures.LoadRules(shippedFS(good)); err != nil {
		t.Fatalf("the good rule is refused: %v", err)
	}
	for name, tc := range map[string]struct{ old, new, words string }{
		"no source":             {`source = "Règlement"`, `source = ""`, "no source"},
		"source left out":       {"source = \"Règlement\"\n", "", "no source"},
		"no text":               {`text = "Seuils"`, `text = ""`, "no text"},
		"no first day":          {"valid_from = \"2014-07-01\"\n", "", "valid_from"},
		"no last day":           {"valid_until = \"open\"\n", "", "valid_until"},
		"a day that is none":    {"2014-07-01", "2014-02-30", "valid_from"},
		"ends before it begins": {`"open"`, `"2014-06-30"`, "ends before"},
		"no status":             {`status = "C"`, `status = "maybe"`, "status"},
		"a number that is none": {`"10"`, `"ten"`, "not a number"},
		"a value left out":      {`headcount = "10", `, "", "no value headcount"},
		"an unknown key":        {"status", "statuss = 1\nstatus", "statuss"},
		"twice":                 {"[[rules]]", good + "\n[[rules]]", "twice"},
		"another id":            {"size.micro", "size.nano", "size.micro is missing"},
		"no id":                 {"size.micro", "Micro", "not an id"},
	} {
		_, err := figures.LoadRules(shippedFS(strings.Replace(good, tc.old, tc.new, 1)))
		if err == nil || !strings.Contains(err.Error(), tc.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := figures.LoadRules(fstest.MapFS{}); err == nil {
		t.Error("no rules at all are refused")
	}
}

// TestTheFactorsAreThoseThatAreConfirmed pins the values of the table that the
// figure takes by itself.
func TestTheFactorsAreThoseThatAreConfirmed(t *testing.T) {
	for _, tc := range []struct{ source, vintage, kg, unit string }{
		{"grid", "2025", "0.0461", "kwh"},
		{"grid", "2024", "0.0519", "kwh"},
		{"grid", "2023", "0.058", "kwh"},
		{"grid", "2022", "0.052", "kwh"},
		{"own_power", "2025", "0.0439", "kwh"},
		{"natural_gas", "2025", "0.215", "kwh_pcs"},
		{"biomethane", "", "0.0417", "kwh_pci"},
		{"heating_oil", "", "3.24", "l"},
		{"propane", "", "3.46", "kg"},
		{"butane", "", "3.43", "kg"},
		{"pellets", "", "0.027", "kwh"},
		{"logs", "", "0.032", "kwh"},
		{"district_heat", "2025", "0.113", "kwh"},
		{"district_cold", "", "0.021", "kwh"},
		{"non_road_diesel", "", "3.17", "l"},
	} {
		r, ok := figures.Factor(law(), tc.source, tc.vintage)
		if !ok || r.Value("kg").String() != tc.kg || r.Unit != tc.unit {
			t.Errorf("%s %s: %v %s", tc.source, tc.vintage, r.ID, r.Unit)
		}
	}
	for _, source := range []string{"chips", "other"} {
		if r, ok := figures.Factor(law(), source, "2025"); ok {
			t.Errorf("%s must be asked for, not assumed: %s", source, r.ID)
		}
	}
}

package dossier

import (
	"fmt"
	"strings"
	"testing"
)

// places knows a few communes and nothing else.
type places map[string][]string // postcodes by INSEE code

func (p places) CommuneName(code string) (string, bool) {
	_, ok := p[code]
	return "Commune " + code, ok
}
func (p places) CommunePostcodes(code string) []string { return p[code] }
func (places) NAFLabel(string) (string, bool)          { return "", false }
func (places) LegalFormLabel(string) (string, bool)    { return "", false }

func TestAPostcodeIsHeldAgainstItsCommune(t *testing.T) {
	c := &Call{
		ID: "essai", Status: "open", Title: "Essai", Phases: []Phase{{"company", "L’entreprise"}},
		Sections: []Section{{ID: "one", Phase: "company", Title: "Un", Fields: []Field{
			{ID: "a.away", Kind: KindYesNo, Label: "Ailleurs ?", Optional: true},
			{ID: "a.code", Kind: KindText, Label: "Code postal", Optional: true, When: When(Condition{Field: "a.away", Is: true})},
			{ID: "a.town", Kind: KindCommune, Label: "Commune", Postcode: "a.code", Optional: true, When: When(Condition{Field: "a.away", Is: true})},
		}}},
	}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	ref := places{
		"80001": {"80100"}, "80021": {"80000", "80080", "80090"}, "2A004": {"20000", "20090"},
		"97411": {"97400"}, "48010": {"07590"}, "98412": {},
	}
	for _, tc := range []struct{ code, town, want string }{
		{"80000", "80021", ""},
		{"80039", "80021", ""}, // a firm's own, of the department
		{"20000", "2A004", ""},
		{"97490", "97411", ""},
		{"07590", "48010", ""}, // served from the department beside its own
		{"75001", "98412", ""}, // nothing is known of it
		{"DE-10115", "Berlin", ""},
		{"ES-28001", "Madrid", ""},
		{"GB-SW1A1AA", "Londres", ""},
		{"B 1000", "Bruxelles", ""},
		{"", "80021", ""},
		{"75001", "80021", "warning"},
		{"97400", "97411", ""},
		{"97300", "97411", "warning"},
		{"8013", "80021", "blocking"},
		{"8013", "", "blocking"},
		{"8013", "Amiens", "blocking"},
		{"ABC", "80021", "blocking"},
		{"ABC", "Berlin", "blocking"},
		{"80 000", "80021", "blocking"},
		{"00000", "80021", "blocking"},
		{"800000", "80021", "blocking"},
		{"FR-80000", "80021", "blocking"},
		{"FR-80000", "Amiens", "blocking"},
		{"DE-10115", "80021", "blocking"},
	} {
		t.Run(tc.code+" "+tc.town, func(t *testing.T) {
			d := read(t, c, fmt.Sprintf(`{"a.away":true,"a.code":%q,"a.town":%q}`, tc.code, tc.town))
			got := ""
			for _, p := range NewView(c, d, Env{Ref: ref}).Check() {
				if p.Code != "postcode" || p.Field != "a.code" || p.Section != "one" {
					t.Errorf("%s %s %s", p.Severity, p.Code, p.Field)
				}
				if abroad := p.Args["abroad"] != ""; abroad != (tc.code == "DE-10115") {
					t.Errorf("it says of %s that it is abroad: %v", tc.code, abroad)
				}
				got += string(p.Severity)
			}
			if got != tc.want {
				t.Errorf("it says %q, want %q", got, tc.want)
			}
			d.Set("a.away", YesNo(false))
			if ps := NewView(c, d, Env{Ref: ref}).Check(); len(ps) > 0 {
				t.Errorf("what is hidden is checked: %v", codes(ps))
			}
		})
	}
	// Without reference data only the form is judged.
	if got := codes(NewView(c, read(t, c, `{"a.away":true,"a.code":"75001","a.town":"80021"}`), Env{}).Check()); len(got) > 0 {
		t.Error(strings.Join(got, ", "))
	}
}

package callfile_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
)

// TestACallOfTheFirstFormIsReadWithWhatItsQuestionsBecame: it was written when the
// closed years stood in other sections, and names none of the new ones.
func TestACallOfTheFirstFormIsReadWithWhatItsQuestionsBecame(t *testing.T) {
	common := shipped(t).Common
	src, err := os.ReadFile("testdata/first-form.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, from, to string
		sections       string // among those of the company
		without        dossier.FieldID
		codes          []string
	}{
		{"as it was", "", "", "start company accounts size finance", "", []string{"section_moved"}},
		{"with a question left out", "use = \"size\"\n", "use = \"size\"\nwithout = [\"size.year_end\"]\n", "start company accounts size finance", "size.year_end", []string{"section_moved"}},
		{"with its own words", "use = \"size\"\n", "use = \"size\"\n\n[[sections.fields]]\nuse = \"size.year_end\"\nlabel = \"Clôture\"\n", "start company accounts size finance", "", []string{"section_moved"}},
		{"as it is to be written", "use = \"size\"\n", "use = \"accounts\"\n\n[[sections]]\nuse = \"size\"\n", "start company accounts size finance", "", nil},
		{"without either", "[[sections]]\nuse = \"size\"\n\n[[sections]]\nuse = \"finance\"\n", "", "start company", "", nil},
	} {
		c, faults, warnings := callfile.Lint(common, "essai.toml", []byte(strings.Replace(string(src), tc.from, tc.to, 1)), names())
		if len(faults) > 0 && tc.name != "without either" { // there, rules and conditions miss their questions
			t.Errorf("%s: %v", tc.name, faults)
			continue
		}
		var codes []string
		for _, w := range warnings {
			codes = append(codes, w.Code)
			if w.Code == "section_moved" && w.Line < 2 {
				t.Errorf("%s: the warning is of line %d", tc.name, w.Line)
			}
		}
		if !slices.Equal(codes, tc.codes) {
			t.Errorf("%s: warned of %v", tc.name, codes)
		}
		if c == nil {
			continue
		}
		var sections []string
		for _, s := range c.Sections {
			if s.Phase == "company" {
				sections = append(sections, s.ID)
			}
		}
		if got := strings.Join(sections, " "); got != tc.sections {
			t.Errorf("%s: sections %s", tc.name, got)
		}
		for _, id := range []dossier.FieldID{"size.new_company", "size.year_end", "years"} {
			if there := c.Field(id) != nil; there != (id != tc.without) {
				t.Errorf("%s: %s is there: %v", tc.name, id, there)
			}
		}
	}
	_, faults, _ := callfile.Lint(common, "essai.toml", []byte(strings.Replace(string(src), "use = \"size\"\n", "use = \"size\"\ncame_from = [\"start\"]\n", 1)), names())
	if len(faults) != 1 || faults[0].Code != "not_overridable" {
		t.Errorf("a call says where its questions came from: %v", faults)
	}
}

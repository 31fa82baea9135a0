package sheet

import (
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
)

// A column that is renamed in the calls would leave a column of the workbook
// empty without a word.
func TestEveryColumnThatIsReadExistsInEveryCall(t *testing.T) {
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(dossier.Env{Rules: rules.All(law), Needs: rules.Needs(law)}))
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	for _, c := range set.Calls {
		for table, cols := range map[dossier.FieldID][]string{
			"machines":  append(dossier.Columns[purchase](), "line"),
			"costs":     append(dossier.Columns[purchase](), "line", "category"),
			"resources": append(dossier.Columns[promise](), "source", "nature", "state"),
		} {
			f := c.Field(table)
			if f == nil || len(cols) < 3 {
				t.Fatalf("%s: table %s, columns %v", c.ID, table, cols)
			}
			for _, col := range cols {
				if f.Column(col) == nil {
					t.Errorf("%s: %s has no column %s", c.ID, table, col)
				}
			}
		}
		for _, id := range []dossier.FieldID{"project.title", "company.name", "company.siret"} {
			if c.Field(id) == nil {
				t.Errorf("%s has no field %s", c.ID, id)
			}
		}
	}
}

package sheet

import (
	"testing"

	"dossierpme/assets"
	"dossierpme/dossier"
	"dossierpme/dossier/callfile"
	"dossierpme/dossier/figures"
	"dossierpme/dossier/rules"
)

// A field that is renamed in the calls would leave a cell of the workbook empty
// without a word. dossier/rows has the same test for the columns of tables.
func TestEveryFieldThatIsReadExistsInEveryCall(t *testing.T) {
	law, err := figures.LoadRules(assets.Rules())
	if err != nil {
		t.Fatal(err)
	}
	set, faults := callfile.Load(assets.Calls(), nil, callfile.NamesOf(dossier.Env{Rules: rules.All(law), Needs: rules.Needs(law)}))
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	for _, c := range set.Calls {
		for _, id := range []dossier.FieldID{"project.title", "company.name", "company.siret"} {
			if c.Field(id) == nil {
				t.Errorf("%s has no field %s", c.ID, id)
			}
		}
	}
}

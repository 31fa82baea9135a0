package shelf_test

import (
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/shelf"
)

// A line of the list, what was rescued and the dossier itself are called the same.
func TestADossierHasOneName(t *testing.T) {
	c := &dossier.Call{ID: "essai", Sections: []dossier.Section{{ID: "s", Fields: []dossier.Field{
		{ID: "a.title", Kind: dossier.KindText, Use: dossier.Use{Role: dossier.RoleTitle}},
		{ID: "a.company", Kind: dossier.KindText, Use: dossier.Use{Role: dossier.RoleCompany}},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ title, project, company, want string }{
		{"Liste", "Projet", "Entreprise", "Liste"},
		{"", "Projet", "Entreprise", "Projet"},
		{"", "", "Entreprise", "Entreprise"},
		{"", "", "", ""},
	} {
		d := dossier.New(c)
		d.Title = tc.title
		d.Set("a.title", dossier.Text(tc.project))
		d.Set("a.company", dossier.Text(tc.company))
		v := dossier.NewView(c, d, dossier.Env{})
		listed := shelf.Entry{Title: tc.title, Summary: shelf.SummaryOf(v, v.Score(v.Check()))}
		rescued := shelf.Rescued{Title: tc.title, Project: tc.project, Company: tc.company}
		for what, got := range map[string]string{"the dossier": shelf.NameOf(v), "its line": listed.Name(), "what was rescued": rescued.Name()} {
			if got != tc.want {
				t.Errorf("%s of %+v is called %q", what, tc, got)
			}
		}
	}
}

package seal_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/pdf/seal"
)

// sealedStanding are the data of a dossier of which two answers were not typed.
func sealedStanding(t *testing.T) string {
	t.Helper()
	c := &dossier.Call{ID: "essai", Revision: 1, Title: "Essai", Sections: []dossier.Section{{ID: "s", Fields: []dossier.Field{
		{ID: "company.siret", Kind: dossier.KindSIRET, Label: "SIRET"},
		{ID: "company.siren", Kind: dossier.KindSIREN, Label: "SIREN", Carried: "siren_of_siret"},
		{ID: "rows", Kind: dossier.KindRows, Label: "Lignes", Columns: []dossier.Field{
			{ID: "name", Kind: dossier.KindText, Label: "Nom"},
			{ID: "quantity", Kind: dossier.KindInteger, Label: "Quantité", Default: "1"},
		}},
	}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := dossier.New(c)
	d.Set("company.siret", dossier.Text("73282932000074"))
	d.Set("rows", dossier.Rows{{ID: "r1", Cells: map[string]dossier.Value{"name": dossier.Text("Robot")}}, {ID: "r2", Cells: map[string]dossier.Value{"quantity": dossier.Integer(1)}}})
	data, err := dossier.NewView(c, d, dossier.Env{}).Printed(true)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatNobodyTypedComesBackUnanswered(t *testing.T) {
	data := sealedStanding(t)
	for name, tc := range map[string]struct {
		data     string
		kept     []string
		answered bool // all that was not typed
	}{
		"as it is": {data, nil, false},
		// a program that finds another value, or none, keeps what was sealed
		"another value":     {strings.Replace(data, `"company.siren":"732829320"`, `"company.siren":"552081317"`, 1), []string{`"company.siren": "552081317"`}, false},
		"another constant":  {strings.Replace(data, `"default":"1"`, `"default":"2"`, 1), []string{`"quantity": 1`}, false},
		"an unknown name":   {strings.Replace(data, `"siren_of_siret"`, `"siren_of_stars"`, 1), []string{`"company.siren": "732829320"`}, false},
		"no call":           {strings.Replace(data, `"definition":{`, `"definition":0,"other":{`, 1), nil, true},
		"a list of numbers": {strings.Replace(data, `"carried":[`, `"carried":[1,`, 1), nil, true},
		"odd places":        {strings.Replace(data, `"carried":[`, `"carried":["rows","rows/r9/name","rows/r1","","company.siret/a/b",`, 1), []string{`"rows": [`}, false},
	} {
		raw, err := seal.Dossier([]byte(tc.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		file := string(raw)
		if strings.Contains(file, `"carried": [`) {
			t.Errorf("%s: the list is in the dossier", name)
		}
		if got := strings.Contains(file, `"company.siren": `) && strings.Count(file, `"quantity": `) == 2; got != tc.answered {
			t.Errorf("%s: answered %v\n%s", name, got, file)
		}
		for _, want := range tc.kept {
			if !strings.Contains(file, want) {
				t.Errorf("%s: %s is lost:\n%s", name, want, file)
			}
		}
		if !strings.Contains(file, `"company.siret"`) || !strings.Contains(file, `"Robot"`) {
			t.Errorf("%s: what was typed is lost:\n%s", name, file)
		}
	}
}

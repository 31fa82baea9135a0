package problemtext_test

import (
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

func TestAProblemInATableOfParametersNamesTheTableAndTheColumn(t *testing.T) {
	p := parts(t)
	c := p.Calls.Find("hdf-2026-agroalimentaire")
	in := `{"format":1,"call":"hdf-2026-agroalimentaire","answers":{},"params":{"params.quotes":{"value":[{"id":"a","amount":"cent","zz":1}]}}}`
	d, _, err := dossier.Read([]byte(in), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	v, problems := p.Check(&paper.File{Dossier: d, Call: c})
	table := c.Param("params.quotes")
	for field, label := range map[dossier.FieldID]string{"params.quotes.amount": table.Column("amount").Label, "params.quotes.zz": "zz"} {
		i := slices.IndexFunc(problems, func(pb dossier.Problem) bool { return pb.Field == field && pb.Row == "a" })
		if i < 0 {
			t.Errorf("%s is not reported", field)
			continue
		}
		if s := problemtext.SubjectOf(p.Words, v, problems[i]); s.Title != table.Label || s.Label != label || s.Section == "" {
			t.Errorf("%s is named %+v", field, s)
		}
	}
}

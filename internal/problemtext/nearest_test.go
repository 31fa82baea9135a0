package problemtext_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

// TestAMisspeltNameOfAFileIsAnsweredWithTheNearest: wherever a name can stand.
func TestAMisspeltNameOfAFileIsAnsweredWithTheNearest(t *testing.T) {
	p := parts(t)
	c := p.Calls.Find("hdf-2026-agroalimentaire")
	in := `{"format":1,"call":"hdf-2026-agroalimentaire","titel":"x","company.name":"y","qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq":1,
		"answers":{"compagny.siret":"1","machines":[{"id":"m1","name":"Robot","unitprice":"1.00"}],"pieces":[{"id":"p1","piece":"quotes","pth":"a.pdf"}]},
		"params":{"params.rat":{"value":"30"},"params.rate":{"value":"30","sorce":"p. 4","zzzzzz":1},"params.quotes":{"value":[{"id":"a","amont":"1.00"}]}}}`
	d, _, err := dossier.Read([]byte(in), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	v, problems := p.Check(&paper.File{Dossier: d, Call: c})
	want := map[dossier.FieldID][]string{
		"titel": {"titel", "title"}, "company.name": {"answers"}, "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq": {"qqqqqqqq"},
		"compagny.siret": {"company.siret"}, "machines.unitprice": {"Robot", "unit_price"}, "pieces.pth": {"path"},
		"params.rat": {"params.rate"}, "params.rate.sorce": {"sorce", "source"}, "params.rate.zzzzzz": {"(value)"},
		"params.quotes.amont": {"amount"},
	}
	for _, pb := range problems {
		if pb.Code != "unknown_field" {
			continue
		}
		text := problemtext.Of(p.Words, v, pb).Text()
		words, known := want[pb.Field]
		if delete(want, pb.Field); !known {
			t.Errorf("%s: %s", pb.Field, text)
		}
		for _, w := range words {
			if !strings.Contains(text, w) || strings.ContainsAny(text, "{}") {
				t.Errorf("%s does not say %q: %s", pb.Field, w, text)
			}
		}
		if pb.Severity != dossier.Warning {
			t.Errorf("%s is %s", pb.Field, pb.Severity)
		}
	}
	for f := range want {
		t.Errorf("%s is not reported", f)
	}
}

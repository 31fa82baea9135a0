package problemtext_test

import (
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/internal/paper"
	"dossierpme/internal/problemtext"
)

// Whoever is told that something is wrong is told what: the words name what was typed.
func TestWhatWasTypedIsNamed(t *testing.T) {
	p := parts(t)
	c := p.Calls.Find("hdf-2026-agroalimentaire")
	in := `{"format":1,"call":"hdf-2026-agroalimentaire","answers":{
		"preparer.kind":"notaire","project.kinds":["machines","bateaux"],"place.same":false,"place.commune":"80999","company.naf":"99.99Z","company.commune":"Abbeville-sur-Mer",
		"company.legal_form":"9998","calendar.decision":"1950-03-04","calendar.application":"31/02/2027","plan.deposit":"peut-être",
		"size.headcount":"-4",
		"machines":[{"id":"m1","name":"Robot","line":{"a":1},"condition":"rouillée"}],
		"owners":[{"id":"o1","name":"Jeune","birth_date":"2015-05-06"},{"id":"o2","name":"Futur","birth_date":"2028-05-06"}]}}`
	d, _, err := dossier.Read([]byte(in), p.Calls.Find)
	if err != nil {
		t.Fatal(err)
	}
	v, problems := p.Check(&paper.File{Dossier: d, Call: c})
	said := map[dossier.FieldID]string{}
	for _, pb := range problems {
		if pb.Code == "form" || pb.Code == "out_of_range" {
			said[pb.Field] += problemtext.Of(p.Words, v, pb).What + "\n"
			if pb.Severity != dossier.Blocking && pb.Args["kind"] != "legalform_list" {
				t.Errorf("%s is %s", pb.Field, pb.Severity)
			}
			if strings.Contains(said[pb.Field], "{typed}") {
				t.Errorf("%s has a hole: %q", pb.Field, said[pb.Field])
			}
		}
	}
	for field, want := range map[dossier.FieldID][]string{
		"preparer.kind": {"notaire"}, "project.kinds": {"bateaux"}, "place.commune": {"80999"}, "company.naf": {"99.99Z"}, "company.commune": {"Abbeville-sur-Mer"},
		"company.legal_form": {"9998"}, "calendar.decision": {"04/03/1950"}, "calendar.application": {"31/02/2027"}, "size.headcount": {"4"},
		"machines.condition": {"rouillée"}, "owners.birth_date": {"06/05/2015", "06/05/2028"},
	} {
		for _, typed := range want {
			if !strings.Contains(said[field], typed) {
				t.Errorf("%s does not name %q: %q", field, typed, said[field])
			}
		}
	}
}

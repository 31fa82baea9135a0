package outline

import (
	"testing"

	"dossierpme/dossier"
)

func TestTheCaseOfficerReadsNoWarningOfOurOwn(t *testing.T) {
	p := &printer{v: &dossier.View{Call: &dossier.Call{}}, in: Input{
		Message: func(pb dossier.Problem) string { return pb.Code },
		Problems: []dossier.Problem{
			{Code: "unprintable", Severity: dossier.Warning},
			{Code: "length_useful", Severity: dossier.Warning},
			{Code: "unknown_field", Severity: dossier.Warning},
			{Code: "decision_after_rules", Severity: dossier.Advice, ForOfficer: true},
			{Code: "optional_useful", Severity: dossier.Advice},
			{Code: "used_machine", Severity: dossier.Warning},
		},
	}}
	points := p.points(5)
	if len(points.Items) != 2 || points.Items[0].Text != "decision_after_rules" || points.Items[1].Text != "used_machine" {
		t.Errorf("the synthesis shows %v", points.Items)
	}
}

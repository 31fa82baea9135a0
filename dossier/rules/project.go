package rules

import (
	"dossierpme/dossier"
	"dossierpme/dossier/figures"
)

// replacement: a simple replacement is no initial investment (Regulation (EU)
// 651/2014, article 17 (3)).
func replacement(v *dossier.View) []dossier.Problem {
	if v.Text("project.nature") != "replacement" {
		return nil
	}
	return []dossier.Problem{v.Problem("project.nature", dossier.Blocking, "replacement", nil)}
}

// annex1 warns once of agricultural products, bought or made: aid fixed on their price or quantity
// is excluded (Regulation (EU) 651/2014, article 1 (3) (c)).
func annex1(v *dossier.View) []dossier.Problem {
	var at []dossier.FieldID
	for _, id := range []dossier.FieldID{"project.annex1_inputs", "project.annex1_outputs"} {
		if v.Yes(id) {
			at = append(at, id)
		}
	}
	if at == nil {
		return nil
	}
	p := v.Problem(at[0], dossier.Warning, "annex1", nil)
	for _, id := range at[1:] {
		p = p.See(v.Spot(id))
	}
	return []dossier.Problem{p}
}

// fishery: the SME and regional regimes do not apply to the fishery sector,
// processing included (Regulation (EU) 651/2014, article 1 (3) (a)).
func fishery(v *dossier.View) []dossier.Problem {
	sectors, _ := v.Get("start.sector").(dossier.Choices)
	regime := figures.Regime(v)
	if len(sectors) != 1 || sectors[0] != "fish" || regime != "sme" && regime != "afr" {
		return nil
	}
	return []dossier.Problem{v.Problem("state_aid.regime", dossier.Blocking, "aid_ceiling", dossier.Args{"fishery": "1"})}
}

// commitments: every commitment must be given, and must not contradict another
// answer of the dossier.
func commitments(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for f := range v.Call.Questions() {
		if v.Commitment(f) && v.No(f.ID) {
			out = append(out, v.Problem(f.ID, dossier.Blocking, "commitment_refused", nil))
		}
	}
	contradiction := func(id dossier.FieldID, other dossier.FieldID) {
		if v.Yes(id) {
			out = append(out, v.Problem(id, dossier.Blocking, "commitment_contradiction", dossier.Args{"other": v.Label(other)}).See(v.Spot(other)))
		}
	}
	end, application := v.Date("calendar.end"), v.Date("calendar.application")
	if !end.IsZero() && end.Before(application) {
		contradiction("commit.not_completed", "calendar.end")
	}
	if v.Yes("state_aid.relocation") {
		contradiction("commit.no_relocation", "state_aid.relocation")
	}
	return out
}

// maintainedReason demands the reason for jobs that are said to be maintained, and for
// those that are said to go.
func maintainedReason(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, j := range []struct{ number, reason dossier.FieldID }{
		{"jobs.maintained_fte", "jobs.maintained_reason"},
		{"jobs.removed_fte", "jobs.removed_reason"},
	} {
		n, ok := v.Number(j.number)
		reason := v.Get(j.reason)
		if ok && n.Sign() > 0 && v.Visible(j.reason) && (reason == nil || reason.Empty()) {
			out = append(out, v.Problem(j.reason, dossier.Missing, dossier.CodeMissing, nil))
		}
	}
	return out
}

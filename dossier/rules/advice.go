package rules

import "dossierpme/dossier"

// trainingLength is the number of characters below which a text about training
// promises nothing.
const trainingLength = 40

// adviceTraining: posts that are created without a word on training.
func adviceTraining(v *dossier.View) []dossier.Problem {
	if len(v.Rows("posts")) == 0 {
		return nil
	}
	text := v.Text("jobs.training")
	if text == "" || dossier.Length(text) >= trainingLength {
		return nil
	}
	return []dossier.Problem{v.Problem("jobs.training", dossier.Advice, "no_training", nil)}
}

// useful are the optional fields that case officers ask for.
var useful = []dossier.FieldID{
	"company.website", "company.certifications", "bank.bic", "place.permits", "calendar.decision",
	"environment.heat_recovery", "environment.materials", "project.rail_customers", "jobs.women",
}

func adviceOptional(v *dossier.View) []dossier.Problem {
	var out []dossier.Problem
	for _, id := range useful {
		f := v.Call.Field(id)
		if f == nil || !f.Optional || !v.Visible(id) {
			continue
		}
		if val := v.Get(id); val == nil || val.Empty() {
			out = append(out, v.Problem(id, dossier.Advice, "optional_useful", nil))
		}
	}
	return out
}

// parameters says of an empty call parameter that something depends on it: once,
// at the first question of the call.
func parameters(v *dossier.View) []dossier.Problem {
	empty := 0
	for i := range v.Call.Params {
		if v.Param(v.Call.Params[i].ID) == nil {
			empty++
		}
	}
	if empty == 0 || len(v.Call.Sections) == 0 {
		return nil
	}
	return []dossier.Problem{{
		Field: "params", Section: dossier.ParamsSection, Severity: dossier.Advice, Code: "parameter_empty",
		Args: dossier.Args{"count": dossier.Int(int64(empty)).French()},
	}}
}

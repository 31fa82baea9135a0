package shell

import "dossierpme/dossier"

// Place is where a dossier is worked on: a step of it, a field there, a row of the
// field.
type Place struct {
	Step  string
	Field dossier.FieldID
	Row   string
}

// The steps beside the sections of the call, which are called by their ids.
const (
	StepEssential = "@essential"
	StepReview    = "@review"
	StepOfficer   = "@officer"
	StepParams    = dossier.ParamsSection
	StepProof     = "@preview"  // with the page in Row
	StepSummary   = "@summary." // and the id of a phase
)

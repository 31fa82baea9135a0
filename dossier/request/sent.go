package request

import (
	"slices"

	"dossierpme/dossier"
)

// Sent is what a dossier says of a request that was sent.
type Sent struct {
	On       dossier.Date // zero: it was not, or that is not said
	Answered dossier.Date // by the authority
	Steps    []Step       // that are still to be done
}

// Step is something to be done once the request is sent, and where.
type Step struct {
	Kind StepKind
	To   dossier.Problem
}

// StepKind is what is to be done.
type StepKind string

// The steps, in the order in which they come.
const (
	StepComplete StepKind = "complete" // say whether it had the five items
	StepAnew     StepKind = "anew"     // it had not: it protects nothing, and another is to be sent
	StepProof    StepKind = "proof"    // attach what was sent
	StepAnswer   StepKind = "answer"   // say when the answer came
	StepReceipt  StepKind = "receipt"  // attach the answer
)

// The pieces that prove it.
const (
	pieceSent     = "intention"
	pieceAnswered = "intention_answer"
)

// Follow says what became of the request, and what is to be done now. A call that does
// not ask something has no step for it.
func Follow(v *dossier.View) Sent {
	day := v.ID(dossier.RoleIntention)
	s := Sent{On: v.Date(day), Answered: v.Date(v.ID(dossier.RoleIntentionAnswer))}
	if s.On.IsZero() {
		return s
	}
	step := func(kind StepKind, id dossier.FieldID, row string) {
		to := v.Problem(id, dossier.Advice, "", nil)
		to.Row = row
		s.Steps = append(s.Steps, Step{kind, to})
	}
	if complete := v.ID(dossier.RoleIntentionComplete); v.No(complete) {
		step(StepAnew, day, "")
	} else if v.Visible(complete) && !v.Yes(complete) {
		step(StepComplete, complete, "")
	}
	lacks := func(piece string) bool {
		return slices.ContainsFunc(v.Pieces(), func(n dossier.PieceNeed) bool { return n.Piece.ID == piece && n.Lacks() })
	}
	if lacks(pieceSent) {
		step(StepProof, v.Call.Annexes(), pieceSent)
	}
	if answer := v.ID(dossier.RoleIntentionAnswer); s.Answered.IsZero() && v.Visible(answer) {
		step(StepAnswer, answer, "")
	} else if lacks(pieceAnswered) {
		step(StepReceipt, v.Call.Annexes(), pieceAnswered)
	}
	return s
}

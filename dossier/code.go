package dossier

import (
	"maps"
	"slices"
)

// The permanent codes of what Check finds without any rule. A rule may report one as
// well: what it finds then means the same to whoever reads it.
const (
	CodeMissing      = "missing" // an empty answer: the name of the question says all
	CodeForm         = "form"
	CodeAmbiguous    = "ambiguous"
	CodeTooLong      = "too_long"
	CodeOutOfRange   = "out_of_range"
	CodeUnknownField = "unknown_field"
	CodeUnknownRow   = "unknown_row"
	CodeCycle        = "cycle"
	CodeGateRows     = "gate_rows" // a table has rows though its gate says there are none
	CodeCheckDigit   = "check_digit"
	CodePostcode     = "postcode"
	CodeLengthUseful = "length_useful"
	CodeUnprintable  = "unprintable"
)

// trait is what follows from a code alone.
type trait struct {
	unread  bool // the answer says nothing
	slip    bool // a warning of it is to be put right, not explained
	writing bool // about the text and the file, not the project
}

// own are the domain's codes with what follows from each.
var own = map[string]trait{
	CodeMissing:      {unread: true},
	CodeForm:         {unread: true},
	CodeAmbiguous:    {unread: true},
	CodeTooLong:      {unread: true},
	CodeOutOfRange:   {unread: true},
	CodeUnknownField: {slip: true, writing: true},
	CodeUnknownRow:   {},
	CodeCycle:        {},
	CodeGateRows:     {},
	CodeCheckDigit:   {slip: true},
	CodePostcode:     {slip: true},
	CodeLengthUseful: {writing: true},
	CodeUnprintable:  {slip: true, writing: true},
}

// Unread reports whether an answer says nothing: it is not there, or its form is wrong.
func (p Problem) Unread() bool {
	return p.Open() && own[p.Code].unread
}

// Official reports whether a case officer is to read of a problem that keeps no dossier
// from being complete: a warning about the project that is not explained, or an advice
// that concerns them as well.
func (p Problem) Official() bool {
	switch p.Severity {
	case Warning:
		return !own[p.Code].writing && !p.Explained
	case Advice:
		return p.ForOfficer
	}
	return false
}

// Codes are the permanent codes of all problems, sorted: those of the domain and
// those that the rules bring.
func (e Env) Codes() []string {
	codes := slices.Collect(maps.Keys(own))
	for _, r := range e.Rules {
		codes = append(codes, r.Codes...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

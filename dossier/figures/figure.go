package figures

import (
	"slices"

	"dossierpme/dossier"
)

// Status says how far a figure may be trusted.
type Status string

// The four states of a figure.
const (
	Computed Status = "computed"
	Estimate Status = "estimate" // something is unconfirmed
	Unknown  Status = "unknown"  // an input is missing
	Expired  Status = "expired"  // a rule is out of date on the day that counts
)

// Statuses lists the states.
func Statuses() []Status { return []Status{Computed, Estimate, Unknown, Expired} }

// Figure is one computed result with its derivation. It is made of values and
// messages; whoever shows it words them.
type Figure struct {
	*Spec
	Status  Status
	Numbers map[string]Number // those that could be given, by their key
	Missing []dossier.Spot    // the answers that it lacks, each once
	Caveats []Message
	Rules   []*Rule // the rules used
	Steps   []Step
	From    map[string]int // the step that gives a number, counted from 1; absent: it is an answer, or that of another figure

	Hypotheses []Hypothesis // what a number supposes of answers that are not given; nil where the figure supposes nothing

	Regimes  []RegimeOf // side by side, of the figure of the aid
	Basis    *Basis     // of the size alone
	Parts    []Part     // breakdowns for screen and paper
	Sentence Message    // the standard sentence of a gain, empty where it cannot be said
}

// Part is one line of a breakdown; the parts of a group add up to its total.
type Part struct {
	Group string // category, year, line, contract, public, private
	Key   string
	Value dossier.Decimal
}

// Registry lists figures. The figures that the program has are Shipped.
type Registry []Entry

// Entry is a figure with what computes it.
type Entry struct {
	*Spec
	Compute func(*Sheet)
}

// Shipped returns the figures of the program, in the order of their questions.
func Shipped() Registry { return slices.Clone(shipped) }

var shipped = Registry{
	{&sizeSpec, size},
	{&difficultySpec, difficulty},
	{&ratiosSpec, ratios},
	{&costsSpec, costs},
	{&planSpec, plan},
	{&cashSpec, cash},
	{&forecastSpec, forecast},
	{&aidSpec, aid},
	{&deMinimisSpec, deMinimis},
	{&energySpec, energy},
	{&ghgSpec, ghg},
	{&waterSpec, water},
	{&wasteSpec, waste},
	{&tiesSpec, ties},
	{&jobsSpec, jobs},
	{&indicatorsSpec, indicators},
}

// All computes every figure of a dossier, by id. What is in them is shared with
// later calls on the same view and must not be changed.
func (r Registry) All(v *dossier.View, law *Rules) map[string]Figure {
	b := bookOf(v, law)
	out := make(map[string]Figure, len(r))
	for _, e := range r {
		out[e.ID] = b.once(e.Spec, e.Compute)
	}
	return out
}

// Of computes one figure; false where there is none of this id.
func (r Registry) Of(v *dossier.View, law *Rules, id string) (Figure, bool) {
	i := slices.IndexFunc(r, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Figure{}, false
	}
	return bookOf(v, law).once(r[i].Spec, r[i].Compute), true
}

// All computes every figure that the program has.
func All(v *dossier.View, law *Rules) map[string]Figure { return shipped.All(v, law) }

// Of computes one of the figures that the program has.
func Of(v *dossier.View, law *Rules, id string) (Figure, bool) { return shipped.Of(v, law, id) }

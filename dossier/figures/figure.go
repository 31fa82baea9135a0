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

// Figure is one computed result with its derivation, in the form of the command
// line's JSON.
type Figure struct {
	ID      string            `json:"-"`
	Status  Status            `json:"status"`
	Value   string            `json:"value,omitempty"`
	Numbers map[string]string `json:"numbers"`
	Missing []string          `json:"missing"` // field, or field@row
	Caveats []string          `json:"caveats"`
	Rules   []string          `json:"rules"`
	Steps   []Step            `json:"steps"`
	Parts   []Part            `json:"-"` // breakdowns for screen and paper
}

// Part is one line of a breakdown; the parts of a group add up to its total.
type Part struct {
	Group string // category, year, line, public, private
	Key   string
	Value dossier.Decimal
}

// All computes every figure of a dossier, by id.
func All(v *dossier.View) map[string]Figure {
	out := make(map[string]Figure, len(byID))
	for id, f := range byID {
		fig := f(v)
		fig.ID = id
		out[id] = fig
	}
	return out
}

// Of computes one figure; false where there is none of this id.
func Of(v *dossier.View, id string) (Figure, bool) {
	f, ok := byID[id]
	if !ok {
		return Figure{}, false
	}
	fig := f(v)
	fig.ID = id
	return fig, true
}

// IDs lists the figures, sorted.
func IDs() []string {
	ids := make([]string, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// byID is the registry of figures.
var byID = map[string]func(*dossier.View) Figure{
	"figure.costs": Costs,
	"figure.plan":  Plan,
}

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
	Rules   []string          `json:"rules"` // the rules used, each with its source and validity
	Steps   []Step            `json:"steps"`

	RuleIDs  []string          `json:"-"`
	Parts    []Part            `json:"-"` // breakdowns for screen and paper
	Details  map[string]string `json:"-"` // further numbers for screen and paper
	Sentence string            `json:"-"` // the standard sentence of a gain, "" where it cannot be said
}

// Part is one line of a breakdown; the parts of a group add up to its total.
type Part struct {
	Group string // category, year, line, public, private
	Key   string
	Value dossier.Decimal
}

// All computes every figure of a dossier, by id. What is in them is shared with
// later calls on the same view and must not be changed.
func All(v *dossier.View, law *Rules) map[string]Figure {
	b := bookOf(v, law)
	out := make(map[string]Figure, len(byID))
	for id := range byID {
		out[id] = b.figure(id)
	}
	return out
}

// Of computes one figure; false where there is none of this id.
func Of(v *dossier.View, law *Rules, id string) (Figure, bool) {
	if _, ok := byID[id]; !ok {
		return Figure{}, false
	}
	return bookOf(v, law).figure(id), true
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
var byID = map[string]func(*book) Figure{
	"figure.size":       (*book).size,
	"figure.difficulty": (*book).difficulty,
	"figure.ratios":     (*book).ratios,
	"figure.costs":      (*book).costs,
	"figure.plan":       (*book).plan,
	"figure.aid":        (*book).aid,
	"figure.de_minimis": (*book).deMinimis,
	"figure.energy":     (*book).energy,
	"figure.ghg":        (*book).ghg,
	"figure.water":      (*book).water,
	"figure.waste":      (*book).waste,
	"figure.jobs":       (*book).jobs,
	"figure.indicators": (*book).indicators,
}

func (b *book) figure(id string) Figure {
	f := byID[id](b)
	f.ID = id
	return f
}

package figures

import (
	"cmp"
	"slices"

	"dossierpme/dossier"
)

// partPlaces is how exactly a part is given; the sums behind it are exact.
const partPlaces = 6

// partSet collects breakdowns whose parts add up to their total by construction.
type partSet map[[2]string]dossier.Decimal

func newParts() partSet { return partSet{} }

func (p partSet) add(group, key string, amount dossier.Decimal) {
	k := [2]string{group, key}
	p[k] = p[k].Add(amount)
}

func (p partSet) list() []Part {
	out := make([]Part, 0, len(p))
	for k, v := range p {
		out = append(out, Part{k[0], k[1], v.Round(partPlaces)})
	}
	slices.SortFunc(out, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// Group returns the parts of one breakdown.
func (f Figure) Group(name string) []Part {
	var out []Part
	for _, p := range f.Parts {
		if p.Group == name {
			out = append(out, p)
		}
	}
	return out
}

package figures

import (
	"cmp"
	"slices"

	"dossierpme/dossier"
)

// partSet collects breakdowns, exactly.
type partSet map[[2]string]dossier.Decimal

func newParts() partSet { return partSet{} }

func (p partSet) add(of Breakdown, key string, amount dossier.Decimal) {
	k := [2]string{of.Group, key}
	p[k] = p[k].Add(amount)
}

// list gives the breakdowns as they are printed: the parts of each are rounded as
// their total is, and add up to it.
func (p partSet) list(shape Shape) []Part {
	out := make([]Part, 0, len(p))
	for k, v := range p {
		out = append(out, Part{k[0], k[1], v})
	}
	slices.SortFunc(out, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Group, b.Group), cmp.Compare(a.Key, b.Key))
	})
	for from := 0; from < len(out); {
		to := from
		for to < len(out) && out[to].Group == out[from].Group {
			to++
		}
		fit(out[from:to], shape.Places())
		from = to
	}
	return out
}

// Part is one part of a breakdown, nothing where it has none.
func (f Figure) Part(group, key string) (value dossier.Decimal) {
	for _, p := range f.Parts {
		if p.Group == group && p.Key == key {
			value = p.Value
		}
	}
	return value
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

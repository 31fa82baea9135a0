package figuretext

import (
	"slices"

	"dossierpme/dossier/figures"
)

// RestKey is the key of the part that Fewer makes of several.
const RestKey = "*"

// mostParts is how many parts of a balance are told apart: a bar of ten slivers says
// nothing, and each of them stands elsewhere.
const mostParts = 6

// LargestFirst orders the parts of a breakdown as they are drawn: that with the key
// before, if any is named, then the largest first.
func LargestFirst(parts []figures.Part, before ...string) []figures.Part {
	out := slices.Clone(parts)
	slices.SortStableFunc(out, func(a, b figures.Part) int {
		if x, y := slices.Contains(before, a.Key), slices.Contains(before, b.Key); x || y {
			switch {
			case x && y:
				return 0
			case x:
				return -1
			}
			return 1
		}
		return b.Value.Cmp(a.Value)
	})
	return out
}

// Fewer joins the last parts into one where there are many, and says how many it joined.
func Fewer(parts []figures.Part) (fewer []figures.Part, joined int) {
	if len(parts) <= mostParts {
		return parts, 0
	}
	rest := figures.Part{Key: RestKey}
	for _, p := range parts[mostParts-1:] {
		rest.Value = rest.Value.Add(p.Value)
	}
	return append(slices.Clone(parts[:mostParts-1]), rest), len(parts) - mostParts + 1
}

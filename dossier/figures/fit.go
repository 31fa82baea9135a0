package figures

import (
	"slices"

	"dossierpme/dossier"
)

// fit rounds the parts of one whole so that they add up to their rounded total:
// what rounding down leaves goes to the largest remainders, ties by the order of
// the parts.
func fit(parts []Part, places int) {
	unit := dossier.Int(1)
	for range places {
		unit = unit.Quo(dossier.Int(10))
	}
	var total, sum dossier.Decimal
	rests, order := make([]dossier.Decimal, len(parts)), make([]int, len(parts))
	for i := range parts {
		exact := parts[i].Value
		low := exact.Round(places)
		if low.Cmp(exact) > 0 {
			low = low.Sub(unit)
		}
		total, sum = total.Add(exact), sum.Add(low)
		parts[i].Value, rests[i], order[i] = low, exact.Sub(low), i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	left := whole(total.Round(places).Sub(sum).Quo(unit))
	for _, i := range order[:left] {
		parts[i].Value = parts[i].Value.Add(unit)
	}
}

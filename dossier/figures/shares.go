package figures

import (
	"math/big"
	"slices"

	"dossierpme/dossier"
)

// Shares gives each part's percentage of the whole. The percentages add up to
// exactly 100.00: what rounding leaves goes to the largest remainders, ties by
// the order of the parts. A whole of zero has no shares: nil.
func Shares(parts []dossier.Decimal) []dossier.Decimal {
	total := new(big.Rat)
	for _, p := range parts {
		total.Add(total, p.Rat())
	}
	if total.Sign() <= 0 {
		return nil
	}
	exact := make([]*big.Rat, len(parts))
	for i, p := range parts {
		exact[i] = new(big.Rat).Quo(new(big.Rat).Mul(p.Rat(), big.NewRat(100, 1)), total)
	}
	return fit(exact, dossier.Int(100), 2)
}

// Fit rounds parts so that they add up to their rounded total, by largest
// remainder, ties by the order of the parts.
func Fit(parts []dossier.Decimal, places int) []dossier.Decimal {
	exact := make([]*big.Rat, len(parts))
	total := new(big.Rat)
	for i, p := range parts {
		exact[i] = p.Rat()
		total.Add(total, exact[i])
	}
	return fit(exact, dossier.RoundRat(total, places), places)
}

func fit(parts []*big.Rat, total dossier.Decimal, places int) []dossier.Decimal {
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	floors := make([]*big.Int, len(parts))
	rests := make([]*big.Rat, len(parts))
	sum := new(big.Int)
	for i, p := range parts {
		scaled := new(big.Rat).Quo(p, unit)
		floors[i], rests[i] = floor(scaled)
		sum.Add(sum, floors[i])
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	goal := new(big.Rat).Quo(total.Rat(), unit).Num()
	left := int(new(big.Int).Sub(goal, sum).Int64())
	for i := 0; i < left && i < len(order); i++ {
		floors[order[i]].Add(floors[order[i]], big.NewInt(1))
	}
	out := make([]dossier.Decimal, len(parts))
	for i, n := range floors {
		out[i] = dossier.RoundRat(new(big.Rat).Mul(new(big.Rat).SetInt(n), unit), places)
	}
	return out
}

// floor splits a fraction into a whole number and a remainder from 0 up to 1.
func floor(r *big.Rat) (*big.Int, *big.Rat) {
	n := new(big.Int).Div(r.Num(), r.Denom()) // Euclidean: rounds down, for denominators are positive
	return n, new(big.Rat).Sub(r, new(big.Rat).SetInt(n))
}

package dossier

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Walking from every place finds the same circles, slowly.
func TestCirclesAreThoseThatLeadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		to := rapid.SliceOfN(rapid.IntRange(-1, max(n-1, 0)), n, n).Draw(t, "to")
		var want []int
		for i := range n {
			at := i
			for range n {
				if at = to[at]; at < 0 || at == i {
					break
				}
			}
			if at == i {
				want = append(want, i)
			}
		}
		steps := 0
		got := circles(n, func(i int) int { steps++; return to[i] })
		if !slices.Equal(got, want) {
			t.Fatalf("%v: %v, want %v", to, got, want)
		}
		if steps > 3*n {
			t.Fatalf("%v: %d steps for %d places", to, steps, n)
		}
	})
}

// One row of a long table is found without looking at the others again.
func TestRowsAreFoundByTheFirstOfTheirID(t *testing.T) {
	rows := Rows{{ID: "a"}, {ID: "b"}, {ID: "a"}}
	if at := rows.places(); at["a"] != rows.Index("a") || at["b"] != rows.Index("b") || len(at) != 2 {
		t.Errorf("%v", at)
	}
}

package shelf

import (
	"slices"
	"testing"
)

func TestTheMissingPagesOfADeclarationAreCounted(t *testing.T) {
	for name, c := range map[string]struct {
		found, want []int
	}{
		"none is found": {nil, []int{1, 2, 3}},
		"some are":      {[]int{2}, []int{1, 3}},
		"all are":       {[]int{1, 2, 3}, nil},
	} {
		if got := (SignedSheet{Pages: 3, Found: c.found}).Missing(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

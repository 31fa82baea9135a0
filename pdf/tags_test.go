package pdf

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/pdf/layout"
)

// levelled gives the depths of headings of these ranks, from 1.
func levelled(ranks []int) []int {
	l, g := &layout.Document{}, &tags{}
	for _, r := range ranks {
		l.Elements = append(l.Elements, layout.Element{Role: headings[r-1]}, layout.Element{Role: layout.RoleP})
		g.alive = append(g.alive, true, true)
	}
	g.levelHeadings(l)
	out := make([]int, len(ranks))
	for i := range ranks {
		out[i] = 1 + slices.Index(headings[:], l.Elements[2*i].Role)
	}
	return out
}

func TestTheRecordsOfAChapterAreSiblings(t *testing.T) {
	for _, c := range []struct{ ranks, want []int }{
		{[]int{1, 3, 3, 3}, []int{1, 2, 2, 2}},
		{[]int{1, 2, 3, 3, 2, 3}, []int{1, 2, 3, 3, 2, 3}},
		{[]int{1, 3, 2, 3, 1, 3}, []int{1, 2, 2, 3, 1, 2}},
		{[]int{3, 3, 1, 2}, []int{1, 1, 1, 2}},
	} {
		if got := levelled(c.ranks); !slices.Equal(got, c.want) {
			t.Errorf("ranks %v stand at %v, not %v", c.ranks, got, c.want)
		}
	}
}

// Headings are a tree: none is more than one deeper than the one before, those
// of one rank that nothing higher parts stand equally deep, and what is lower
// stands below what it follows.
func TestHeadingsAreATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ranks := rapid.SliceOfN(rapid.IntRange(1, len(headings)), 1, 30).Draw(t, "ranks")
		depth := levelled(ranks)
		for i := range ranks {
			if i == 0 {
				if depth[0] != 1 {
					t.Fatalf("%v begins at %d", ranks, depth[0])
				}
				continue
			}
			if depth[i] > depth[i-1]+1 || ranks[i] > ranks[i-1] && depth[i] != depth[i-1]+1 {
				t.Fatalf("%v stand at %v", ranks, depth)
			}
			for k := i - 1; k >= 0 && ranks[k] >= ranks[i]; k-- {
				if ranks[k] == ranks[i] && depth[k] != depth[i] {
					t.Fatalf("siblings of %v stand at %v", ranks, depth)
				}
			}
		}
	})
}

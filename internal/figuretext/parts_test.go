package figuretext_test

import (
	"fmt"
	"strings"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/figures"
	"dossierpme/internal/figuretext"
)

func said(parts []figures.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, p.Key+p.Value.String())
	}
	return strings.Join(out, " ")
}

func partsOf(s string) []figures.Part {
	var out []figures.Part
	for _, f := range strings.Fields(s) {
		out = append(out, figures.Part{Key: f[:1], Value: dossier.MustDecimal(f[1:])})
	}
	return out
}

func TestTheLargestPartComesFirst(t *testing.T) {
	in := partsOf("a2 b9 m1 c9 m3")
	for want, before := range map[string][]string{"b9 c9 m3 a2 m1": nil, "m1 m3 b9 c9 a2": {"m"}, "a2 b9 c9 m3 m1": {"a"}} {
		if got := said(figuretext.LargestFirst(in, before...)); got != want {
			t.Errorf("%v before: %s, want %s", before, got, want)
		}
	}
	if got := said(in); got != "a2 b9 m1 c9 m3" {
		t.Errorf("the figure's own parts are now %s", got)
	}
}

func TestManyPartsAreJoinedAndLoseNothing(t *testing.T) {
	for n, want := range map[int]string{
		5: "a9 b8 c7 d6 e5, 0 joined", 6: "a9 b8 c7 d6 e5 f4, 0 joined", 7: "a9 b8 c7 d6 e5 *7, 2 joined", 9: "a9 b8 c7 d6 e5 *10, 4 joined",
	} {
		parts, joined := figuretext.Fewer(partsOf("a9 b8 c7 d6 e5 f4 g3 h2 i1")[:n])
		if got := fmt.Sprintf("%s, %d joined", said(parts), joined); got != want {
			t.Errorf("%d parts: %s, want %s", n, got, want)
		}
	}
}

// What no option and no row is called like has words of its own, in every breakdown.
func TestEveryPartOfABreakdownIsNamed(t *testing.T) {
	seen := 0
	for name, v := range examples(t) {
		texts, all := figuretext.New(words(t, ""), v), figures.All(v, law(t))
		other := texts.Part(figures.PlanPublic, "nobody")
		for id, of := range map[string][]figures.Breakdown{
			figures.CostsID: {figures.CostsByCategory, figures.CostsByYear, figures.CostsByLine},
			figures.JobsID:  {figures.JobsByCategory, figures.JobsByContract},
			figures.PlanID:  {figures.PlanPublic, figures.PlanPrivate, figures.PlanByYear},
		} {
			for _, of := range of {
				keys := []string{figuretext.RestKey}
				if of.Column != "source" {
					keys = append(keys, "") // nobody brings what has no source
				}
				for _, p := range all[id].By(of) {
					keys = append(keys, p.Key)
					seen++
				}
				for _, key := range keys {
					if got := texts.Part(of, key); got == "" || got == other && key == "" || of.Table != "" && got == key || strings.HasPrefix(got, "figure.") {
						t.Errorf("%s: %q of %s by %s is called %q", name, key, id, of.Group, got)
					}
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d parts", seen)
	}
}

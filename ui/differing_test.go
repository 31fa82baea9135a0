package ui

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/ui/kit"
)

// markedOf are the marked parts of a text.
func markedOf(text string, marks []kit.Mark) []string {
	var out []string
	for _, m := range marks {
		out = append(out, text[m.From:m.To])
	}
	return out
}

func TestTheWordsThatDifferAreMarked(t *testing.T) {
	for name, c := range map[string]struct {
		a, b     string
		inA, inB []string
	}{
		"the same":          {"une ligne neuve", "une ligne neuve", nil, nil},
		"one word":          {"une ligne neuve ici", "une ligne ancienne ici", []string{"neuve"}, []string{"ancienne"}},
		"a word more":       {"une ligne", "une belle ligne", nil, []string{"belle"}},
		"two places":        {"a b c d e", "a x c d y", []string{"b", "e"}, []string{"x", "y"}},
		"words in a row":    {"a b c d", "a x y d", []string{"b c"}, []string{"x y"}},
		"an amount":         {"58\u202f500,00\u00a0€", "62\u202f000,00\u00a0€", []string{"58\u202f500,00\u00a0€"}, []string{"62\u202f000,00\u00a0€"}},
		"over a line break": {"un\ndeux trois", "un\ndeux  quatre", []string{"trois"}, []string{"quatre"}},
		"nothing in common": {"un", "deux trois", []string{"un"}, []string{"deux trois"}},
		"nothing":           {"", "un", nil, []string{"un"}},
	} {
		t.Run(name, func(t *testing.T) {
			inA, inB := differing(c.a, c.b)
			if got := markedOf(c.a, inA); !slices.Equal(got, c.inA) {
				t.Errorf("of the first %q, want %q", got, c.inA)
			}
			if got := markedOf(c.b, inB); !slices.Equal(got, c.inB) {
				t.Errorf("of the second %q, want %q", got, c.inB)
			}
		})
	}
}

// Without what is marked both texts say the same.
func TestWhatIsNotMarkedIsTheSameOnBothSides(t *testing.T) {
	left := func(text string, marks []kit.Mark) string {
		for _, m := range slices.Backward(marks) {
			text = text[:m.From] + text[m.To:]
		}
		return strings.Join(strings.Fields(text), " ")
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "été", "d"}), 0, 12)
		a, b := strings.Join(words.Draw(t, "a"), " "), strings.Join(words.Draw(t, "b"), " ")
		inA, inB := differing(a, b)
		if left(a, inA) != left(b, inB) {
			t.Fatalf("%q and %q: %q and %q are left", a, b, left(a, inA), left(b, inB))
		}
	})
}

// Two long texts cost a bounded work: beyond it everything between is marked.
func TestTwoVeryLongTextsAreMarkedWithoutMuchWork(t *testing.T) {
	a, b := "début "+strings.Repeat("a ", 30_000)+"fin", "début "+strings.Repeat("b ", 30_000)+"fin"
	inA, inB := differing(a, b)
	if len(inA) != 1 || len(inB) != 1 || !strings.HasPrefix(a[inA[0].From:], "a a") || strings.Contains(a[inA[0].From:inA[0].To], "fin") {
		t.Errorf("marked %v and %v", inA, inB)
	}
}

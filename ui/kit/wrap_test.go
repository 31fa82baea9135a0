package kit

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Adding words up must break no line elsewhere than measuring it does.
func TestLinesBreakWhereMeasuringSaysSo(t *testing.T) {
	startApp(t, Light)
	naive := func(t *Text, paragraph string, width float32) (lines []string) {
		line := ""
		for i, word := range strings.Split(paragraph, " ") {
			switch joined := line + " " + word; {
			case i == 0:
				line = word
			case t.measure(joined) <= width:
				line = joined
			default:
				lines = append(lines, line)
				line = word
			}
		}
		return append(lines, line)
	}
	words := []string{
		"L’entreprise", "AVANT", "Tour", "à", "la", "VA,", "Yvetot", "(T.V.A.)", "« fi »", "1\u202f250,50\u00a0€", "œuvre", "…", "f", "—", "AWAY.", "ligne", "déclarée", "Toutefois,", "j’y", "95\u00a0%",
	}
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(r, "words"), " ")
		width := float32(rapid.IntRange(1400, 9000).Draw(r, "width")) / 10
		for _, of := range []*Text{NewBody(text), NewTitle(text), NewBody(text).Bold()} {
			if got, want := of.wrap(text, width), naive(of, text, width); !slices.Equal(got, want) {
				r.Fatalf("%g wide %q, not %q", width, got, want)
			}
		}
	})
}

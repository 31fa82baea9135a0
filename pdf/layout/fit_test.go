package layout

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dossierpme/dossier/outline"
	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/font"
)

// A running line keeps as many letters as its room takes with the dots, and one
// where it takes none.
func TestARunningLineKeepsWhatFits(t *testing.T) {
	b := newBuilder(sampledoc.Typeface(t), outline.Words{})
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("abé W…il\u202f€ ")), 0, 40, -1).Draw(t, "text")
		width := rapid.Float64Range(0, 150).Draw(t, "width")
		st := style{font.Bold, 9, 12, ink, rapid.SampledFrom([]float64{0, 0.7}).Draw(t, "track")}
		got := b.fit(s, st, width)
		if b.width(s, st) <= width {
			if got != s {
				t.Fatalf("%q fits and is cut to %q", s, got)
			}
			return
		}
		kept, cut := strings.CutSuffix(got, "…")
		letters := utf8.RuneCountInString(kept)
		if !cut || !strings.HasPrefix(s, kept) || letters < 1 {
			t.Fatalf("%q is cut to %q", s, got)
		}
		longer := string([]rune(s)[:letters+1])
		if letters > 1 && b.width(got, st) > width || letters < utf8.RuneCountInString(s) && b.width(longer+"…", st) <= width {
			t.Fatalf("%q is cut to %q, not to what fits", s, got)
		}
	})
}

// What stands left of the rule of a card ends before it, however its words fall.
func TestACardKeepsItsPlaceLeftOfItsRule(t *testing.T) {
	tf := sampledoc.Typeface(t)
	for _, letter := range []string{"i", "a", "m", "W"} {
		for n := 1; n < 40; n++ {
			b := newBuilder(tf, outline.Words{})
			word := strings.Repeat(letter, n)
			b.card(outline.Card{Title: word, Lines: []string{strings.TrimSpace(strings.Repeat(word+" ", 40/n+2))}, Facts: []outline.Pair{{Label: "Zone", Value: outline.T("Non")}}})
			rule := 0.0
			ops := b.slabs[len(b.slabs)-1].ops
			for _, op := range ops {
				if op.Kind == OpLine && op.H > 0 {
					rule = op.X
				}
			}
			if rule == 0 {
				t.Fatal("the card has no rule")
			}
			for _, op := range ops {
				if op.Kind == OpText && op.X < rule && op.X+b.width(op.Text, op.Style) > rule-4 {
					t.Fatalf("%q ends at %.1f, the rule stands at %.1f", op.Text, op.X+b.width(op.Text, op.Style), rule)
				}
			}
		}
	}
}

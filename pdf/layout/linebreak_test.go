package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossierpme/internal/sampledoc"
	"dossierpme/pdf/font"
)

func TestLinesBreakWhereFrenchTypographyAllows(t *testing.T) {
	tf := sampledoc.Typeface(t)
	for name, c := range map[string]struct {
		text  string
		width float64
		want  []string
	}{
		"at spaces":                                 {"un deux trois", 40, []string{"un deux", "trois"}},
		"not after a hyphen":                        {"il peut-être", 44, []string{"il", "peut-être"}},
		"a hyphen that must go begins a line":       {"abcdef-ghijk", 34, []string{"abcdef", "-ghijk"}},
		"after a dash":                              {"oui–non", 25, []string{"oui–", "non"}},
		"not between the digits of a year span":     {"en 2021-2027", 50, []string{"en", "2021-2027"}},
		"not at a no-break space":                   {"total 12\u00a0€", 36, []string{"total", "12\u00a0€"}},
		"not before a colon":                        {"ceci dit : oui", 33, []string{"ceci", "dit : oui"}},
		"not within a number typed with spaces":     {"prix 412 000", 45, []string{"prix", "412 000"}},
		"a word that is too long is cut, not lost":  {"abcdefghijkl", 30, []string{"abcdef", "ghijkl"}},
		"an address is cut after one of its signs":  {"atelier/outillage", 60, []string{"atelier/", "outillage"}},
		"line breaks typed by the user are kept":    {"a\nb", 60, []string{"a", "b"}},
		"spaces at the cut vanish, others are kept": {"a  b    c", 22, []string{"a  b", "c"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, ln := range wrap(tf, c.text, font.Regular, 10, c.width) {
				got = append(got, ln.s)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWrappingLosesNothingAndFits(t *testing.T) {
	tf := sampledoc.Typeface(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("aéœ WM-/:;« »\u00a0\u202f0123,.\n€²")), 0, 200, -1).Draw(t, "text")
		width := rapid.Float64Range(20, 300).Draw(t, "width")
		var all strings.Builder
		for _, ln := range wrap(tf, text, font.Regular, 10, width) {
			if w := tf.Measure(ln.s, font.Regular, 10); w > width+0.05 && len([]rune(ln.s)) > 1 {
				t.Fatalf("%q is %.2f wide, more than %.2f", ln.s, w, width)
			}
			all.WriteString(ln.s)
		}
		strip := strings.NewReplacer(" ", "", "\n", "")
		if got, want := strip.Replace(all.String()), strip.Replace(text); got != want {
			t.Fatalf("lost: %q became %q", want, got)
		}
	})
}

func TestCleanKeepsWhatCanBePrinted(t *testing.T) {
	tf := sampledoc.Typeface(t)
	for name, c := range map[string]struct{ in, want, replaced string }{
		"plain text":                        {"abc", "abc", ""},
		"French":                            {"Œuvre à 3 €, 5 m² «\u00a0ici\u00a0»", "Œuvre à 3 €, 5 m² «\u00a0ici\u00a0»", ""},
		"accents are composed":              {"e\u0301", "é", ""},
		"line ends of other systems":        {"a\r\nb\rc", "a\nb\nc", ""},
		"controls vanish":                   {"a\x00\u200b\u00ad\ufeffb", "ab", ""},
		"a tab is a space":                  {"a\tb", "a b", ""},
		"invalid bytes become a sign":       {"a\xffb", "a□b", "\uFFFD"},
		"a rocket is replaced":              {"🚀", "□", "🚀"},
		"what has a plain form gets it":     {"ＡＢ ℃", "AB °C", "ＡＢ℃"},
		"arrows and ticks pasted from Word": {"✅ ➔", "✓ →", "✅➔"},
	} {
		t.Run(name, func(t *testing.T) {
			got, lost := tf.Clean(c.in)
			if got != c.want || string(lost) != c.replaced {
				t.Errorf("got %q, replaced %q", got, string(lost))
			}
		})
	}
}

func TestCleanTextIsPrintable(t *testing.T) {
	tf := sampledoc.Typeface(t)
	rapid.Check(t, func(t *rapid.T) {
		out, _ := tf.Clean(string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text"))
		for _, r := range out {
			if !tf.Printable(r) {
				t.Fatalf("%q left in %q", r, out)
			}
		}
		if again, lost := tf.Clean(out); again != out || len(lost) > 0 {
			t.Fatalf("cleaning %q twice gives %q", out, again)
		}
	})
}

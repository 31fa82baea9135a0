package font

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/assets"
)

// The short way round changes nothing: what it lets pass, the long way leaves
// as it is.
func TestOrdinaryTextIsCleanEitherWay(t *testing.T) {
	tf, err := Parse(Files{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("aéœŒ€₂\u202f\u00a0’–…«»\u00ad\u0301\u200b")), rapid.Rune())).Draw(t, "text")
		if !tf.clean(s) {
			return
		}
		// A character that only the long way takes, and leaves, makes it go there.
		long, replaced := tf.Clean(s + "≤")
		if long != s+"≤" || len(replaced) > 0 {
			t.Fatalf("%q passes as it is, but is cleaned to %q", s, long)
		}
	})
}

// More accents on one letter than Unicode's normal forms take in a row once kept
// Clean busy for ever.
func TestAnyNumberOfAccentsIsCleaned(t *testing.T) {
	tf, err := Parse(Files{Regular: assets.FontRegular(), Semibold: assets.FontSemibold(), Bold: assets.FontBold()})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 29, 30, 31, 32, 1000} {
		for _, accents := range []string{"\u0301", "\u0323\u0301", "\u0301\u200b\u0301"} {
			clean, _ := tf.Clean("e" + strings.Repeat(accents, n))
			if again, more := tf.Clean(clean); again != clean || len(more) > 0 {
				t.Errorf("%d × %+q is cleaned to %+.80q, and again to %+.80q", n, accents, clean, again)
			}
		}
	}
	if clean, _ := tf.Clean("e\u200b\u0301"); clean != "é" {
		t.Errorf("a letter and its accent come together: %+q", clean)
	}
}

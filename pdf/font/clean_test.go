package font

import (
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

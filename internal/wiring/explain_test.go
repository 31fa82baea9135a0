package wiring_test

import (
	"slices"
	"strings"
	"testing"
)

// TestWhatHelpsAnExplanationIsSaidOfEveryWarningThatAsksForOne: a warning whose words ask
// to explain it says what makes a good explanation, and nothing is said of codes that
// do not exist.
func TestWhatHelpsAnExplanationIsSaidOfEveryWarningThatAsksForOne(t *testing.T) {
	w := words(t)
	const prefix = "explain.helps."
	known := problemCodes(t)
	said := map[string]bool{}
	for _, key := range w.Keys() {
		code, ok := strings.CutPrefix(key, prefix)
		if !ok {
			continue
		}
		said[code] = true
		if !slices.Contains(known, code) {
			t.Errorf("%s is about no problem", key)
		}
	}
	for key, text := range w.All() {
		rest, ok := strings.CutPrefix(key, "problem.")
		code, _, _ := strings.Cut(rest, ".")
		if ok && strings.Contains(text, "xpliquez") && slices.Contains(known, code) && !said[code] {
			t.Errorf("%s asks for an explanation, and nothing says what makes a good one: write %s%s, under [explain.helps] in assets/i18n/fr/officer.toml", key, prefix, code)
		}
	}
	if len(said) < 30 {
		t.Errorf("only %d are worded", len(said))
	}
}

package rules_test

import (
	"slices"
	"testing"

	"dossierpme/dossier"
	"dossierpme/dossier/rules"
)

// TestEveryRuleHasATopic: the page of the case officer knows no rule by its name.
func TestEveryRuleHasATopic(t *testing.T) {
	_, law := shipped(t)
	for name, r := range rules.All(law) {
		if !slices.Contains(dossier.Topics(), r.Topic) {
			t.Errorf("%s has the topic %q: write it into topics.go", name, r.Topic)
		}
	}
}

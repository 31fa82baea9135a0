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
			t.Errorf("rule %s has the topic %q: write its name into dossier/rules/topics.go, under what a case officer looks at with it", name, r.Topic)
		}
	}
}

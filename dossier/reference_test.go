package dossier

import "testing"

func TestTheReferenceIsTheBeginningOfTheIDAndWholeCharacters(t *testing.T) {
	for id, want := range map[string]string{"": "", "abc": "abc", "abcdefgh": "abcdefgh", "abcdefghij": "abcdefgh", "ééééééééé": "éééééééé"} {
		if got := ReferenceOf(id); got != want {
			t.Errorf("the reference of %q is %q, want %q", id, got, want)
		}
	}
}

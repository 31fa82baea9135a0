package licences_test

import (
	"strings"
	"testing"

	"dossierpme/internal/licences"
)

func TestEveryLicenceSaysSomething(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Errorf("only %d licences", len(all))
	}
	for _, l := range all {
		if len(l.Text) < 200 || licences.Work(licences.File(l.Work)) != l.Work {
			t.Errorf("%s: %q", l.Work, l.Text)
		}
	}
}

func TestTheFontsOnThePagesHaveTheirLicence(t *testing.T) {
	all, err := licences.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if strings.HasPrefix(l.Work, "Source Sans") && strings.Contains(l.Text, "SIL OPEN FONT LICENSE") {
			return
		}
	}
	t.Error("no licence of Source Sans")
}

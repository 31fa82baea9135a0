package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheDomainIsGivenLabelsByCode(t *testing.T) {
	label := func(s string, ok bool) string {
		if !ok {
			return "unknown " + s
		}
		return s
	}
	got := []string{
		label(ref.CommuneName("80001")), label(ref.CommuneName("00000")),
		label(ref.NAFLabel("30.20Z")), label(ref.NAFLabel("30.20Y")),
		label(ref.LegalFormLabel("5720")), label(ref.LegalFormLabel("0000")),
	}
	want := []string{
		"Abbeville", "unknown ",
		"Construction de locomotives et d’autre matériel ferroviaire roulant", "unknown ",
		"Société par actions simplifiée à associé unique", "unknown ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"80100"}, ref.CommunePostcodes("80001")); diff != "" {
		t.Error(diff)
	}
	if got := ref.CommunePostcodes("00000"); got != nil {
		t.Errorf("an unknown commune has the postcodes %v", got)
	}
}

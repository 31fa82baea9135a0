package dossier

import "testing"

func TestASIRETInThePlaceOfASIRENIsSeenAndMended(t *testing.T) {
	f := probe(t, KindSIREN)
	if got := Mended(f, Parse(f, "732 829 320 00074")); got != Text("732829320") {
		t.Errorf("mended to %v", got)
	}
	for _, typed := range []string{"732 829 32", "732829320", "000 000 000 00017"} {
		if got := Mended(f, Parse(f, typed)); got != nil {
			t.Errorf("%q is mended to %v", typed, got)
		}
	}
	if got := Mended(probe(t, KindSIRET), Parse(probe(t, KindSIRET), "732 829 320")); got != nil {
		t.Errorf("a SIREN is mended to %v: no establishment is known", got)
	}
}

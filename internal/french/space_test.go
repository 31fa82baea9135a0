package french

import "testing"

func TestATextGetsItsNoBreakSpaces(t *testing.T) {
	got := Typeset("Coût : 10 % de 5 M€ ; « oui » ou non ? n° 3 !")
	want := "Coût\u00a0: 10\u00a0% de 5\u00a0M€\u202f; «\u00a0oui\u00a0» ou non\u202f? n°\u00a03\u202f!"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

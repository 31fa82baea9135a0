package dossier

import "testing"

func TestADifferenceHasItsSignApart(t *testing.T) {
	for plain, want := range map[string]string{"12": "+\u00a012,00", "-3.5": "−\u00a03,50", "0": "0,00", "-1234": "−\u00a01\u202f234,00"} {
		d := MustDecimal(plain)
		if got := d.Signed(func(d Decimal) string { return d.FrenchFixed(2) }); got != want {
			t.Errorf("%s: %q, want %q", plain, got, want)
		}
	}
}

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

func TestAmountsAreWrittenShort(t *testing.T) {
	for plain, want := range map[string][4]string{
		"412000": {"412\u202f000", "412\u202f000\u00a0€", "412\u202f000\u00a0€", "412\u202f000\u00a0%"},
		"12.5":   {"12,50", "12,50\u00a0€", "13\u00a0€", "12,5\u00a0%"},
		"-0.01":  {"−0,01", "−0,01\u00a0€", "0\u00a0€", "−0,01\u00a0%"},
	} {
		d := MustDecimal(plain)
		if got := [4]string{d.FrenchAmount(), d.ShortEuros(), d.WholeEuros(), d.Percent()}; got != want {
			t.Errorf("%s: %q, want %q", plain, got, want)
		}
	}
}

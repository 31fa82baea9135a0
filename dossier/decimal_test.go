package dossier

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestDecimalReadsTheWireFormAndNothingElse(t *testing.T) {
	for _, tc := range []struct {
		in, out string
		ok      bool
	}{
		{"0", "0", true},
		{"-0", "0", true},
		{"24.5", "24.5", true},
		{"24.50", "24.5", true},
		{"-3.07", "-3.07", true},
		{"000012", "12", true},
		{"999999999999999999999999999999", "999999999999999999999999999999", true},
		{"9999999999999999999999999999999", "", false},
		{"", "", false},
		{"-", "", false},
		{".5", "", false},
		{"5.", "", false},
		{"+5", "", false},
		{"1e3", "", false},
		{"1,5", "", false},
		{" 1", "", false},
		{"1 000", "", false},
		{"٣", "", false},
	} {
		d, ok := ParseDecimal(tc.in)
		if ok != tc.ok || ok && d.String() != tc.out {
			t.Errorf("ParseDecimal(%q) = %q, %v; want %q, %v", tc.in, d, ok, tc.out, tc.ok)
		}
	}
}

func TestDecimalRoundsHalfAwayFromZero(t *testing.T) {
	for _, tc := range []struct {
		in     string
		places int
		out    string
	}{
		{"0.005", 2, "0.01"},
		{"-0.005", 2, "-0.01"},
		{"0.0049", 2, "0.00"},
		{"2.5", 0, "3"},
		{"-2.5", 0, "-3"},
		{"1.995", 2, "2.00"},
		{"12", 2, "12.00"},
	} {
		if got := MustDecimal(tc.in).Fixed(tc.places); got != tc.out {
			t.Errorf("%s to %d places is %s, want %s", tc.in, tc.places, got, tc.out)
		}
	}
}

func genDecimal(t *rapid.T, name string) Decimal {
	coef := rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, name)
	return newDecimal(big.NewInt(coef), rapid.IntRange(0, 6).Draw(t, name+" places"))
}

func TestDecimalArithmeticIsThatOfFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := genDecimal(t, "a"), genDecimal(t, "b")
		if got, want := a.Add(b).Rat(), new(big.Rat).Add(a.Rat(), b.Rat()); got.Cmp(want) != 0 {
			t.Fatalf("%s + %s = %s, want %s", a, b, got, want)
		}
		if got, want := a.Sub(b).Rat(), new(big.Rat).Sub(a.Rat(), b.Rat()); got.Cmp(want) != 0 {
			t.Fatalf("%s - %s = %s, want %s", a, b, got, want)
		}
		if got, want := a.Mul(b).Rat(), new(big.Rat).Mul(a.Rat(), b.Rat()); got.Cmp(want) != 0 {
			t.Fatalf("%s × %s = %s, want %s", a, b, got, want)
		}
		if got, want := a.Cmp(b), a.Rat().Cmp(b.Rat()); got != want {
			t.Fatalf("%s compared with %s is %d, want %d", a, b, got, want)
		}
		again, ok := ParseDecimal(a.String())
		if !ok || again.Cmp(a) != 0 {
			t.Fatalf("%s reads back as %s, %v", a, again, ok)
		}
	})
}

package dossier

import (
	"math/big"
	"slices"
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

// anyDecimal draws decimals of every length, those that an int64 cannot hold
// included, and fractions that are no decimal.
func anyDecimal(t *rapid.T, label string) (Decimal, *big.Rat) {
	wire := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,9})?`).Draw(t, label)
	d := MustDecimal(wire)
	r, _ := new(big.Rat).SetString(wire)
	if rapid.IntRange(0, 3).Draw(t, label+" is a fraction") == 0 {
		by := rapid.Int64Range(1, 2000).Draw(t, label+" ÷")
		d, r = d.Quo(Int(by)), new(big.Rat).Quo(r, big.NewRat(by, 1))
	}
	return d, r
}

// TestDecimalsAreExact compares every operation with big.Rat.
func TestDecimalsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := anyDecimal(t, "a")
		b, y := anyDecimal(t, "b")
		for name, pair := range map[string][2]*big.Rat{
			"itself": {a.Rat(), x}, "sum": {a.Add(b).Rat(), new(big.Rat).Add(x, y)}, "product": {a.Mul(b).Rat(), new(big.Rat).Mul(x, y)},
			"difference": {a.Sub(b).Rat(), new(big.Rat).Sub(x, y)},
			"total":      {Total(slices.Values([]Decimal{a, b, a})).Rat(), new(big.Rat).Add(new(big.Rat).Add(x, y), x)},
		} {
			if pair[0].Cmp(pair[1]) != 0 {
				t.Fatalf("%s of %s and %s: %s, want %s", name, x.RatString(), y.RatString(), pair[0].RatString(), pair[1].RatString())
			}
		}
		if y.Sign() != 0 && a.Quo(b).Rat().Cmp(new(big.Rat).Quo(x, y)) != 0 {
			t.Fatalf("%s ÷ %s", x, y)
		}
		if a.Cmp(b) != x.Cmp(y) || a.Sign() != x.Sign() || a.IsZero() != (x.Sign() == 0) {
			t.Fatalf("%s against %s: %d, sign %d", x, y, a.Cmp(b), a.Sign())
		}
		for places := range 7 {
			if got := a.Round(places); got.Rat().Cmp(RoundRat(x, places).Rat()) != 0 || got.Fixed(places) != RoundRat(x, places).Rat().FloatString(places) {
				t.Fatalf("%s to %d places: %s", x, places, got.Fixed(places))
			}
		}
		if back, ok := new(big.Rat).SetString(a.String()); !ok || back.Cmp(x) != 0 {
			t.Fatalf("%s is written %s", x, a)
		}
		if n, whole := a.Int64(); whole != (x.IsInt() && x.Num().IsInt64()) || whole && n != x.Num().Int64() {
			t.Fatalf("%s as a whole number: %d, %v", x, n, whole)
		}
		if places, exact := x.FloatPrec(); a.IsFraction() == exact || exact && a.Places() != places {
			t.Fatalf("%s has %d places", x, a.Places())
		}
		if again, ok := ParseDecimal(a.String()); !a.IsFraction() && len(a.String()) < 20 && a.Places() <= maxPlaces && (!ok || again.Cmp(a) != 0) {
			t.Fatalf("%s reads back as %s, %v", a, again, ok)
		}
	})
}

func TestDecimalsAtTheEdgeOfAnInt64(t *testing.T) {
	large := MustDecimal("999999999999999999")
	tiny := MustDecimal("0.000001")
	for i, tc := range []struct {
		got  Decimal
		want string
	}{
		{large.Mul(large), "999999999999999998000000000000000001"},
		{large.Mul(Int(10)).Add(large.Mul(Int(10))), "19999999999999999980"},
		{Int(9e18).Add(Int(9e18)), "18000000000000000000"},
		{Int(-9e18).Add(Int(-9e18)), "-18000000000000000000"},
		{Int(-1 << 63).Neg(), "9223372036854775808"},
		{Int(-1 << 63), "-9223372036854775808"},
		{Int(-1 << 63).Mul(Int(-1)), "9223372036854775808"},
		{Int(-1 << 63).Add(Int(-1)), "-9223372036854775809"},
		{tiny.Mul(tiny).Mul(tiny).Mul(tiny), "0.000000000000000000000001"},
		{large.Add(MustDecimal("0.000000001")), "999999999999999999.000000001"},
		{MustDecimal("-0.05"), "-0.05"},
		{MustDecimal("12.500"), "12.5"},
		{MustDecimal("12345678901234567890.5").Neg(), "-12345678901234567890.5"},
	} {
		if got := tc.got.String(); got != tc.want {
			t.Errorf("%d: %s, want %s", i, got, tc.want)
		}
	}
}

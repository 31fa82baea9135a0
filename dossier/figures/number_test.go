package figures

import (
	"math/big"
	"testing"

	"dossierpme/dossier"

	"pgregory.net/rapid"
)

// anyNumber draws decimals of every length, those that an int64 cannot hold
// included, and fractions that are no decimal.
func anyNumber(t *rapid.T, label string) (number, *big.Rat) {
	wire := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,9})?`).Draw(t, label)
	n, r := numberOf(wire), dossier.MustDecimal(wire).Rat()
	if rapid.IntRange(0, 3).Draw(t, label+" is a fraction") == 0 {
		by := rapid.Int64Range(1, 2000).Draw(t, label+" ÷")
		n, r = n.quo(whole(by)), new(big.Rat).Quo(r, big.NewRat(by, 1))
	}
	return n, r
}

// TestShortNumbersAreExact compares every operation with big.Rat.
func TestShortNumbersAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, x := anyNumber(t, "a")
		b, y := anyNumber(t, "b")
		for name, pair := range map[string][2]*big.Rat{
			"itself": {a.rat(), x}, "sum": {a.add(b).rat(), new(big.Rat).Add(x, y)}, "product": {a.mul(b).rat(), new(big.Rat).Mul(x, y)},
			"difference": {a.add(b.neg()).rat(), new(big.Rat).Sub(x, y)},
		} {
			if pair[0].Cmp(pair[1]) != 0 {
				t.Fatalf("%s of %s and %s: %s, want %s", name, x.RatString(), y.RatString(), pair[0].RatString(), pair[1].RatString())
			}
		}
		if y.Sign() != 0 && a.quo(b).rat().Cmp(new(big.Rat).Quo(x, y)) != 0 {
			t.Fatalf("%s ÷ %s", x, y)
		}
		if a.cmp(b) != x.Cmp(y) || a.sign() != x.Sign() {
			t.Fatalf("%s against %s: %d, sign %d", x, y, a.cmp(b), a.sign())
		}
		for places := range 7 {
			if a.round(places).Cmp(dossier.RoundRat(x, places)) != 0 {
				t.Fatalf("%s to %d places: %s", x, places, a.round(places))
			}
		}
		if back, ok := new(big.Rat).SetString(a.String()); !ok || back.Cmp(x) != 0 {
			t.Fatalf("%s is written %s", x, a)
		}
	})
}

func TestNumbersAtTheEdgeOfAnInt64(t *testing.T) {
	big1 := numberOf("999999999999999999")
	for i, tc := range []struct {
		got  number
		want string
	}{
		{big1.mul(big1), "999999999999999998000000000000000001"},
		{big1.mul(whole(10)).add(big1.mul(whole(10))), "19999999999999999980"},
		{whole(9e18).add(whole(9e18)), "18000000000000000000"},
		{whole(-9e18).add(whole(-9e18)), "-18000000000000000000"},
		{whole(-1 << 63).neg(), "9223372036854775808"},
		{whole(-1 << 63).mul(whole(-1)), "9223372036854775808"},
		{whole(-1 << 63).add(whole(-1)), "-9223372036854775809"},
		{numberOf("0.000001").mul(numberOf("0.000001")).mul(numberOf("0.000001")).mul(numberOf("0.000001")), "0.000000000000000000000001"},
		{big1.add(numberOf("0.000000001")), "999999999999999999.000000001"},
		{numberOf("-0.05"), "-0.05"},
		{numberOf("12.500"), "12.5"},
	} {
		if got := tc.got.String(); got != tc.want {
			t.Errorf("%d: %s, want %s", i, got, tc.want)
		}
	}
}

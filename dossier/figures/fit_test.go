package figures

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossierpme/dossier"
)

func TestPartsAreFittedToTheirRoundedTotal(t *testing.T) {
	for _, tc := range []struct {
		places   int
		in, want string
	}{
		{2, "1", "1.00"},
		{2, "0.005 0.005", "0.01 0.00"},
		{2, "0.335 0.335 0.33", "0.34 0.33 0.33"},
		{2, "0.333 0.333 0.334", "0.33 0.33 0.34"},
		{2, "0.114 0.114 0.112", "0.12 0.11 0.11"},
		{0, "0.4 0.4 0.4", "1 0 0"},
		{0, "0.6 0.6 0.6", "1 1 0"},
	} {
		var parts []Part
		for s := range strings.FieldsSeq(tc.in) {
			parts = append(parts, Part{Value: dossier.MustDecimal(s)})
		}
		fit(parts, tc.places)
		var got []string
		for _, p := range parts {
			got = append(got, p.Value.Fixed(tc.places))
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s: %v, want %s", tc.in, got, tc.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		whole := dossier.Decimal{}
		var parts, exact []Part
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			d := dossier.Int(rapid.Int64Range(0, 1e9).Draw(t, "value")).Quo(dossier.Int(10000))
			whole, parts = whole.Add(d), append(parts, Part{Value: d})
		}
		exact = append(exact, parts...)
		fit(parts, 2)
		sum := dossier.Decimal{}
		for i, p := range parts {
			sum = sum.Add(p.Value)
			off := p.Value.Sub(exact[i].Value)
			if p.Value.Places() > 2 || off.Cmp(dossier.Cents(1)) >= 0 || off.Cmp(dossier.Cents(-1)) <= 0 {
				t.Fatalf("%s became %s", exact[i].Value, p.Value)
			}
		}
		if sum.Cmp(whole.Round(2)) != 0 {
			t.Fatalf("they add up to %s, not %s", sum, whole.Round(2))
		}
	})
}

package dossier

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestANumberThatCanBeReadTwoWaysIsKeptWithBothReadings(t *testing.T) {
	for _, tc := range []struct {
		kind       Kind
		typed      string
		one, other string // wire values, "" where there is nothing to choose
	}{
		{KindMoney, "12,500", "12.50", "12500.00"},
		{KindMoney, "-12,500 €", "-12.50", "-12500.00"},
		{KindMoney, "1,250 M€", "1250000.00", "1250000000.00"},
		{KindMoney, "250.000", "", ""},
		{KindMoney, "12,345", "", ""},
		{KindMoney, "12,50", "", ""},
		{KindMoney, "douze", "", ""},
		{KindDecimal, "12,500", "12.5", "12500"},
		{KindDecimal, "12.500", "12.5", "12500"},
		{KindDecimal, "1 234,567", "1234.567", "1234567"},
		{KindDecimal, "0,262", "", ""},
		{KindPercent, "12,500", "", ""},
		{KindInteger, "12,000", "", ""},
		{KindText, "12,500", "", ""},
	} {
		f := probe(t, tc.kind)
		v := Parse(f, tc.typed)
		var one, other string
		if two := Readings(f, v); two != nil {
			one, other = two[0].String(), two[1].String()
		}
		if one != tc.one || other != tc.other {
			t.Errorf("%s: %q can be %q or %q, want %q or %q", tc.kind, tc.typed, one, other, tc.one, tc.other)
		}
	}
}

func TestAChoiceBetweenTwoReadingsIsBlockingAndSaysBoth(t *testing.T) {
	c := &Call{Sections: []Section{{ID: "s", Fields: []Field{{ID: "s.price", Kind: KindMoney, Label: "Prix"}}}}}
	if err := c.Prepare(); err != nil {
		t.Fatal(err)
	}
	d := New(c)
	d.Set("s.price", Parse(c.Field("s.price"), "12,500"))
	problems := NewView(c, d, Env{}).Check()
	if len(problems) != 1 || problems[0].Code != "ambiguous" || problems[0].Severity != Blocking {
		t.Fatalf("problems %+v", problems)
	}
	if got := problems[0].Args["one"] + " / " + problems[0].Args["other"]; got != "12,50\u00a0€ / 12\u202f500,00\u00a0€" {
		t.Errorf("the readings are said as %q", got)
	}
}

// No text is read as less than the largest number that its digits can mean by
// whole groups of three, unless it cannot mean that.
func TestTheSmallerReadingIsNeverTakenInSilence(t *testing.T) {
	fields := map[Kind]*Field{}
	for _, kind := range []Kind{KindMoney, KindDecimal, KindInteger} {
		fields[kind] = probe(t, kind)
	}
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[0-9]{1,4}([ .,'\x{a0}\x{202f}][0-9]{1,4}){0,3}( ?€)?`).Draw(t, "typed")
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, typed)
		all, _ := ParseDecimal(digits)
		groups, _, _ := splitDigits(strings.TrimRight(typed, " €"))
		for kind, f := range fields {
			n, read := asDecimal(Parse(f, typed))
			if read && n.Cmp(all) < 0 && len(groups) > 1 && wholeGroups(groups) {
				t.Fatalf("%s: %q is read as %s, though it can be %s", kind, typed, n, all)
			}
			if read && n.Cmp(all) > 0 {
				t.Fatalf("%s: %q is read as %s, more than its digits say", kind, typed, n)
			}
		}
	})
}

func TestAChoiceIsStillOneAfterTheDossierWasSaved(t *testing.T) {
	for _, typed := range []string{"12.345", "12.500", "1,250"} {
		f := probe(t, KindDecimal)
		v := Parse(f, typed)
		again, err := DecodeValue(f, EncodeValue(v))
		if err != nil || len(Readings(f, again)) != 2 {
			t.Errorf("%q, saved as %s, comes back as %s (%v)", typed, EncodeValue(v), EncodeValue(again), err)
		}
	}
}

func TestBlanksAreNoAnswer(t *testing.T) {
	for _, s := range []string{"", " ", "\u00a0\u202f", "\t\n", "\u200e", " \u00ad "} {
		for _, k := range []Kind{KindText, KindProse, KindNote, KindMoney, KindEmail, KindCommune} {
			if v := Parse(probe(t, k), s); v != nil {
				t.Errorf("%s: %q is an answer: %s", k, s, EncodeValue(v))
			}
		}
		if !Text(s).Empty() {
			t.Errorf("a file's %q is an answer", s)
		}
	}
}

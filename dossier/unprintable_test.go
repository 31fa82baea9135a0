package dossier

import "testing"

func TestPastedTextKeepsWhatPaperCanShow(t *testing.T) {
	latin := func(r rune) bool { return r >= 0x20 && r < 0x180 && (r < 0x7f || r >= 0xa0) || r == '€' }
	for _, c := range []struct{ pasted, want, gone string }{
		{"Presse à 12 €", "Presse à 12 €", ""},
		{"Presse 🚀 hydraulique 🚀", "Presse hydraulique ", "🚀"},
		{"e\u0301tau", "étau", ""},
		{"un ﬁnancement", "un financement", ""},
		{"mi\u2010temps", "mi-temps", ""},
		{"12\u2003500", "12 500", ""},
		{"a\u200bb", "ab", ""},
		{"ligne\nsuivante ✅ 漢", "ligne\nsuivante ", "✅漢"},
	} {
		got, gone := Printed(c.pasted, latin)
		if got != c.want || string(gone) != c.gone {
			t.Errorf("%q became %q without %q, want %q without %q", c.pasted, got, string(gone), c.want, c.gone)
		}
	}
	if got, gone := Printed("🚀", nil); got != "🚀" || gone != nil {
		t.Errorf("where everything can be printed nothing goes: %q, %q", got, string(gone))
	}
}

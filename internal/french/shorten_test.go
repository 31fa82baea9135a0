package french

import "testing"

func TestATextIsShortenedToWholeWords(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 5, ""},
		{"Scie", 4, "Scie"},
		{"Scie à ruban", 12, "Scie à ruban"},
		{"Scie à ruban neuve", 12, "Scie à…"},
		{"Scie à ruban neuve", 14, "Scie à ruban…"},
		{"Scie, presse et four", 7, "Scie…"},
		{"Scie – presse", 8, "Scie…"},
		{"Prix" + Hard + ": cent", 7, "Prix…"},
		{"À anticonstitutionnellement", 12, "À anticonsti…"},
		{"première\nseconde ligne", 12, "première…"},
		{"éééééééé", 3, "ééé…"},
	} {
		if got := Shorten(c.text, c.most); got != c.want {
			t.Errorf("%q to %d: %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestTheFirstSentenceEndsAtAPointAndASpace(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Un mot": "Un mot", "Une phrase.": "Une phrase.", "Une. Deux. Trois.": "Une.", "Article 2.1 du règlement. Suite": "Article 2.1 du règlement.",
	} {
		if got := FirstSentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestATextGoesOnInLowerCaseUnlessAnAcronymBeginsIt(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Prêt": "prêt", "À fonds perdu": "à fonds perdu", "TVA récupérable": "TVA récupérable", "T2 inconnu": "T2 inconnu", "n": "n", "A": "a",
	} {
		if got := Lower(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

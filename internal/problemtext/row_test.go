package problemtext_test

import (
	"strings"
	"testing"

	"dossierpme/internal/problemtext"
)

func TestAMessageOfATableSaysWhichRowItIsAbout(t *testing.T) {
	w := parts(t).Words
	for _, tt := range []struct{ name, text, title, want string }{
		{"a plain field", "On ne sait pas quand.", "", "On ne sait pas quand."},
		{"a row", "On ne sait pas quand.", "Scie à ruban", "Scie à ruban\u00a0: on ne sait pas quand."},
		{"a row that is named already", "Le devis de « Scie à ruban » manque.", "Scie à ruban", "Le devis de « Scie à ruban » manque."},
		{"an acronym", "TVA inconnue.", "Four", "Four\u00a0: TVA inconnue."},
		{"a title that is long", "Le devis manque.", "Scie à ruban horizontale avec amenage automatique", "Scie à ruban horizontale avec…\u00a0: le devis manque."},
		{"a title of one long word", "Le devis manque.", strings.Repeat("a", 40), strings.Repeat("a", 32) + "…\u00a0: le devis manque."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := problemtext.OfRow(w, tt.text, tt.title); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

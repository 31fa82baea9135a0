package rules

import (
	"slices"
	"testing"
)

// TestClaimsAreReadAsPeopleWriteThem: what a text states of the project, and what it
// does not.
func TestClaimsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string][]string{
		"Le projet crée 12 emplois.":                                      nil,
		"Soit 7,8 emplois créés en deux ans":                              {"jobs 7.8"},
		"Avec 12 postes créés, 3 embauches et 2 créations, tout va mieux": {"jobs 12", "jobs 3", "jobs 2"},
		"12 % d’embauches":                                                nil,
		"19 salariés formés":                                              nil,
		"Le programme représente 1 709 200 € hors taxes":                  {"cost 1709200"},
		"Le programme représente 1 709 200,50 €.":                         {"cost 1709200.5"},
		"un projet de 1,7 M€":                                             {"cost 1700000"},
		"L’investissement s’élève à 850 k€":                               {"cost 850000"},
		"un investissement de 2 millions d’euros":                         {"cost 2000000"},
		"Le projet commence. 300 000 € viennent après":                    nil,
		"Le projet, en 2028, coûte 300 000 €":                             nil,
		"Le projet économise 310 000 € par an":                            nil,
		"un projet de 20 %":                                               nil,
		"le FEDER de 285 000 €":                                           {"grant 285000"},
		"le FEDER (285 k€)":                                               {"grant 285000"},
		"l’aide demandée de 285 000 €":                                    {"grant 285000"},
		"l’aide de 285 000 € de la commune":                               nil,
		"Depuis 2023 250 clients":                                         nil,
		"":                                                                nil,
		"€ 5, M€":                                                         nil,
	} {
		var got []string
		for _, c := range claims(text) {
			got = append(got, c.about+" "+c.value.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: wanted %q, got %q", text, want, got)
		}
	}
}

// TestUnitsAreComparedInTheSingular and without accents.
func TestUnitsAreComparedInTheSingular(t *testing.T) {
	for _, same := range [][2]string{{"Pièces", "piece"}, {"tonnes de fromages", "tonne de fromage"}, {"m³", "M³"}} {
		if a, b := unitKey(same[0]), unitKey(same[1]); a != b {
			t.Errorf("%q and %q: %q is not %q", same[0], same[1], a, b)
		}
	}
	if unitKey("t") == unitKey("hl") {
		t.Error("tonnes are no hectolitres")
	}
}

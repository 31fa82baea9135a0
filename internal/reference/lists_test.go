package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNAF(t *testing.T) {
	tests := []struct {
		name, code, want string
	}{
		{"as INSEE writes it", "10.39A", "Autre transformation et conservation de légumes"},
		{"without the dot, in small letters", "1039a", "Autre transformation et conservation de légumes"},
		{"typography of a label with a semicolon", "25.50A", "Forge, estampage, matriçage\u202f; métallurgie des poudres"},
		{"a class is no sub-class", "10.39", ""},
		{"a code of the NAF 2025", "30.20Y", ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ref.NAF(tt.code)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %v", got, ok)
			}
		})
	}
}

func TestSearchNAF(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the first codes
	}{
		{"a code", "25.62b", []string{"25.62B"}},
		{"the beginning of a code", "25.6", []string{"25.61Z", "25.62A", "25.62B"}},
		{"the beginning of a code without the dot", "256", []string{"25.61Z", "25.62A", "25.62B"}},
		{"words of a label", "mecanique industrielle", []string{"25.62B"}},
		{"the plural does not count", "fabrication de machine outil", []string{"28.41Z", "28.49Z"}},
		{"a plural finds a singular", "constructions de locomotives", []string{"30.20Z"}},
		{"little words do not count", "materiel ferroviaire roulant construction", []string{"30.20Z"}},
		{"a ligature", "gros oeuvre", []string{"43.99C"}},
		{"a label that begins so comes first", "boulangerie", []string{"10.71C", "10.71B"}},
		{"nothing typed", "", nil},
		{"nothing found", "zzz", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, e := range ref.SearchNAF(tt.text, 8) {
				t.Log(e)
				got = append(got, e.Code)
			}
			if diff := cmp.Diff(tt.want, got[:min(len(tt.want), len(got))]); len(got) < len(tt.want) || len(tt.want) == 0 && len(got) > 0 || diff != "" {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLegalForm(t *testing.T) {
	tests := []struct {
		name, code, abbreviation string
		liability                Liability
	}{
		{"a SAS is limited", "5710", "SAS", Limited},
		{"a SASU has its own code in the Registre national des entreprises", "5720", "SASU", Limited},
		{"so has an EURL", "5498", "EURL", Limited},
		{"a SARL is limited", "5499", "SARL", Limited},
		{"a co-operative SARL is limited", "5458", "SCOP", Limited},
		{"a SCA is limited: it stands in annex I", "5308", "SCA", Limited},
		{"a commandite simple is not", "5306", "SCS", Unlimited},
		{"a SNC is not", "5202", "SNC", Unlimited},
		{"a GIE is not", "6220", "GIE", Unlimited},
		{"a sole trader has no share capital", "1000", "EI", NoCapital},
		{"an association has no share capital", "9220", "", NoCapital},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ref.LegalForm(tt.code)
			if !ok || got.Liability != tt.liability || got.Abbreviation != tt.abbreviation {
				t.Errorf("got %+v, %v", got, ok)
			}
		})
	}
	if got, ok := ref.LegalForm("7210"); ok {
		t.Errorf("a town council is %+v", got)
	}
}

func TestSearchLegalForms(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the first codes
	}{
		{"an abbreviation leads to the general form", "sarl", []string{"5499"}},
		{"an abbreviation that is the beginning of others", "SAS", []string{"5710", "5720"}},
		{"both kinds of SA come first", "sa", []string{"5599", "5699"}},
		{"a code", "5720", []string{"5720"}},
		{"the beginning of a code", "549", []string{"5498", "5499"}},
		{"words without accents", "societe en nom collectif", []string{"5202", "5203"}},
		{"an abbreviation shared by several", "scop", []string{"5458", "5558", "5658"}},
		{"initials with points", "S.A.S.", []string{"5710", "5720"}},
		{"initials without the last point", "S.A.R.L", []string{"5499"}},
		{"a form in full", "société anonyme", []string{"5599"}},
		{"a name that the nomenclature has not", "entreprise individuelle", []string{"1000"}},
		{"the beginning of such a name", "auto-entr", []string{"1000"}},
		{"nothing typed", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, f := range ref.SearchLegalForms(tt.text, max(1, len(tt.want))) {
				got = append(got, f.Code)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

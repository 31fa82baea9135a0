package french

import "testing"

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Abbeville", "abbeville"},
		{"L’Haÿ-les-Roses", "l hay les roses"},
		{"Crèvecœur", "crevecoeur"},
		{"Œuilly", "oeuilly"},
		{"Æ", "ae"},
		{"  -- Saint--Denis !", "saint denis"},
		{"e\u0301te\u0301", "ete"}, // already decomposed
		{"Bors (Canton de Charente-Sud)", "bors canton de charente sud"},
		{"10.39A", "10 39a"},
		{"a\u202fb\u00a0c", "a b c"},
		{"\xff", ""},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) is %q, want %q", tt.in, got, tt.want)
		}
	}
}

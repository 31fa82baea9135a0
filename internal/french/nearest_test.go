package french

import "testing"

func TestNearestFindsWhatWasMeant(t *testing.T) {
	known := []string{"calls", "check", "export", "hdf-2026-agroalimentaire", "hdf-2026-ferroviaire-mecanique"}
	for typed, want := range map[string]string{
		"chek": "check", "EXPORT": "export", "agroalimentaire": "hdf-2026-agroalimentaire", "zzzzzz": "", "": "", "x": "",
		"hdf-2026-ferroviaire": "hdf-2026-ferroviaire-mecanique",
	} {
		if got := Nearest(typed, known); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

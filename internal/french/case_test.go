package french

import "testing"

func TestATextBeginsInUpperCase(t *testing.T) {
	for in, want := range map[string]string{"écart": "Écart", "Écart": "Écart", "": "", "3 ans": "3 ans"} {
		if got := Capital(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

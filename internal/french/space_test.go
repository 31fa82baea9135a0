package french

import "testing"

func TestThingsAreListedWithASemicolon(t *testing.T) {
	if got, want := List([]string{"1,5", "2"}), "1,5\u202f; 2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

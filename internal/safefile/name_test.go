package safefile

import (
	"strings"
	"testing"
)

func TestNameIsTakenByEverySystem(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Ateliers Lefèvre", "Ateliers Lefèvre"},
		{"a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"},
		{"../../etc/passwd", "-..-etc-passwd"},
		{"une\tligne\n", "une ligne"},
		{"deux\u00a0mots. ", "deux mots"},
		{"CON", "-CON"},
		{"nul.json", "-nul.json"},
		{"Conserverie", "Conserverie"},
		{" . ", ""},
		{strings.Repeat("é", 100), strings.Repeat("é", 80)},
	} {
		if got := Name(c.title); got != c.want {
			t.Errorf("%q gives %q, want %q", c.title, got, c.want)
		}
	}
}

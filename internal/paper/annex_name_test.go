package paper

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dossierpme/dossier"
	"dossierpme/dossier/outline"
)

func TestReadableNames(t *testing.T) {
	for _, c := range []struct {
		a    outline.Attached
		want string
	}{
		{outline.Attached{Number: 3, Title: "Extrait Kbis"}, "03 - Extrait Kbis.pdf"},
		{outline.Attached{Number: 4, Title: "x", Piece: &dossier.Piece{Name: "Devis"}, For: "Robot 6 axes"}, "04 - Devis - Robot 6 axes.pdf"},
		{outline.Attached{Number: 5, Title: `a/b\c:d*e?f"g<h>i|j`}, "05 - a-b-c-d-e-f-g-h-i-j.pdf"},
		{outline.Attached{Number: 6, Title: "deux\nlignes\u00a0et . "}, "06 - deux lignes et.pdf"},
		{outline.Attached{Number: 7, Title: "CON"}, "07 - CON.pdf"},
	} {
		if got := annexNames([]outline.Attached{c.a}, func(outline.Attached) string { return ".pdf" })[0]; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Whatever a piece is called, every system takes the name, and no two are the same.
func TestEveryNameIsOneThatEverySystemTakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		titles := rapid.SliceOfN(rapid.String(), 1, 120).Draw(t, "titles")
		list := make([]outline.Attached, len(titles))
		for i, title := range titles {
			list[i] = outline.Attached{Number: i + 1, Title: title, For: title}
		}
		seen := map[string]bool{}
		for _, name := range annexNames(list, func(outline.Attached) string { return ".jpg" }) {
			folded := strings.ToLower(name)
			switch {
			case seen[folded]:
				t.Fatalf("%q twice", name)
			case strings.ContainsAny(name, `<>:"/\|?*`), strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }):
				t.Fatalf("%q has a sign that Windows refuses", name)
			case utf8.RuneCountInString(name) > maxAnnexName+4, !utf8.ValidString(name):
				t.Fatalf("%q is too long or broken", name)
			case strings.Contains(name, " .jpg"), strings.HasSuffix(strings.TrimSuffix(name, ".jpg"), "."):
				t.Fatalf("%q ends badly", name)
			}
			seen[folded] = true
		}
	})
}

package failure

import (
	"strings"

	"dossierpme/dossier/callfile"
)

// Nearest suggests the known word that a mistyped one probably means, "" where
// none is near.
func Nearest(word string, known []string) string {
	word = strings.ToLower(word)
	best, at := len(word)/2+1, ""
	for _, k := range known {
		d := callfile.Distance(word, strings.ToLower(k))
		if len(word) > 2 && (strings.HasPrefix(k, word) || strings.Contains(k, word)) {
			d = min(d, 1) // a part of a long name
		}
		if d < best {
			best, at = d, k
		}
	}
	return at
}

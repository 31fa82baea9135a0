package reference

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dossierpme/internal/french"
)

// labelled is the searchable side of a coded list: activities, legal forms.
type labelled struct {
	code         string   // without its dot
	label        string   // folded
	abbreviation string   // folded
	also         []string // other names, folded
}

// searchLabels returns the positions of at most limit entries for what a user
// is typing: the beginning of a code, or words of the label in any order. The
// best come first, those of equal rank keep the order of the list.
func searchLabels(all []labelled, text string, limit int) []int {
	query := french.Fold(text)
	if query == "" || limit <= 0 {
		return nil
	}
	type hit struct{ index, rank int }
	var hits []hit
	if query[0] >= '0' && query[0] <= '9' {
		code := plainCode(query)
		for i, e := range all {
			if strings.HasPrefix(e.code, code) {
				hits = append(hits, hit{i, 0})
			}
		}
	} else {
		query = joined(query)
		words := meaningful(strings.Split(query, " "))
		for i, e := range all {
			if e.abbreviation == query || slices.Contains(e.also, query) {
				hits = append(hits, hit{i, -1})
			} else if rank, ok := rankOf(e.label, query, words); ok {
				hits = append(hits, hit{i, rank})
			} else if slices.ContainsFunc(e.also, func(name string) bool { return strings.HasPrefix(name, query) }) {
				hits = append(hits, hit{i, 1})
			} else if e.abbreviation != "" && strings.HasPrefix(e.abbreviation, query) {
				hits = append(hits, hit{i, 4})
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.rank, b.rank) })
	}
	var out []int
	for _, h := range hits[:min(limit, len(hits))] {
		out = append(out, h.index)
	}
	return out
}

// joined puts initials together that were written with points: s a s is sas.
func joined(query string) string {
	words := strings.Split(query, " ")
	if slices.ContainsFunc(words, func(w string) bool { return len(w) > 1 }) {
		return query
	}
	return strings.Join(words, "")
}

// plainCode writes a code without dots and spaces, in capitals.
func plainCode(s string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if r == '.' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

// meaningful leaves out the little words and the marks of the plural, which
// a user and a nomenclature seldom write alike. A query of little words only
// is kept as it is.
func meaningful(words []string) []string {
	var out []string
	for _, w := range words {
		if slices.Contains(littleWords, w) {
			continue
		}
		if len(w) > 3 && (strings.HasSuffix(w, "s") || strings.HasSuffix(w, "x")) {
			w = w[:len(w)-1]
		}
		out = append(out, w)
	}
	if len(out) == 0 {
		return words
	}
	return out
}

var littleWords = []string{"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur"}

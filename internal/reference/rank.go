package reference

import "strings"

// ranks is the number of ranks.
const ranks = 4

// rankOf says how well a folded name answers a folded query of these words:
// 0 the same, 1 begins with it, 2 holds it from the beginning of a word on,
// 3 has for every word of the query a word that begins with it. An article at
// the head of the name does not count.
func rankOf(name, query string, words []string) (rank int, ok bool) {
	if rank, ok := rankOfStart(name, query); ok {
		return rank, true
	}
	if holdsWord(name, query) {
		return 2, true
	}
	for _, w := range words {
		if !strings.HasPrefix(name, w) && !holdsWord(name, w) {
			return 0, false
		}
	}
	return 3, true
}

// rankOfStart knows the ranks 0 and 1 only.
func rankOfStart(name, query string) (rank int, ok bool) {
	if !strings.HasPrefix(name, query) {
		name = withoutArticle(name)
		if !strings.HasPrefix(name, query) {
			return 0, false
		}
	}
	if len(name) == len(query) {
		return 0, true
	}
	return 1, true
}

func withoutArticle(name string) string {
	if name == "" || name[0] != 'l' {
		return name
	}
	for _, article := range [...]string{"l ", "la ", "le ", "les "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return rest
		}
	}
	return name
}

// holdsWord says whether a word of name, after the first, begins with s.
func holdsWord(name, s string) bool {
	for {
		i := strings.Index(name, s)
		switch {
		case i < 0:
			return false
		case i > 0 && name[i-1] == ' ':
			return true
		}
		name = name[i+1:]
	}
}

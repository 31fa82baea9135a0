package french

import "strings"

// Nearest suggests the known word that a mistyped one probably means, "" where
// none is near. Of words that are equally near it is the first.
func Nearest(word string, known []string) string {
	word = strings.ToLower(word)
	best, at := len(word)/2+1, ""
	for _, k := range known {
		lower := strings.ToLower(k)
		d := best
		if apart := len(word) - len(lower); max(apart, -apart) < best { // else they differ by more
			d = Distance(word, lower)
		}
		if len(word) > 2 && strings.Contains(lower, word) {
			d = min(d, 1) // a part of a long name
		}
		if d < best {
			best, at = d, k
		}
	}
	return at
}

// Distance is the number of single-letter edits between two words; two letters
// that changed places count as one edit.
func Distance(a, b string) int {
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

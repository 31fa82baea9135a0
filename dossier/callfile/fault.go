package callfile

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a call file. Its code is worded in French by the
// catalogue.
type Fault struct {
	File string
	Line int // 0 where the whole file is meant
	Code string
	Args map[string]string
}

func (f Fault) Error() string {
	return fmt.Sprintf("%s:%d: %s %v", f.File, f.Line, f.Code, f.Args)
}

// Codes are the codes of all faults.
var Codes = []string{
	"syntax", "type", "unknown_key", "missing_key", "bad_id", "duplicate_id", "retired_id",
	"unknown_kind", "unknown_use", "unknown_phase", "unknown_rule", "rule_fields", "unknown_need",
	"need_fields", "bad_status", "when_later", "when_unknown", "when_form", "when_option",
	"options_missing", "options_useless", "columns_missing", "columns_useless", "nested_rows",
	"bad_limit", "bad_reference", "bad_column", "not_overridable", "stricter", "bad_min_max",
	"figure_id", "id_taken", "unreadable", "too_large",
}

// nearest suggests the known word closest to a mistyped one, "" where none is near.
func nearest(word string, known []string) string {
	best, at := len(word)/2+1, ""
	for _, k := range known {
		if d := Distance(word, k); d < best {
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

func sortFaults(fs []Fault) {
	slices.SortStableFunc(fs, func(a, b Fault) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
}

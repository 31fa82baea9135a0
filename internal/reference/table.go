package reference

import (
	"fmt"
	"strings"
)

// eachRow calls f with the cells of every line of a tab separated file but the
// comments. The cells are valid during the call only.
func eachRow(name, text string, columns int, f func(cells []string)) {
	cells := make([]string, columns)
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		for i := range columns {
			cell, after, more := strings.Cut(line, "\t")
			if more == (i == columns-1) {
				panic(fmt.Sprintf("reference: %s: not %d cells in the line that ends with %q", name, columns, line))
			}
			cells[i], line = cell, after
		}
		f(cells)
	}
}

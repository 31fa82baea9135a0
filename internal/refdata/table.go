package main

import (
	"bytes"
	"fmt"
	"strings"
)

// table is a tab separated file with a comment line that names its columns.
type table struct {
	buf     bytes.Buffer
	columns int
	err     error
}

func newTable(columns ...string) *table {
	t := &table{columns: len(columns)}
	t.buf.WriteString("# " + strings.Join(columns, "\t") + "\n")
	return t
}

func (t *table) row(cells ...string) {
	for _, c := range cells {
		if strings.ContainsAny(c, "\t\n\r") && t.err == nil {
			t.err = fmt.Errorf("a cell holds a tab or a line break: %q", c)
		}
	}
	if len(cells) != t.columns && t.err == nil {
		t.err = fmt.Errorf("%d cells instead of %d in %q", len(cells), t.columns, cells)
	}
	t.buf.WriteString(strings.Join(cells, "\t") + "\n")
}

func (t *table) bytes() ([]byte, error) { return t.buf.Bytes(), t.err }

// typeset gives a name or a label the French typography of the program:
// typographic apostrophe, single spaces, no-break space before a colon, narrow
// one before a semicolon. The sources mix both apostrophes and double spaces.
func typeset(s string) string {
	return marks.Replace(strings.Join(strings.Fields(s), " "))
}

var marks = strings.NewReplacer("'", "’", " ;", "\u202f;", " :", "\u00a0:")

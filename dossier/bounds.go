package dossier

import "unicode/utf8"

// What a file may make the program work on: texts and tables up to ten times
// their limit, so that whoever wrote too much sees it all and is told, and whoever
// means harm costs no more than the bytes that he sent. What is beyond is kept
// verbatim as any value that is not of its kind: nothing reads, draws or prints it
// but for its beginning.
const (
	beyondLimit = 10
	plainText   = 3000 // characters of a text without a limit of its own
	plainRows   = 1000 // rows of such a table
	shownOfIt   = 300  // characters shown of what could not be read
)

// bound is how many characters or rows of a field are read.
func (f *Field) bound() int {
	most := f.most
	if most == 0 {
		most = plainText
		if len(f.Cols()) > 0 {
			most = plainRows
		}
	}
	return beyondLimit * most
}

// oversize reports whether a value is beyond what is read of its field, and how
// many characters or rows it has.
func oversize(f *Field, n *node) (count int, rows, over bool) {
	switch n.kind {
	case jsonString:
		if len(n.text) <= f.bound() {
			return 0, false, false
		}
		count = utf8.RuneCountInString(n.text)
		return count, false, count > f.bound()
	case jsonArray:
		return len(n.items), true, len(n.items) > f.bound()
	}
	return 0, false, false
}

// oversize says of a value that was not read that this is why.
func (v Unknown) oversize(f *Field) (count int, rows, over bool) {
	if len(v.JSON) <= f.bound() {
		return 0, false, false
	}
	n, err := parseJSON(v.JSON)
	if err != nil {
		return 0, false, false
	}
	return oversize(f, n)
}

// beginning is the part of a text that is shown of what could not be read.
func beginning(s string) string {
	if len(s) <= shownOfIt {
		return s
	}
	n := 0
	for i := range s {
		if n == shownOfIt {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

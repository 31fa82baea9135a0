package french

import "strings"

const (
	// Hard is the no-break space before a unit, %, €, and :, and inside « ».
	Hard = "\u00a0"
	// Narrow is the narrow no-break space between thousands and before ; ! ?.
	Narrow = "\u202f"
)

// List writes things one after the other: a ; b ; c. The semicolon, because the
// things may be numbers with a comma or names with one.
func List(things []string) string { return strings.Join(things, Narrow+"; ") }

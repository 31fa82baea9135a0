package french

import "strings"

const (
	// Hard is the no-break space before a unit, %, €, and :, and inside « ».
	Hard = "\u00a0"
	// Narrow is the narrow no-break space between thousands and before ; ! ?.
	Narrow = "\u202f"
)

var spaces = strings.NewReplacer(
	" :", Hard+":", " %", Hard+"%", " €", Hard+"€", " M€", Hard+"M€", " kWh", Hard+"kWh",
	" ;", Narrow+";", " !", Narrow+"!", " ?", Narrow+"?", "« ", "«"+Hard, " »", Hard+"»", "n° ", "n°"+Hard,
)

// Typeset puts no-break spaces where French typography wants them, into a text
// that comes with plain ones.
func Typeset(s string) string { return spaces.Replace(s) }

// List writes things one after the other: a ; b ; c. The semicolon, because the
// things may be numbers with a comma or names with one.
func List(things []string) string { return strings.Join(things, Narrow+"; ") }

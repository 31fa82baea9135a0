package figures

import "strings"

const (
	nbsp  = "\u00a0" // before : % € and inside « »
	nnbsp = "\u202f" // before ; ! ?
)

var spaces = strings.NewReplacer(
	" :", nbsp+":", " %", nbsp+"%", " €", nbsp+"€", " M€", nbsp+"M€", " kWh", nbsp+"kWh",
	" ;", nnbsp+";", " !", nnbsp+"!", " ?", nnbsp+"?", "« ", "«"+nbsp, " »", nbsp+"»", "n° ", "n°"+nbsp,
)

// french puts no-break spaces where French typography wants them, so that the
// sentences of this package can be written with plain ones.
func french(s string) string { return spaces.Replace(s) }

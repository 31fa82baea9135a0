package figures

import (
	"math/big"

	"dossierpme/dossier"
)

// Quantity writes a number of a figure with its unit, in French. A fraction
// that no decimal writes is rounded to six places and marked. What is no number
// but the code of an answer gives false.
func Quantity(val, unit string) (string, bool) {
	d, ok := dossier.ParseDecimal(val)
	about := ""
	if !ok {
		r, isRat := new(big.Rat).SetString(val)
		if !isRat {
			return "", false
		}
		d, about = dossier.RoundRat(r, 6), "≈\u00a0"
	}
	switch {
	case unit == "€" && d.Places() <= 2:
		return about + d.Euros(), true
	case unit == "x" || unit == "":
		return about + d.French(), true
	}
	return about + d.French() + "\u00a0" + unit, true
}

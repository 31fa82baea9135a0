package field

import (
	"unicode/utf8"

	"dossierpme/dossier"
)

// LeastColumn is the least width of a column of a form.
const LeastColumn float32 = 112

// longExample is the length of an example above which a text takes a whole line.
const longExample = 42

// Span is how many columns a field takes; 0 stands for the whole line.
func Span(f *dossier.Field, dense bool) int {
	const narrow, half, whole = 2, 3, 0
	if utf8.RuneCountInString(f.Label) > 60 {
		return whole
	}
	switch f.Kind {
	case dossier.KindProse, dossier.KindNote, dossier.KindChoices, dossier.KindComputed, dossier.KindRows, dossier.KindPieces:
		return whole
	case dossier.KindChoice:
		if radios(f, dense) {
			return whole
		}
		return half
	case dossier.KindInteger, dossier.KindYear, dossier.KindDecimal, dossier.KindMoney, dossier.KindPercent, dossier.KindDate,
		dossier.KindSIREN, dossier.KindPhone, dossier.KindBIC, dossier.KindNAF:
		return narrow
	case dossier.KindText:
		// The example says how long an answer usually is.
		switch n := limit(f); {
		case n > 0 && n <= 40:
			return narrow
		case n > 120 && utf8.RuneCountInString(f.Example) > longExample:
			return whole
		}
	case dossier.KindYesNo:
		if dense {
			return half
		}
		return whole
	}
	return half
}

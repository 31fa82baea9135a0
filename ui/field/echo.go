package field

import (
	"strings"
	"unicode"

	"dossierpme/dossier"
)

// echo says while a number is typed how it is read, where that is more than a
// matter of blanks: of 250.000 in an amount that it is 250 000,00 €.
func echo(f *dossier.Field, typed string, v dossier.Value, env Env) string {
	switch f.Kind {
	case dossier.KindMoney, dossier.KindDecimal, dossier.KindPercent, dossier.KindInteger:
	default:
		return ""
	}
	if _, unread := v.(dossier.Unknown); unread || v == nil || v.Empty() {
		return ""
	}
	if bareNumber(typed) == bareNumber(dossier.EditText(f, v)) {
		return ""
	}
	return env.Words.T("field.read_as", "value", dossier.Show(f, v, nil))
}

// bareNumber is a number without blanks, unit and idle zeros behind the comma.
func bareNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '€' || r == '%' {
			return -1
		}
		return r
	}, s)
	if strings.Contains(s, ",") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ",")
	}
	return s
}

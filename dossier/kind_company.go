package dossier

import (
	"strings"
)

var (
	sirenForm = newPattern(`^\d{9}$`)
	siretForm = newPattern(`^\d{14}$`)
	vatForm   = newPattern(`^(FR[0-9A-HJ-NP-Z]{2}\d{9}|(?:[A-EG-Z][A-Z]|F[A-QS-Z])[0-9A-Z+*]{2,13})$`)
)

// noCompany are the digits that fill a form and pass every key.
const noCompany = "000000000"

func validSIREN(s string) bool { return sirenForm.MatchString(s) && s != noCompany }

func validSIRET(s string) bool { return siretForm.MatchString(s) && !strings.HasPrefix(s, noCompany) }

func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		n := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// laPoste is the one company whose establishments need not pass Luhn: their
// digits add up to a multiple of five instead.
const laPoste = "356000000"

func siretDigits(s string) bool {
	if luhn(s) {
		return true
	}
	if !strings.HasPrefix(s, laPoste) {
		return false
	}
	sum := 0
	for _, c := range s {
		sum += int(c - '0')
	}
	return sum%5 == 0
}

func digitFinding(ok bool) []finding {
	if ok {
		return nil
	}
	return []finding{{code: CodeCheckDigit, severity: Warning}}
}

type sirenKind struct{ plain }

func (sirenKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, validSIREN) }

func (sirenKind) parse(_ *Field, typed string) (Value, bool) {
	s := bare(typed)
	return Text(s), validSIREN(s)
}

func (sirenKind) show(_ *Field, v Value, _ Reference) string { return groupBy(v.String(), 3) }

func (sirenKind) check(_ *Field, v Value, _ Reference) []finding {
	return digitFinding(luhn(v.String()))
}

func (sirenKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": sirenForm.String()}
}

// mistake sees a SIRET, whose first nine digits are the SIREN.
func (sirenKind) mistake(typed string) (as string, mended Value) {
	if s := bare(dropFormat(typed)); validSIRET(s) {
		return "siret", Text(s[:9])
	}
	return "", nil
}

type siretKind struct{ plain }

// mistake sees a SIREN, which names no establishment.
func (siretKind) mistake(typed string) (as string, mended Value) {
	if validSIREN(bare(dropFormat(typed))) {
		return "siren", nil
	}
	return "", nil
}

func (siretKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, validSIRET) }

func (siretKind) parse(_ *Field, typed string) (Value, bool) {
	s := bare(typed)
	return Text(s), validSIRET(s)
}

func (siretKind) show(_ *Field, v Value, _ Reference) string { return groupBy(v.String(), 3, 3, 3, 5) }

func (siretKind) check(_ *Field, v Value, _ Reference) []finding {
	return digitFinding(siretDigits(v.String()))
}

func (siretKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": siretForm.String()}
}

type vatKind struct{ plain }

func (vatKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, vatForm.MatchString) }

func (vatKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.ToUpper(bare(typed))
	return Text(s), vatForm.MatchString(s)
}

func (vatKind) show(_ *Field, v Value, _ Reference) string {
	if s := v.String(); strings.HasPrefix(s, "FR") && len(s) == 13 {
		return groupBy(s, 4, 3)
	}
	return v.String()
}

// check proves the key of a French number; a key with letters is of the newer
// scheme, which cannot be computed.
func (vatKind) check(_ *Field, v Value, _ Reference) []finding {
	s := v.String()
	if !strings.HasPrefix(s, "FR") || strings.Trim(s[2:4], "0123456789") != "" {
		return nil
	}
	return digitFinding(vatKey(s[4:]) == s[2:4])
}

func vatKey(siren string) string {
	n := 0
	for _, c := range siren {
		n = (n*10 + int(c-'0')) % 97
	}
	k := (12 + 3*n) % 97
	return string([]byte{byte('0' + k/10), byte('0' + k%10)})
}

func (vatKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": `^[A-Z]{2}[0-9A-Z+*]{2,13}$`}
}

package dossier

import (
	"strings"
)

var (
	ibanForm = newPattern(`^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$`)
	bicForm  = newPattern(`^[0-9A-Z]{4}[A-Z]{2}[0-9A-Z]{2}([0-9A-Z]{3})?$`)
)

// ibanLengths is the length of an IBAN by country (ISO 13616 registry), for
// Europe; other countries are checked by their key alone.
var ibanLengths = map[string]int{
	"AD": 24, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28,
	"CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22,
	"GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
	"LT": 20, "LU": 20, "LV": 21, "MC": 27, "ME": 22, "MK": 19, "MT": 31, "NL": 18,
	"NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24,
	"SM": 27, "TR": 26, "VA": 22, "XK": 20,
}

func validIBAN(s string) bool {
	if !ibanForm.MatchString(s) {
		return false
	}
	n, known := ibanLengths[s[:2]]
	return !known || len(s) == n
}

// mod97 is ISO 7064: letters count 10 to 35.
func mod97(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n = (n*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			n = (n*100 + int(c-'A') + 10) % 97
		}
	}
	return n
}

// ribKey reports whether the last two digits of a French account are its key:
// 97 − (89 × bank + 15 × branch + 3 × account) mod 97.
func ribKey(bban string) bool {
	const letters = "12345678912345678923456789" // A–I, J–R, S–Z
	digits := []byte(bban)
	for i, c := range digits {
		if c >= 'A' && c <= 'Z' {
			digits[i] = letters[c-'A']
		}
	}
	s := string(digits)
	key := 97 - (89*mod97(s[:5])+15*mod97(s[5:10])+3*mod97(s[10:21]))%97
	return int(s[21]-'0')*10+int(s[22]-'0') == key
}

type ibanKind struct{ plain }

func (ibanKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, validIBAN) }

func (ibanKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.ToUpper(bare(typed))
	s = strings.TrimPrefix(s, "IBAN")
	s = strings.TrimPrefix(s, ":")
	return Text(s), validIBAN(s)
}

func (ibanKind) show(_ *Field, v Value, _ Reference) string { return groupBy(v.String(), 4) }

func (ibanKind) check(_ *Field, v Value, _ Reference) []finding {
	s := v.String()
	ok := mod97(s[4:]+s[:4]) == 1
	if c := s[:2]; ok && (c == "FR" || c == "MC") {
		ok = ribKey(s[4:])
	}
	return digitFinding(ok)
}

func (ibanKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": ibanForm.String()}
}

type bicKind struct{ plain }

func (bicKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, bicForm.MatchString) }

func (bicKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.ToUpper(bare(typed))
	return Text(s), bicForm.MatchString(s)
}

func (bicKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": bicForm.String()}
}

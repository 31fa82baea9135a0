package dossier

import (
	"strings"

	"dossierpme/internal/french"
)

var (
	emailForm = newPattern(`^[^\s@,;<>()]+@([^\s@.,;<>()]+\.)+[^\s@.,;<>()]{2,}$`)
	phoneForm = newPattern(`^\+[1-9]\d{6,14}$`)
	frPhone   = newPattern(`^\+33[1-9]\d{8}$`)
	urlForm   = newPattern(`^(?i:https?://)?[\pL\pN]([\pL\pN.-]*[\pL\pN])?\.[\pL]{2,}(:\d+)?([/?#]\S*)?$`)
)

// decodeForm reads a text identifier that stands for itself once its form holds.
func decodeForm(n *node, ok func(string) bool) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	return Text(n.text), n.text == "" || ok(n.text)
}

type emailKind struct{ plain }

func (emailKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, emailForm.MatchString) }

func (emailKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	if scheme := "mailto:"; len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
		s = s[len(scheme):]
	}
	return Text(s), emailForm.MatchString(s)
}

func (emailKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "format": "email"}
}

type phoneKind struct{ plain }

func validPhone(s string) bool {
	return phoneForm.MatchString(s) && (!strings.HasPrefix(s, "+33") || frPhone.MatchString(s))
}

func (phoneKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, validPhone) }

// parse reads French numbers of ten digits and international ones, with spaces,
// dots, dashes, slashes, and the (0) or 0 that letterheads carry behind the country.
func (phoneKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.ReplaceAll(bare(strings.ReplaceAll(typed, "/", "")), "(0)", "")
	s = strings.NewReplacer("(", "", ")", "").Replace(s)
	if strings.HasPrefix(s, "00") {
		s = "+" + s[2:]
	}
	if national := strings.TrimPrefix(s, "+33"); national != s && !strings.HasPrefix(national, "0") {
		s = "+33" + national
	} else if strings.HasPrefix(national, "0") && len(national) == 10 {
		s = countryOf(national) + national[1:]
	}
	return Text(s), validPhone(s)
}

// overseas are the French territories with a country code of their own, by the
// first four digits of a national number.
var overseas = map[string]string{
	"0590": "+590", "0690": "+590", "0691": "+590",
	"0594": "+594", "0694": "+594",
	"0596": "+596", "0696": "+596", "0697": "+596",
	"0262": "+262", "0263": "+262", "0692": "+262", "0693": "+262",
	"0269": "+262", "0639": "+262",
}

func countryOf(national string) string {
	if code, ok := overseas[national[:4]]; ok {
		return code
	}
	return "+33"
}

func (phoneKind) show(_ *Field, v Value, _ Reference) string {
	s := v.String()
	if frPhone.MatchString(s) {
		return s[:3] + french.Narrow + groupBy(s[3:], 1, 2)
	}
	return s
}

func (phoneKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": phoneForm.String()}
}

type urlKind struct{ plain }

func (urlKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, urlForm.MatchString) }

func (urlKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	return Text(s), urlForm.MatchString(s)
}

func (urlKind) schema(*Field) map[string]any { return map[string]any{"type": "string"} }

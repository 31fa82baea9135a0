package dossier

import (
	"regexp"
	"strings"
)

var (
	emailForm = regexp.MustCompile(`^[^\s@,;<>()]+@([^\s@.,;<>()]+\.)+[^\s@.,;<>()]{2,}$`)
	phoneForm = regexp.MustCompile(`^\+[1-9]\d{6,14}$`)
	frPhone   = regexp.MustCompile(`^\+33[1-9]\d{8}$`)
	urlForm   = regexp.MustCompile(`^(?i:https?://)?[\pL\pN]([\pL\pN.-]*[\pL\pN])?\.[\pL]{2,}(:\d+)?([/?#]\S*)?$`)
)

// decodeForm reads a text identifier that stands for itself once its form holds.
func decodeForm(n *node, ok func(string) bool) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	return Text(n.text), n.text == "" || ok(n.text)
}

type emailKind struct{}

func (emailKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, emailForm.MatchString) }

func (emailKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.TrimPrefix(trim(typed), "mailto:")
	return Text(s), emailForm.MatchString(s)
}

func (emailKind) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (emailKind) check(*Field, Value, Reference) []finding { return nil }

func (emailKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "format": "email"}
}

type phoneKind struct{}

func validPhone(s string) bool {
	return phoneForm.MatchString(s) && (!strings.HasPrefix(s, "+33") || frPhone.MatchString(s))
}

func (phoneKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, validPhone) }

// parse reads French numbers of ten digits and international ones, with spaces,
// dots, dashes, slashes, and the (0) that letterheads carry.
func (phoneKind) parse(_ *Field, typed string) (Value, bool) {
	s := strings.Map(func(r rune) rune {
		if isSpace(r) || strings.ContainsRune(".-–/", r) {
			return -1
		}
		return r
	}, typed)
	s = strings.ReplaceAll(s, "(0)", "")
	s = strings.NewReplacer("(", "", ")", "").Replace(s)
	switch {
	case strings.HasPrefix(s, "00"):
		s = "+" + s[2:]
	case strings.HasPrefix(s, "0"):
		s = "+33" + s[1:]
	}
	return Text(s), validPhone(s)
}

func (phoneKind) show(_ *Field, v Value, _ Reference) string {
	s := v.String()
	if frPhone.MatchString(s) {
		return s[:3] + nnbsp + groupBy(s[3:], 1, 2)
	}
	return s
}

func (phoneKind) check(*Field, Value, Reference) []finding { return nil }

func (phoneKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": phoneForm.String()}
}

type urlKind struct{}

func (urlKind) decode(_ *Field, n *node) (Value, bool) { return decodeForm(n, urlForm.MatchString) }

func (urlKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	return Text(s), urlForm.MatchString(s)
}

func (urlKind) show(_ *Field, v Value, _ Reference) string { return v.String() }

func (urlKind) check(*Field, Value, Reference) []finding { return nil }

func (urlKind) schema(*Field) map[string]any { return map[string]any{"type": "string"} }

package dossier

import (
	"strings"

	"dossierpme/internal/french"
)

var (
	nafRev2     = newPattern(`^\d\d\.\d\d[A-FZ]$`)
	naf2025     = newPattern(`^\d\d\.\d\d[GHJKLY]$`)
	nafTyped    = newPattern(`^(\d\d)\.?(\d\d)([A-Z])$`)
	legalForm   = newPattern(`^\d{4}$`)
	communeForm = newPattern(`^(\d{2}|2[AB])\d{3}$`)
)

// nafKind is an activity code. Its last letter alone tells the nomenclature:
// A–F and Z for rév. 2, G, H, J, K, L and Y for that of 2025.
type nafKind struct{ plain }

func nafOf(code string) (NAF, bool) {
	switch {
	case nafRev2.MatchString(code):
		return NAF{"rev2", code}, true
	case naf2025.MatchString(code):
		return NAF{"2025", code}, true
	}
	return NAF{}, false
}

func (nafKind) decode(_ *Field, n *node) (Value, bool) {
	nom, code := n.get("nomenclature"), n.get("code")
	if n.kind != jsonObject || len(n.keys) != 2 || nom == nil || code == nil ||
		nom.kind != jsonString || code.kind != jsonString {
		return nil, false
	}
	v, ok := nafOf(code.text)
	return v, ok && v.Nomenclature == nom.text
}

func (nafKind) parse(_ *Field, typed string) (Value, bool) {
	m := nafTyped.FindStringSubmatch(strings.ToUpper(squeeze(typed)))
	if m == nil {
		return nil, false
	}
	return nafOf(m[1] + "." + m[2] + m[3])
}

func (nafKind) show(_ *Field, v Value, ref Reference) string {
	n, _ := v.(NAF)
	s := n.Code
	if ref != nil && n.Nomenclature == "rev2" {
		if label, ok := ref.NAFLabel(n.Code); ok {
			return s + " – " + label
		}
	}
	if n.Nomenclature == "2025" {
		s += " (NAF" + french.Hard + "2025)"
	}
	return s
}

func (nafKind) check(_ *Field, v Value, ref Reference) []finding {
	n, _ := v.(NAF)
	if ref == nil || n.Nomenclature != "rev2" {
		return nil
	}
	if _, ok := ref.NAFLabel(n.Code); ok {
		return nil
	}
	return []finding{{code: CodeForm, severity: Blocking, args: Args{"kind": "naf", "typed": v.String()}}}
}

// edit is the code itself, which the editor looks up.
func (nafKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

func (nafKind) schema(*Field) map[string]any {
	return map[string]any{
		"type": "object", "required": []string{"nomenclature", "code"}, "additionalProperties": false,
		"properties": map[string]any{
			"nomenclature": map[string]any{"enum": []string{"rev2", "2025"}},
			"code":         map[string]any{"type": "string", "pattern": `^\d\d\.\d\d[A-Z]$`},
		},
	}
}

// legalFormKind is an INSEE category of four digits. A form that our short list
// does not have may exist all the same, so it is a warning.
type legalFormKind struct{ plain }

func (legalFormKind) decode(_ *Field, n *node) (Value, bool) {
	return decodeForm(n, legalForm.MatchString)
}

func (legalFormKind) parse(_ *Field, typed string) (Value, bool) {
	s := squeeze(typed)
	return Text(s), legalForm.MatchString(s)
}

func (legalFormKind) show(_ *Field, v Value, ref Reference) string {
	if ref != nil {
		if label, ok := ref.LegalFormLabel(v.String()); ok {
			return label + " (" + v.String() + ")"
		}
	}
	return v.String()
}

func (legalFormKind) check(_ *Field, v Value, ref Reference) []finding {
	if ref == nil {
		return nil
	}
	if _, ok := ref.LegalFormLabel(v.String()); ok {
		return nil
	}
	return []finding{{code: CodeForm, severity: Warning, args: Args{"kind": "legalform_list", "typed": v.String()}}}
}

// edit is the code itself, which the editor looks up.
func (legalFormKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

func (legalFormKind) schema(*Field) map[string]any {
	return map[string]any{"type": "string", "pattern": legalForm.String()}
}

// communeKind is a commune by its INSEE code. Outside France it is the name of
// the town, which Check accepts where the postcode beside it is not French.
type communeKind struct{ plain }

func (communeKind) decode(_ *Field, n *node) (Value, bool) {
	if n.kind != jsonString {
		return nil, false
	}
	return Text(CleanText(n.text)), true
}

func (communeKind) parse(_ *Field, typed string) (Value, bool) {
	s := trim(typed)
	if up := strings.ToUpper(squeeze(s)); communeForm.MatchString(up) {
		s = up
	}
	return Text(s), true
}

// IsCommuneCode reports whether s has the form of an INSEE code.
func IsCommuneCode(s string) bool { return communeForm.MatchString(s) }

// IsFrenchPostcode reports whether s has the form of a French postcode.
func IsFrenchPostcode(s string) bool {
	return len(s) == 5 && strings.Trim(s, "0123456789") == "" && s >= "01000" && s < "99000"
}

func (communeKind) show(_ *Field, v Value, ref Reference) string {
	if ref != nil {
		if name, ok := ref.CommuneName(v.String()); ok {
			return name + " (Insee" + french.Hard + v.String() + ")"
		}
	}
	return v.String()
}

func (communeKind) check(_ *Field, v Value, ref Reference) []finding {
	s := v.String()
	if ref == nil || !IsCommuneCode(s) {
		return nil
	}
	if _, ok := ref.CommuneName(s); ok {
		return nil
	}
	return []finding{{code: CodeForm, severity: Blocking, args: Args{"kind": "commune_code", "typed": s}}}
}

// edit is the code itself, which the editor looks up.
func (communeKind) edit(_ *Field, v Value) (string, bool) { return v.String(), true }

// checkIn takes the name of a town where the postcode beside it is not French.
func (communeKind) checkIn(v *View, f *Field, val Value) []finding {
	if IsCommuneCode(val.String()) {
		return nil
	}
	if f.Postcode != "" {
		if code := v.Text(f.Postcode); code != "" && !IsFrenchPostcode(code) {
			return nil
		}
	}
	return []finding{{code: CodeForm, severity: Blocking, args: Args{"kind": string(f.Kind), "typed": quoted(Typed(val.String()))}}}
}

func (communeKind) schema(*Field) map[string]any { return map[string]any{"type": "string"} }

package dossier

import (
	"strings"

	"dossierpme/internal/french"
)

// The kinds of field. Adding one takes a file kind_x.go, a line here, an editor
// in ui/field and a block in dossier/outline; TestEveryKindIsWhole names what is missing.
const (
	KindText      Kind = "text"
	KindProse     Kind = "prose"
	KindChoice    Kind = "choice"
	KindChoices   Kind = "choices"
	KindYesNo     Kind = "yesno"
	KindInteger   Kind = "integer"
	KindYear      Kind = "year"
	KindDecimal   Kind = "decimal"
	KindMoney     Kind = "money"
	KindPercent   Kind = "percent"
	KindDate      Kind = "date"
	KindEmail     Kind = "email"
	KindPhone     Kind = "phone"
	KindURL       Kind = "url"
	KindSIREN     Kind = "siren"
	KindSIRET     Kind = "siret"
	KindVAT       Kind = "vat"
	KindIBAN      Kind = "iban"
	KindBIC       Kind = "bic"
	KindNAF       Kind = "naf"
	KindLegalForm Kind = "legalform"
	KindCommune   Kind = "commune"
	KindRows      Kind = "rows"
	KindRef       Kind = "ref"
	KindPieces    Kind = "pieces"
	KindComputed  Kind = "computed"
	KindNote      Kind = "note"
)

// kindSpec is what a kind of value can do.
type kindSpec interface {
	// decode reads the file form; false keeps the JSON as Unknown.
	decode(f *Field, n *node) (Value, bool)
	// parse reads what people type; false keeps the text as Unknown.
	parse(f *Field, typed string) (Value, bool)
	// show writes the value in French, as on screen and paper.
	show(f *Field, v Value, ref Reference) string
	// check finds what is wrong with a well-formed value beyond its limits.
	check(f *Field, v Value, ref Reference) []finding
	// schema is the JSON Schema of the file form.
	schema(f *Field) map[string]any
}

// mistaker is a kind that knows what its texts are taken for: the argument that
// words it, and the value that puts it right, nil where there is none.
type mistaker interface {
	mistake(typed string) (as string, mended Value)
}

// Mended is the value that was meant by a text kept as typed, nil where that
// cannot be known: of a SIRET in the place of a SIREN, its first nine digits.
func Mended(f *Field, v Value) Value {
	u, kept := v.(Unknown)
	kind, ok := kinds[f.Kind].(mistaker)
	if !kept || !ok {
		return nil
	}
	_, mended := kind.mistake(u.String())
	return mended
}

var kinds = map[Kind]kindSpec{
	KindText:      textKind{},
	KindProse:     textKind{multiline: true},
	KindNote:      textKind{multiline: true},
	KindChoice:    choiceKind{},
	KindChoices:   choicesKind{},
	KindYesNo:     yesNoKind{},
	KindInteger:   integerKind{},
	KindYear:      integerKind{year: true},
	KindDecimal:   numberKind{},
	KindMoney:     moneyKind{},
	KindPercent:   percentKind{},
	KindDate:      dateKind{},
	KindEmail:     emailKind{},
	KindPhone:     phoneKind{},
	KindURL:       urlKind{},
	KindSIREN:     sirenKind{},
	KindSIRET:     siretKind{},
	KindVAT:       vatKind{},
	KindIBAN:      ibanKind{},
	KindBIC:       bicKind{},
	KindNAF:       nafKind{},
	KindLegalForm: legalFormKind{},
	KindCommune:   communeKind{},
	KindRows:      rowsKind{},
	KindPieces:    rowsKind{},
	KindRef:       refKind{},
	KindComputed:  computedKind{},
}

// Kinds lists every kind, sorted.
func Kinds() []Kind { return sortedKeys(kinds) }

// Known reports whether the program has this kind.
func (k Kind) Known() bool { return kinds[k] != nil }

// Reference is the data that identifiers are looked up in. All of it may be
// absent: a nil Reference knows nothing and refuses nothing.
type Reference interface {
	// CommuneName returns the name of a commune by its INSEE code.
	CommuneName(code string) (string, bool)
	// CommunePostcodes returns the postcodes of a commune.
	CommunePostcodes(code string) []string
	// NAFLabel returns the title of an activity code of NAF rév. 2.
	NAFLabel(code string) (string, bool)
	// LegalFormLabel returns the title of a legal form by its INSEE code.
	LegalFormLabel(code string) (string, bool)
}

// finding is what a kind says of a value; Check turns it into a Problem.
type finding struct {
	code     string
	severity Severity
	args     Args
}

// Parse reads what a person typed into a field. Nothing typed gives nil; what
// the kind cannot read is kept as Unknown, never dropped.
func Parse(f *Field, typed string) Value {
	typed = CleanText(typed)
	if isBlank(typed) {
		return nil
	}
	spec := kinds[f.Kind]
	if spec == nil {
		return Typed(typed)
	}
	read := typed
	if _, text := spec.(textKind); !text {
		read = dropFormat(typed)
	}
	v, ok := spec.parse(f, read)
	if !ok {
		return keep(spec, f, typed)
	}
	return v
}

// keep stores what could not be read. A blank behind a text that a file would
// take for a value, such as 12.500, which is twelve and a half there, keeps it
// from becoming one when the dossier is opened again.
func keep(spec kindSpec, f *Field, typed string) Unknown {
	if _, taken := spec.decode(f, &node{kind: jsonString, text: typed}); taken {
		typed += " "
	}
	return Typed(typed)
}

// Show writes a value in French, as screen and paper do; "" for no answer.
// What could not be read is shown as it was typed, and no more than its beginning
// where it is long.
func Show(f *Field, v Value, ref Reference) string {
	if v == nil || v.Empty() {
		return ""
	}
	u, unknown := v.(Unknown)
	spec := kinds[f.Kind]
	if unknown || spec == nil {
		if unknown {
			return beginning(u.String())
		}
		return v.String()
	}
	return spec.show(f, v, ref)
}

// EditText is what stands in the entry of a field: what Parse reads back to the
// same value.
func EditText(f *Field, v Value) string {
	switch x := v.(type) {
	case nil:
		return ""
	case Unknown:
		return beginning(x.String())
	case Text:
		if f.Kind == KindCommune || f.Kind == KindLegalForm || f.Kind == KindChoice || f.Kind == KindRef {
			return string(x)
		}
	case NAF:
		return x.Code
	case Number:
		return certainly(Show(f, v, nil), x.Decimal)
	case Percent:
		return strings.ReplaceAll(Show(f, v, nil), french.Narrow, "") // a percentage groups no digits
	}
	return Show(f, v, nil)
}

// decodeValue reads the file form of a field's value.
func decodeValue(f *Field, n *node) Value {
	if n.kind == jsonNull {
		return Unknown{n.raw}
	}
	if _, _, over := oversize(f, n); over {
		return Unknown{n.raw}
	}
	if spec := kinds[f.Kind]; spec != nil {
		if v, ok := spec.decode(f, n); ok {
			return v
		}
	}
	return Unknown{n.raw}
}

// DecodeValue reads one value in its file form; what is not JSON is an error,
// what is not of the field's kind comes back as Unknown.
func DecodeValue(f *Field, in []byte) (Value, error) {
	n, err := parseJSON(in)
	if err != nil {
		return nil, err
	}
	return decodeValue(f, n), nil
}

// EncodeValue writes the exact file form of a value.
func EncodeValue(v Value) []byte { return v.appendJSON(nil) }

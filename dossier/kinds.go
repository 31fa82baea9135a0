package dossier

import (
	"maps"
	"slices"
)

// The kinds of field. Adding one takes a file kind_x.go, a line here and in kinds
// below, an editor in ui/field and words; docs/architecture.md lists the tests that
// name what is missing.
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

// kindSpec is what a kind of value can do. Only decode, parse and schema must be
// written for a new kind; plain has the rest.
type kindSpec interface {
	// fate says what becomes of the answers.
	fate() fate
	// decode reads the file form; false keeps the JSON as Unknown.
	decode(f *Field, n *node) (Value, bool)
	// typedForm leaves out of a typed text what this kind never means.
	typedForm(typed string) string
	// parse reads what people type; false keeps the text as Unknown.
	parse(f *Field, typed string) (Value, bool)
	// show writes the value in French, as on screen and paper.
	show(f *Field, v Value, ref Reference) string
	// multiline reports whether line breaks are part of what is shown.
	multiline() bool
	// showIn is show for a cell that only the whole dossier can word.
	showIn(v *View, table *Field, r Row, col *Field, val Value) (string, bool)
	// edit is what stands in the entry, where that is not what show writes.
	edit(f *Field, v Value) (string, bool)
	// check finds what is wrong with a well-formed value beyond its limits.
	check(f *Field, v Value, ref Reference) []finding
	// checkIn finds what only the other answers tell.
	checkIn(v *View, f *Field, val Value) []finding
	// checkCell checks a cell of a table of this kind.
	checkCell(v *View, col string, val Value) []finding
	// columns are those of a table.
	columns(f *Field) []Field
	// together are the columns of a table that only mean something together.
	together() [][]string
	// limit reads min or max of the field.
	limit(wire string) (Decimal, bool)
	// limitText words min or max in a message.
	limitText(f *Field, wire string) string
	// addsUp reports whether amounts of this kind have a total.
	addsUp() bool
	// tally counts what a field adds to the score.
	tally(v *View, f *Field, t *tally, bad badCell)
	// schema is the JSON Schema of the file form.
	schema(f *Field) map[string]any
}

// spec is what the field's kind can do.
func (f *Field) spec() kindSpec {
	if spec := kinds[f.Kind]; spec != nil {
		return spec
	}
	return unknownKind{}
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
	kind, ok := f.spec().(mistaker)
	if !kept || !ok {
		return nil
	}
	_, mended := kind.mistake(u.String())
	return mended
}

var kinds = map[Kind]kindSpec{
	KindText:      textKind{},
	KindProse:     textKind{lines: true},
	KindNote:      textKind{lines: true, internal: true},
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
	KindPieces:    piecesKind{},
	KindRef:       refKind{},
	KindComputed:  computedKind{},
}

// Kinds lists every kind, sorted.
func Kinds() []Kind { return slices.Sorted(maps.Keys(kinds)) }

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
	spec := f.spec()
	v, ok := spec.parse(f, spec.typedForm(typed))
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
// where it is long. A file can hold line breaks where a line is asked for: they
// stay in the file and are shown as blanks.
func Show(f *Field, v Value, ref Reference) string {
	if v == nil || v.Empty() {
		return ""
	}
	var text string
	if u, unknown := v.(Unknown); unknown {
		text = beginning(u.String())
	} else {
		text = f.spec().show(f, v, ref)
	}
	return lines(f, text)
}

// EditText is what stands in the entry of a field: what Parse reads back to the
// same value.
func EditText(f *Field, v Value) string {
	if v == nil {
		return ""
	}
	if _, unknown := v.(Unknown); !unknown {
		if text, ok := f.spec().edit(f, v); ok {
			return text
		}
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
	if v, ok := f.spec().decode(f, n); ok {
		return v
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

package dossier

import "slices"

// Askable are those who know an answer: what Field.Ask may be.
var Askable = []string{"self", "accountant", "supplier", "bank", "authority", "meter", "papers"}

// wire reads a value in wire form, as a call file writes constants; false where the
// kind cannot read it.
func (f *Field) wire(text string) (Value, bool) {
	if text == "" {
		return nil, false
	}
	if v, ok := f.spec().decode(f, &node{kind: jsonString, text: text, raw: appendString(nil, text)}); ok {
		return v, true
	}
	n, err := parseJSON([]byte(text))
	if err != nil {
		return nil, false
	}
	return f.spec().decode(f, n)
}

// Fits reports whether a text is a value of a field in wire form, within its limits.
func (f *Field) Fits(text string) bool {
	v, ok := f.wire(text)
	if !ok || v.Empty() || slices.Contains([]Kind{KindRef, KindRows, KindPieces}, f.Kind) {
		return false
	}
	own := *f
	if own.prepare() != nil {
		return false
	}
	found := false
	k := &checker{View: NewView(&Call{}, &Dossier{}, Env{})}
	k.value(&own, v, func(fd finding) { found = found || fd.severity == Blocking })
	return !found
}

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

// What stands where nothing is typed: a carried value, else a constant. It is the
// answer everywhere. A typed value wins, one that cannot be read too.

// Standing is where the value of a field comes from.
type Standing string

// Where a value comes from.
const (
	NoValue      Standing = ""        // there is none
	TypedValue   Standing = "typed"   // somebody answered
	CarriedValue Standing = "carried" // it was found in other answers
	DefaultValue Standing = "default" // it is a constant of the call
)

// Get returns the answer to a visible field, else what stands in its place; nil where
// there is neither. An answer that could not be read is returned as Unknown.
func (v *View) Get(id FieldID) Value {
	if !v.visible[id] {
		return v.older(id)
	}
	val := v.Dossier.Answers[id]
	if !v.Call.standing {
		return val
	}
	return v.stands(id, val)
}

// stands is Get where the call has values that stand.
func (v *View) stands(id FieldID, val Value) Value {
	f := v.Call.fields[id].field
	switch {
	case f == nil:
	case f.constants:
		rows, _ := val.(Rows)
		if len(rows) > 0 {
			return v.filledRows(f, rows)
		}
	case (val == nil || val.Empty()) && (f.constant != nil || f.carry != nil):
		if standing, _ := v.standing(f); standing != nil {
			return standing
		}
	}
	return val
}

// standing is what stands where a field is not answered, and where it was found.
func (v *View) standing(f *Field) (Value, []Place) {
	if f.carry != nil {
		if val, from := v.Carried(f.ID); val != nil {
			return val, from
		}
	}
	return f.constant, nil
}

// carried is what a function gave for a field in a View.
type carried struct {
	val  Value
	from []Place
}

// Carried is what would be carried into a field were it not answered, and where it
// was found; nil where nothing would.
func (v *View) Carried(id FieldID) (Value, []Place) {
	f := v.Call.fields[id].field
	if f == nil || f.carry == nil || !v.visible[id] {
		return nil, nil
	}
	if got, ok := v.carried[id]; ok {
		return got.val, got.from
	}
	if v.carried == nil {
		v.carried = map[FieldID]carried{}
	}
	v.carried[id] = carried{} // who leads back to itself finds nothing
	val, from := f.carry.Of(v)
	if val != nil && !f.takes(val) {
		val, from = nil, nil
	}
	v.carried[id] = carried{val, from}
	return val, from
}

// takes reports whether a value is one of the field's kind: a call may have fewer
// options than a function knows.
func (f *Field) takes(val Value) bool {
	switch x := val.(type) {
	case Text:
		_, ok := f.Option(string(x))
		return ok || f.Kind != KindChoice
	case Choices:
		return !slices.ContainsFunc(x, func(o string) bool { _, ok := f.Option(o); return !ok })
	}
	return true
}

// Stands says where the value of a field comes from.
func (v *View) Stands(id FieldID) Standing {
	f := v.Call.fields[id].field
	if f == nil || !v.visible[id] {
		return NoValue
	}
	if val := v.Dossier.Answers[id]; val != nil && !val.Empty() {
		return TypedValue
	}
	if val, _ := v.Carried(id); val != nil {
		return CarriedValue
	}
	if f.constant != nil {
		return DefaultValue
	}
	return NoValue
}

// CellStands is Stands for a cell of a row of a visible table.
func (v *View) CellStands(table FieldID, row, col string) Standing {
	f := v.Call.fields[table].field
	if f == nil || !v.visible[table] {
		return NoValue
	}
	typed := v.Dossier.Rows(table)
	i, c := typed.Index(row), f.Column(col)
	if i < 0 || c == nil || !v.CellVisible(f, typed[i], c) {
		return NoValue
	}
	switch val := typed[i].Get(col); {
	case val != nil && !val.Empty():
		return TypedValue
	case c.constant != nil:
		return DefaultValue
	}
	return NoValue
}

// Constant is the value of a field or column by default, nil where it has none.
func (f *Field) Constant() Value { return f.constant }

// filledRows are rows with the constants of their columns in cells that are asked and
// not answered.
func (v *View) filledRows(f *Field, rows Rows) Rows {
	if !f.constants {
		return rows
	}
	if got, ok := v.filled[f.ID]; ok {
		return got
	}
	if v.filled == nil {
		v.filled = map[FieldID]Rows{}
	}
	v.filled[f.ID] = rows // for who leads back to this table
	out := make(Rows, len(rows))
	for i, r := range rows {
		out[i] = v.filledRow(f, r)
	}
	v.filled[f.ID] = out
	return out
}

// filledRow goes by the order of the columns: a condition looks back only.
func (v *View) filledRow(f *Field, r Row) Row {
	if !f.constants {
		return r
	}
	own := false
	for i := range f.Columns {
		c := &f.Columns[i]
		if c.constant == nil {
			continue
		}
		if val := r.Get(string(c.ID)); val != nil && !val.Empty() || !v.CellVisible(f, r, c) {
			continue
		}
		if !own {
			r, own = r.With(string(c.ID), c.constant), true
			continue
		}
		r.Cells[string(c.ID)] = c.constant
	}
	return r
}

// At is the visible answer or cell at a place, or what stands there.
func (v *View) At(p Place) Value {
	field, _, _ := p.Parts()
	return p.In(v.Get(field))
}

// StandingPlaces are the places of all visible answers that nobody typed, sorted; with
// personal false without those in tables of personal data.
func (v *View) StandingPlaces(personal bool) []Place {
	if !v.Call.standing {
		return nil
	}
	var out []Place
	for f := range v.Call.Questions() {
		if f.spec().fate() != answered || f.Personal && !personal {
			continue
		}
		switch v.Stands(f.ID) {
		case CarriedValue, DefaultValue:
			out = append(out, PlaceOf(f.ID, "", ""))
		case TypedValue:
			out = v.standingCells(out, f)
		}
	}
	slices.Sort(out)
	return out
}

func (v *View) standingCells(out []Place, f *Field) []Place {
	if !f.constants {
		return out
	}
	typed := v.Dossier.Rows(f.ID)
	for i, r := range v.Rows(f.ID) {
		for ci := range f.Columns {
			col := string(f.Columns[ci].ID)
			val := typed[i].Get(col)
			if f.Columns[ci].constant != nil && (val == nil || val.Empty()) && r.Get(col) != nil {
				out = append(out, PlaceOf(f.ID, r.ID, col))
			}
		}
	}
	return out
}

// Leave takes away the answers and cells at some places.
func (d *Dossier) Leave(places []Place) {
	cells := map[FieldID]map[string][]string{}
	for _, p := range places {
		field, row, col := p.Parts()
		switch {
		case row == "":
			delete(d.Answers, field)
		case cells[field] == nil:
			cells[field] = map[string][]string{row: {col}}
		default:
			cells[field][row] = append(cells[field][row], col)
		}
	}
	for field, gone := range cells {
		rows, ok := d.Answers[field].(Rows)
		if !ok {
			continue
		}
		out := slices.Clone(rows)
		for i, r := range out {
			for _, col := range gone[r.ID] {
				out[i] = out[i].With(col, nil)
			}
		}
		d.Answers[field] = out
	}
}
